// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/tower.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "climate/psychrometrics.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/sky.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

/// Approach of a York tower of 3.89 K approach, 5.56 K range at 25.56 C wet bulb, from its maker's data: EnergyPlus Engineering Reference,
/// "Variable Speed Cooling Towers", York model. Valid for wet bulbs of -34.4..29.4 C, ranges of 1.1..22.2 K.
double york_approach(double wet_bulb, double range, double liquid_to_gas) {
  constexpr double c[3][3][3] = {{{-0.359741205, -0.055053608, 0.0023850432},
                                  {0.173926877, -0.0248473764, 0.00048430224},
                                  {-0.005589849456, 0.0005770079712, -0.00001342427256}},
                                 {{2.84765801111111, -0.121765149, 0.0014599242},
                                  {1.680428651, -0.0166920786, -0.0007190532},
                                  {-0.025485194448, 0.0000487491696, 0.00002719234152}},
                                 {{-0.0653766255555556, -0.002278167, 0.0002500254},
                                  {-0.0910565458, 0.00318176316, 0.000038621772},
                                  {-0.0034285382352, 0.00000856589904, -0.000001516821552}}};
  double sum = 0.0;
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      for (int k = 0; k < 3; ++k) sum += c[i][j][k] * std::pow(liquid_to_gas, i) * std::pow(range, j) * std::pow(wet_bulb, k);
    }
  }
  return sum;
}

Cooling york_tower() {
  Cooling cooling = sample_design("chiller-water").cooling;
  set(cooling, {{"tower_design_wet_bulb", 25.5556}, {"tower_approach", 3.8889}, {"condenser_water_rise", 5.5556}});
  return cooling;
}

}  // namespace

TEST_CASE("a tower meets its design point exactly") {
  for (const double approach : {2.0, 3.5, 6.0, 10.0}) {
    Cooling cooling = york_tower();
    set(cooling, "tower_approach", approach);
    const Tower tower(ParameterReader(cooling), 1.3, standard_pressure);
    CHECK(tower.approach_k(25.5556, 1.3, 1.0, 1.0) == doctest::Approx(approach).epsilon(1e-6));
    CHECK(tower.air_share(25.5556, 1.3, 1.0, approach) == doctest::Approx(1.0).epsilon(1e-5));
  }
}

TEST_CASE("away from it a tower follows the maker's data") {
  const Cooling cooling = york_tower();
  const Tower tower(ParameterReader(cooling), 1.0, standard_pressure);
  for (const double wet_bulb : {20.0, 25.0, 28.0, 29.4}) {
    CAPTURE(wet_bulb);
    CHECK(std::abs(tower.approach_k(wet_bulb, 1.0, 1.0, 1.0) - york_approach(wet_bulb, 5.5556, 1.0)) < 0.45);
    CHECK(std::abs(tower.approach_k(wet_bulb, 0.6, 1.0, 1.0) - york_approach(wet_bulb, 0.6 * 5.5556, 1.0)) < 0.4);
    CHECK(std::abs(tower.approach_k(wet_bulb, 1.0, 1.0, 0.6) - york_approach(wet_bulb, 5.5556, 1.0 / 0.6)) < 0.6);
  }
  for (const double wet_bulb : {5.0, 10.0, 15.0}) {  // on the safe side where it is cold
    CAPTURE(wet_bulb);
    const double difference = tower.approach_k(wet_bulb, 1.0, 1.0, 1.0) - york_approach(wet_bulb, 5.5556, 1.0);
    CHECK(difference > 0.0);
    CHECK(difference < 1.6);
  }
}

TEST_CASE("the polynomials of a load are the tower") {
  const Cooling cooling = sample_design("chiller-water").cooling;
  const Tower tower(ParameterReader(cooling), 1.25, standard_pressure);
  for (const double load : {0.1, 0.3, 0.5, 0.75, 1.0}) {
    CAPTURE(load);
    const double water = std::max(load, 0.3);
    const TowerAtLoad now(tower, 1.25 * load, nullptr, 0.0, water);
    CHECK(now.approach_k(28.5) <= 3.5 * 1.01);
    for (double wet_bulb = 0.0; wet_bulb <= 36.0; wet_bulb += 1.0) {
      CAPTURE(wet_bulb);
      CHECK(std::abs(now.approach_k(wet_bulb) - tower.approach_k(wet_bulb, 1.25 * load, water, now.full_speed())) < 0.04);
    }
    // Where it would be too cold, fans slow down: the speed gives that water to within 1.2 K and never above this load's speed.
    for (const double wet_bulb : {2.0, 5.0, 8.0, 11.0}) {
      const auto [cold, speed] = now.water(wet_bulb, 20.0);
      CAPTURE(wet_bulb);
      CHECK(cold >= 20.0);
      CHECK(speed <= now.full_speed() + 1e-12);
      if (speed > tower.minimum_speed() + 1e-9)
        CHECK(std::abs(wet_bulb + tower.approach_k(wet_bulb, 1.25 * load, water, speed) - cold) < 1.2);
    }
  }
}

TEST_CASE("a warmer wet bulb gives warmer water and never slower fans") {
  const Cooling cooling = sample_design("chiller-water").cooling;
  const Tower tower(ParameterReader(cooling), 1.25, standard_pressure);
  for (const double load : {0.05, 0.2, 0.6, 1.0}) {
    const TowerAtLoad now(tower, 1.25 * load, nullptr, 0.0, std::max(load, 0.3));
    double cold = -100.0;
    double speed = 0.0;
    for (double wet_bulb = -15.0; wet_bulb <= 36.0; wet_bulb += 0.25) {
      const TowerAtLoad::Water water = now.water(wet_bulb, 16.0);
      CHECK(water.cold_c >= cold - 1e-12);
      CHECK(water.speed >= speed - 1e-12);
      cold = water.cold_c;
      speed = water.speed;
    }
  }
}

TEST_CASE("evaporation closes the energy balance of the air") {
  const double pressure = standard_pressure;
  const auto saturated = [&](double t) { return climate::humidity_ratio(climate::saturation_pressure_pa(t), pressure); };
  for (const auto& [dry_bulb, wet_bulb] : {std::pair{33.0, 27.5}, {44.0, 20.0}, {28.0, 25.0}, {20.0, 10.0}, {15.0, 14.0}}) {
    CAPTURE(dry_bulb);
    CAPTURE(wet_bulb);
    const double w = climate::humidity_ratio_from_wet_bulb(dry_bulb, wet_bulb, pressure);
    const SkyYear year(dry_bulb, wet_bulb, w);
    const Sky sky = year.block(0, 1, 0);
    const double air = 0.035;  // kg/s dry air for 1 kW
    // Exact: saturated outlet of the enthalpy that the heat adds.
    const double target = climate::enthalpy_kj_per_kg(dry_bulb, w) + 1.0 / air;
    double low = wet_bulb;
    double high = 60.0;
    for (int i = 0; i < 80; ++i) {
      const double middle = 0.5 * (low + high);
      (climate::enthalpy_kj_per_kg(middle, saturated(middle)) < target ? low : high) = middle;
    }
    const double exact = air * (saturated(low) - w) * 3600.0;
    CHECK(evaporation_l_per_h(1.0, air * air_heat_capacity, dry_bulb - wet_bulb, sky.latent_slope[0], sky.latent_growth[0]) ==
          doctest::Approx(exact).epsilon(0.04));
  }
}

TEST_CASE("make-up water by cycles and drift") {
  Cooling cooling = york_tower();
  set(cooling, "cycles_of_concentration", 5.0);
  const WaterTreatment treatment{ParameterReader(cooling)};
  CHECK(treatment.make_up(1.6) == doctest::Approx(2.0));
  CHECK(treatment.make_up(1.6, 0.1) == doctest::Approx(2.0));  // drift is part of the blow-down
  CHECK(treatment.make_up(1.6, 0.6) == doctest::Approx(2.2));  // and more than it
  set(cooling, "drift", 0.0001);
  const Tower tower(ParameterReader(cooling), 1.0, standard_pressure);
  // 1 kW / (4.186 * 5.5556) = 0.0430 kg/s = 154.8 L/h, of which a ten-thousandth
  CHECK(tower.drift_l_per_h(1.0) == doctest::Approx(0.01548).epsilon(1e-3));
}

TEST_CASE("the latent slope is the derivative of saturation") {
  for (double wet_bulb = -5.0; wet_bulb <= 35.0; wet_bulb += 5.0) {
    const double w = climate::humidity_ratio_from_wet_bulb(wet_bulb + 3.0, wet_bulb, standard_pressure);
    const SkyYear year(wet_bulb + 3.0, wet_bulb, w);
    const auto saturated = [&](double t) { return climate::humidity_ratio(climate::saturation_pressure_pa(t), standard_pressure); };
    const double derivative = (saturated(wet_bulb + 0.01) - saturated(wet_bulb - 0.01)) / 0.02;
    CHECK(year.block(0, 1, 0).latent_slope[0] ==
          doctest::Approx((2501.0 + 1.86 * wet_bulb) * derivative).epsilon(wet_bulb < 1.0 ? 0.15 : 0.01));
  }
}
