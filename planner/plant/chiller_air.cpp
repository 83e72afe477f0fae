// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/humidifier.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"

namespace landfall::plant {
namespace {

/// The free-cooling coil stands in the return water ahead of the chillers. It takes effectiveness * (return water - dry bulb) of the
/// water's rise, with fans at the speed that the load's water flow asks for; once it takes all they slow down in proportion. It runs only
/// in hours in which it saves power.
class ChillerAir final : public CoolingPlant {
 public:
  ChillerAir(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        humidifier_(in),
        water_(in, humidifier_.coil_kw(air_.design_coil_kw())),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), true),
        machine_now_(machine_),
        rise_(in("chilled_water_rise")),
        effectiveness_(in("free_cooling_effectiveness")),
        coil_fan_(in("free_cooling_fan_power") * water_.design_heat_kw()) {}

  void set_load(const Load& load) override {
    steady_ = {};
    const double coil = humidifier_.serve(air_, load.it_kw + load.room_kw, steady_);
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    water_now_c_ = water_.temperature_c(coil);
    machine_now_ = machine_.at(water_now_c_);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
    // Less water through the coil needs less air for the same effectiveness.
    const double flow = steady_.heat_kw / water_.design_heat_kw();
    coil_fan_now_ = coil_fan_ * (flow * flow * flow);
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double dry_bulb_c, double) const override { return {machine_.capacity_kw(dry_bulb_c) / water_.design_heat_kw()}; }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {water_.design_heat_kw(), air_.limit_c() - air_.supply_c(), rise_}; }
  const Machine* machine() const override { return &machine_now_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_now_;
    const double heat = steady_.heat_kw;
    const double supply = air_.supply_c();
    const double humidifiers = steady_.humidifiers_l_per_h;
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    if (effectiveness_ == 0.0) {
      for (std::size_t h = 0; h < sky.count; ++h) {
        out.mechanical_kw[h] = machine.power_kw(heat, dry_bulb[h]);
        out.fans_kw[h] = 0.0;
        out.machine_heat_kw[h] = heat;
      }
    } else {
      const double rise = rise_;
      const double effectiveness = effectiveness_;
      const double coil_fan = coil_fan_now_;
      const double return_water = water_now_c_ + rise;
      for (std::size_t h = 0; h < sky.count; ++h) {
        const double possible = greater(effectiveness * (return_water - dry_bulb[h]), 0.0);
        const double chilled = heat * (1.0 - lesser(possible / rise, 1.0));
        const double speed = rise / greater(possible, rise);
        const double fans = coil_fan * (speed * speed * speed);
        const double with_coil = machine.power_kw(chilled, dry_bulb[h]);
        const double without = machine.power_kw(heat, dry_bulb[h]);
        const bool use = with_coil + fans < without;
        out.mechanical_kw[h] = use ? with_coil : without;
        out.fans_kw[h] = use ? fans : 0.0;
        out.machine_heat_kw[h] = use ? chilled : heat;
      }
    }
    for (std::size_t h = 0; h < sky.count; ++h) {
      out.water_l_per_h[h] = humidifiers;
      out.supply_c[h] = supply;
      out.condenser_c[h] = dry_bulb[h];
    }
  }

  AirHandler air_;
  Humidifier humidifier_;
  ChilledWater water_;
  Machine machine_, machine_now_;
  double rise_, effectiveness_, coil_fan_, coil_fan_now_ = 0.0, water_now_c_ = 0.0;
};

constexpr std::array free_cooling{
    CoolingParameter{
        "free_cooling_effectiveness", "fraction", {0.0, 0.95}, "of the outdoor coil, on return water less dry bulb; 0 without"},
    CoolingParameter{"free_cooling_fan_power", "kW/kW", {0.0, 0.08}, "fans of that coil at full speed, of design heat"},
};
constexpr auto keys = parameters::join(parameters::air, parameters::moisture, parameters::chilled_water, parameters::chilled_water_rise,
                                       parameters::machine, parameters::trip, free_cooling);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<ChillerAir>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype chiller_air{"chiller-air", "air-cooled chillers and fan walls, with or without a free-cooling coil", keys,
                                      parameters::air_cooled_machines, make};

}  // namespace landfall::plant
