// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>

namespace landfall::committee {

/// The value between `from` and `to` at which `f` changes sign, by Algorithm 748 of Alefeld, Potra and Shi (ACM TOMS 21, 1995), to about
/// ten digits. `at_from` and `at_to` are f there and must have different signs.
template <class F>
[[nodiscard]] double sign_change(const F& f, double from, double to, double at_from, double at_to) {
  if (at_from == 0.0) return from;
  if (at_to == 0.0) return to;
  if (from > to) return sign_change(f, to, from, at_to, at_from);
  std::uintmax_t most = 60;
  const auto [a, b] = boost::math::tools::toms748_solve(f, from, to, at_from, at_to, boost::math::tools::eps_tolerance<double>(36), most);
  return a + 0.5 * (b - a);
}

}  // namespace landfall::committee
