// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/quantile.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/beta.hpp>
#include <cmath>

#include "planner/whatif/copula.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

FactRecord fact(double low, double value, double high) {
  FactRecord made;
  made.low = low;
  made.value = value;
  made.high = high;
  return made;
}

Quantile make(const Distribution& law, const FactRecord& of, Bounds bounds = {}) {
  PertShapes shapes;
  Quantile made;
  const auto fault = Quantile::make(law, of, bounds, shapes, made);
  REQUIRE_FALSE(fault.has_value());
  return made;
}

std::string fault(const Distribution& law, const FactRecord& of, Bounds bounds = {}) {
  PertShapes shapes;
  Quantile made;
  return Quantile::make(law, of, bounds, shapes, made).value_or("");
}

double mean(const Quantile& quantile) {
  double sum = 0.0;
  for (int i = 0; i < 100000; ++i) sum += quantile((i + 0.5) / 100000.0);
  return sum / 100000.0;
}

Distribution of(Shape shape) {
  Distribution law;
  law.shape = shape;
  return law;
}

}  // namespace

TEST_CASE("a PERT quantile is the beta's, with the mean (low + 4 mode + high) / 6") {
  for (const double mode : {10.0, 10.5, 12.0, 19.0, 20.0}) {
    const Quantile quantile = make(of(Shape::pert), fact(10.0, mode, 20.0));
    const double skew = (mode - 10.0) / 10.0;
    const boost::math::beta_distribution<double> beta(1.0 + 4.0 * skew, 5.0 - 4.0 * skew);
    for (const double p : {1e-9, 1e-4, 0.003, 0.00586, 0.031, 0.0627, 0.1, 0.27, 0.5, 0.9, 0.94, 0.9975, 0.99999}) {
      CHECK(std::abs(quantile(p) - (10.0 + 10.0 * boost::math::quantile(beta, p))) < 1e-3);
    }
    CHECK(mean(quantile) == doctest::Approx((10.0 + 4.0 * mode + 20.0) / 6.0).epsilon(1e-4));
  }
}

TEST_CASE("the other shapes have their means, ends and percentiles") {
  CHECK(mean(make(of(Shape::triangular), fact(0.0, 1.0, 4.0))) == doctest::Approx(5.0 / 3.0).epsilon(1e-4));
  CHECK(mean(make(of(Shape::uniform), fact(2.0, 3.0, 4.0))) == doctest::Approx(3.0));
  const Quantile normal = make(of(Shape::normal), fact(8.0, 10.0, 12.0));
  CHECK(normal(0.05) == doctest::Approx(8.0).epsilon(1e-4));
  CHECK(normal(0.95) == doctest::Approx(12.0).epsilon(1e-4));
  CHECK(normal(1e-6) < 4.5);
  const Quantile lognormal = make(of(Shape::lognormal), fact(50.0, 100.0, 200.0));
  CHECK(std::abs(lognormal(0.05) - 50.0) < 1e-4 * (200.0 - 50.0));
  CHECK(lognormal(0.5) == doctest::Approx(100.0).epsilon(1e-4));
  Distribution discrete = of(Shape::discrete);
  discrete.values = {1.0, 5.0};
  discrete.weights = {3.0, 1.0};
  CHECK(make(discrete, fact(0, 0, 0))(0.74) == 1.0);
  CHECK(make(discrete, fact(0, 0, 0))(0.76) == 5.0);
  Distribution empirical = of(Shape::empirical);
  empirical.values = {3.0, 1.0, 2.0};
  CHECK(make(empirical, fact(0, 0, 0))(0.25) == doctest::Approx(1.5));
}

TEST_CASE("a bell is cut at the input's bounds, and refused where more than a hundredth is lost") {
  Distribution law = of(Shape::normal);
  law.mean = 0.02;
  law.deviation = 0.01;
  const Quantile cut = make(law, fact(0.0, 0.0, 0.0), {-0.01, 1.0});
  CHECK(cut(1e-12) >= -0.01);
  CHECK(cut(0.5) == doctest::Approx(0.02).epsilon(0.01));
  CHECK(fault(law, fact(0, 0, 0), {0.0, 1.0}).find("at most 1 %") != std::string::npos);
}

TEST_CASE("a distribution that can't be says why") {
  CHECK(fault(of(Shape::pert), fact(5.0, 5.0, 5.0)).find("found the one value 5") != std::string::npos);
  Distribution law = of(Shape::triangular);
  law.low = 3.0;
  law.high = 1.0;
  CHECK(fault(law, fact(0.0, 2.0, 4.0)).find("low <= mode <= high") != std::string::npos);
  law.high = 40.0;
  CHECK(fault(law, fact(0.0, 5.0, 9.0), {0.0, 10.0}).find("from 0 to 10") != std::string::npos);
  CHECK(fault(of(Shape::lognormal), fact(-1.0, 0.0, 1.0)).find("positive") != std::string::npos);
  CHECK(fault(of(Shape::discrete), fact(0, 0, 0)).find("values") != std::string::npos);
  Distribution weights = of(Shape::discrete);
  weights.values = {1.0, 2.0};
  weights.weights = {1.0};
  CHECK(fault(weights, fact(0, 0, 0)).find("one a value") != std::string::npos);
  weights.weights = {0.0, 0.0};
  CHECK(fault(weights, fact(0, 0, 0)).find("above 0") != std::string::npos);
}

TEST_CASE("a copula keeps each number uniform and gives the pair its correlation") {
  Copula copula;
  CHECK_FALSE(copula.set({1.0, 0.8, 0.8, 1.0}, 2, false).has_value());
  double mean_a = 0.0, mean_b = 0.0, product = 0.0, square = 0.0;
  constexpr int side = 300;
  for (int i = 0; i < side; ++i) {
    for (int j = 0; j < side; ++j) {
      std::array<double, 2> u{(i + 0.5) / side, (j + 0.5) / side};
      copula.correlate(u);
      mean_a += u[0];
      mean_b += u[1];
      product += (u[0] - 0.5) * (u[1] - 0.5);
      square += (u[1] - 0.5) * (u[1] - 0.5);
    }
  }
  CHECK(mean_a / (side * side) == doctest::Approx(0.5).epsilon(1e-3));
  CHECK(mean_b / (side * side) == doctest::Approx(0.5).epsilon(1e-3));
  // Spearman's rho of a Gaussian copula: 6 / pi asin(r / 2).
  CHECK(product / square == doctest::Approx(6.0 / 3.14159265358979 * std::asin(0.4)).epsilon(5e-3));
}

TEST_CASE("correlations that exclude each other are refused with the pair that must move, or repaired to the nearest") {
  const std::vector<double> impossible{1.0, 0.9, -0.9, 0.9, 1.0, 0.9, -0.9, 0.9, 1.0};
  Copula copula;
  const auto fault = copula.set(impossible, 3, false);
  REQUIRE(fault.has_value());
  CHECK(copula.size() == 0);
  CHECK(std::abs(fault->nearest) < std::abs(fault->asked));
  CHECK(copula.set(impossible, 3, true).has_value());
  CHECK(copula.size() == 3);
}
