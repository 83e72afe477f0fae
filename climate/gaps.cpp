// SPDX-License-Identifier: Apache-2.0
#include "climate/gaps.hpp"

#include <algorithm>
#include <cmath>

namespace landfall::climate {

GapFilling interpolate_gaps(std::vector<double>& series, int longest_h) {
  GapFilling filling;
  const int hours = static_cast<int>(series.size());
  const auto known = std::find_if(series.begin(), series.end(), [](double value) { return !std::isnan(value); });
  if (known == series.end()) {
    if (hours > 0) filling.too_long.push_back({0, hours});
    return filling;
  }
  // Walking once around from a known hour, no gap is cut by the year's end.
  const int start = static_cast<int>(known - series.begin());
  for (int step = 1; step < hours; ++step) {
    const int first = (start + step) % hours;
    if (!std::isnan(series[first])) continue;
    int length = 1;
    while (std::isnan(series[(first + length) % hours])) ++length;
    step += length;
    if (length > longest_h) {
      filling.too_long.push_back({first, length});
      continue;
    }
    const double before = series[(first + hours - 1) % hours];
    const double after = series[(first + length) % hours];
    for (int k = 0; k < length; ++k) series[(first + k) % hours] = before + (after - before) * (k + 1) / (length + 1);
    filling.filled += length;
    filling.longest = std::max(filling.longest, length);
  }
  return filling;
}

}  // namespace landfall::climate
