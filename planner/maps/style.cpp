// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace landfall::maps {
namespace {

struct Stop {
  double at;
  double red, green, blue;
};

Colour mix(const std::vector<Stop>& stops, double at) {
  std::size_t i = 1;
  while (i + 1 < stops.size() && stops[i].at < at) ++i;
  const Stop& a = stops[i - 1];
  const Stop& b = stops[i];
  const double t = std::clamp((at - a.at) / (b.at - a.at), 0.0, 1.0);
  const auto part = [t](double from, double to) { return static_cast<std::uint8_t>(std::lround(from + t * (to - from))); };
  return {part(a.red, b.red), part(a.green, b.green), part(a.blue, b.blue)};
}

}  // namespace

std::vector<double> class_limits(const std::vector<double>& values, int most, std::optional<double> anchor) {
  if (values.empty()) return {};
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  const double span = *greatest - *least;
  if (!(span > 1e-9 * std::max(std::abs(*least), std::abs(*greatest)))) return {};
  constexpr std::array<double, 4> steps{1.0, 2.0, 2.5, 5.0};
  double decade = std::pow(10.0, std::floor(std::log10(span)) - 2.0);
  const double base = anchor.value_or(0.0);
  for (;; decade *= 10.0) {
    for (const double step : steps) {
      const double width = step * decade;
      const double first = std::floor((*least - base) / width) + 1.0;
      const double last = std::ceil((*greatest - base) / width) - 1.0;
      if (last - first + 2.0 > most) continue;
      std::vector<double> limits;
      for (double k = first; k <= last; k += 1.0) limits.push_back(base + k * width);
      return limits;
    }
  }
}

std::vector<Colour> diverging(std::size_t classes, std::size_t below) {
  const std::vector<Stop> bad{{0.0, 127, 59, 8}, {0.5, 224, 130, 20}, {1.0, 253, 216, 160}};
  const std::vector<Stop> good{{0.0, 198, 219, 239}, {0.5, 66, 146, 198}, {1.0, 8, 48, 107}};
  std::vector<Colour> colours;
  for (std::size_t i = 0; i < classes; ++i) {
    const std::size_t side = i < below ? below : classes - below;
    const auto place = static_cast<double>(i < below ? i : i - below);
    const double at = side <= 1 ? 0.5 : place / static_cast<double>(side - 1);
    colours.push_back(mix(i < below ? bad : good, at));
  }
  return colours;
}

std::vector<Colour> sequential(std::size_t classes) {
  const std::vector<Stop> stops{{0.0, 255, 237, 160}, {0.33, 120, 198, 164}, {0.66, 44, 127, 184}, {1.0, 37, 37, 120}};
  std::vector<Colour> colours;
  for (std::size_t i = 0; i < classes; ++i)
    colours.push_back(mix(stops, classes <= 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(classes - 1)));
  return colours;
}

}  // namespace landfall::maps
