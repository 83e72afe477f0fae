// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "climate/base/fact.hpp"

namespace landfall::modules {

/// What is supplied to the IT equipment.
enum class Medium {
  air,
  facility_water,  ///< to the CDU
  coolant,         ///< of the technology loop, behind the CDU
};

/// What a class of IT equipment accepts, by a standard (ASHRAE TC 9.9: air A1 to A4 and H1, facility water W17 to W45) or by a maker's
/// loop (GB200 NVL72). A design that names its class takes the limits from here.
struct SupplyClass {
  std::string id;  ///< `a1`, `w40`, `gb200-nvl72`
  LocalizedText name;
  Medium medium = Medium::air;
  Fact<"degC"> maximum;            ///< warmest supply
  Fact<"degC"> maximum_dew_point;  ///< air; without a source where the class says nothing
  Fact<"degC"> minimum_dew_point;  ///< air; the same
};

using SupplyClasses = std::map<std::string, SupplyClass>;

}  // namespace landfall::modules
