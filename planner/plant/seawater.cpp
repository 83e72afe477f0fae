// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/parameters.hpp"

namespace landfall::plant {
namespace {

/// Once-through sea water cools a plant loop over titanium exchangers. Plant water colder than the chilled-water return takes part of the
/// load directly; chillers condensed by the same loop do the rest. Sea temperature of month m: mean + swing cos(2 pi (m - warmest) / 12).
/// Make-up water is none: sea water goes back.
class Seawater final : public CoolingPlant {
 public:
  Seawater(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        water_(in, air_.design_coil_kw()),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), false),
        rise_(in("chilled_water_rise")),
        mean_(in("sea_temperature")),
        swing_(in("sea_temperature_swing")),
        warmest_month_(in("sea_warmest_month")),
        approach_(in("sea_exchanger_approach")),
        pump_minimum_speed_(in("pump_minimum_speed")) {
    const double heat = water_.design_heat_kw();
    const double rejected = heat + machine_.power_kw(heat, mean_ + swing_ + approach_);
    outdoor_pump_ = (in("sea_pump_power") + in("condenser_pump_power")) * rejected;
  }

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.air_fans_kw = air_.fan_kw(load.it_kw + load.room_kw);
    const double coil = load.it_kw + load.room_kw + steady_.air_fans_kw;
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
    load_share_ = steady_.heat_kw / water_.design_heat_kw();
    steady_.outdoor_pumps_kw = outdoor_pump_ * affinity(load_share_, pump_minimum_speed_, pump_exponent);
  }

  void run(const Sky& sky, CoolingHours& out) const override {
    const double plant_water = sea_c(sky.month) + approach_ * load_share_;
    const double chilled = steady_.heat_kw * (1.0 - direct_share(plant_water));
    const double power = machine_.power_kw(chilled, plant_water);
    for (std::size_t h = 0; h < sky.count; ++h) {
      out.mechanical_kw[h] = power;
      out.fans_kw[h] = 0.0;
      out.water_l_per_h[h] = 0.0;
      out.supply_c[h] = air_.supply_c();
      out.machine_heat_kw[h] = chilled;
      out.condenser_c[h] = plant_water;
    }
  }

  Capacity capacity(double, double) const override {
    const double plant_water = mean_ + swing_ + approach_;
    return {direct_share(plant_water) + machine_.capacity_kw(plant_water) / water_.design_heat_kw()};
  }
  double supply_limit_c() const override { return air_.limit_c(); }
  const Machine* machine() const override { return &machine_; }

 private:
  [[nodiscard]] double sea_c(int month) const {
    if (month < 0) return mean_ + swing_;
    return mean_ + swing_ * std::cos(2.0 * std::numbers::pi * (month + 1.0 - warmest_month_) / 12.0);
  }
  [[nodiscard]] double direct_share(double plant_water_c) const {
    return std::clamp((water_.temperature_c() + rise_ - plant_water_c) / rise_, 0.0, 1.0);
  }

  AirHandler air_;
  ChilledWater water_;
  Machine machine_;
  double rise_, mean_, swing_, warmest_month_, approach_, pump_minimum_speed_;
  double outdoor_pump_ = 0.0, load_share_ = 1.0;
};

constexpr std::array sea{
    CoolingParameter{"sea_temperature", "degC", {0.0, 38.0}, "sea water at the intake, mean of the year"},
    CoolingParameter{"sea_temperature_swing", "K", {0.0, 15.0}, "warmest month less mean of the year"},
    CoolingParameter{"sea_warmest_month", "count", {1.0, 12.0}, "number of the warmest month: 8 is August"},
    CoolingParameter{"sea_exchanger_approach", "K", {0.5, 8.0}, "plant water less sea water over the exchangers, at design heat"},
    CoolingParameter{"sea_pump_power", "kW/kW", {0.0, 0.1}, "sea-water pumps at design flow, of design heat rejected"},
    CoolingParameter{"condenser_pump_power", "kW/kW", {0.0, 0.08}, "condenser-water pumps at design flow, of design heat rejected"},
};
constexpr auto keys =
    parameters::join(parameters::air, parameters::chilled_water, parameters::chilled_water_rise, parameters::machine, sea);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<Seawater>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype seawater{"seawater", "once-through sea water: direct exchange when cold, chillers when warm", keys,
                                   parameters::water_cooled_machines, make};

}  // namespace landfall::plant
