// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace landfall::plant {

/// A published performance map of a chiller or DX unit in the EIR form of DOE-2 and EnergyPlus
/// (EnergyPlus Engineering Reference, "Electric Chiller Model Based on Condenser Entering Temperature"):
///
///     capacity = rated * CAPFT(te, tc)           CAPFT, EIRFT = a + b te + c te^2 + d tc + e tc^2 + f te tc
///     power    = capacity / COP * EIRFT(te, tc) * EIRFPLR(part load)
///
/// te: chilled water leaving, or wet bulb of the air entering a DX coil; tc: water or outdoor air entering the condenser, degC.
/// EIRFPLR = (a + b x + c x^2) / (1 + d x).
struct CurveSet {
  std::string_view name;  ///< as in `Cooling::machine`
  std::string_view source;
  std::array<double, 6> capft;
  std::array<double, 6> eirft;
  std::array<double, 3> eirfplr;
  double eirfplr_divisor;  ///< d
  double te_min, te_max;   ///< range of the source's data
  double tc_min, tc_max;
  double te_reference;  ///< where the source's CAPFT and EIRFT are near 1
  double tc_reference;
  double minimum_part_load;  ///< below it a machine cycles, or bypasses hot gas, at this part load's efficiency
  bool air_entering;         ///< te is a wet bulb of entering air (DX) rather than a water temperature
};

/// The curve set of this name; std::domain_error if there is none.
[[nodiscard]] const CurveSet& find_curve_set(std::string_view name);

[[nodiscard]] double biquadratic(const std::array<double, 6>& coefficients, double te, double tc);

}  // namespace landfall::plant
