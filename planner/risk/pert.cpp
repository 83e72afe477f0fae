// SPDX-License-Identifier: Apache-2.0
#include "planner/risk/pert.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>

namespace landfall::risk {
namespace {

/// Twice as fast as in `long double`, and good to the digits of a double all the same.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

constexpr std::size_t grid = 33;  // modes at 0, 1/32, .., 1

}  // namespace

PertTable::PertTable(std::size_t strata, const ForEach& for_each) : strata_(strata), table_(grid * strata) {
  // The table is symmetric: mode s at probability u is one less mode 1 - s at 1 - u.
  for_each(grid / 2 + 1, [&](std::size_t g) {
    const double skew = static_cast<double>(g) / static_cast<double>(grid - 1);
    const boost::math::beta_distribution<double, InDouble> beta(1.0 + 4.0 * skew, 5.0 - 4.0 * skew);
    for (std::size_t i = 0; i < strata; ++i) {
      const double probability = (static_cast<double>(i) + 0.5) / static_cast<double>(strata);
      const double at = boost::math::quantile(beta, probability);
      table_[g * strata + i] = at;
      table_[(grid - 1 - g) * strata + (strata - 1 - i)] = 1.0 - at;
    }
  });
}

double PertTable::quantile(double skew, std::size_t stratum) const {
  const double place = std::clamp(skew, 0.0, 1.0) * static_cast<double>(grid - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(place), grid - 2);
  const double part = place - static_cast<double>(below);
  return table_[below * strata_ + stratum] * (1.0 - part) + table_[(below + 1) * strata_ + stratum] * part;
}

}  // namespace landfall::risk
