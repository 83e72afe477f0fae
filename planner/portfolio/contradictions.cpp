// SPDX-License-Identifier: Apache-2.0
#include "planner/portfolio/contradictions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace landfall::portfolio {
namespace {

constexpr double far_km = 100.0;            // from the climate station
constexpr double high_m = 300.0;            // 2 K of standard atmosphere
constexpr double other_sun = 0.15;          // of the station's irradiation
constexpr double shortest_outage_h = 0.05;  // three minutes, below which SAIFI does not count (IEEE 1366)
constexpr double longest_outage_h = 48.0;
constexpr double fibre_km_per_ms = 204.0;  // light in glass, refractive index 1.47
constexpr double next_door_ms = 0.5;       // nearer than 50 km the straight line says nothing
constexpr double singapore_latitude = 1.35, singapore_longitude = 103.82;
constexpr std::string_view no_source = "general knowledge";

/// On a sphere, good to half a per cent: enough to tell a wrong station.
double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) {
  constexpr double radians = std::numbers::pi / 180.0, radius_km = 6371.0;
  const double u = std::sin(0.5 * (lat_b - lat_a) * radians), v = std::sin(0.5 * (lon_b - lon_a) * radians);
  return 2.0 * radius_km * std::asin(std::sqrt(u * u + std::cos(lat_a * radians) * std::cos(lat_b * radians) * v * v));
}

class Search {
 public:
  explicit Search(const Portfolio& portfolio) : portfolio_(portfolio) {}

  void site(const sites::Site& site) {
    const std::string owner = "site." + site.id + ".";
    const auto& at = site.location;
    const auto station = portfolio_.stations.find(site.station);
    if (station != portfolio_.stations.end()) {
      const climate::Station& of = station->second;
      const double away = distance_km(at.latitude.value, at.longitude.value, of.latitude_deg, of.longitude_deg);
      if (away > far_km) doubt(owner + "location.latitude", at.latitude, "contradiction.far-station", {of.id, away, far_km});
      const double height = at.elevation.value - of.elevation_m;
      if (std::abs(height) > high_m)
        doubt(owner + "location.elevation", at.elevation, "contradiction.other-height", {of.id, height, high_m});
      sun(owner, site, of);
    }
    const auto& power = site.power;
    const double count = power.outage_frequency.value, hours = power.outage_duration.value;
    if (count > 0.0 && (hours / count < shortest_outage_h || hours / count > longest_outage_h))
      doubt(owner + "power.outage_duration", power.outage_duration, "contradiction.outages", {hours, count, hours / count});
    if (hours > 0.0 && count == 0.0)
      doubt(owner + "power.outage_frequency", power.outage_frequency, "contradiction.outages-without-count", {hours});
    const double least =
        2.0 * distance_km(at.latitude.value, at.longitude.value, singapore_latitude, singapore_longitude) / fibre_km_per_ms;
    const auto& latency = site.network.latency_singapore;
    if (latency.value < least && least > next_door_ms)
      doubt(owner + "network.latency_singapore", latency, "contradiction.faster-than-light", {latency.value, least});
    rules(site.rules);
  }

  void country(const sites::Country& country) {
    const auto& tax = country.tax;
    if (tax.holiday_rate.value > tax.corporate_rate.value)
      doubt("country." + country.id + ".tax.holiday_rate", tax.holiday_rate, "contradiction.dear-holiday",
            {tax.holiday_rate.value, tax.corporate_rate.value});
    rules(country.rules);
  }

  void station(const climate::Station& station) {
    const std::string owner = "station." + station.id + ".design.";
    const auto& design = station.design;
    const auto below = [&](const char* name, const FactRecord& fact, double limit, const char* code) {
      if (fact.value < limit) doubt(owner + name, fact, code, {fact.value, limit});
    };
    below("dry_bulb_20_year", design.dry_bulb_20_year, design.dry_bulb_0_4.value, "contradiction.extreme-below-design");
    below("wet_bulb_0_4", design.wet_bulb_0_4, design.coincident_wet_bulb.value, "contradiction.wet-bulb-below-coincident");
    below("dry_bulb_0_4", design.dry_bulb_0_4, design.wet_bulb_0_4.value, "contradiction.dry-below-wet");
    const auto& hottest = station.normals.dry_bulb_mean_c.values;
    below("dry_bulb_0_4", design.dry_bulb_0_4, *std::max_element(hottest.begin(), hottest.end()), "contradiction.design-below-mean");
  }

  template <class Owner>
  void evidence(const std::string& prefix, const Owner& owner) {
    visit_inputs(owner, [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
      const std::string whole = prefix + std::string(path);
      if (fact.year > portfolio_.valuation_year)
        doubt(whole, fact, "contradiction.future", {static_cast<double>(fact.year), static_cast<double>(portfolio_.valuation_year)});
      if (fact.confidence != Confidence::unverified && fact.source.starts_with(no_source))
        doubt(whole, fact, "contradiction.trusted-without-source", {std::string(to_string(fact.confidence))});
    });
  }

  [[nodiscard]] std::vector<Contradiction> found() && { return std::move(found_); }

 private:
  void doubt(const std::string& path, const FactRecord& fact, const char* code, std::vector<FindingArgument> arguments) {
    found_.push_back({path, &fact, {Severity::warning, code, std::move(arguments), path}});
  }

  void sun(const std::string& owner, const sites::Site& site, const climate::Station& station) {
    constexpr std::array<double, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    double year = 0.0;
    for (std::size_t month = 0; month < days.size(); ++month)
      year += days[month] * station.normals.global_horizontal_kwh_m2_day.values[month];
    const auto& said = site.power.solar_irradiation;
    if (year > 0.0 && std::abs(said.value / year - 1.0) > other_sun)
      doubt(owner + "power.solar_irradiation", said, "contradiction.other-sun", {said.value, station.id, year});
  }

  /// Two rules of one owner on the same question: whether war can be insured, whether advanced chips need a licence.
  void rules(const std::vector<sites::Rule>& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      for (std::size_t j = i + 1; j < rules.size(); ++j) {
        if (!differ(rules[i], rules[j])) continue;
        found_.push_back({rules[j].id, nullptr, {Severity::warning, "contradiction.two-answers", {rules[i].id, rules[j].id}, rules[j].id}});
      }
    }
  }

  static bool differ(const sites::Rule& a, const sites::Rule& b) {
    if (a.kind != b.kind) return false;
    const auto apart = [](sites::Answer one, sites::Answer other) {
      return one != other && one != sites::Answer::unknown && other != sites::Answer::unknown;
    };
    switch (a.kind) {
      case sites::RuleKind::war_risk: return apart(a.insurable, b.insurable);
      case sites::RuleKind::export_licence: return apart(a.licence_required, b.licence_required);
      case sites::RuleKind::resource: return a.resource == b.resource && apart(a.available, b.available);
      default: return false;
    }
  }

  const Portfolio& portfolio_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(const Portfolio& portfolio) {
  Search search(portfolio);
  for (const auto& [id, country] : portfolio.countries) {
    search.country(country);
    search.evidence("country." + id + ".", country);
  }
  for (const std::string& id : portfolio.site_ids) {
    search.site(portfolio.sites.at(id));
    search.evidence("site." + id + ".", portfolio.sites.at(id));
  }
  for (const auto& [id, station] : portfolio.stations) {
    search.station(station);
    search.evidence("station." + id + ".", station);
  }
  return std::move(search).found();
}

}  // namespace landfall::portfolio
