// SPDX-License-Identifier: Apache-2.0
#include "planner/siteplan/siteplan.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "planner/siteplan/rows.hpp"

namespace landfall::siteplan {
namespace {

constexpr double growth = 1.01;  // of a plot's area, from one attempt to the next
constexpr int attempts = 2000;

Polygon plot(double m2, double aspect) {
  const double width = std::sqrt(m2 * aspect);
  const double depth = m2 / width;
  return rectangle(-width / 2.0, -depth / 2.0, width, depth);
}

void check(const Needs& needs) {
  const auto positive = [](double value) { return value > 0.0 && std::isfinite(value); };
  const auto not_negative = [](double value) { return value >= 0.0 && std::isfinite(value); };
  if (needs.modules < 1 || needs.transformers < 0 || needs.generators < 0 || !positive(needs.module_length) ||
      !positive(needs.module_width) || !positive(needs.owned_m2) || !not_negative(needs.cooling_m2) || !not_negative(needs.intake_m2) ||
      !not_negative(needs.tank_m2)) {
    throw std::domain_error(
        fmt::format("site plan: {} modules of {} x {} m on {} m2", needs.modules, needs.module_length, needs.module_width, needs.owned_m2));
  }
}

/// The better of the two ways to turn the modules: the one that leaves less out, then the one with less ground under roads.
Rows best_rows(const Polygon& parcel, const Needs& needs, const Clearances& clearances) {
  Rows across = lay_rows(parcel, needs, clearances, false);
  Rows along = lay_rows(parcel, needs, clearances, true);
  const auto ground = [](const Rows& rows) {
    double sum = 0.0;
    for (const Item& item : rows.items) sum += std::abs(area(item.outline));
    return sum;
  };
  const bool take_along = along.unplaced != across.unplaced ? along.unplaced < across.unplaced : ground(along) < ground(across) - 1e-6;
  return take_along ? along : across;
}

/// No rectangle smaller than this can hold the footprints inside its setback, whatever its shape.
double least_ground(const Needs& needs, const Clearances& clearances) {
  const double bare = needs.modules * (needs.module_length * needs.module_width + needs.cooling_m2) + needs.intake_m2 + needs.tank_m2;
  const double side = std::sqrt(bare) + 2.0 * clearances.ground.setback.value;
  return side * side;
}

/// The first shape of this area, from the likeliest on through the range, on which everything fits.
std::optional<double> shape_for(double m2, const Needs& needs, const Clearances& clearances) {
  constexpr int steps = 8;
  const FactRecord& aspect = clearances.ground.aspect;
  std::vector<double> shapes{aspect.value};
  for (int i = 0; i <= steps; ++i) shapes.push_back(aspect.low + i * (aspect.high - aspect.low) / steps);
  for (const double shape : shapes) {
    const Polygon ground = plot(m2, shape);
    if (lay_rows(ground, needs, clearances, false).unplaced == 0 || lay_rows(ground, needs, clearances, true).unplaced == 0) return shape;
  }
  return {};
}

/// The smallest plot, in steps of a hundredth, on which everything fits.
double required(const Needs& needs, const Clearances& clearances) {
  double m2 = least_ground(needs, clearances);
  for (int attempt = 0; attempt < attempts; ++attempt, m2 *= growth) {
    if (shape_for(m2, needs, clearances)) return m2;
  }
  throw std::domain_error(fmt::format("site plan: no plot holds {} modules", needs.modules));
}

}  // namespace

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::parcel: return "parcel";
    case Kind::owned: return "owned";
    case Kind::road: return "road";
    case Kind::module: return "module";
    case Kind::cooling: return "cooling";
    case Kind::intake: return "intake";
    case Kind::transformer: return "transformer";
    case Kind::generator: return "generator";
    case Kind::water_tank: return "water_tank";
  }
  return "module";
}

Plan plan(const Needs& needs, const Clearances& clearances, const std::optional<Polygon>& parcel) {
  check(needs);
  Plan result;
  result.owned_m2 = needs.owned_m2;
  result.required_m2 = required(needs, clearances);
  const auto usual_plot = [&](double m2) { return plot(m2, shape_for(m2, needs, clearances).value_or(clearances.ground.aspect.value)); };
  Polygon ground = parcel ? *parcel : usual_plot(needs.owned_m2);
  if (!(std::abs(area(ground)) > 0.0)) throw std::domain_error("site plan: a parcel without area");
  double angle = longest_side_angle(ground);
  Rows rows = best_rows(turned(ground, -angle), needs, clearances);
  result.fits = rows.unplaced == 0;
  result.parcel_m2 = std::abs(area(ground));
  if (!result.fits && !parcel) {
    result.findings.push_back(
        {Severity::warning,
         "siteplan.does-not-fit",
         {result.required_m2, result.owned_m2, result.required_m2 - result.owned_m2, result.required_m2 / result.owned_m2 - 1.0},
         "envelope.yard"});
    result.items.push_back({Kind::owned, 1, ground});
    ground = usual_plot(result.required_m2);
    angle = longest_side_angle(ground);
    rows = best_rows(turned(ground, -angle), needs, clearances);
    result.parcel_m2 = std::abs(area(ground));
  } else if (!result.fits) {
    result.findings.push_back(
        {Severity::warning,
         "siteplan.parcel-too-small",
         {static_cast<double>(rows.unplaced), result.parcel_m2, result.required_m2, std::max(0.0, result.required_m2 - result.parcel_m2)},
         "parcel"});
  }
  result.unplaced = rows.unplaced;
  result.items.insert(result.items.begin(), {Kind::parcel, 1, ground});
  for (Item& item : rows.items) {
    result.used_m2 += std::abs(area(item.outline));
    item.outline = turned(item.outline, angle);
    result.items.push_back(std::move(item));
  }
  return result;
}

}  // namespace landfall::siteplan
