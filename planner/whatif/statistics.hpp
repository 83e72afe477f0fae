// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/whatif/histogram.hpp"
#include "planner/whatif/outcome.hpp"
#include "planner/whatif/plan.hpp"

namespace landfall::whatif {

/// The figures of an outcome that statistics are kept of.
enum class Metric { equity_irr, project_irr, npv_usd, min_dscr, levelised_usd, capex_usd, debt_usd, months_to_revenue, pue };
inline constexpr std::size_t metric_count = 9;
[[nodiscard]] std::string_view to_string(Metric metric);
[[nodiscard]] double value_of(const Outcome& outcome, Metric metric);  ///< equity_irr is the counted one

/// Mean and spread of a stream, by Welford's rule; streams are joined after Chan et al. 1983.
struct Moments {
  std::uint64_t count = 0;
  double mean = 0.0;
  double squares = 0.0;  ///< sum of squared deviations
  void add(double value);
  void merge(const Moments& other);
  [[nodiscard]] double deviation() const;
  [[nodiscard]] double standard_error() const;
};

struct MetricStream {
  std::uint64_t missing = 0;  ///< scenarios in which it does not exist
  Moments moments;
  Histogram histogram;
};

/// What Sobol indices of one input are made of (Jansen 1999): half the mean square of f(B) - f(A with the input of B), and of
/// f(A) - f(the same).
struct IndexStream {
  Moments first, total;
};

/// Statistics of one candidate, at one point of the axes or over all.
struct GroupStream {
  std::uint64_t scenarios = 0;
  std::array<std::uint64_t, 3> verdicts{};
  std::array<std::uint64_t, flag_names.size()> flags{};
  std::array<MetricStream, metric_count> metrics;
  std::vector<IndexStream> indices;  ///< of equity IRR, an input each
  Moments spread;                    ///< of equity IRR over both sets, for the indices
};

/// How often a candidate held which rank among those not blocked, by counted equity IRR; ties go to the earlier candidate.
struct RankStream {
  static constexpr std::size_t kept = 10;
  std::array<std::uint64_t, kept> held{};
  std::uint64_t ranked = 0;
  std::uint64_t sum = 0;  ///< of ranks
};

/// Streaming statistics: rounds in, in any number of blocks; joined in the order of the blocks they have the same bits for any number of
/// threads and chunks.
class Statistics {
 public:
  /// Outcomes of rounds first, first + 1, …, laid out as Runner gives them.
  void add(const Plan& plan, std::uint64_t first, const std::vector<Outcome>& outcomes);
  void merge(const Statistics& other);

  /// By group: point x candidates + candidate, or the candidate alone.
  std::map<std::uint64_t, GroupStream> groups;
  std::vector<RankStream> ranks;
  std::uint64_t rounds = 0;

  void save(std::string& bytes) const;
  [[nodiscard]] bool load(std::string_view& bytes);
};

}  // namespace landfall::whatif
