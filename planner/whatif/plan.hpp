// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/portfolio/portfolio.hpp"
#include "planner/whatif/chance.hpp"
#include "planner/whatif/copula.hpp"
#include "planner/whatif/quantile.hpp"
#include "planner/whatif/study.hpp"

namespace landfall::whatif {

/// What moves an input when an event happens.
struct EventEffect {
  std::size_t event = 0;
  Change change = Change::set;
  double value = 0.0;
};

/// One input that does not keep its value through the study.
struct Varied {
  std::string path;
  const FactRecord* fact = nullptr;
  double base = 0.0;
  Bounds bounds;
  std::optional<std::size_t> axis;
  std::optional<Quantile> quantile;
  std::size_t dimension = 0;  ///< of the uniform numbers, where it is drawn
  std::vector<EventEffect> effects;
  double least = 0.0, most = 0.0;  ///< what it reaches, events included
  bool physical = false;           ///< the plant or its weather depends on it
  bool structural = false;         ///< the cash-flow model reads it once for all months, not through its scalar
  bool named = false;              ///< by the study, and therefore kept with the results
};

/// One deal and loan: a whole portfolio of its own, its facts numbered.
struct World {
  portfolio::Portfolio portfolio;
  std::uint32_t slots = 0;
  std::vector<Varied> varied;
};

struct Candidate {
  std::size_t world = 0;
  std::string site, module;
  std::vector<std::size_t> varied;    ///< of the world's varied inputs, those it depends on
  std::vector<std::size_t> physical;  ///< of those, the ones that its plant depends on
};

/// Where a scenario stands in the study. Scenarios are numbered from 0: candidates fastest, then variants, draws, points.
struct Place {
  std::uint64_t point = 0, draw = 0, variant = 0;
};

/// A study put to its portfolios: everything by number. Immutable once made.
struct Plan {
  Study study;
  std::deque<World> worlds;
  std::vector<Candidate> candidates;
  std::vector<Axis> axes;
  std::uint64_t points = 1;
  std::uint64_t draws = 1;     ///< a point; 1 without chance
  std::uint64_t variants = 1;  ///< a draw: 1, or 2 + one an input whose Sobol indices are asked for
  Chance chance;
  std::vector<std::string> dimensions;  ///< names of the uniform numbers
  std::vector<std::size_t> event_dimension;
  std::vector<std::size_t> index_dimension;
  std::vector<std::size_t> copula_dimensions;
  Copula copula;
  std::optional<CorrelationFault> repaired;
  std::vector<std::string> columns;  ///< paths of the inputs kept with the results, ascending

  [[nodiscard]] std::uint64_t rounds() const { return points * draws * variants; }  ///< scenarios of one candidate
  [[nodiscard]] std::uint64_t scenarios() const { return rounds() * candidates.size(); }
  [[nodiscard]] Place place(std::uint64_t round) const { return {round / (draws * variants), round / variants % draws, round % variants}; }
  /// Index of the value that `axis` takes at a point; empty: the input's own value.
  [[nodiscard]] std::optional<std::size_t> axis_value(std::uint64_t point, std::size_t axis) const;
  [[nodiscard]] bool groups_by_point() const;  ///< statistics are kept a candidate and point, not only a candidate
  [[nodiscard]] std::uint64_t groups() const { return groups_by_point() ? points * candidates.size() : candidates.size(); }

  /// Rounds that are worked, stored and thrown away together, by the study alone: results never depend on who works them.
  [[nodiscard]] std::uint64_t rounds_per_block() const;
  [[nodiscard]] std::uint64_t blocks() const { return (rounds() + rounds_per_block() - 1) / rounds_per_block(); }
};

/// `portfolios` are the study's, one an offer (one when it has none), with their own facts. Everything the study asks for and can't
/// have is a problem where it was asked: inputs, places and designs that do not exist (the nearest is named), an axis without values,
/// values outside an input's bounds, correlations that no set of numbers can have.
[[nodiscard]] std::unique_ptr<const Plan> plan(const Study& study, std::vector<portfolio::Portfolio> portfolios, Problems& problems);

/// The most scenarios that a study may have.
inline constexpr std::uint64_t most_scenarios = std::uint64_t{1} << 60U;

}  // namespace landfall::whatif
