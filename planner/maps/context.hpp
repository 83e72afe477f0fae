// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "climate/base/fact.hpp"
#include "planner/maps/layer.hpp"

namespace landfall::maps {

/// What one of the user's layers says of one place.
struct Surrounding {
  std::string layer;               ///< id in the portfolio file
  std::string what;                ///< "substation", "flood", …
  bool distance = false;           ///< else membership
  std::optional<double> metres;    ///< of a distance; none is unknown
  std::optional<bool> inside;      ///< of a membership; none is unknown
  std::string name;                ///< of the nearest or enclosing feature, "" when it has none
  std::optional<Degrees> nearest;  ///< where on it
  int year = 0;
  std::string source;  ///< the file, and what the portfolio says of it
  Confidence confidence = Confidence::unverified;
  std::optional<double> limit_m;     ///< a distance that should not be exceeded
  std::optional<bool> should_be_in;  ///< a membership that is asked for

  enum class State { none, pass, fail, unknown };  ///< none: no rule asks
  [[nodiscard]] State state() const;
};

/// All that the user's layers say.
struct Surroundings {
  std::map<std::string, std::vector<Surrounding>> sites;  ///< by place, in the order of the portfolio file
  struct Parcel {
    std::vector<Degrees> outline;  ///< not closed
    std::string source;
  };
  std::map<std::string, Parcel> parcels;  ///< by place
};

}  // namespace landfall::maps
