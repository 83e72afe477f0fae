// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/humidifier.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/tower.hpp"

namespace landfall::plant {
namespace {

/// Heat the tower rejects at full load and its design wet bulb.
double rejected(const Machine& machine, double heat_kw, const ParameterReader& in) {
  const double power = machine.power_kw(heat_kw, in("tower_design_wet_bulb") + in("tower_approach"));
  return (heat_kw + power) * (1.0 + in("condenser_pump_power"));
}

/// The economiser is an exchanger in the return water ahead of the chillers. Tower water cold enough for it takes part of the load, or
/// all; while it takes all, the tower makes water no colder than it needs.
class ChillerWater final : public CoolingPlant {
 public:
  ChillerWater(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        humidifier_(in),
        water_(in, humidifier_.coil_kw(air_.design_coil_kw())),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), false),
        machine_now_(machine_),
        tower_(in, rejected(machine_, water_.design_heat_kw(), in), pressure_pa),
        treatment_(in),
        rise_(in("chilled_water_rise")),
        economiser_approach_(in("economiser_approach")),
        condenser_pump_(in("condenser_pump_power") * tower_.design_heat_kw()),
        pump_minimum_speed_(in("pump_minimum_speed")) {}

  void set_load(const Load& load) override {
    steady_ = {};
    const double coil = humidifier_.serve(air_, load.it_kw + load.room_kw, steady_);
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    water_now_c_ = water_.temperature_c(coil);
    machine_now_ = machine_.at(water_now_c_);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
    const double flow = greater(steady_.heat_kw / water_.design_heat_kw(), pump_minimum_speed_);
    steady_.outdoor_pumps_kw = condenser_pump_ * affinity(flow, 0.0, pump_exponent);
    tower_now_ = TowerAtLoad(tower_, steady_.outdoor_pumps_kw, &machine_now_, steady_.heat_kw, flow);
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double, double wet_bulb_c) const override {
    const double approach = tower_.approach_k(wet_bulb_c, tower_.design_heat_kw(), 1.0, 1.0);
    return {machine_.capacity_kw(wet_bulb_c + approach) / water_.design_heat_kw()};
  }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {water_.design_heat_kw(), air_.limit_c() - air_.supply_c(), rise_}; }
  const Machine* machine() const override { return &machine_now_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_now_;
    const TowerAtLoad tower = tower_now_;
    const WaterTreatment treatment = treatment_;
    const double heat = steady_.heat_kw;
    const double pumps = steady_.outdoor_pumps_kw;
    const double supply = air_.supply_c();
    const double humidifiers = steady_.humidifiers_l_per_h;
    const double per_rise = 1.0 / rise_;
    const double economiser_approach = economiser_approach_;
    const double return_water = water_now_c_ + rise_;
    const double coldest = greater(tower_.minimum_water_c(), water_now_c_ - economiser_approach_);
    const double drift = tower.drift_l_per_h();
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    const double* __restrict wet_bulb = sky.wet_bulb_c;
    const double* __restrict slope = sky.latent_slope;
    const double* __restrict growth = sky.latent_growth;
    for (std::size_t h = 0; h < sky.count; ++h) {
      const auto [cold, speed] = tower.water(wet_bulb[h], coldest);
      const double share = lesser(greater((return_water - (cold + economiser_approach)) * per_rise, 0.0), 1.0);
      const double chilled = heat * (1.0 - share);
      const double power = machine.power_kw(chilled, cold);
      const double evaporation =
          evaporation_l_per_h(heat + power + pumps, tower.air_kw_per_k(speed), dry_bulb[h] - wet_bulb[h], slope[h], growth[h]);
      out.mechanical_kw[h] = power;
      out.fans_kw[h] = tower.fan_kw(speed);
      out.water_l_per_h[h] = treatment.make_up(evaporation, drift) + humidifiers;
      out.supply_c[h] = supply;
      out.machine_heat_kw[h] = chilled;
      out.condenser_c[h] = cold;
    }
  }

  AirHandler air_;
  Humidifier humidifier_;
  ChilledWater water_;
  Machine machine_, machine_now_;
  Tower tower_;
  TowerAtLoad tower_now_;
  WaterTreatment treatment_;
  double rise_, economiser_approach_, condenser_pump_, pump_minimum_speed_;
  double water_now_c_ = 0.0;
};

constexpr std::array economiser{
    CoolingParameter{"economiser_approach", "K", {0.5, 10.0}, "chilled water made less tower water, over the economiser's exchanger"},
};
constexpr auto keys = parameters::join(parameters::air, parameters::moisture, parameters::chilled_water, parameters::chilled_water_rise,
                                       parameters::machine, parameters::tower, parameters::cycles, economiser);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<ChillerWater>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype chiller_water{"chiller-water", "water-cooled chillers, cooling towers, water-side economiser", keys,
                                        parameters::water_cooled_machines, make};

}  // namespace landfall::plant
