// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/deal_file.hpp"

#include <cmath>

#include "climate/base/document.hpp"

namespace landfall::deal {
namespace {

/// The tables that a deal need not have: what stands in the file is what the deal knows.
void look_for_terms(Section& root, Deal& deal) {
  if (root.has("tenancy")) deal.tenancy.emplace();
  if (root.has("terms")) deal.terms.emplace();
  if (deal.kind == DealKind::colocation && root.has("local_rent")) deal.local_rent.emplace();
  if (deal.kind == DealKind::colocation && root.section("colocation").has("gpu_share")) deal.gpu_share.emplace();
  if (!deal.has_gpus()) return;
  for (const char* table : {"gpu_2", "gpu_3"}) {
    if (root.has(table)) deal.generations.emplace_back();
  }
  if (root.has("residual")) deal.residual.emplace();
  if (root.has("regime")) deal.regime.emplace();
  if (root.has("volatility")) deal.volatility.emplace();
  if (root.has("refresh")) deal.refresh.emplace();
}

/// Every registered fact stands in the file but for surprises, which nobody knows.
void read_facts(Section& root, Deal& deal) {
  visit_inputs(deal, [&](std::string_view path, FactRecord& into, Bounds bounds, std::string_view) {
    if (!path.starts_with(surprise_prefix)) root.fact(path, into, bounds);
  });
  if (!deal.volatility) return;
  for (FactRecord& surprise : deal.volatility->surprise) {
    surprise.high = std::sqrt(7.0);
    surprise.low = -surprise.high;
    surprise.year = deal.volatility->yearly.year;
    surprise.source = "by definition: chance, with a deviation of one";
    surprise.confidence = Confidence::high;
  }
}

void judge_tenants(Section& root, const char* table, Tenants& tenants) {
  Section section = root.section(table);
  tenants.credit = section.optional_text("credit").value_or("");
  if (tenants.vacancy.value > 12.0 * tenants.term.value)
    section.problem("vacancy", "\"vacancy\": expected at most the months of the contract, \"term\"");
}

/// What a figure by itself may be but not beside the others.
void judge(Section& root, Deal& deal) {
  if (deal.letting.pre_let.value > deal.letting.occupancy.value) {
    // Capacity fills from pre_let up to occupancy; a fall is a tenant's exit, which tenants' terms and stress tests describe.
    root.section("letting").problem("pre_let", "\"pre_let\": expected a value of at most that of \"occupancy\"");
  }
  if (deal.tenancy) {
    judge_tenants(root, "anchor", deal.tenancy->anchor);
    judge_tenants(root, "others", deal.tenancy->others);
  }
  double shares = 0.0;
  for (const Generation& each : deal.generations) shares += each.share.value;
  if (shares > 1.0) {
    root.section("gpu_2").problem("share", "\"share\": expected shares of all generations that sum to 1, found " + std::to_string(shares) +
                                               " without the first, which has the rest");
  }
  if (!deal.refresh) return;
  Section refresh = root.section("refresh");
  if (!deal.residual)
    refresh.problem("after", "\"refresh\": expected a table \"residual\" beside it, by which the first fleet is sold at its age");
  if (deal.refresh->after.value >= 12.0 * deal.plan.life.value)
    refresh.problem("after", "\"after\": expected fewer months than the plan's \"life\" has");
}

}  // namespace

Deal parse_deal(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Deal deal;
  if (!document.parsed()) return deal;
  Section root = document.root();
  deal.id = root.identifier("id");
  deal.name = root.localized("name");
  deal.kind = root.one_of("kind", {"colocation", "gpu-rental"}) == "colocation" ? DealKind::colocation : DealKind::gpu_rental;
  const std::size_t problems_before = problems.all().size();
  look_for_terms(root, deal);
  read_facts(root, deal);
  if (root.has("gpu_3") && !root.has("gpu_2")) root.problem("gpu_3", "\"gpu_3\": expected a table \"gpu_2\" before it");
  if (deal.tenancy && root.section("letting").has("credit_loss")) {
    root.section("letting").problem(
        "credit_loss", "\"credit_loss\": expected none beside \"tenancy\", whose default, vacancy and walk-away are the same loss");
  }
  if (problems.all().size() == problems_before) judge(root, deal);
  document.finish();
  return deal;
}

}  // namespace landfall::deal
