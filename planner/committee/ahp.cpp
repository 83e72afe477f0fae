// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "planner/committee/criteria.hpp"

namespace landfall::committee {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// Mean consistency index of random reciprocal matrices by size: Saaty (1980), table 1-3.
constexpr std::array<double, 11> random_index{0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};

void check(const Matrix& matrix) {
  const std::size_t n = matrix.size();
  if (n == 0 || n >= random_index.size()) throw std::domain_error("ahp_weights: between 1 and 10 criteria");
  for (std::size_t i = 0; i < n; ++i) {
    if (matrix[i].size() != n) throw std::domain_error("ahp_weights: the matrix is not square");
    for (std::size_t j = 0; j < n; ++j) {
      if (!(matrix[i][j] > 0.0) || std::abs(matrix[i][j] * matrix[j][i] - 1.0) > 1e-9)
        throw std::domain_error("ahp_weights: the matrix is not positive and reciprocal");
    }
  }
}

std::vector<double> times(const Matrix& matrix, const std::vector<double>& weights) {
  std::vector<double> product(weights.size(), 0.0);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = 0; j < weights.size(); ++j) product[i] += matrix[i][j] * weights[j];
  }
  return product;
}

std::vector<double> eigenvector(const Matrix& matrix) {
  std::vector<double> weights(matrix.size(), 1.0 / static_cast<double>(matrix.size()));
  for (int step = 0; step < 10000; ++step) {
    std::vector<double> next = times(matrix, weights);
    const double sum = std::accumulate(next.begin(), next.end(), 0.0);
    double change = 0.0;
    for (std::size_t i = 0; i < next.size(); ++i) {
      next[i] /= sum;
      change = std::max(change, std::abs(next[i] - weights[i]));
    }
    weights = std::move(next);
    if (change < 1e-14) break;
  }
  return weights;
}

void find_worst(const Matrix& matrix, const std::vector<double>& weights, Consistency& consistency) {
  double farthest = -1.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    for (std::size_t j = i + 1; j < weights.size(); ++j) {
      const double fitting = weights[i] / weights[j], distance = std::abs(std::log(matrix[i][j] / fitting));
      if (distance <= farthest) continue;
      farthest = distance;
      consistency.worst_row = i;
      consistency.worst_column = j;
      consistency.worst_fitting = fitting;
    }
  }
}

}  // namespace

Weights ahp_weights(const Matrix& judgements) {
  check(judgements);
  Weights result;
  result.weights = eigenvector(judgements);
  const std::vector<double> product = times(judgements, result.weights);
  const auto n = static_cast<double>(judgements.size());
  for (std::size_t i = 0; i < product.size(); ++i) result.consistency.lambda_max += product[i] / result.weights[i] / n;
  if (judgements.size() > 2) {
    result.consistency.index = std::max(0.0, (result.consistency.lambda_max - n) / (n - 1.0));
    result.consistency.ratio = result.consistency.index / random_index[judgements.size()];
  }
  find_worst(judgements, result.weights, result.consistency);
  return result;
}

}  // namespace landfall::committee
