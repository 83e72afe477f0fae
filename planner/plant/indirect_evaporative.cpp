// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/water.hpp"

namespace landfall::plant {
namespace {

/// Room air passes an air-to-air exchanger whose other side is outdoor (scavenger) air, dry or wetted; DX trims the rest.
///
/// Dry: the exchanger takes dry_effectiveness * (return - dry bulb) of the air's rise with the scavenger fans at full speed; when that
/// is more than needed they slow down in proportion. Wet: wet_effectiveness * (return - wet bulb), fans at full speed, wetted as
/// far as needed. What is still missing is the DX's, whose condenser stands in outdoor air. The order saves water, and more heat or
/// moisture outside never lowers power. Evaporation by the energy balance of the scavenger air (water.hpp).
class IndirectEvaporative final : public CoolingPlant {
 public:
  IndirectEvaporative(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        machine_(in, air_.return_c(), air_.design_coil_kw(), true),
        treatment_(in),
        dry_(in("dry_effectiveness")),
        wet_(in("wet_effectiveness")),
        scavenger_fan_(in("scavenger_fan_power") * air_.design_coil_kw()),
        minimum_speed_(in("scavenger_minimum_speed")),
        scavenger_air_(in("scavenger_flow_ratio") * air_.design_coil_kw() / air_.rise_k()) {}

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.air_fans_kw = air_.fan_kw(load.it_kw + load.room_kw);
    steady_.heat_kw = load.it_kw + load.room_kw + steady_.air_fans_kw;
    flow_ = steady_.heat_kw / air_.design_coil_kw();
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double dry_bulb_c, double wet_bulb_c) const override {
    const double exchanger = greater(greater(dry_ * (air_.return_c() - dry_bulb_c), wet_ * (air_.return_c() - wet_bulb_c)), 0.0);
    return {exchanger / air_.rise_k() + machine_.capacity_kw(dry_bulb_c) / air_.design_coil_kw()};
  }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {air_.design_coil_kw(), air_.limit_c() - air_.supply_c()}; }
  const Machine* machine() const override { return &machine_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_;
    const WaterTreatment treatment = treatment_;
    const double heat = steady_.heat_kw;
    const double supply = air_.supply_c();
    const double rise = air_.rise_k();
    const double return_air = air_.return_c();
    const double dry_share = dry_ / rise;
    const double wet_share = wet_ / rise;
    // Less room air through the same exchanger: scavenger air follows it, and its fans with it.
    const double fan = scavenger_fan_ * (flow_ * flow_ * flow_);
    const double slowest = scavenger_fan_ * (minimum_speed_ * minimum_speed_ * minimum_speed_);
    const double scavenger = scavenger_air_ * flow_;
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    const double* __restrict wet_bulb = sky.wet_bulb_c;
    const double* __restrict slope = sky.latent_slope;
    const double* __restrict growth = sky.latent_growth;
    for (std::size_t h = 0; h < sky.count; ++h) {
      const double possible_dry = greater(dry_share * (return_air - dry_bulb[h]), 0.0);
      const double possible_wet = greater(greater(wet_share * (return_air - wet_bulb[h]), 0.0), possible_dry);
      const double taken = lesser(possible_wet, 1.0);
      const double speed = 1.0 / greater(possible_dry, 1.0);
      const double gap = possible_wet - possible_dry;
      const double wetted = greater(taken - possible_dry, 0.0) / greater(gap, 1e-9);  // of the exchanger's surface
      const double evaporation = wetted * evaporation_l_per_h(heat * taken, scavenger, dry_bulb[h] - wet_bulb[h], slope[h], growth[h]);
      const double trim = heat * (1.0 - taken);
      out.mechanical_kw[h] = machine.power_kw(trim, dry_bulb[h]);
      out.fans_kw[h] = greater(fan * (speed * speed * speed), slowest);
      out.water_l_per_h[h] = treatment.make_up(evaporation);
      out.supply_c[h] = supply;
      out.machine_heat_kw[h] = trim;
      out.condenser_c[h] = dry_bulb[h];
    }
  }

  AirHandler air_;
  Machine machine_;
  WaterTreatment treatment_;
  double dry_, wet_, scavenger_fan_, minimum_speed_, scavenger_air_;
  double flow_ = 1.0;
};

constexpr std::array exchanger{
    CoolingParameter{
        "dry_effectiveness", "fraction", {0.2, 0.95}, "of the exchanger, dry, full flow: (return - supply) / (return - dry bulb)"},
    CoolingParameter{"wet_effectiveness", "fraction", {0.2, 0.95}, "the same, wet: (return - supply) / (return - wet bulb)"},
    CoolingParameter{"scavenger_fan_power", "kW/kW", {0.005, 0.15}, "scavenger fans at full speed, of design heat"},
    CoolingParameter{"scavenger_minimum_speed", "fraction", {0.1, 1.0}, "lowest speed of these fans, of full"},
    CoolingParameter{"scavenger_flow_ratio", "fraction", {0.5, 3.0}, "scavenger air at full speed over room air at design"},
};
constexpr auto keys = parameters::join(parameters::air, exchanger, parameters::cycles, parameters::machine, parameters::trip);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<IndirectEvaporative>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype indirect_evaporative{"indirect-evaporative", "air-to-air exchanger, wetted in heat, DX trim", keys,
                                               parameters::dx_machines, make};

}  // namespace landfall::plant
