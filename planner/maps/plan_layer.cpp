// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "planner/maps/geodesy.hpp"
#include "planner/maps/tables.hpp"
#include "planner/maps/utm.hpp"

namespace landfall::maps {
namespace {

/// Nanodegrees, a tenth of a millimetre: the same text on machines whose sines differ in the last bit.
Degrees rounded(Degrees at) {
  constexpr double scale = 1e9;
  return {std::round(at.longitude * scale) / scale, std::round(at.latitude * scale) / scale};
}

}  // namespace

Layer plan_layer(const std::vector<SitePlan>& plans, const publish::Context& context) {
  Layer layer{"site_plans",
              context.messages.word("map.site-plans", context.language),
              Shape::polygons,
              {{"site"},
               {"module"},
               {"kind"},
               {"number", FieldType::integer},
               {"area_m2", FieldType::real},
               {"fits"},
               {"utm_epsg", FieldType::integer},
               {"utm_wkt"}},
              {},
              {}};
  for (const SitePlan& each : plans) {
    std::vector<std::vector<Degrees>> rings;
    for (const siteplan::Item& item : each.plan.items) {
      std::vector<Degrees> ring;
      for (const siteplan::Point& corner : item.outline) ring.push_back(rounded(at_offset(each.origin, corner)));
      if (siteplan::area(item.outline) < 0.0) std::reverse(ring.begin(), ring.end());
      ring.push_back(ring.front());
      rings.push_back(std::move(ring));
    }
    const int epsg = utm_epsg(each.origin);
    const std::vector<std::string> wkt = utm_wkt(rings, epsg);
    for (std::size_t i = 0; i < rings.size(); ++i) {
      const siteplan::Item& item = each.plan.items[i];
      layer.features.push_back({{Shape::polygons, {{rings[i]}}},
                                {each.site, each.module, std::string(siteplan::to_string(item.kind)), std::int64_t{item.number},
                                 published(std::round(std::abs(siteplan::area(item.outline)) * 10.0) / 10.0), each.plan.fits ? "yes" : "no",
                                 std::int64_t{epsg}, wkt[i]}});
    }
  }
  return layer;
}

}  // namespace landfall::maps
