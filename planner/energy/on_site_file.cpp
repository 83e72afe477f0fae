// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/on_site_file.hpp"

namespace landfall::energy {
namespace {

constexpr const char* asked = "the portfolio's question, not a figure of the world";

void size(Section& table, const char* key, FactRecord& into, Bounds bounds, int year) {
  into.value = into.low = into.high = table.optional_number(key, bounds).value_or(0.0);
  into.year = year;
  into.source = asked;
  into.confidence = Confidence::high;
}

}  // namespace

OnSite parse_technology(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  OnSite on_site;
  if (!document.parsed()) return on_site;
  Section root = document.root();
  on_site.id = root.identifier("id");
  on_site.name = root.localized("name");
  visit_technology(on_site,
                   [&](std::string_view path, FactRecord& into, Bounds bounds, std::string_view) { root.fact(path, into, bounds); });
  document.finish();
  return on_site;
}

Sizes parse_sizes(Section& table, int year) {
  Sizes sizes;
  OnSite& wanted = sizes.wanted;
  wanted.chosen = true;
  sizes.where = table.where("technology");
  sizes.technology = table.optional_text("technology").value_or("on-site");
  size(table, "solar_kw", wanted.solar, {0.0, 2e6}, year);
  size(table, "battery_kw", wanted.battery_power, {0.0, 2e6}, year);
  size(table, "battery_kwh", wanted.battery_energy, {0.0, 2e7}, year);
  size(table, "battery_reserve", wanted.reserve, {0.0, 1.0}, year);
  size(table, "tenant_share", wanted.tenant_share, {0.0, 1.0}, year);
  wanted.tilt_deg = table.optional_number("tilt", {0.0, 90.0});
  wanted.azimuth_deg = table.optional_number("azimuth", {0.0, 360.0});
  if (table.has("mounting")) wanted.mounting = table.one_of("mounting", {"roof", "ground"}) == "roof" ? Mounting::roof : Mounting::ground;
  if ((wanted.battery_power.value > 0.0) != (wanted.battery_energy.value > 0.0)) {
    const char* missing = wanted.battery_power.value > 0.0 ? "battery_kwh" : "battery_kw";
    table.problem(missing, std::string("\"") + missing + "\": expected more than 0: a battery has power and energy");
  }
  return sizes;
}

OnSite join(OnSite technology, const Sizes& sizes) {
  technology.chosen = true;
  technology.solar = sizes.wanted.solar;
  technology.battery_power = sizes.wanted.battery_power;
  technology.battery_energy = sizes.wanted.battery_energy;
  technology.reserve = sizes.wanted.reserve;
  technology.tenant_share = sizes.wanted.tenant_share;
  technology.tilt_deg = sizes.wanted.tilt_deg;
  technology.azimuth_deg = sizes.wanted.azimuth_deg;
  technology.mounting = sizes.wanted.mounting;
  return technology;
}

}  // namespace landfall::energy
