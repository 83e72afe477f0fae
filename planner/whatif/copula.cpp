// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/copula.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

namespace landfall::whatif {
namespace {

constexpr double least_eigenvalue = 1e-9;
constexpr double repaired_eigenvalue = 1e-6;
constexpr double root_2 = 1.4142135623730951;

double score(double probability) { return -root_2 * boost::math::erfc_inv(2.0 * probability); }
double probability_of(double at) { return 0.5 * std::erfc(-at / root_2); }

using Matrix = Eigen::MatrixXd;

Matrix nearest_definite(const Eigen::SelfAdjointEigenSolver<Matrix>& solved) {
  const Matrix cut =
      solved.eigenvectors() * solved.eigenvalues().cwiseMax(repaired_eigenvalue).asDiagonal() * solved.eigenvectors().transpose();
  const Eigen::VectorXd scale = cut.diagonal().cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * cut * scale.asDiagonal();
}

}  // namespace

std::optional<CorrelationFault> Copula::set(const std::vector<double>& correlations, std::size_t size, bool repair) {
  const auto n = static_cast<Eigen::Index>(size);
  Matrix matrix = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(correlations.data(), n, n);
  const Eigen::SelfAdjointEigenSolver<Matrix> solved(matrix);
  std::optional<CorrelationFault> fault;
  if (solved.eigenvalues().minCoeff() < least_eigenvalue) {
    const Matrix nearest = nearest_definite(solved);
    fault.emplace();
    for (Eigen::Index i = 0; i < n; ++i) {
      for (Eigen::Index j = 0; j < i; ++j) {
        if (std::abs(nearest(i, j) - matrix(i, j)) <= std::abs(fault->nearest - fault->asked) || matrix(i, j) == 0.0) continue;
        *fault = {static_cast<std::size_t>(j), static_cast<std::size_t>(i), matrix(i, j), nearest(i, j)};
      }
    }
    if (!repair) return fault;
    matrix = nearest;
  }
  const Matrix root = matrix.llt().matrixL();
  size_ = size;
  root_.assign(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) root_[i * size + j] = root(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
  }
  return fault;
}

void Copula::correlate(std::span<double> uniform) const {
  for (double& each : uniform) each = score(each);
  // From the last on, so that each still finds the independent scores before it.
  for (std::size_t i = size_; i-- > 0;) {
    double sum = 0.0;
    for (std::size_t j = 0; j <= i; ++j) sum += root_[i * size_ + j] * uniform[j];
    uniform[i] = std::clamp(probability_of(sum), 1e-16, 1.0 - 1e-16);
  }
}

}  // namespace landfall::whatif
