// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"
#include "planner/plant/archetypes.hpp"
#include "planner/plant/chilled_water.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/humidifier.hpp"
#include "planner/plant/parameters.hpp"

namespace landfall::plant {
namespace {

/// Bought chilled water. The supplier's electricity and water count as the site's, so that PUE and WUE compare with other designs; who pays
/// for them is a matter of the tariff.
class District final : public CoolingPlant {
 public:
  District(const ParameterReader& in, const Load& design, double pressure_pa)
      : air_(in, design.it_kw + design.room_kw, pressure_pa),
        humidifier_(in),
        water_(in, humidifier_.coil_kw(air_.design_coil_kw())),
        power_(in("district_power")),
        litres_(in("district_water")),
        capacity_(in("district_capacity")) {}

  void set_load(const Load& load) override {
    steady_ = {};
    const double coil = humidifier_.serve(air_, load.it_kw + load.room_kw, steady_);
    steady_.indoor_pumps_kw = water_.pump_kw(coil);
    steady_.heat_kw = coil + steady_.indoor_pumps_kw;
  }

  void run(const Sky& sky, CoolingHours& out) const override {
    for (std::size_t h = 0; h < sky.count; ++h) {
      out.mechanical_kw[h] = steady_.heat_kw * power_;
      out.fans_kw[h] = 0.0;
      out.water_l_per_h[h] = steady_.heat_kw * litres_ + steady_.humidifiers_l_per_h;
      out.supply_c[h] = air_.supply_c();
      out.machine_heat_kw[h] = steady_.heat_kw;
      out.condenser_c[h] = water_.temperature_c();
    }
  }

  Capacity capacity(double, double) const override { return {capacity_}; }
  double supply_limit_c() const override { return air_.limit_c(); }
  Sides sides() const override {
    return {water_.design_heat_kw(), air_.limit_c() - air_.supply_c(), typical_chilled_rise_k, false};  // the supplier's chillers go on
  }
  bool bought() const override { return true; }

 private:
  AirHandler air_;
  Humidifier humidifier_;
  ChilledWater water_;
  double power_, litres_, capacity_;
};

constexpr std::array contract{
    CoolingParameter{
        "district_power", "kW/kW", {0.05, 1.0}, "electricity the supplier uses per kW of cooling delivered, counted as the site's"},
    CoolingParameter{"district_water", "L/kWh", {0.0, 6.0}, "water the supplier uses per kWh of cooling delivered, counted as the site's"},
    CoolingParameter{"district_capacity", "fraction", {0.3, 5.0}, "contracted capacity, of design heat"},
};
constexpr auto keys = parameters::join(parameters::air, parameters::moisture, parameters::chilled_water, contract);

std::unique_ptr<CoolingPlant> make(const ParameterReader& in, const Load& design, double pressure_pa) {
  return std::make_unique<District>(in, design, pressure_pa);
}

}  // namespace

constinit const Archetype district{"district", "bought chilled water", keys, {}, make};

}  // namespace landfall::plant
