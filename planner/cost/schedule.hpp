// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "climate/base/inputs.hpp"
#include "planner/cost/scope.hpp"

namespace landfall::cost {

enum class Activity { permits, grid, factory, shipping, site_works, installation, commissioning };
inline constexpr std::size_t activity_count = 7;
[[nodiscard]] std::string_view to_string(Activity activity);

template <class S>
struct Span {
  S from{};  ///< months from financial close
  S to{};
};

/// From decision to first revenue, in months (52 weeks = 12 months).
///
///     permits ----> site works -----------+--> installation --> commissioning --> opening
///            \----> factory --> shipping -+                  /
///     grid connection --------------------------------------+
///
/// The grid is applied for at month 0; permits are design and ordinary permits plus what the rules add; factory is the slot and the
/// manufacture. Nothing is ordered earlier than its latest start, so money is not spent while the grid is awaited; floats of
/// those chains are therefore used up, and `grid_wait` keeps what the grid cost in time: months by which the connection is later than
/// a plant that could take it. Negative when the plant is the later one. A stick-built plant takes the place of the modules where the book
/// says so: what lies between permits and the end of the installation then lasts 1 / (1 - `time_saving`) times as long.
template <class S>
struct Schedule {
  std::array<Span<S>, activity_count> activities;
  S grid_wait{};
  S opening{};

  [[nodiscard]] const Span<S>& operator[](Activity activity) const { return activities[static_cast<std::size_t>(activity)]; }
};

template <class S>
[[nodiscard]] Schedule<S> schedule(const Reading<S>& in, const Scope& scope);

/// The activities on the critical path, in order: permits then the longer of factory and site works, or the grid.
[[nodiscard]] std::vector<Activity> critical_path(const Schedule<double>& plan);

/// Months by which each activity may take longer before the opening moves, all else as planned.
[[nodiscard]] std::array<double, activity_count> floats(const Schedule<double>& plan);

}  // namespace landfall::cost
