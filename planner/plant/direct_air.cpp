// SPDX-License-Identifier: Apache-2.0
#include "climate/psychrometrics.hpp"
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/water.hpp"

namespace landfall::plant {
namespace {

/// Outside air to the racks, cooled by pads, trimmed by chilled-water coils fed from air-cooled chillers.
///
/// Outside air is used when its humidity ratio lies below that of `maximum_dew_point`; pads may wet it up to there. In the share of hours
/// that dust takes (`dust_share`, spread evenly because no weather file has dust by the hour) and in humid air the dampers are shut and
/// the chillers carry everything. Air colder than the supply is mixed with return air at no cost.
class DirectAir final : public CoolingPlant {
 public:
  DirectAir(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa, in("filter_pressure")),
        water_(in, air_.design_coil_kw()),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), true),
        machine_now_(machine_),
        treatment_(in),
        pad_(in("pad_effectiveness")),
        dust_(in("dust_share")),
        wettest_(climate::humidity_ratio_from_dew_point(in("maximum_dew_point"), pressure_pa)),
        driest_(climate::humidity_ratio_from_dew_point(in("minimum_dew_point"), pressure_pa)) {}

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.air_fans_kw = air_.fan_kw(load.it_kw + load.room_kw);
    const double coil = load.it_kw + load.room_kw + steady_.air_fans_kw;
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    water_now_c_ = water_.temperature_c(coil);
    machine_now_ = machine_.at(water_now_c_);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  /// Dust may come in any weather: the chillers alone count.
  Capacity capacity(double dry_bulb_c, double) const override { return {machine_.capacity_kw(dry_bulb_c) / water_.design_heat_kw()}; }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {water_.design_heat_kw(), air_.limit_c() - air_.supply_c(), typical_chilled_rise_k}; }
  const Machine* machine() const override { return &machine_now_; }
  double dry_limit() const override { return driest_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_now_;
    const WaterTreatment treatment = treatment_;
    const double heat = steady_.heat_kw;
    const double supply = air_.supply_c();
    const double per_rise = 1.0 / air_.rise_k();
    const double pad = pad_;
    const double dust = dust_;
    const double wettest = wettest_;
    const double kelvin_per_humidity = evaporation_heat / air_heat_capacity;
    const double litres_per_k = litres_per_kwh * heat * per_rise;
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    const double* __restrict wet_bulb = sky.wet_bulb_c;
    const double* __restrict humidity = sky.humidity_ratio;
    for (std::size_t h = 0; h < sky.count; ++h) {
      const double room_for_vapour = (wettest - humidity[h]) * kelvin_per_humidity;
      const double possible = lesser(pad * (dry_bulb[h] - wet_bulb[h]), room_for_vapour);
      const double cooled = greater(lesser(dry_bulb[h] - supply, possible), 0.0);
      const double rest = lesser(greater((dry_bulb[h] - cooled - supply) * per_rise, 0.0), 1.0);
      const double chilled = humidity[h] <= wettest ? heat * rest : heat;
      const bool open = chilled < heat;
      const double open_power = machine.power_kw(chilled, dry_bulb[h]);
      const double shut_power = machine.power_kw(heat, dry_bulb[h]);
      out.mechanical_kw[h] = open_power + dust * (shut_power - open_power);
      out.fans_kw[h] = 0.0;
      out.water_l_per_h[h] = open ? (1.0 - dust) * treatment.make_up(litres_per_k * cooled) : 0.0;
      out.supply_c[h] = supply;
      out.machine_heat_kw[h] = chilled + dust * (heat - chilled);
      out.condenser_c[h] = dry_bulb[h];
    }
  }

  AirHandler air_;
  ChilledWater water_;
  Machine machine_, machine_now_;
  WaterTreatment treatment_;
  double pad_, dust_, wettest_, driest_;
  double water_now_c_ = 0.0;
};

constexpr std::array outside_air{
    CoolingParameter{
        "maximum_dew_point", "degC", {5.0, 25.0}, "dew point above which outside air is not used: 15 recommended, A1 17, A2 21"},
    CoolingParameter{
        "minimum_dew_point", "degC", {-20.0, 10.0}, "dew point below which hours are counted as too dry: -9 recommended, -12 A1"},
    CoolingParameter{"dust_share", "fraction", {0.0, 1.0}, "share of the year in which dust shuts the dampers"},
    CoolingParameter{"filter_pressure", "Pa", {0.0, 800.0}, "filters and dampers at design flow, on top of fan_pressure"},
};
constexpr auto keys = parameters::join(parameters::air, outside_air, parameters::pad, parameters::cycles, parameters::chilled_water,
                                       parameters::machine, parameters::trip);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<DirectAir>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype direct_air{"direct-air", "outside air, adiabatic pads, chiller trim", keys, parameters::air_cooled_machines,
                                     make};

}  // namespace landfall::plant
