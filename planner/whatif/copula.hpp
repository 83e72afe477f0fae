// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace landfall::whatif {

/// What is wrong with a matrix of correlations, and the nearest that is not.
struct CorrelationFault {
  std::size_t a = 0, b = 0;  ///< the pair that has to move most
  double asked = 0.0;
  double nearest = 0.0;
};

/// A Gaussian copula over a few inputs: independent uniform numbers in, correlated ones out, each still uniform.
class Copula {
 public:
  Copula() = default;
  /// `correlations` is a symmetric matrix with ones on its diagonal, row by row. Where it is not positive definite (smallest eigenvalue
  /// below 1e-9) the fault is returned; with `repair` the nearest matrix is used all the same: eigenvalues cut at 1e-6 and the diagonal
  /// scaled back to one (Rebonato and Jaeckel 1999).
  std::optional<CorrelationFault> set(const std::vector<double>& correlations, std::size_t size, bool repair);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// In place; as many numbers as the copula has inputs, all inside (0, 1).
  void correlate(std::span<double> uniform) const;

 private:
  std::size_t size_ = 0;
  std::vector<double> root_;  // lower triangle, row by row
};

}  // namespace landfall::whatif
