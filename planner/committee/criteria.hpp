// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/committee/comparison.hpp"

/// Ranking by several weighted criteria, for a committee that asks for it: the ranking of `compare` is by money and stays so
/// (docs/criteria.md).
namespace landfall::committee {

/// A figure of a candidate that may be a criterion, by its name in the JSON.
struct Measure {
  std::string_view name;
  bool more_is_better = true;
  std::optional<double> (*of)(const Candidate&) = nullptr;
};
[[nodiscard]] const std::vector<Measure>& measures();

struct Criterion {
  const Measure* measure = nullptr;
  double weight = 0.0;  ///< of all weights, which sum to 1
};

enum class Method { weighted_sum, topsis };

/// What the pairwise judgements of an analytic hierarchy process say of themselves.
struct Consistency {
  double lambda_max = 0.0;                      ///< principal eigenvalue of the matrix of judgements
  double index = 0.0;                           ///< (lambda_max - n) / (n - 1)
  double ratio = 0.0;                           ///< index over that of random judgements; above 0.1 the judgements contradict each other
  std::size_t worst_row = 0, worst_column = 0;  ///< the judgement farthest from the weights it leads to
  double worst_fitting = 1.0;                   ///< what that judgement would be by the weights
};
inline constexpr double most_inconsistency = 0.1;  // Saaty (1980), The Analytic Hierarchy Process, chapter 1

/// Weights of a positive reciprocal matrix by rows: its principal eigenvector, by the power method to 1e-14. `ratio` is 0 for one or two
/// criteria, which cannot contradict each other. Random indices after Saaty (1980), table 1-3; at most ten criteria. Throws
/// std::domain_error for another matrix.
struct Weights {
  std::vector<double> weights;
  Consistency consistency;
};
[[nodiscard]] Weights ahp_weights(const std::vector<std::vector<double>>& judgements);

/// A committee's criteria.
struct Criteria {
  std::string id;
  LocalizedText name;
  std::vector<Criterion> criteria;
  std::optional<Consistency> consistency;  ///< where the weights come from pairwise judgements
  Method method = Method::weighted_sum;    ///< which of the two ranks
  bool accepts_inconsistency = false;      ///< a ratio above 0.1 is then a finding and no refusal
};

struct Scored {
  std::size_t candidate = 0;                   ///< of the comparison
  std::vector<std::optional<double>> figures;  ///< by criterion
  std::optional<double> weighted_sum, topsis;  ///< 0..1, more is better; none for one that is blocked or lacks a figure
  std::optional<int> rank;
};

/// Where the winner by weighted sum stays the same while one weight moves and the others keep their proportions.
struct WeightRange {
  double low = 0.0, high = 1.0;
};

struct Scoring {
  std::vector<Scored> candidates;         ///< by rank; those without one after them, in the order of money
  std::vector<WeightRange> winner_holds;  ///< by criterion; empty without candidates
  Findings findings;
};

/// Scores every candidate that is not blocked and has all figures. Weighted sum: each figure from the worst (0) to the best (1) among those
/// scored, times the weights. TOPSIS (Hwang and Yoon 1981): figures over the root of their sum of squares, times the weights; the distance
/// from the worst of all over the sum of the distances from worst and best. A figure that is the same everywhere decides nothing: 1 in the
/// sum, no distance in TOPSIS. Equal scores keep the order of money.
[[nodiscard]] Scoring score(const Comparison& comparison, const Criteria& criteria);

}  // namespace landfall::committee
