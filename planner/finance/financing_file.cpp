// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/financing_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::finance {
namespace {

Repayment read_repayment(Section& root) {
  const std::string word = root.one_of("repayment", {"sculpted", "level", "none"});
  if (word == "none") return Repayment::none;
  return word == "level" ? Repayment::level : Repayment::sculpted;
}

/// The tables that a loan need not have: what stands in the file is what the loan knows.
void look_for_terms(Section& root, Financing& financing) {
  if (root.has("currency")) financing.local_currency = root.one_of("currency", {"dollar", "local"}) == "local";
  if (root.has("grace")) financing.grace.emplace();
  if (root.has("sweep")) financing.sweep.emplace();
  if (root.has("lock_up")) financing.lock_up.emplace();
  if (root.has("refinancing")) financing.refinancing.emplace();
}

/// What a figure by itself may be but not beside the others.
void judge(Section& root, const Financing& financing) {
  if (financing.grace && financing.grace->period.value >= 12.0 * financing.loan.tenor.value)
    root.section("grace").problem("period", "\"period\": expected fewer months than the loan's \"tenor\" has");
  if (financing.lock_up && financing.lock_up->default_dscr.value > financing.lock_up->dscr.value)
    root.section("lock_up").problem("default_dscr", "\"default_dscr\": expected a value of at most that of \"dscr\"");
}

}  // namespace

Financing parse_financing(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Financing financing;
  if (!document.parsed()) return financing;
  Section root = document.root();
  financing.id = root.identifier("id");
  financing.name = root.localized("name");
  financing.repayment = read_repayment(root);
  if (financing.repayment != Repayment::none) financing.offshore_lender = root.one_of("lender", {"onshore", "offshore"}) == "offshore";
  const std::size_t problems_before = problems.all().size();
  if (financing.repayment != Repayment::none) look_for_terms(root, financing);
  root.facts(financing);
  if (problems.all().size() == problems_before && financing.repayment != Repayment::none) judge(root, financing);
  document.finish();
  return financing;
}

}  // namespace landfall::finance
