// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Moist air as two perfect gases: the SI formulation of ASHRAE Handbook Fundamentals 2017, chapter 1 ("F17.1" below).
///
/// Units: temperature degC, pressure Pa, humidity ratio kg water / kg dry air, relative humidity as a fraction, enthalpy kJ/kg dry
/// air. Valid for temperatures of -100..200 C, pressures above zero, relative humidity 0..1. Outside, and for a NaN, every
/// function throws std::domain_error naming the value: limits of input files are the readers' business, so a value that arrives
/// here out of range is a broken contract. Nothing is clamped.
///
/// Ice and liquid meet at the triple point (0.01 C), where the two saturation formulas agree to 0.02 ppm; at 0 C, where the
/// handbook changes from one to the other, they differ by 97 ppm.
namespace landfall::climate {

inline constexpr double triple_point_c = 0.01;

/// Saturation vapour pressure over ice (below the triple point, F17.1 eq. 5) or liquid water (above, eq. 6), after Hyland and
/// Wexler 1983. Within 300 ppm of the handbook's table 3.
[[nodiscard]] double saturation_pressure_pa(double temperature_c);

/// Temperature at which air of this vapour pressure is saturated: the inverse of `saturation_pressure_pa`, to 1e-9 K.
/// Valid for the saturation pressures of -100..200 C.
[[nodiscard]] double dew_point_c(double vapour_pressure_pa);

/// W = 0.621945 pw / (p - pw), F17.1 eq. 20. Needs 0 <= pw < p.
[[nodiscard]] double humidity_ratio(double vapour_pressure_pa, double pressure_pa);
/// pw = p W / (0.621945 + W), F17.1 eq. 36.
[[nodiscard]] double vapour_pressure_pa(double humidity_ratio, double pressure_pa);

[[nodiscard]] double humidity_ratio_from_dew_point(double dew_point_c, double pressure_pa);
[[nodiscard]] double humidity_ratio_from_relative_humidity(double dry_bulb_c, double relative_humidity, double pressure_pa);
/// F17.1 eq. 33 (wet bulb at or above 0 C) and eq. 35 (below). Negative when the wet bulb is too low for the dry bulb.
[[nodiscard]] double humidity_ratio_from_wet_bulb(double dry_bulb_c, double wet_bulb_c, double pressure_pa);

/// Thermodynamic wet bulb: the root of F17.1 eq. 33 or 35 with the saturation pressure taken at the wet bulb, converged to 1e-9 K
/// by safeguarded Halley steps. Needs a humidity ratio from 0 to saturation (1e-6 K of dew point beyond it is taken as rounding; more
/// throws std::domain_error). Near 0 C a narrow band of states has a root over ice and one over liquid: the latter is returned.
[[nodiscard]] double wet_bulb_c(double dry_bulb_c, double humidity_ratio, double pressure_pa);

/// The same from relative humidity. Where RH x saturation pressure would reach the total pressure there is no air left in the
/// mixture: the result is then the limit of the equations, the boiling temperature at that pressure.
[[nodiscard]] double wet_bulb_from_relative_humidity_c(double dry_bulb_c, double relative_humidity, double pressure_pa);

/// pw / pws(t), F17.1 eq. 22. Above 1 for supersaturated air: not clamped.
[[nodiscard]] double relative_humidity(double dry_bulb_c, double humidity_ratio, double pressure_pa);
/// h = 1.006 t + W (2501 + 1.86 t), F17.1 eq. 30.
[[nodiscard]] double enthalpy_kj_per_kg(double dry_bulb_c, double humidity_ratio);
/// v = 0.287042 (t + 273.15)(1 + 1.607858 W) / p[kPa], m3 per kg dry air, F17.1 eq. 26.
[[nodiscard]] double specific_volume_m3_per_kg(double dry_bulb_c, double humidity_ratio, double pressure_pa);
/// (1 + W) / v, kg moist air per m3, F17.1 eq. 11.
[[nodiscard]] double density_kg_per_m3(double dry_bulb_c, double humidity_ratio, double pressure_pa);

/// p = 101325 (1 - 2.25577e-5 z)^5.2559, F17.1 eq. 3, the ICAO standard atmosphere. Valid for -5000..11000 m.
[[nodiscard]] double standard_pressure_pa(double elevation_m);

}  // namespace landfall::climate
