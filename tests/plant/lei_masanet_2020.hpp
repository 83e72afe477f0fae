// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

/// The three hyperscale models of Lei and Masanet 2020 ("Statistical analysis for predicting location-specific data center PUE and its
/// improvement potential", Energy 201, 117556), as their authors publish them (github.com/nuoaleon/Data-center-PUE-prediction-tool):
/// an independent yardstick for tests. Instantaneous PUE from outdoor state and a parameter set; temperatures degC, pressures Pa.
namespace landfall::plant::lei_masanet_2020 {

struct Common {
  double ups_efficiency;
  double distribution_loss;
  double lighting;
  double air_rise;
  double water_rise;
  double fan_pressure, fan_efficiency;
  double mist_pump_pressure, mist_pump_efficiency;
  double chilled_pump_pressure, chilled_pump_efficiency;
  double chiller_load;
  double cop_error;
};

struct Tower {
  double water_rise;
  double fan_pressure, fan_efficiency;
  double pump_pressure, pump_efficiency;
  double approach;
  double liquid_to_gas;
};

struct AirSide {
  Common common;
  Tower tower;
  double supply_low, supply_high;
};

struct WaterSide {
  Common common;
  Tower tower;
  double supply;
  double economiser_pump_pressure, economiser_pump_efficiency;
  double exchanger_approach, coil_effectiveness, sensible_heat_ratio;
};

struct SeaSide {
  Common common;
  double supply;
  double sea_rise;
  double economiser_pump_pressure, economiser_pump_efficiency;
  double sea_pump_pressure, sea_pump_efficiency;
  double exchanger_approach, coil_effectiveness, sensible_heat_ratio;
};

inline double saturation_pa(double t) { return 611.21 * std::exp((18.678 - t / 234.5) * t / (t + 257.14)); }
inline double air_density(double pressure, double t) { return 1.293 * (pressure / 101325.0) * (273.15 / (273.15 + t)); }
inline double enthalpy(double t, double grams) { return 1.01 * t + (2500.0 + 1.84 * t) * grams / 1000.0; }
inline double grams_at(double vapour, double pressure) { return 621.98 * vapour / (pressure - vapour); }
inline double pump_kw(double kg_s, double pressure, double efficiency) { return pressure * kg_s / (1e6 * efficiency); }
inline double fan_kw(double kg_s, double density, double pressure, double efficiency) {
  return kg_s / density * pressure / efficiency / 1000.0;
}
/// Their regression of chiller COP over part load and temperature of condenser water.
inline double chiller_cop(double load, double t) {
  return 16.798751 + 0.008840 * t * t - 8.528931 * load * load + 9.885294 * load - 0.760621 * t + 0.084615 * load * t;
}

/// Wet bulb as the temperature of saturated air of equal enthalpy.
inline double wet_bulb(double t, double relative_humidity, double pressure) {
  const double vapour = saturation_pa(t) * relative_humidity;
  const double target = 1.01 * t + (2500.0 + 1.84 * t) * 0.62198 * vapour / (pressure - vapour);
  double low = -40.0;
  double high = t + 1.0;
  for (int i = 0; i < 100; ++i) {
    const double middle = 0.5 * (low + high);
    const double saturated = 611.2 * std::exp((18.678 - middle / 234.5) * middle / (middle + 257.14));
    const double h = 1.01 * middle + (2500.0 + 1.84 * middle) * 0.62198 * saturated / (pressure - saturated);
    (h < target ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

struct Room {
  double losses;  ///< of IT
  double heat;
};
inline Room room_of(const Common& c) {
  const double losses = (1.0 / c.ups_efficiency - 1.0) + (1.0 / (1.0 - c.distribution_loss) - 1.0) + c.lighting;
  return {losses, 1.0 + losses};
}

inline double tower_kw(const Tower& tower, double rejected, double outdoor_density) {
  const double kg_s = rejected / (4.2 * tower.water_rise);
  return pump_kw(kg_s, tower.pump_pressure, tower.pump_efficiency) +
         fan_kw(kg_s / tower.liquid_to_gas, outdoor_density, tower.fan_pressure, tower.fan_efficiency);
}

/// Outside air with adiabatic humidifiers, chillers on towers for the rest.
inline double pue(const AirSide& p, double t, double relative_humidity, double pressure) {
  const Common& c = p.common;
  const Room room = room_of(c);
  const double grams = 622.0 * relative_humidity * saturation_pa(t) / (pressure - relative_humidity * saturation_pa(t));
  const double outdoor = enthalpy(t, grams);
  const double supply = std::clamp(t, p.supply_low, p.supply_high);
  const double limit_vapour = 611.21 * std::exp(15.0 * 18.678 / (257.14 + 15.0));
  const double first_limit = enthalpy(27.0, grams_at(limit_vapour, pressure));
  const double second_limit = enthalpy(supply, grams_at(0.8 * saturation_pa(supply), pressure));
  const double driest = grams_at(0.2 * saturation_pa(supply), pressure);
  bool use = true;
  double added = 0.0;  // g per kg
  if (outdoor < first_limit && t <= supply) {
    added = std::max(driest - grams, 0.0);
  } else if (outdoor < first_limit || outdoor <= second_limit) {
    added = std::max((outdoor - 1.01 * supply) * 1000.0 / (2500.0 + 1.84 * supply) - grams, 0.0);
  } else {
    use = false;
  }
  const double air = room.heat / (1.01 * c.air_rise);
  const double conditioned = use ? air : 0.0;  // supplied at the outdoor enthalpy, so none of it is return air
  const double mist = conditioned - conditioned / (1.0 + added / 1000.0);
  const double chilled = room.heat - conditioned * 1.01 * c.air_rise;
  const double compressor =
      chilled / (chiller_cop(c.chiller_load, wet_bulb(t, relative_humidity, pressure) + p.tower.approach) * (1.0 + c.cop_error));
  return 1.0 + room.losses + fan_kw(air, air_density(pressure, supply), c.fan_pressure, c.fan_efficiency) +
         pump_kw(mist, c.mist_pump_pressure, c.mist_pump_efficiency) + compressor +
         pump_kw(chilled / (4.2 * c.water_rise), c.chilled_pump_pressure, c.chilled_pump_efficiency) +
         tower_kw(p.tower, chilled + compressor, air_density(pressure, t));
}

struct Split {
  double required, free, chilled, mist;
};
inline Split split(const Common& c, double supply, double coil_effectiveness, double sensible_heat_ratio, double source) {
  const double heat = room_of(c).heat;
  const double required = heat / sensible_heat_ratio;
  const double cold = supply + c.air_rise - c.air_rise / coil_effectiveness;
  const double warm = cold + c.water_rise;
  const double free = required * std::clamp((warm - source) / (warm - cold), 0.0, 1.0);
  const double condensate = 0.5 * (cold + warm);
  const double latent_heat = -0.0013 * condensate * condensate - 2.3097 * condensate + 2500.5;
  return {required, free, required - free, (required - heat) / latent_heat};
}

/// Towers as economiser and condenser.
inline double pue(const WaterSide& p, double t, double relative_humidity, double pressure) {
  const Common& c = p.common;
  const Room room = room_of(c);
  const double tower_water = wet_bulb(t, relative_humidity, pressure) + p.tower.approach;
  const Split s = split(c, p.supply, p.coil_effectiveness, p.sensible_heat_ratio, tower_water + p.exchanger_approach);
  const double compressor = s.chilled / (chiller_cop(c.chiller_load, tower_water) * (1.0 + c.cop_error));
  return 1.0 + room.losses + fan_kw(room.heat / (1.01 * c.air_rise), air_density(pressure, p.supply), c.fan_pressure, c.fan_efficiency) +
         pump_kw(s.mist, c.mist_pump_pressure, c.mist_pump_efficiency) +
         pump_kw(s.free / (4.2 * c.water_rise), p.economiser_pump_pressure, p.economiser_pump_efficiency) + compressor +
         pump_kw(s.chilled / (4.2 * c.water_rise), c.chilled_pump_pressure, c.chilled_pump_efficiency) +
         tower_kw(p.tower, s.required + compressor, air_density(pressure, t));
}

/// Sea water as economiser and condenser.
inline double pue(const SeaSide& p, double sea, double pressure) {
  const Common& c = p.common;
  const Room room = room_of(c);
  const Split s = split(c, p.supply, p.coil_effectiveness, p.sensible_heat_ratio, sea + p.exchanger_approach);
  const double compressor = s.chilled / (chiller_cop(c.chiller_load, sea) * (1.0 + c.cop_error));
  return 1.0 + room.losses + fan_kw(room.heat / (1.01 * c.air_rise), air_density(pressure, p.supply), c.fan_pressure, c.fan_efficiency) +
         pump_kw(s.mist, c.mist_pump_pressure, c.mist_pump_efficiency) +
         pump_kw(s.free / (4.2 * c.water_rise), p.economiser_pump_pressure, p.economiser_pump_efficiency) + compressor +
         pump_kw(s.chilled / (4.2 * c.water_rise), c.chilled_pump_pressure, c.chilled_pump_efficiency) +
         pump_kw((s.required + compressor) / (4.2 * p.sea_rise), p.sea_pump_pressure, p.sea_pump_efficiency);
}

}  // namespace landfall::plant::lei_masanet_2020
