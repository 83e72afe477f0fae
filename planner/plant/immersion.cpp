// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/dry_cooler.hpp"
#include "planner/plant/liquid_loop.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/water.hpp"

namespace landfall::plant {
namespace {

/// Single-phase tanks, their exchanger in the place of a CDU, on a dry-cooler loop; DX for the room: UPS and distribution losses, house,
/// and the share of IT heat that tanks and switches give to the air.
class Immersion final : public CoolingPlant {
 public:
  Immersion(const ParameterReader& in, const Load& design, double pressure_pa)
      : parameters_(in),
        loop_(in, design),
        air_(in, loop_.air_kw(design), pressure_pa),
        machine_(in, air_.return_c(), air_.design_coil_kw(), true),
        treatment_(in),
        design_heat_(loop_.heat_kw(design)) {
    Immersion::set_load(design);
  }

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.air_fans_kw = air_.fan_kw(loop_.air_kw(load));
    steady_.indoor_pumps_kw = loop_.pump_kw(load);
    air_heat_ = loop_.air_kw(load) + steady_.air_fans_kw;
    steady_.heat_kw = air_heat_ + loop_.heat_kw(load);
    cooler_ = DryCooler(parameters_, design_heat_, loop_.heat_kw(load), loop_.set_point_c());
    rack_offset_ = loop_.cdu_approach_k(load);
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double dry_bulb_c, double wet_bulb_c) const override {
    return {machine_.capacity_kw(dry_bulb_c) / air_.design_coil_kw(), cooler_.capacity_share(loop_.limit_c(), dry_bulb_c, wet_bulb_c)};
  }
  double supply_limit_c() const override { return loop_.limit_c(); }
  Sides sides() const override {
    return {air_.design_coil_kw(), air_.limit_c() - air_.supply_c(), 0.0, true, design_heat_, loop_.limit_c() - loop_.set_point_c()};
  }
  double rack_offset_k() const override { return rack_offset_; }
  const Machine* machine() const override { return &machine_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_;
    const DryCooler cooler = cooler_;
    const WaterTreatment treatment = treatment_;
    const double air_heat = air_heat_;
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    const double* __restrict wet_bulb = sky.wet_bulb_c;
    for (std::size_t h = 0; h < sky.count; ++h) {
      const DryCooler::Hour hour = cooler.hour(dry_bulb[h], wet_bulb[h]);
      out.mechanical_kw[h] = machine.power_kw(air_heat, dry_bulb[h]);
      out.fans_kw[h] = hour.fan_kw;
      out.water_l_per_h[h] = treatment.make_up(hour.evaporation_l_per_h);
      out.supply_c[h] = hour.supply_c;
      out.machine_heat_kw[h] = air_heat;
      out.condenser_c[h] = dry_bulb[h];
    }
  }

  DryCooler::Parameters parameters_;
  LiquidLoop loop_;
  AirHandler air_;
  Machine machine_;
  WaterTreatment treatment_;
  DryCooler cooler_;
  double design_heat_, air_heat_ = 0.0, rack_offset_ = 0.0;
};

constexpr auto keys = parameters::join(parameters::liquid, parameters::dry_cooler, parameters::pad, parameters::cycles, parameters::air,
                                       parameters::machine, parameters::trip);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<Immersion>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype immersion{"immersion", "single-phase tanks on dry coolers, losses and room on DX", keys, parameters::dx_machines,
                                    make};

}  // namespace landfall::plant
