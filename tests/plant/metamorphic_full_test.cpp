// SPDX-License-Identifier: Apache-2.0
// Properties over 100,000 random cases each: 1,000 random designs, every set point and curve set among them, in 100 random hours.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "climate/psychrometrics.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/running.hpp"
#include "planner/plant/water.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

struct Chance {
  std::uint64_t state = 20251125;
  double operator()() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) * 0x1.0p-53;
  }
  double operator()(double low, double high) { return low + (high - low) * (*this)(); }
};

constexpr int random_designs = 1000;
constexpr std::size_t hours_of_each = 100;

/// A sample design with every parameter moved by up to a fifth, inside its bounds and in order.
Design random_design(Chance& dice) {
  const Archetype& archetype = archetypes()[static_cast<std::size_t>(dice(0.0, 9.9999))];
  Design design = sample_design(archetype.id);
  Cooling& cooling = design.cooling;
  if (!archetype.machines.empty()) {
    cooling.machine = archetype.machines[static_cast<std::size_t>(dice(0.0, static_cast<double>(archetype.machines.size()) - 1e-6))];
  }
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) {
    const CoolingParameter& parameter = archetype.parameters[i];
    double value = cooling.parameters[i].value * dice(0.8, 1.2);
    if (parameter.key == "chilled_water_reset") value = dice(0.0, 6.0);
    if (parameter.key == "humidifier_power") value = dice(0.0, 0.9);
    if (parameter.unit == "count" && parameter.key != "cycles_of_concentration") value = std::round(value);
    cooling.parameters[i].value = std::min(std::max(value, parameter.bounds.min), parameter.bounds.max);
  }
  const auto keep_below = [&](std::string_view key, std::string_view limit) {
    FactRecord* small = find_parameter(cooling, key);
    const FactRecord* large = find_parameter(cooling, limit);
    if (small != nullptr && large != nullptr) small->value = std::min(small->value, large->value);
  };
  keep_below("supply_air_temperature", "maximum_supply_air_temperature");
  keep_below("chilled_water_temperature", "supply_air_temperature");
  keep_below("facility_water_temperature", "maximum_facility_water_temperature");
  keep_below("spare_machines_running", "spare_machines");
  if (dice() < 0.3) design.electrical.direct_current.emplace().conversion.value = dice(0.0, 0.04);
  if (dice() < 0.3) {
    EcoMode& eco = design.electrical.eco_mode.emplace();
    eco.share.value = dice();
    eco.loss.value = dice(0.0, 0.02);
  }
  return design;
}

/// Hours of outside air at standard pressure.
struct AirHours {
  std::vector<double> dry_bulb, wet_bulb, humidity;
  void add(double t, double dew_point) {
    const double w = climate::humidity_ratio_from_dew_point(std::min(dew_point, t), standard_pressure);
    dry_bulb.push_back(t);
    humidity.push_back(w);
    wet_bulb.push_back(climate::wet_bulb_c(t, w, standard_pressure));
  }
};

struct SampledHours {
  CoolingHours hours;
  double steady_kw;
  [[nodiscard]] double fed(std::size_t h) const { return steady_kw + hours.mechanical_kw[h] + hours.fans_kw[h]; }
};

SampledHours run_hours(const Running& running, const AirHours& air, double sea_c) {
  const SkyYear sky(air.dry_bulb.size(), air.dry_bulb.data(), air.wet_bulb.data(), air.humidity.data());
  SampledHours sample;
  sample.steady_kw = running.steady_kw();
  Sky block = sky.block(0, air.dry_bulb.size(), 6);
  block.sea_c = sea_c;
  running.plant().run(block, sample.hours);
  return sample;
}

}  // namespace

TEST_CASE("100,000 hours warmed, moistened and loaded: power never falls, energy closes, heat is carried once") {
  Chance dice;
  int cheaper_warm = 0, cheaper_moist = 0, cheaper_sea = 0, cheaper_load = 0, open = 0, heat_outside = 0, negative = 0, cases = 0;
  for (int d = 0; d < random_designs; ++d) {
    const Design design = random_design(dice);
    Running running(design, standard_pressure, 34.0);
    const double load = dice(0.06, 1.0), warmer = dice(0.05, 5.0), moister = dice(0.05, 5.0), sea = dice(8.0, 34.0);
    AirHours base, warm, moist;
    for (std::size_t h = 0; h < hours_of_each; ++h) {
      const double t = dice(-10.0, 52.0), spread = dice(0.0, 30.0);
      const double dew = std::min(t - spread * spread / 30.0, 30.0);
      base.add(t, dew);
      warm.add(t + warmer, dew);
      moist.add(t, std::min(dew + moister, std::min(t, 32.0)));
    }
    running.set_load(load);
    const SampledHours now = run_hours(running, base, sea), warmed = run_hours(running, warm, sea),
                       moistened = run_hours(running, moist, sea);
    const SampledHours at_sea = run_hours(running, base, sea + warmer);
    const Steady steady = running.plant().steady();
    const Components parts = running.steady();
    const double carried = parts.it_kw + parts.distribution_kw + parts.ups_kw + parts.house_kw + parts.air_fans_kw + steady.indoor_pumps_kw;
    open += std::abs(steady.heat_kw - carried) > 1e-9 ? 1 : 0;
    running.set_load(std::min(load + 0.05, 1.0));
    const SampledHours loaded = run_hours(running, base, sea);
    for (std::size_t h = 0; h < hours_of_each; ++h) {
      const double fed = now.fed(h);
      cheaper_warm += warmed.fed(h) < fed * (1.0 - 1e-12) ? 1 : 0;
      cheaper_moist += moistened.fed(h) < fed * (1.0 - 1e-12) ? 1 : 0;
      cheaper_sea += at_sea.fed(h) < fed * (1.0 - 1e-12) ? 1 : 0;
      cheaper_load += loaded.fed(h) < fed ? 1 : 0;
      const double sum = parts.it_kw + parts.distribution_kw + parts.ups_kw + parts.house_kw + parts.air_fans_kw + parts.pumps_kw +
                         now.hours.mechanical_kw[h] + now.hours.fans_kw[h];
      open += std::abs(sum - fed) > 1e-9 ? 1 : 0;
      heat_outside += now.hours.machine_heat_kw[h] < 0.0 || now.hours.machine_heat_kw[h] > steady.heat_kw * (1.0 + 1e-12) ? 1 : 0;
      negative += !(now.hours.water_l_per_h[h] >= 0.0 && now.hours.mechanical_kw[h] >= 0.0 && fed >= load && std::isfinite(fed)) ? 1 : 0;
      ++cases;
    }
  }
  CHECK(cases == 100000);
  CHECK(cheaper_warm == 0);
  CHECK(cheaper_moist == 0);
  CHECK(cheaper_sea == 0);
  CHECK(cheaper_load == 0);
  CHECK(open == 0);
  CHECK(heat_outside == 0);
  CHECK(negative == 0);
}

TEST_CASE("100,000 circuits keep water and salts: make-up is evaporation, drift and blow-down, and cycles hold") {
  Chance dice;
  const Archetype& archetype = *find_archetype("chiller-water");
  Design design = sample_design(archetype.id);
  int open = 0;
  for (int i = 0; i < 100000; ++i) {
    const double cycles = dice(1.5, 20.0), evaporation = dice(0.0, 3.0), drift = evaporation * dice(0.0, 0.2);
    set(design.cooling, "cycles_of_concentration", cycles);
    const double make_up = WaterTreatment(ParameterReader(design.cooling)).make_up(evaporation, drift);
    const double blow_down = make_up - evaporation - drift;
    // Salts in with make-up leave with blow-down and drift at `cycles` times its strength; with much drift the circuit is weaker.
    const double strength = make_up > 0.0 ? make_up / std::max(blow_down + drift, 1e-300) : cycles;
    open +=
        blow_down < -1e-12 || strength > cycles * (1.0 + 1e-9) || (blow_down > 1e-9 && std::abs(strength - cycles) > 1e-9 * cycles) ? 1 : 0;
  }
  CHECK(open == 0);
}

TEST_CASE("100,000 hours of evaporation carry no more heat than there is") {
  Chance dice;
  int wrong = 0;
  for (int i = 0; i < 100000; ++i) {
    const double t = dice(5.0, 50.0), dew = std::min(t - dice(0.0, 25.0), 30.0);
    const double w = climate::humidity_ratio_from_dew_point(dew, standard_pressure);
    const double wet = climate::wet_bulb_c(t, w, standard_pressure);
    const SkyYear sky(t, wet, w);
    const Sky hour = sky.block(0, 1, 0);
    const double heat = dice(0.05, 1.5), air = dice(0.03, 0.3);
    const double water = evaporation_l_per_h(heat, air, t - wet, hour.latent_slope[0], hour.latent_growth[0]);
    const double latent = water / litres_per_kwh;
    // All the heat, and what the air gives up by cooling to its wet bulb; more heat takes more water.
    wrong += !(latent > 0.0 && latent <= heat + air * (t - wet) + 1e-9) ? 1 : 0;
    wrong += evaporation_l_per_h(heat * 1.01, air, t - wet, hour.latent_slope[0], hour.latent_growth[0]) < water ? 1 : 0;
  }
  CHECK(wrong == 0);
}
