// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/curves.hpp"

#include <stdexcept>
#include <string>

namespace landfall::plant {
namespace {

constexpr std::array<CurveSet, 5> curve_sets{{
    {"dx",
     "EnergyPlus example AirflowNetwork_MultiZone_House.idf, as in Modelica Buildings DXCoils Curve_I (Wetter 2012); part load factor 0.85 "
     "+ 0.15 x",
     {0.942587793, 0.009543347, 0.000683770, -0.011042676, 0.000005249, -0.000009720},
     {0.342414409, 0.034885008, -0.000623700, 0.004977216, 0.000437951, -0.000728028},
     {0.0, 1.0 / 0.85, 0.0},
     0.15 / 0.85,
     12.78,
     23.89,
     18.0,
     46.11,
     19.44,
     35.0,
     0.1,
     true},
    {"air-screw",
     "ASHRAE 90.1-2010 path A air-cooled chiller (Lord 2010), in openstudio-standards ashrae_90_1.curves.json: "
     "AirCooled_Chiller_2010_PathA_CAPFT, "
     "_EIRFT and AirCooled_Chiller_AllCapacities_2004_2010_EIRFPLR",
     {1.0433825, 0.0407073, 0.0004506, -0.0041514, -8.86e-05, -0.0003467},
     {0.5961915, -0.0099496, 0.0007888, 0.0004506, 0.0004875, -0.0007623},
     {0.141, 0.655, 0.203},
     0.0,
     5.0,
     10.0,
     12.7,
     51.67,
     6.67,
     35.0,
     0.15,
     false},
    {"water-centrifugal-vsd",
     "EnergyPlus dataset Chillers.idf (CoolTools): ElectricEIRChiller York YK 2771kW/6.84COP/VSD",
     {7.734286e-01, 4.848829e-02, -1.859209e-03, 2.611971e-02, -1.243562e-03, 7.210181e-04},
     {7.203736e-01, 1.030460e-02, -7.854237e-04, -1.206349e-03, 8.210060e-04, -1.455414e-03},
     {8.653354e-02, 1.737382e-01, 7.403679e-01},
     0.0,
     4.44,
     8.89,
     12.78,
     29.44,
     5.56,
     23.89,
     0.20,
     false},
    {"water-centrifugal",
     "EnergyPlus dataset Chillers.idf (CoolTools): ElectricEIRChiller York YT 1758kW/6.28COP/Vanes",
     {7.079149e-01, -2.006276e-03, -2.596043e-03, 3.005922e-02, -1.056423e-03, 2.045705e-03},
     {5.605391e-01, -1.377994e-02, 6.569542e-05, 1.321951e-02, 2.686074e-04, -5.011451e-04},
     {1.861223e-01, 5.482049e-01, 2.647377e-01},
     0.0,
     4.44,
     8.89,
     15.56,
     35.0,
     6.67,
     29.44,
     0.20,
     false},
    {"water-screw",
     "EnergyPlus dataset Chillers.idf (CoolTools): ElectricEIRChiller York YS 781kW/5.42COP/Valve",
     {1.002148e+00, 3.300191e-02, 3.741670e-04, -5.925358e-03, -2.599267e-05, -2.172126e-04},
     {4.475957e-01, -1.054652e-02, 7.126870e-04, 1.158632e-02, 5.151510e-04, -9.831355e-04},
     {2.519108e-01, 2.756914e-01, 4.725826e-01},
     0.0,
     4.44,
     8.89,
     15.56,
     35.0,
     6.67,
     29.44,
     0.09,
     false},
}};

}  // namespace

const CurveSet& find_curve_set(std::string_view name) {
  for (const CurveSet& set : curve_sets) {
    if (set.name == name) return set;
  }
  throw std::domain_error("find_curve_set: no curve set \"" + std::string(name) + "\"");
}

double biquadratic(const std::array<double, 6>& a, double te, double tc) {
  return a[0] + te * (a[1] + te * a[2]) + tc * (a[3] + tc * a[4]) + a[5] * te * tc;
}

}  // namespace landfall::plant
