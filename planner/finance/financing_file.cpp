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
  root.facts(financing);
  document.finish();
  return financing;
}

}  // namespace landfall::finance
