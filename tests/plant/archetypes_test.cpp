// SPDX-License-Identifier: Apache-2.0
// What is particular to each archetype: its boundaries, hour by hour.
#include <doctest/doctest.h>

#include <cmath>

#include "climate/psychrometrics.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/running.hpp"
#include "planner/plant/water.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

struct Hour {
  double mechanical_kw, fans_kw, water_l_per_h, supply_c, machine_heat_kw, condenser_c;
};

Hour hour_of(const Running& running, double dry_bulb, double wet_bulb, double sea = std::nan("")) {
  const double humidity = climate::humidity_ratio_from_wet_bulb(dry_bulb, wet_bulb, standard_pressure);
  const SkyYear sky(dry_bulb, wet_bulb, humidity);
  CoolingHours hours;
  Sky block = sky.block(0, 1, 0);
  block.sea_c = sea;
  running.plant().run(block, hours);
  return {hours.mechanical_kw[0], hours.fans_kw[0],         hours.water_l_per_h[0],
          hours.supply_c[0],      hours.machine_heat_kw[0], hours.condenser_c[0]};
}

Running at(const Design& design, double load = 1.0) {
  Running running(design, standard_pressure);
  running.set_load(load);
  return running;
}

}  // namespace

TEST_CASE("dx-air: all heat on the machines, at outdoor air") {
  const Running running = at(sample_design("dx-air"));
  const Hour hour = hour_of(running, 35.0, 24.0);
  CHECK(hour.machine_heat_kw == running.plant().steady().heat_kw);
  CHECK(hour.condenser_c == 35.0);
  CHECK(hour.water_l_per_h == 0.0);
  // COP 3.6 at the rating point; part load 0.8 costs PLF 0.85 + 0.15 * 0.8 = 0.97
  CHECK(hour.mechanical_kw == doctest::Approx(hour.machine_heat_kw / 3.6 / 0.97));
}

TEST_CASE("what a cold coil condenses is put back: water, and the humidifier's power as heat") {
  for (const char* id : {"dx-air", "chiller-air", "chiller-water", "seawater", "district"}) {
    CAPTURE(id);
    Design design = sample_design(id);
    const Running dry = at(design);
    set(design.cooling, "sensible_heat_ratio", 0.95);
    const Running adiabatic = at(design);
    const double coil = 1.0 + dry.steady().ups_kw + dry.steady().distribution_kw + dry.steady().house_kw + dry.steady().air_fans_kw;
    const double water = 0.05 * coil * litres_per_kwh;  // 0.08 L/kWh
    CHECK(adiabatic.plant().steady().humidifiers_l_per_h == doctest::Approx(water));
    CHECK(adiabatic.plant().steady().heat_kw == doctest::Approx(dry.plant().steady().heat_kw));
    CHECK(hour_of(adiabatic, 30.0, 22.0).water_l_per_h == doctest::Approx(hour_of(dry, 30.0, 22.0).water_l_per_h + water));
    set(design.cooling, "humidifier_power", 0.75);  // boiling it takes 0.68 kWh a litre, and losses
    const Running boiling = at(design);
    const double more = boiling.plant().steady().humidifiers_l_per_h;
    CHECK(boiling.steady().air_fans_kw - dry.steady().air_fans_kw == doctest::Approx(0.75 * more));
    CHECK(more == doctest::Approx(0.05 * (coil + 0.75 * more) * litres_per_kwh));
    CHECK(boiling.plant().steady().heat_kw - dry.plant().steady().heat_kw > 0.75 * more * (1.0 - 1e-12));
  }
}

TEST_CASE("chiller-air: the coil takes effectiveness times what it could, and runs only where it pays") {
  Design design = sample_design("chiller-air");  // return water 26 C, rise 7 K, effectiveness 0.6
  const Running running = at(design);
  const double heat = running.plant().steady().heat_kw;
  CHECK(hour_of(running, 19.0, 12.0).machine_heat_kw == doctest::Approx(heat * (1.0 - 0.6 * 7.0 / 7.0)));
  const double all = 26.0 - 7.0 / 0.6;
  CHECK(hour_of(running, all - 0.01, 8.0).mechanical_kw == 0.0);
  CHECK(hour_of(running, all + 0.5, 8.0).mechanical_kw > 0.0);
  CHECK(hour_of(running, all - 10.0, 2.0).fans_kw < 0.3 * hour_of(running, all, 8.0).fans_kw);
  CHECK(hour_of(running, 25.9, 18.0).fans_kw == 0.0);  // would take 0.9 % of the heat and 1.2 % of fan power
  CHECK(hour_of(running, 30.0, 18.0).fans_kw == 0.0);
  set(design.cooling, "free_cooling_effectiveness", 0.0);
  CHECK(hour_of(at(design), 5.0, 2.0).machine_heat_kw == doctest::Approx(heat));
}

TEST_CASE("chiller-water: economiser full, partial, none") {
  const Design design = sample_design("chiller-water");  // water 19/26 C, economiser 1.5 K, towers not below 16 C
  const Running running = at(design);
  const double heat = running.plant().steady().heat_kw;
  const Hour cold = hour_of(running, 5.0, 3.0);
  CHECK(cold.mechanical_kw == 0.0);
  CHECK(cold.machine_heat_kw == 0.0);
  CHECK(cold.condenser_c == doctest::Approx(17.5));  // no colder than the economiser needs
  const Hour warm = hour_of(running, 30.0, 15.0);
  CHECK(warm.condenser_c > 17.5);
  CHECK(warm.machine_heat_kw == doctest::Approx(heat * (1.0 - (26.0 - 1.5 - warm.condenser_c) / 7.0)));
  const Hour hot = hour_of(running, 33.0, 27.0);
  CHECK(hot.machine_heat_kw == doctest::Approx(heat));
  CHECK(hot.condenser_c == doctest::Approx(27.0 + 3.8).epsilon(0.02));
  CHECK(cold.fans_kw < warm.fans_kw);
  // Tropical evaporation: most of 1.2 kW is latent, and a fifth of the make-up is blow-down.
  CHECK(hot.water_l_per_h > 1.7);
  CHECK(hot.water_l_per_h < 2.4);
}

TEST_CASE("indirect-evaporative: dry, wet, trimmed") {
  const Running running = at(sample_design("indirect-evaporative"));  // 27/39 C, dry 0.65, wet 0.75
  const double heat = running.plant().steady().heat_kw;
  const double dry_limit = 39.0 - 12.0 / 0.65;
  const Hour dry = hour_of(running, dry_limit - 0.1, 12.0);
  CHECK(dry.water_l_per_h == 0.0);
  CHECK(dry.machine_heat_kw == 0.0);
  const double wet_limit = 39.0 - 12.0 / 0.75;
  const Hour wet = hour_of(running, 40.0, wet_limit - 0.1);
  CHECK(wet.water_l_per_h > 1.5);
  CHECK(wet.machine_heat_kw == doctest::Approx(0.0));
  const Hour trimmed = hour_of(running, 36.0, 27.0);
  CHECK(trimmed.machine_heat_kw == doctest::Approx(heat * (1.0 - 0.75 * 12.0 / 12.0)));
  CHECK(trimmed.fans_kw == wet.fans_kw);
  // Just above the dry limit only a little water is used.
  CHECK(hour_of(running, dry_limit + 0.5, 12.0).water_l_per_h < 0.2 * wet.water_l_per_h);
}

TEST_CASE("direct-air: humidity shuts the dampers, dust weighs, pads stop at the dew point") {
  Design design = sample_design("direct-air");  // supply 27, return 39, dew point at most 17 C, 5 % dust, pads 0.8
  set(design.cooling, "dust_share", 0.0);
  const Running clean = at(design);
  const double heat = clean.plant().steady().heat_kw;
  CHECK(hour_of(clean, 20.0, 14.0).mechanical_kw == 0.0);
  const double at_limit = climate::humidity_ratio_from_dew_point(17.0, standard_pressure);
  const auto wet_bulb = [&](double dry_bulb, double humidity) { return climate::wet_bulb_c(dry_bulb, humidity, standard_pressure); };
  CHECK(hour_of(clean, 26.0, wet_bulb(26.0, at_limit * 0.999)).machine_heat_kw == 0.0);
  CHECK(hour_of(clean, 26.0, wet_bulb(26.0, at_limit * 1.001)).machine_heat_kw == doctest::Approx(heat));
  // 40 C, wet bulb 20: pads could cool 16 K but need 13.
  const Hour desert = hour_of(clean, 40.0, 20.0);
  CHECK(desert.mechanical_kw == 0.0);
  CHECK(desert.water_l_per_h == doctest::Approx(heat / 12.0 * 13.0 * litres_per_kwh * 4.0 / 3.0));
  // Near the dew-point limit pads may not wet much, and chillers do the rest.
  const Hour sticky = hour_of(clean, 33.0, wet_bulb(33.0, at_limit * 0.95));
  CHECK(sticky.machine_heat_kw > 0.2 * heat);
  CHECK(sticky.machine_heat_kw < 0.6 * heat);
  set(design.cooling, "dust_share", 0.25);
  const Hour dusty = hour_of(at(design), 20.0, 14.0);
  CHECK(dusty.machine_heat_kw == doctest::Approx(0.25 * heat));
  CHECK(dusty.mechanical_kw == doctest::Approx(0.25 * at(design).plant().machine()->power_kw(heat, 20.0)));
  CHECK(hour_of(at(design), 40.0, 20.0).water_l_per_h == doctest::Approx(0.75 * desert.water_l_per_h));
}

TEST_CASE("liquid-dry: chips on dry coolers, the rest on chillers") {
  const Running running = at(sample_design("liquid-dry"));
  const double heat = running.plant().steady().heat_kw;
  const Hour cool = hour_of(running, 25.0, 20.0);
  CHECK(cool.supply_c == doctest::Approx(37.0));
  CHECK(cool.water_l_per_h == 0.0);
  CHECK(cool.machine_heat_kw > 0.2);
  CHECK(cool.machine_heat_kw < 0.28);                                 // 20 % of IT and the losses
  CHECK(heat - cool.machine_heat_kw == doctest::Approx(0.8 * 1.02));  // chips and their pumps
  const Hour hot = hour_of(running, 50.0, 30.0);
  CHECK(hot.supply_c > 37.0);
  CHECK(hot.water_l_per_h > 0.5);
  CHECK(running.plant().rack_offset_k() == doctest::Approx(4.0));
  CHECK(at(sample_design("liquid-dry"), 0.5).plant().rack_offset_k() == doctest::Approx(2.0));
}

TEST_CASE("liquid-tower: facility water follows the towers, not below its set point") {
  const Running running = at(sample_design("liquid-tower"));  // set point 30, exchanger 2 K, towers not below 20 C
  const Hour mild = hour_of(running, 25.0, 18.0);
  CHECK(mild.supply_c == doctest::Approx(30.0));
  const Hour hot = hour_of(running, 34.0, 29.0);
  CHECK(hot.supply_c == doctest::Approx(hot.condenser_c + 2.0));
  CHECK(hot.supply_c > 33.0);
  CHECK(hour_of(running, 2.0, 0.0).condenser_c == doctest::Approx(20.0));
  CHECK(hot.water_l_per_h > 1.5);
}

TEST_CASE("immersion: only losses and room on DX") {
  const Running running = at(sample_design("immersion"));
  const Hour hour = hour_of(running, 30.0, 25.0);
  CHECK(hour.machine_heat_kw < 0.12);
  CHECK(hour.water_l_per_h == 0.0);
}

TEST_CASE("seawater: direct when cold, chillers when warm, weather without effect") {
  Design design = sample_design("seawater");
  set(design.cooling, "sea_design_temperature", 24.0);
  const Running running = at(design);
  const double heat = running.plant().steady().heat_kw;
  const Hour february = hour_of(running, 20.0, 15.0, 12.0);
  CHECK(february.condenser_c == doctest::Approx(14.0));
  CHECK(february.mechanical_kw == 0.0);
  const Hour august = hour_of(running, 20.0, 15.0, 24.0);  // plant water 26 C: nothing direct
  CHECK(august.condenser_c == doctest::Approx(26.0));
  CHECK(august.machine_heat_kw == doctest::Approx(heat));
  const Hour may = hour_of(running, 20.0, 15.0, 18.0);  // plant water 20 C: 6 of 7 K direct
  CHECK(may.machine_heat_kw == doctest::Approx(heat / 7.0));
  CHECK(hour_of(running, 45.0, 30.0, 24.0).mechanical_kw == august.mechanical_kw);
  CHECK(hour_of(running, 45.0, 30.0).mechanical_kw == august.mechanical_kw);  // none known: as selected
  CHECK(august.water_l_per_h == 0.0);
}

TEST_CASE("chilled water may be made warmer at part load, where it saves compressors and lets more leave free") {
  for (const char* id : {"chiller-air", "chiller-water", "direct-air", "liquid-dry", "liquid-tower", "seawater"}) {
    CAPTURE(id);
    Design design = sample_design(id);
    const Running fixed_half = at(design, 0.5);
    const Running fixed_full = at(design, 1.0);
    set(design.cooling, "chilled_water_reset", 4.0);
    const Running reset_half = at(design, 0.5);
    const Running reset_full = at(design, 1.0);
    CHECK(hour_of(reset_full, 33.0, 27.0, 28.0).mechanical_kw == hour_of(fixed_full, 33.0, 27.0, 28.0).mechanical_kw);
    CHECK(hour_of(reset_half, 33.0, 27.0, 28.0).mechanical_kw < hour_of(fixed_half, 33.0, 27.0, 28.0).mechanical_kw);
    CHECK(hour_of(reset_half, 18.0, 14.0, 18.0).machine_heat_kw <= hour_of(fixed_half, 18.0, 14.0, 18.0).machine_heat_kw);
  }
}

TEST_CASE("district: what the supplier uses counts") {
  const Running running = at(sample_design("district"));
  const Hour hour = hour_of(running, 45.0, 30.0);
  CHECK(hour.mechanical_kw == doctest::Approx(0.24 * running.plant().steady().heat_kw));
  CHECK(hour.water_l_per_h == doctest::Approx(1.9 * running.plant().steady().heat_kw));
  CHECK(hour_of(running, 10.0, 5.0).mechanical_kw == hour.mechanical_kw);
}

TEST_CASE("capacity is that of N machines or of the exchangers, whichever is less") {
  const Design dry = sample_design("liquid-dry");
  const Running running = at(dry);
  const Capacity hot = running.plant().capacity(44.0, 24.0);
  CHECK(hot.exchangers == doctest::Approx((45.0 - 30.0) / 7.0));
  CHECK(hot.machines == doctest::Approx(running.plant().machine()->capacity_kw(44.0) / hour_of(running, 30.0, 20.0).machine_heat_kw));
  CHECK(hot.ratio() == std::min(hot.machines, hot.exchangers));
  CHECK(at(sample_design("district")).plant().capacity(44.0, 24.0).ratio() == doctest::Approx(1.2));
  const Running iec = at(sample_design("indirect-evaporative"));
  CHECK(iec.plant().capacity(44.0, 23.0).ratio() ==
        doctest::Approx(1.0 + iec.plant().machine()->capacity_kw(44.0) / iec.plant().steady().heat_kw));
}
