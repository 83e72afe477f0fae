// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/draws.hpp"

#include <algorithm>

namespace landfall::whatif {
namespace {

void correlate(const Plan& plan, std::size_t count, std::vector<double>& columns) {
  const std::size_t n = plan.copula.size();
  std::vector<double> together(n);
  for (std::size_t d = 0; d < count; ++d) {
    for (std::size_t i = 0; i < n; ++i) together[i] = columns[plan.copula_dimensions[i] * count + d];
    plan.copula.correlate(together);
    for (std::size_t i = 0; i < n; ++i) columns[plan.copula_dimensions[i] * count + d] = together[i];
  }
}

}  // namespace

void Draws::fill(const Plan& plan, std::uint64_t first, std::size_t count) {
  count_ = count;
  values_.resize(plan.worlds.size());
  for (std::size_t w = 0; w < plan.worlds.size(); ++w) values_[w].resize(plan.worlds[w].varied.size() * count);
  const std::uint64_t of_point = plan.draws * plan.variants;
  for (std::size_t from = 0; from < count;) {
    const std::uint64_t left = of_point - (first + from) % of_point;
    const std::size_t to = from + static_cast<std::size_t>(std::min<std::uint64_t>(left, count - from));
    fill_point(plan, first + from, from, to);
    from = to;
  }
}

void Draws::fill_point(const Plan& plan, std::uint64_t first, std::size_t from, std::size_t to) {
  const std::uint64_t point = plan.place(first).point, first_draw = plan.place(first).draw;
  const std::size_t draws = static_cast<std::size_t>(plan.place(first + (to - from) - 1).draw - first_draw) + 1;
  if (!plan.dimensions.empty() && (numbers_.count != draws || numbers_.first != first_draw)) {
    plan.chance.fill(first_draw, draws, false, numbers_.a);
    if (plan.copula.size() > 0) correlate(plan, draws, numbers_.a);
    if (plan.variants > 1) plan.chance.fill(first_draw, draws, true, numbers_.b);
    numbers_.first = first_draw;
    numbers_.count = draws;
  }
  // Variant 0 takes the first set, 1 the second, the others the first with one input of the second.
  const auto uniform = [&](std::size_t dimension, const Place& place) {
    const bool other = place.variant == 1 || (place.variant > 1 && plan.index_dimension[place.variant - 2] == dimension);
    return (other ? numbers_.b : numbers_.a)[dimension * draws + static_cast<std::size_t>(place.draw - first_draw)];
  };
  for (std::size_t w = 0; w < plan.worlds.size(); ++w) {
    for (std::size_t v = 0; v < plan.worlds[w].varied.size(); ++v) {
      const Varied& varied = plan.worlds[w].varied[v];
      double* const column = values_[w].data() + v * count_;
      double fixed = varied.base;
      if (varied.axis) {
        const Axis& axis = plan.axes[*varied.axis];
        const auto at = plan.axis_value(point, *varied.axis);
        if (at && axis.ends) fixed = *at == 0 ? varied.fact->low : varied.fact->high;
        if (at && !axis.ends) fixed = axis.factors ? varied.base * axis.values[*at] : axis.values[*at];
      }
      if (!varied.quantile && varied.effects.empty()) {
        std::fill(column + from, column + to, fixed);
        continue;
      }
      if (varied.quantile && varied.effects.empty() && plan.variants == 1) {
        varied.quantile->fill(std::span(numbers_.a).subspan(varied.dimension * draws, draws), column + from);
        continue;
      }
      for (std::size_t r = from; r < to; ++r) {
        const Place place = plan.place(first + (r - from));
        double value = varied.quantile ? (*varied.quantile)(uniform(varied.dimension, place)) : fixed;
        for (const EventEffect& effect : varied.effects) {
          if (uniform(plan.event_dimension[effect.event], place) >= plan.study.events[effect.event].probability) continue;
          value = effect.change == Change::set        ? effect.value
                  : effect.change == Change::multiply ? value * effect.value
                                                      : value + effect.value;
        }
        column[r] = value;
      }
    }
  }
}

}  // namespace landfall::whatif
