// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/adequacy.hpp"

#include <algorithm>
#include <cmath>

#include "climate/psychrometrics.hpp"
#include "planner/plant/ride_through.hpp"

namespace landfall::plant {
namespace {

constexpr double coldest_valid_c = -20.0;
constexpr double hottest_valid_c = 60.0;

struct DesignHour {
  double facility_kw;
  double mechanical_kw;
};

/// Full load in one given state of the air, in the plant's worst month.
DesignHour design_hour(const Running& running, double dry_bulb_c, double wet_bulb_c, double humidity_ratio) {
  const SkyYear sky(dry_bulb_c, wet_bulb_c, humidity_ratio);
  CoolingHours hours;
  running.plant().run(sky.block(0, 1, -1), hours);
  const double fed = running.steady_kw() + hours.mechanical_kw[0] + hours.fans_kw[0];
  return {fed + running.electrical().transformer_loss(fed), hours.mechanical_kw[0]};
}

/// Wet bulb of air of this humidity ratio at a higher dry bulb.
double warmed_wet_bulb(double dry_bulb_c, double coincident_wet_bulb_c, double hotter_c, double pressure_pa) {
  const double w = std::max(climate::humidity_ratio_from_wet_bulb(dry_bulb_c, coincident_wet_bulb_c, pressure_pa), 0.0);
  return climate::wet_bulb_c(hotter_c, w, pressure_pa);
}

void add(Performance& performance, Severity severity, const char* code, std::vector<FindingArgument> arguments) {
  performance.findings.push_back({severity, code, std::move(arguments), "plant"});
}

void report_capacity(const Running& running, const Capacity& at_0_4, const Capacity& at_20_year,
                     const climate::DesignConditions& conditions, Performance& performance) {
  if (at_0_4.ratio() < 1.0) {
    add(performance, Severity::error, "plant.capacity-short",
        {100.0 * at_0_4.ratio(), conditions.dry_bulb_0_4_c, conditions.wet_bulb_0_4_c});
  } else if (at_20_year.ratio() < 1.0) {
    const Machine* machine = running.plant().machine();
    const double spares = machine == nullptr ? 0.0 : machine->spare_share();
    const bool spares_carry = at_20_year.exchangers >= 1.0 && at_20_year.machines * (1.0 + spares) >= 1.0;
    add(performance, spares_carry ? Severity::info : Severity::warning,
        spares_carry ? "plant.spares-needed" : "plant.capacity-short-extreme", {100.0 * at_20_year.ratio(), conditions.dry_bulb_20_year_c});
  }
}

void report_sea(const CoolingPlant& plant, double warmest_c, Performance& performance) {
  const double design_c = plant.design_sea_c();
  if (std::isnan(design_c)) return;
  if (std::isnan(warmest_c)) {
    add(performance, Severity::warning, "plant.sea-unknown", {design_c});
  } else if (warmest_c > design_c) {
    add(performance, Severity::warning, "plant.sea-warmer", {warmest_c, design_c});
  }
}

void report_hours(const Running& running, const FullLoadHours& hours, Performance& performance) {
  if (hours.above_class > 0.0) {
    add(performance, Severity::warning, "plant.class-exceeded",
        {hours.above_class, running.plant().supply_limit_c(), hours.hottest_supply_c});
  }
  if (hours.short_of_capacity > 0.0) add(performance, Severity::warning, "plant.capacity-short-hours", {hours.short_of_capacity});
  if (hours.too_dry > 0.0) add(performance, Severity::info, "plant.too-dry", {hours.too_dry});
  if (hours.outside_validity > 0.0) {
    add(performance, Severity::warning, "plant.weather-outside-validity", {hours.outside_validity, coldest_valid_c, hottest_valid_c});
  }
  const Machine* machine = running.plant().machine();
  if (machine == nullptr) return;
  const std::string name(machine->curves().name);
  if (hours.tripped > 0.0) add(performance, Severity::error, "plant.high-ambient-trip", {hours.tripped, machine->trip_c()});
  if (hours.above_curve > 0.0) {
    add(performance, Severity::warning, "plant.curve-extrapolated",
        {hours.above_curve, name, machine->curves().tc_max + machine->shift_k()});
  }
  if (hours.below_curve > 0.0) {
    add(performance, Severity::info, "plant.curve-lift-clamped", {hours.below_curve, name, machine->curves().tc_min + machine->shift_k()});
  }
  if (machine->shift_k() != 0.0) add(performance, Severity::info, "plant.curve-equal-lift", {name, machine->shift_k()});
}

}  // namespace

void FullLoadHours::count(const CoolingPlant& plant, const Sky& sky, const CoolingHours& hours) {
  const double limit = plant.supply_limit_c() + 1e-9;
  const double dry_limit = plant.dry_limit();
  const Machine* machine = plant.machine();
  for (std::size_t h = 0; h < sky.count; ++h) {
    above_class += hours.supply_c[h] > limit ? 1.0 : 0.0;
    hottest_supply_c = std::max(hottest_supply_c, hours.supply_c[h]);
    too_dry += sky.humidity_ratio[h] < dry_limit ? 1.0 : 0.0;
    outside_validity += sky.dry_bulb_c[h] < coldest_valid_c || sky.dry_bulb_c[h] > hottest_valid_c ? 1.0 : 0.0;
    machine_heat_kwh += hours.machine_heat_kw[h];
    if (machine == nullptr || !(hours.machine_heat_kw[h] > 0.0)) continue;
    const double tc = hours.condenser_c[h];
    const Machine::Range range = machine->range(tc);
    above_curve += range == Machine::Range::above ? 1.0 : 0.0;
    below_curve += range == Machine::Range::below ? 1.0 : 0.0;
    tripped += machine->tripped(tc) ? 1.0 : 0.0;
    short_of_capacity += !machine->tripped(tc) && hours.machine_heat_kw[h] > machine->capacity_kw(tc) ? 1.0 : 0.0;
  }
}

void judge(Running& running, const FullLoadHours& hours, const climate::DesignConditions& conditions, double pressure_pa,
           double warmest_sea_c, Performance& performance) {
  running.set_load(1.0);
  const CoolingPlant& plant = running.plant();
  const double wet_bulb = std::min(conditions.wet_bulb_0_4_c, conditions.dry_bulb_0_4_c);
  const double humidity = std::max(climate::humidity_ratio_from_wet_bulb(conditions.dry_bulb_0_4_c, wet_bulb, pressure_pa), 0.0);
  const double extreme_wet_bulb = std::max(
      wet_bulb, warmed_wet_bulb(conditions.dry_bulb_0_4_c, conditions.coincident_wet_bulb_c, conditions.dry_bulb_20_year_c, pressure_pa));

  const DesignHour design = design_hour(running, conditions.dry_bulb_0_4_c, wet_bulb, humidity);
  performance.design_facility_kw = design.facility_kw;
  performance.design_bought_kw = plant.bought() ? design.mechanical_kw : 0.0;
  for (const MonthlyPoint& point : performance.points[table_size - 1]) {
    performance.design_facility_kw = std::max(performance.design_facility_kw, point.peak_facility_kw);
  }
  const Capacity at_0_4 = plant.capacity(conditions.dry_bulb_0_4_c, wet_bulb);
  const Capacity at_20_year = plant.capacity(conditions.dry_bulb_20_year_c, extreme_wet_bulb);
  performance.capacity_ratio_0_4 = at_0_4.ratio();
  performance.capacity_ratio_20_year = at_20_year.ratio();
  performance.hours_above_class = hours.above_class;

  if (running.thermal()) {
    const RideThrough ride = ride_through(plant.sides(), *running.thermal());
    performance.ride_through = ride;
    if (ride.air_min < ride.air_needed_min) {
      add(performance, Severity::warning, "plant.ride-through-short", {ride.air_min, ride.air_needed_min});
    }
    if (ride.liquid_min && *ride.liquid_min < ride.liquid_needed_min) {
      add(performance, Severity::warning, "plant.ride-through-short-liquid", {60.0 * *ride.liquid_min, 60.0 * ride.liquid_needed_min});
    }
  }
  report_sea(plant, warmest_sea_c, performance);
  report_capacity(running, at_0_4, at_20_year, conditions, performance);
  if (plant.machine() != nullptr && plant.machine()->tripped(conditions.dry_bulb_20_year_c)) {
    add(performance, Severity::error, "plant.extreme-above-trip", {conditions.dry_bulb_20_year_c, plant.machine()->trip_c()});
  }
  report_hours(running, hours, performance);
  if (performance.design_facility_kw > running.electrical().transformer_rating()) {
    add(performance, Severity::warning, "plant.transformer-overloaded",
        {performance.design_facility_kw, running.electrical().transformer_rating()});
  }
}

}  // namespace landfall::plant
