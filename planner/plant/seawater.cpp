// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/humidifier.hpp"
#include "planner/plant/parameters.hpp"

namespace landfall::plant {
namespace {

/// Once-through sea water cools a plant loop over titanium exchangers. Plant water colder than the chilled-water return takes part of the
/// load directly; chillers condensed by the same loop do the rest. The sea is the place's, month by month; where none is known it is as
/// warm as the plant is selected for, all year. Make-up water is none: sea water goes back.
class Seawater final : public CoolingPlant {
 public:
  Seawater(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        humidifier_(in),
        water_(in, humidifier_.coil_kw(air_.design_coil_kw())),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), false),
        machine_now_(machine_),
        rise_(in("chilled_water_rise")),
        design_sea_(in("sea_design_temperature")),
        approach_(in("sea_exchanger_approach")),
        pump_minimum_speed_(in("pump_minimum_speed")) {
    const double heat = water_.design_heat_kw();
    const double rejected = heat + machine_.power_kw(heat, design_sea_ + approach_);
    outdoor_pump_ = (in("sea_pump_power") + in("condenser_pump_power")) * rejected;
  }

  void set_load(const Load& load) override {
    steady_ = {};
    const double coil = humidifier_.serve(air_, load.it_kw + load.room_kw, steady_);
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    water_now_c_ = water_.temperature_c(coil);
    machine_now_ = machine_.at(water_now_c_);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
    load_share_ = steady_.heat_kw / water_.design_heat_kw();
    steady_.outdoor_pumps_kw = outdoor_pump_ * affinity(load_share_, pump_minimum_speed_, pump_exponent);
  }

  void run(const Sky& sky, CoolingHours& out) const override {
    const double sea = std::isnan(sky.sea_c) ? warmest_c() : sky.sea_c;
    const double plant_water = sea + approach_ * load_share_;
    const double chilled = steady_.heat_kw * (1.0 - direct_share(plant_water));
    const double power = machine_now_.power_kw(chilled, plant_water);
    for (std::size_t h = 0; h < sky.count; ++h) {
      out.mechanical_kw[h] = power;
      out.fans_kw[h] = 0.0;
      out.water_l_per_h[h] = steady_.humidifiers_l_per_h;
      out.supply_c[h] = air_.supply_c();
      out.machine_heat_kw[h] = chilled;
      out.condenser_c[h] = plant_water;
    }
  }

  Capacity capacity(double, double) const override {
    const double plant_water = warmest_c() + approach_;
    return {direct_share(plant_water) + machine_.capacity_kw(plant_water) / water_.design_heat_kw()};
  }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {water_.design_heat_kw(), air_.limit_c() - air_.supply_c(), rise_}; }
  const Machine* machine() const override { return &machine_now_; }
  double design_sea_c() const override { return design_sea_; }

 private:
  [[nodiscard]] double warmest_c() const { return std::isnan(warmest_sea_c_) ? design_sea_ : warmest_sea_c_; }
  [[nodiscard]] double direct_share(double plant_water_c) const {
    return std::clamp((water_now_c_ + rise_ - plant_water_c) / rise_, 0.0, 1.0);
  }

  AirHandler air_;
  Humidifier humidifier_;
  ChilledWater water_;
  Machine machine_, machine_now_;
  double rise_, design_sea_, approach_, pump_minimum_speed_;
  double outdoor_pump_ = 0.0, load_share_ = 1.0, water_now_c_ = 0.0;
};

constexpr std::array sea{
    CoolingParameter{"sea_design_temperature", "degC", {0.0, 40.0}, "sea water at the intake that the plant is selected for"},
    CoolingParameter{"sea_exchanger_approach", "K", {0.5, 8.0}, "plant water less sea water over the exchangers, at design heat"},
    CoolingParameter{"sea_pump_power", "kW/kW", {0.0, 0.1}, "sea-water pumps at design flow, of design heat rejected"},
    CoolingParameter{"condenser_pump_power", "kW/kW", {0.0, 0.08}, "condenser-water pumps at design flow, of design heat rejected"},
};
constexpr auto keys = parameters::join(parameters::air, parameters::moisture, parameters::chilled_water, parameters::chilled_water_rise,
                                       parameters::machine, sea);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<Seawater>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype seawater{"seawater", "once-through sea water: direct exchange when cold, chillers when warm", keys,
                                   parameters::water_cooled_machines, make};

}  // namespace landfall::plant
