// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/siteplan/siteplan.hpp"

namespace landfall::siteplan {

/// What one attempt placed on a parcel whose longest side lies along x.
struct Rows {
  std::vector<Item> items;
  int unplaced = 0;
};

/// Roads and rows from the bottom of the parcel upwards. `along` lays the long side of the modules along the road, else across it.
[[nodiscard]] Rows lay_rows(const Polygon& parcel, const Needs& needs, const Clearances& clearances, bool along);

}  // namespace landfall::siteplan
