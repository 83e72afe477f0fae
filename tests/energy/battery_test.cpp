// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/battery.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace landfall;
using energy::Battery;
using energy::BatteryDay;
using energy::BatteryHour;

namespace {

double saving(const std::array<BatteryHour, 24>& hours, const BatteryDay& day) {
  double usd = 0.0;
  for (std::size_t h = 0; h < 24; ++h) usd += hours[h].price * (day.discharge_kw[h] - day.from_grid_kw[h]);
  return usd;
}

/// The best saving over all plans whose store stands on multiples of `step` at the hours' beginnings.
double best_on_lattice(const Battery& battery, const std::array<BatteryHour, 24>& hours, int levels) {
  constexpr double never = -std::numeric_limits<double>::infinity();
  const double step = battery.tradable_kwh / levels;
  std::vector<double> worth(static_cast<std::size_t>(levels) + 1, never);
  worth[0] = 0.0;
  for (std::size_t h = 24; h-- > 0;) {
    std::vector<double> before(worth.size(), never);
    for (int from = 0; from <= levels; ++from) {
      for (int to = 0; to <= levels; ++to) {
        if (worth[static_cast<std::size_t>(to)] == never) continue;
        const double moved = step * (to - from);
        double usd = 0.0;
        if (moved > 0.0) {
          const double taken = moved / battery.charging, free = std::min(taken, hours[h].surplus_kw), bought = taken - free;
          if (taken > battery.power_kw + 1e-12 || bought > hours[h].headroom_kw + 1e-12) continue;
          usd = -hours[h].price * bought;
        } else if (moved < 0.0) {
          const double given = -moved * battery.discharging;
          if (given > std::min(battery.power_kw, hours[h].surplus_kw > 0.0 ? 0.0 : hours[h].load_kw) + 1e-12) continue;
          usd = hours[h].price * given;
        }
        double& best = before[static_cast<std::size_t>(from)];
        best = std::max(best, usd + worth[static_cast<std::size_t>(to)]);
      }
    }
    worth = before;
  }
  return worth[0];
}

void check_limits(const Battery& battery, const std::array<BatteryHour, 24>& hours, const BatteryDay& day) {
  CHECK(day.stored_kwh[0] == 0.0);
  CHECK(std::abs(day.stored_kwh[24]) < 1e-9);
  for (std::size_t h = 0; h < 24; ++h) {
    CAPTURE(h);
    const double in = day.from_grid_kw[h] + day.from_surplus_kw[h];
    CHECK(day.from_grid_kw[h] >= 0.0);
    CHECK(day.from_surplus_kw[h] <= hours[h].surplus_kw + 1e-9);
    CHECK(day.from_grid_kw[h] <= hours[h].headroom_kw + 1e-9);
    CHECK(in <= battery.power_kw + 1e-9);
    CHECK(day.discharge_kw[h] <= std::min(battery.power_kw, hours[h].load_kw) + 1e-9);
    CHECK((in == 0.0 || day.discharge_kw[h] == 0.0));
    CHECK(day.stored_kwh[h + 1] >= -1e-9);
    CHECK(day.stored_kwh[h + 1] <= battery.tradable_kwh + 1e-9);
    const double balance = day.stored_kwh[h] + battery.charging * in - day.discharge_kw[h] / battery.discharging - day.stored_kwh[h + 1];
    CHECK(std::abs(balance) < 1e-9);
  }
}

}  // namespace

TEST_CASE("under one price at all hours the battery rests") {
  std::array<BatteryHour, 24> hours;
  hours.fill({0.1, 1.0, 0.0, 1.0});
  const BatteryDay day = energy::plan_day({4.0, 1.0, 0.92, 0.92}, hours);
  CHECK(saving(hours, day) == 0.0);
  for (std::size_t h = 0; h < 24; ++h) CHECK(day.from_grid_kw[h] + day.discharge_kw[h] == 0.0);
}

TEST_CASE("two prices by hand: a full store moved once, its losses bought") {
  std::array<BatteryHour, 24> hours;
  hours.fill({0.05, 2.0, 0.0, 2.0});
  for (std::size_t h = 14; h < 22; ++h) hours[h].price = 0.15;
  const Battery battery{4.0, 1.0, 0.9, 0.9};
  const BatteryDay day = energy::plan_day(battery, hours);
  check_limits(battery, hours, day);
  CHECK(saving(hours, day) == doctest::Approx(4.0 * 0.9 * 0.15 - 4.0 / 0.9 * 0.05).epsilon(1e-12));
  // A spread below the losses moves nothing.
  for (std::size_t h = 14; h < 22; ++h) hours[h].price = 0.05 / 0.81 - 1e-6;
  CHECK(saving(hours, energy::plan_day(battery, hours)) == 0.0);
}

TEST_CASE("surplus sun is stored for the evening, and no more than finds a use") {
  std::array<BatteryHour, 24> hours;
  hours.fill({0.1, 0.5, 0.0, 0.0});
  for (std::size_t h = 10; h < 15; ++h) hours[h] = {0.1, 0.0, 0.4, 0.0};
  const Battery battery{10.0, 1.0, 1.0, 0.8};
  const BatteryDay day = energy::plan_day(battery, hours);
  check_limits(battery, hours, day);
  CHECK(saving(hours, day) == doctest::Approx(0.1 * 0.8 * 2.0).epsilon(1e-12));
  double stored = 0.0;
  for (const double kw : day.from_surplus_kw) stored += kw;
  CHECK(stored == doctest::Approx(2.0));
}

TEST_CASE("no plan on a fine lattice is cheaper, whatever prices, loads and limits") {
  std::mt19937_64 engine(7);
  const auto uniform = [&] { return static_cast<double>(engine() >> 11U) * 0x1p-53; };
  for (int round = 0; round < 40; ++round) {
    std::array<BatteryHour, 24> hours;
    const double levels[4] = {0.03 + 0.1 * uniform(), 0.05 + 0.1 * uniform(), 0.1 + 0.1 * uniform(), 0.3 * uniform()};
    for (BatteryHour& hour : hours) {
      const bool sunny = uniform() < 0.2;
      hour = {levels[engine() % 4], sunny ? 0.0 : 0.2 + uniform(), sunny ? 0.5 * uniform() : 0.0, 0.6 * uniform()};
    }
    const Battery battery{0.5 + 3.0 * uniform(), 0.2 + 0.8 * uniform(), 0.85 + 0.15 * uniform(), 0.85 + 0.15 * uniform()};
    const BatteryDay day = energy::plan_day(battery, hours);
    check_limits(battery, hours, day);
    const double ours = saving(hours, day), lattice = best_on_lattice(battery, hours, 60);
    CHECK(ours >= lattice - 1e-9);
    CHECK(ours <= lattice + 24.0 * 0.3 * battery.tradable_kwh / 60.0);  // and no better than rounding down to the lattice allows
  }
}

TEST_CASE("a negative price, power or energy is a broken contract") {
  std::array<BatteryHour, 24> hours;
  hours.fill({0.1, 1.0, 0.0, 1.0});
  CHECK_THROWS_AS((void)energy::plan_day({-1.0, 1.0, 0.9, 0.9}, hours), std::domain_error);
  hours[3].price = -0.01;
  CHECK_THROWS_AS((void)energy::plan_day({1.0, 1.0, 0.9, 0.9}, hours), std::domain_error);
}
