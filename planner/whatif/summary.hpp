// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/whatif/statistics.hpp"

namespace landfall::whatif {

/// What a summary says of one figure. Percentiles: p10 is exceeded in 90 % of scenarios. The interval around each percentile holds the
/// population's with 95 % for independent draws (binomial, on order statistics); Latin hypercube and Sobol samples err less.
struct MetricSummary {
  std::uint64_t count = 0, missing = 0;
  double mean = 0.0, deviation = 0.0, standard_error = 0.0;
  struct Percentile {
    double value = 0.0, low = 0.0, high = 0.0;
  };
  Percentile p10, p50, p90;
  double cvar = 0.0;  ///< mean of the worst tail: the lowest values, the highest of cost, time and PUE
  double least = 0.0, most = 0.0;
};

struct IndexSummary {
  double first = 0.0, first_error = 0.0;  ///< share of the variance by the input alone; half-width of the 95 % interval
  double total = 0.0, total_error = 0.0;  ///< with all it does together with others
};

struct GroupSummary {
  std::uint64_t point = 0;
  std::size_t candidate = 0;
  std::uint64_t scenarios = 0;
  std::array<std::uint64_t, 3> verdicts{};
  std::array<std::uint64_t, flag_names.size()> flags{};
  double probability_below_hurdle = 0.0, below_hurdle_error = 0.0;
  double probability_of_breach = 0.0, breach_error = 0.0;
  std::array<std::optional<MetricSummary>, metric_count> metrics;
  std::vector<IndexSummary> indices;
};

/// One input moved alone, against the point where all keep their value: in mean equity IRR and NPV.
struct TornadoBar {
  std::size_t candidate = 0;
  std::size_t axis = 0;
  double base_irr = 0.0, low_irr = 0.0, high_irr = 0.0;  ///< of its first and last value
  double base_npv = 0.0, low_npv = 0.0, high_npv = 0.0;
  [[nodiscard]] double swing() const { return high_irr > low_irr ? high_irr - low_irr : low_irr - high_irr; }
};

struct RankSummary {
  std::size_t candidate = 0;
  std::vector<double> share;  ///< of rounds in which it holds rank 1, 2, …
  double mean_rank = 0.0;     ///< where ranked
  double ranked = 0.0;        ///< share of rounds in which it is not blocked
};

struct Summary {
  std::vector<GroupSummary> groups;
  std::vector<TornadoBar> tornado;  ///< by candidate, largest swing first; one-at-a-time studies
  std::vector<RankSummary> ranks;   ///< of several candidates, best mean rank first
};
[[nodiscard]] Summary summarise(const Plan& plan, const Statistics& statistics);

/// Mean and median of equity IRR as scenarios come in, with their errors.
struct Convergence {
  std::uint64_t point = 0;
  std::size_t candidate = 0;
  std::uint64_t scenarios = 0;
  double mean = 0.0, standard_error = 0.0;
  MetricSummary::Percentile p10, p50, p90;
};

/// Joins blocks' statistics in their order and notes convergence whenever their number has doubled.
class Accumulator {
 public:
  explicit Accumulator(const Plan& plan) : plan_(plan) {}
  void add(const Statistics& block);
  [[nodiscard]] const Statistics& statistics() const { return all_; }
  /// By group, then scenarios; empty for studies of more than 1000 groups.
  [[nodiscard]] std::vector<Convergence> convergence() const;

 private:
  void note();
  const Plan& plan_;
  Statistics all_;
  std::uint64_t blocks_ = 0;
  std::vector<Convergence> noted_;
};

}  // namespace landfall::whatif
