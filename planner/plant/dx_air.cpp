// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/humidifier.hpp"
#include "planner/plant/parameters.hpp"
#include "planner/plant/select.hpp"

namespace landfall::plant {
namespace {

class DxAir final : public CoolingPlant {
 public:
  DxAir(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        humidifier_(in),
        design_heat_(humidifier_.coil_kw(air_.design_coil_kw())),
        machine_(in, air_.return_c(), design_heat_, true) {}

  void set_load(const Load& load) override {
    steady_ = {};
    steady_.heat_kw = humidifier_.serve(air_, load.it_kw + load.room_kw, steady_);
  }

  void run(const Sky& sky, CoolingHours& out) const override { hours(sky, out); }

  Capacity capacity(double dry_bulb_c, double) const override { return {machine_.capacity_kw(dry_bulb_c) / design_heat_}; }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override { return {design_heat_, air_.limit_c() - air_.supply_c()}; }
  const Machine* machine() const override { return &machine_; }

 private:
  LANDFALL_HOURLY_LOOP void hours(const Sky& sky, CoolingHours& out) const {
    const Machine machine = machine_;
    const double heat = steady_.heat_kw;
    const double supply = air_.supply_c();
    const double humidifiers = steady_.humidifiers_l_per_h;
    const double* __restrict dry_bulb = sky.dry_bulb_c;
    for (std::size_t h = 0; h < sky.count; ++h) {
      out.mechanical_kw[h] = machine.power_kw(heat, dry_bulb[h]);
      out.fans_kw[h] = 0.0;
      out.water_l_per_h[h] = humidifiers;
      out.supply_c[h] = supply;
      out.machine_heat_kw[h] = heat;
      out.condenser_c[h] = dry_bulb[h];
    }
  }

  AirHandler air_;
  Humidifier humidifier_;
  double design_heat_;
  Machine machine_;
};

constexpr auto keys = parameters::join(parameters::air, parameters::moisture, parameters::machine, parameters::trip);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<DxAir>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype dx_air{"dx-air", "packaged DX, in-row or wall-mounted", keys, parameters::dx_machines, make};

}  // namespace landfall::plant
