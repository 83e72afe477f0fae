// SPDX-License-Identifier: Apache-2.0
// A thousand damaged weather files: errors with line and column, or a year of finite hours with its doubts. Nothing between, no crash.
#include <doctest/doctest.h>

#include <cmath>

#include "climate/epw_file.hpp"
#include "climate/epw_quality.hpp"
#include "planner/plant/performance.hpp"
#include "tests/climate/damage.hpp"
#include "tests/climate/synthetic_epw.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall;
using namespace landfall::climate;

TEST_CASE("a thousand damaged files are a thousand errors with their places or years without a NaN") {
  const std::string sound = test::SyntheticEpw{}.text();
  const plant::Design design = plant::sample_design("chiller-water");
  std::uint64_t state = 20251125;
  int refused = 0, read = 0, simulated = 0;
  for (int file = 0; file < 1000; ++file) {
    Problems problems;
    const EpwFile epw = parse_epw(test::damaged(sound, state), "w.epw", problems);
    if (!problems.empty()) {
      ++refused;
      for (const InputProblem& problem : problems.all()) {
        REQUIRE(problem.where.line > 0);
        REQUIRE(problem.where.column > 0);
        REQUIRE_FALSE(problem.what.empty());
      }
      continue;
    }
    ++read;
    const Year& year = epw.year;
    for (const auto* series : {&year.dry_bulb_c, &year.dew_point_c, &year.pressure_pa, &year.wet_bulb_c, &year.humidity_ratio,
                               &year.global_horizontal_w, &year.wind_speed_m_s}) {
      REQUIRE(series->size() == static_cast<std::size_t>(hours_per_year));
      for (const double value : *series) REQUIRE(std::isfinite(value));
    }
    for (const auto* series : {&year.direct_normal_w, &year.diffuse_horizontal_w}) {
      for (const double value : *series) REQUIRE(std::isfinite(value));
    }
    (void)epw_quality(epw, {});
    if (read % 10 == 0) {
      const plant::Performance performance = plant::simulate(year, {40.0, 25.0, 28.0, 44.0}, design);
      REQUIRE(std::isfinite(plant::annual(performance, 1.0).pue));
      ++simulated;
    }
  }
  CHECK(refused + read == 1000);
  CHECK(refused > 300);
  CHECK(read > 50);
  CHECK(simulated >= 5);
  MESSAGE(refused << " refused, " << read << " read");
}
