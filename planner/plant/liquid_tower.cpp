// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/liquid_loop.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/tower.hpp"

namespace landfall::plant {
namespace {

double rejected(double loop_heat_kw, const Machine& machine, double air_heat_kw, const ParameterReader& in) {
  const double power = machine.power_kw(air_heat_kw, in("tower_design_wet_bulb") + in("tower_approach"));
  return (loop_heat_kw + air_heat_kw + power) * (1.0 + in("condenser_pump_power"));
}

/// Chips on a loop that an exchanger parts from the towers; what stays in the air, and the room, on chillers condensed by the same
/// towers. The towers hold `tower_minimum_water`; facility water is `exchanger_approach` warmer, or at its set point by a bypass.
class LiquidTower final : public CoolingPlant {
 public:
  LiquidTower(const ParameterReader& in, const Load& design, double pressure_pa)
      : loop_(in, design),
        air_(in, loop_.air_kw(design), pressure_pa),
        water_(in, air_.design_coil_kw()),
        machine_(in, water_.temperature_c(), water_.design_heat_kw(), false),
        machine_now_(machine_),
        design_heat_(loop_.heat_kw(design) + water_.design_heat_kw()),
        tower_(in, rejected(loop_.heat_kw(design), machine_, water_.design_heat_kw(), in), pressure_pa),
        treatment_(in),
        exchanger_approach_(in("exchanger_approach")),
        condenser_pump_(in("condenser_pump_power") * tower_.design_heat_kw()),
        pump_minimum_speed_(in("pump_minimum_speed")) {}

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.air_fans_kw = air_.fan_kw(loop_.air_kw(load));
    const double coil = loop_.air_kw(load) + steady_.air_fans_kw;
    const double chilled_pumps = water_.pump_kw(coil);
    machine_now_ = machine_.at(water_.temperature_c(coil));
    steady_.indoor_pumps_kw = chilled_pumps + loop_.pump_kw(load);
    air_heat_ = coil + chilled_pumps;
    steady_.heat_kw = air_heat_ + loop_.heat_kw(load);
    load_share_ = steady_.heat_kw / design_heat_;
    const double flow = greater(load_share_, pump_minimum_speed_);
    steady_.outdoor_pumps_kw = condenser_pump_ * affinity(flow, 0.0, pump_exponent);
    tower_now_ = TowerAtLoad(tower_, loop_.heat_kw(load) + steady_.outdoor_pumps_kw, &machine_now_, air_heat_, flow);
    rack_offset_ = loop_.cdu_approach_k(load);
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double, double wet_bulb_c) const override {
    const double approach = tower_.approach_k(wet_bulb_c, tower_.design_heat_kw(), 1.0, 1.0);
    // Tower and exchanger both need a difference in proportion to their heat.
    const double loop = greater(loop_.limit_c() - wet_bulb_c, 0.0) / (approach + exchanger_approach_);
    return {machine_.capacity_kw(wet_bulb_c + approach) / water_.design_heat_kw(), loop};
  }
  double supply_limit_c() const override { return loop_.limit_c(); }
  Sides sides() const override {
    const double air_heat = water_.design_heat_kw();
    return {air_heat, air_.limit_c() - air_.supply_c(), typical_chilled_rise_k,
            true,     design_heat_ - air_heat,          loop_.limit_c() - loop_.set_point_c()};
  }
  double rack_offset_k() const override { return rack_offset_; }
  const Machine* machine() const override { return &machine_now_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_now_;
    const TowerAtLoad tower = tower_now_;
    const WaterTreatment treatment = treatment_;
    const double air_heat = air_heat_;
    const double other_heat = steady_.heat_kw + steady_.outdoor_pumps_kw;
    const double exchanger = exchanger_approach_ * load_share_;
    const double set_point = loop_.set_point_c();
    const double coldest = tower_.minimum_water_c();
    const double drift = tower.drift_l_per_h();
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    const double* __restrict wet_bulb = sky.wet_bulb_c;
    const double* __restrict slope = sky.latent_slope;
    const double* __restrict growth = sky.latent_growth;
    for (std::size_t h = 0; h < sky.count; ++h) {
      const auto [cold, speed] = tower.water(wet_bulb[h], coldest);
      const double power = machine.power_kw(air_heat, cold);
      const double evaporation =
          evaporation_l_per_h(other_heat + power, tower.air_kw_per_k(speed), dry_bulb[h] - wet_bulb[h], slope[h], growth[h]);
      out.mechanical_kw[h] = power;
      out.fans_kw[h] = tower.fan_kw(speed);
      out.water_l_per_h[h] = treatment.make_up(evaporation, drift);
      out.supply_c[h] = greater(set_point, cold + exchanger);
      out.machine_heat_kw[h] = air_heat;
      out.condenser_c[h] = cold;
    }
  }

  LiquidLoop loop_;
  AirHandler air_;
  ChilledWater water_;
  Machine machine_, machine_now_;
  double design_heat_;
  Tower tower_;
  TowerAtLoad tower_now_;
  WaterTreatment treatment_;
  double exchanger_approach_, condenser_pump_, pump_minimum_speed_;
  double air_heat_ = 0.0, load_share_ = 1.0, rack_offset_ = 0.0;
};

constexpr std::array exchanger{
    CoolingParameter{
        "exchanger_approach", "K", {0.3, 8.0}, "facility water supplied less tower water, over their exchanger, at design heat"},
};
constexpr auto keys = parameters::join(parameters::liquid, exchanger, parameters::tower, parameters::cycles, parameters::air,
                                       parameters::chilled_water, parameters::machine);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<LiquidTower>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype liquid_tower{"liquid-tower", "liquid to the chips on cooling towers, residual air on water-cooled chillers", keys,
                                       parameters::water_cooled_machines, make};

}  // namespace landfall::plant
