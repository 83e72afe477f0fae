// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "climate/gaps.hpp"

using landfall::climate::interpolate_gaps;

namespace {
const double x = std::nan("");
}

TEST_CASE("gaps are filled on the line between their neighbours") {
  std::vector<double> series{1.0, x, x, 4.0, x, 6.0};
  const auto filling = interpolate_gaps(series, 2);
  CHECK(series == std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0, 6.0});
  CHECK(filling.filled == 3);
  CHECK(filling.longest == 2);
  CHECK(filling.too_long.empty());
}

TEST_CASE("a gap across the end is one gap") {
  std::vector<double> series{x, 2.0, 4.0, x, x};
  CHECK(interpolate_gaps(series, 3).filled == 3);
  CHECK(series == std::vector<double>{2.5, 2.0, 4.0, 3.5, 3.0});
  std::vector<double> wide{x, 2.0, 4.0, x, x};
  const auto filling = interpolate_gaps(wide, 2);
  REQUIRE(filling.too_long.size() == 1);
  CHECK(filling.too_long[0].first == 3);
  CHECK(filling.too_long[0].hours == 3);
  CHECK(std::isnan(wide[0]));
}

TEST_CASE("one known hour fills all, none fills nothing") {
  std::vector<double> one{x, x, 7.0};
  CHECK(interpolate_gaps(one, 2).filled == 2);
  CHECK(one == std::vector<double>{7.0, 7.0, 7.0});
  std::vector<double> none{x, x};
  CHECK(interpolate_gaps(none, 5).too_long.size() == 1);
  std::vector<double> empty;
  CHECK(interpolate_gaps(empty, 5).too_long.empty());
}
