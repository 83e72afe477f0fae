// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/deal_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::deal {

Deal parse_deal(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Deal deal;
  if (!document.parsed()) return deal;
  Section root = document.root();
  deal.id = root.identifier("id");
  deal.name = root.localized("name");
  deal.kind = root.one_of("kind", {"colocation", "gpu-rental"}) == "colocation" ? DealKind::colocation : DealKind::gpu_rental;
  const std::size_t problems_before = problems.all().size();
  root.facts(deal);
  // Capacity fills from pre_let up to occupancy; a fall is a tenant's exit, which stress tests describe.
  if (problems.all().size() == problems_before && deal.letting.pre_let.value > deal.letting.occupancy.value) {
    Section letting = root.section("letting");
    letting.problem("pre_let", "\"pre_let\": expected a value of at most that of \"occupancy\"");
  }
  document.finish();
  return deal;
}

}  // namespace landfall::deal
