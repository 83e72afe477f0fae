// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/machine.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "tests/plant/sample_designs.hpp"

using namespace landfall::plant;

namespace {

struct Setup {
  const char* archetype;
  const char* machine;
  double evaporator;
  double condenser;
  bool air_cooled;
};
constexpr Setup setups[]{{"dx-air", "dx", 36.0, 35.0, true},
                         {"chiller-air", "air-screw", 19.0, 35.0, true},
                         {"chiller-water", "water-centrifugal-vsd", 19.0, 32.0, false},
                         {"chiller-water", "water-centrifugal", 12.0, 32.0, false},
                         {"chiller-water", "water-screw", 7.0, 30.0, false}};

Cooling cooling_of(const Setup& setup) {
  Cooling cooling = sample_design(setup.archetype).cooling;
  cooling.machine = setup.machine;
  set(cooling,
      {{"rating_evaporator", setup.evaporator}, {"rating_condenser", setup.condenser}, {"machine_cop", 5.0}, {"machine_capacity", 1.25}});
  return cooling;
}

Machine machine_of(const Setup& setup, const Cooling& cooling) {
  return {ParameterReader(cooling), setup.evaporator, 1.0, setup.air_cooled};
}

}  // namespace

TEST_CASE("at the rating point a machine has its rated COP and capacity") {
  for (const Setup& setup : setups) {
    CAPTURE(setup.machine);
    Cooling cooling = cooling_of(setup);
    set(cooling, "stage_part_load", 1.0);
    const Machine machine = machine_of(setup, cooling);
    const double at_rating = machine.capacity_kw(setup.condenser);
    CHECK(at_rating == doctest::Approx(1.25));
    CHECK(machine.power_kw(at_rating, setup.condenser) == doctest::Approx(at_rating / 5.0));
  }
}

TEST_CASE("the water-cooled centrifugal by hand") {
  // Evaporator 19 C lies 10.11 K above the curve's 8.89 C, so 32 C at the condenser is read at 21.89 C, and 26 C at 15.89 C.
  const Setup& setup = setups[2];
  Cooling cooling = cooling_of(setup);
  const Machine machine = machine_of(setup, cooling);
  CHECK(machine.shift_k() == doctest::Approx(10.11));
  const CurveSet& set = find_curve_set(setup.machine);
  const double capft = biquadratic(set.capft, 8.89, 15.89) / biquadratic(set.capft, 8.89, 21.89);
  const double eirft = biquadratic(set.eirft, 8.89, 15.89) / biquadratic(set.eirft, 8.89, 21.89);
  CHECK(machine.capacity_kw(26.0) == doctest::Approx(1.25 * capft));
  // 0.25 kW are 0.8 machines of 0.3125 kW: one machine at the part load of 0.25 / (0.3125 capft), below the stage of 0.8.
  const double x = 0.25 / (0.3125 * capft);
  REQUIRE(x < 0.8);
  const auto f = [&](double y) { return set.eirfplr[0] + set.eirfplr[1] * y + set.eirfplr[2] * y * y; };
  CHECK(machine.power_kw(0.25, 26.0) == doctest::Approx(0.25 / 5.0 * eirft * f(x) / x / f(1.0)));
}

TEST_CASE("staging holds the part load, then all machines take more") {
  const Setup& setup = setups[1];
  const Machine machine = machine_of(setup, cooling_of(setup));
  // Between one machine at 0.8 and four at 0.8, power is proportional to heat.
  const double low = machine.power_kw(0.3, 35.0) / 0.3;
  CHECK(machine.power_kw(0.6, 35.0) / 0.6 == doctest::Approx(low));
  CHECK(machine.power_kw(0.9, 35.0) / 0.9 == doctest::Approx(low));
  CHECK(std::abs(machine.power_kw(1.2, 35.0) / 1.2 - low) > 1e-6);
}

TEST_CASE("a running spare lowers the part load of all, a standing one changes nothing") {
  const Setup& setup = setups[2];
  Cooling standing = cooling_of(setup);
  Cooling running = standing;
  set(running, "spare_machines_running", 1.0);
  Cooling none = standing;
  set(none, "spare_machines", 0.0);
  const Machine machine = machine_of(setup, standing);
  CHECK(machine.power_kw(1.2, 32.0) == machine_of(setup, none).power_kw(1.2, 32.0));
  // The variable-speed centrifugal is better at part load.
  CHECK(machine_of(setup, running).power_kw(1.2, 32.0) < machine.power_kw(1.2, 32.0));
  CHECK(machine_of(setup, running).power_kw(0.2, 32.0) == machine.power_kw(0.2, 32.0));
  CHECK(machine_of(setup, running).capacity_kw(32.0) == machine.capacity_kw(32.0));
  CHECK(machine.spare_share() == doctest::Approx(0.25));
}

TEST_CASE("below its minimum part load a machine cycles at that efficiency") {
  const Setup& setup = setups[2];
  const Machine machine = machine_of(setup, cooling_of(setup));
  CHECK(machine.power_kw(0.0, 30.0) == 0.0);
  CHECK(machine.power_kw(0.02, 30.0) == doctest::Approx(2.0 * machine.power_kw(0.01, 30.0)));
}

TEST_CASE("a warmer condenser never lowers power, more heat never either") {
  for (const Setup& setup : setups) {
    for (const double cop : {3.0, 8.0}) {
      Cooling cooling = cooling_of(setup);
      set(cooling, "machine_cop", cop);
      const Machine machine = machine_of(setup, cooling);
      CAPTURE(setup.machine);
      double previous_heat_power = 0.0;
      for (const double heat : {0.02, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.2}) {
        CAPTURE(heat);
        double previous = 0.0;
        for (double tc = -10.0; tc <= setup.condenser + 12.0; tc += 0.25) {
          CAPTURE(tc);
          const double power = machine.power_kw(heat, tc);
          CHECK(power >= previous * (1.0 - 1e-12));
          previous = power;
        }
        CHECK(machine.power_kw(heat, setup.condenser) > previous_heat_power);
        previous_heat_power = machine.power_kw(heat, setup.condenser);
      }
    }
  }
}

TEST_CASE("a curve's range is told, with the shift of equal lift, and a trip stops capacity") {
  const Setup& setup = setups[1];
  const Machine machine = machine_of(setup, cooling_of(setup));  // 19 C is 9 K above the curve's 10 C
  CHECK(machine.range(12.7 + 9.0 - 0.1) == Machine::Range::below);
  CHECK(machine.range(12.7 + 9.0 + 0.1) == Machine::Range::inside);
  CHECK(machine.range(51.67 + 9.0 + 0.1) == Machine::Range::above);
  CHECK(machine.power_kw(1.0, 10.0) == machine.power_kw(1.0, 15.0));
  CHECK_FALSE(machine.tripped(54.9));
  CHECK(machine.tripped(55.1));
  CHECK(machine.capacity_kw(55.1) == 0.0);
  CHECK(machine.capacity_kw(54.9) > 0.5);
}

TEST_CASE("a machine without heat or count is a broken contract") {
  Cooling cooling = cooling_of(setups[0]);
  CHECK_THROWS_AS(Machine(ParameterReader(cooling), 36.0, 0.0, true), std::domain_error);
  set(cooling, "machines", 0.0);
  CHECK_THROWS_AS(Machine(ParameterReader(cooling), 36.0, 1.0, true), std::domain_error);
}
