// SPDX-License-Identifier: Apache-2.0
// The sea is the place's: monthly, warming with the climate, and said to be unknown where it is.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "climate/station.hpp"
#include "climate/warming.hpp"
#include "planner/plant/performance.hpp"
#include "tests/plant/sample_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

const Finding* finding_of(const Performance& performance, const std::string& code) {
  for (const Finding& finding : performance.findings) {
    if (finding.code == code) return &finding;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a sea by month has its mean, its amplitude and its warmest month") {
  climate::Station station;
  CHECK(climate::sea_by_month(station).empty());
  climate::Station::Sea& sea = station.sea.emplace();
  sea.mean.value = 27.0;
  sea.amplitude.value = 6.0;
  sea.warmest_month.value = 8.0;
  const std::vector<double> months = climate::sea_by_month(station);
  REQUIRE(months.size() == 12);
  CHECK(months[7] == doctest::Approx(33.0));
  CHECK(months[1] == doctest::Approx(21.0));
  double sum = 0.0;
  for (const double month : months) sum += month;
  CHECK(sum / 12.0 == doctest::Approx(27.0));
  sea.mean.value = 0.0;
  const std::vector<double> cold = climate::sea_by_month(station);
  CHECK(*std::min_element(cold.begin(), cold.end()) == -1.9);
}

TEST_CASE("a seawater plant follows the sea of its place") {
  const Design design = sample_design("seawater");
  const Weather& dammam = weather_of("sa-dammam");
  const Weather& jeddah = weather_of("sa-jeddah");
  REQUIRE(dammam.year.sea_c.size() == 12);
  const Performance gulf = simulate(dammam.year, dammam.design, design);
  // A Gulf winter lets some heat leave directly, the Red Sea at Jeddah hardly any.
  CHECK(gulf.free_cooling_share > simulate(jeddah.year, jeddah.design, design).free_cooling_share);
  CHECK(gulf.points[table_size - 1][7].facility_kw > gulf.points[table_size - 1][1].facility_kw);
  const climate::Year warm = climate::warmed(dammam.year, 1.0);
  CHECK(warm.sea_c[3] == doctest::Approx(dammam.year.sea_c[3] + 1.0));
  CHECK(annual(simulate(warm, dammam.design, design), 1.0).pue > annual(gulf, 1.0).pue);
}

TEST_CASE("a sea that is unknown, or warmer than the plant is selected for, is a finding") {
  Design design = sample_design("seawater");  // selected for 33 C
  Weather riyadh = weather_of("sa-riyadh");
  const Performance unknown = simulate(riyadh.year, riyadh.design, design);
  REQUIRE(finding_of(unknown, "plant.sea-unknown") != nullptr);
  for (std::size_t m = 1; m < 12; ++m) {
    CHECK(unknown.points[table_size - 1][m].facility_kw == doctest::Approx(unknown.points[table_size - 1][0].facility_kw));
  }
  riyadh.year.sea_c.assign(12, 33.0);
  const Performance same = simulate(riyadh.year, riyadh.design, design);
  CHECK(finding_of(same, "plant.sea-unknown") == nullptr);
  CHECK(same.points[4][4].facility_kw == unknown.points[4][4].facility_kw);
  riyadh.year.sea_c[7] = 35.0;
  const Performance warmer = simulate(riyadh.year, riyadh.design, design);
  REQUIRE(finding_of(warmer, "plant.sea-warmer") != nullptr);
  CHECK(warmer.capacity_ratio_0_4 < same.capacity_ratio_0_4);
  CHECK(finding_of(simulate(riyadh.year, riyadh.design, sample_design("dx-air")), "plant.sea-warmer") == nullptr);
  riyadh.year.sea_c.pop_back();
  CHECK_THROWS_AS((void)simulate(riyadh.year, riyadh.design, design), std::domain_error);
}

TEST_CASE("every place on the sea knows it, no place away from it does") {
  for (const char* coast : {"ae-abu-dhabi", "ae-dubai", "bh-bahrain", "id-batam", "il-tel-aviv", "kw-kuwait", "om-duqm", "om-muscat",
                            "om-salalah", "ph-manila", "qa-doha", "sa-dammam", "sa-jeddah", "sa-neom", "sg-singapore", "th-eec"}) {
    CAPTURE(coast);
    CHECK(weather_of(coast).year.sea_c.size() == 12);
  }
  for (const char* inland : {"eg-cairo", "jo-amman", "kh-phnom-penh", "la-vientiane", "sa-riyadh", "vn-hanoi"}) {
    CHECK(weather_of(inland).year.sea_c.empty());
  }
}
