// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "planner/committee/criteria_file.hpp"

using namespace landfall;
using namespace landfall::committee;

namespace {

const Measure* measure(std::string_view name) {
  for (const Measure& each : measures()) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

Candidate candidate(double npv, double pue, double capex, bool blocked = false) {
  Candidate made;
  made.appraisal.returns.npv_usd = npv;
  made.appraisal.annual.pue = pue;
  made.appraisal.capex_usd_per_w = capex;
  made.appraisal.verdict = blocked ? gates::Verdict::blocked : gates::Verdict::proceed;
  return made;
}

Criteria weighted(std::vector<double> weights, Method method = Method::weighted_sum) {
  Criteria criteria;
  criteria.criteria = {{measure("npv_usd"), weights[0]}, {measure("pue"), weights[1]}, {measure("capex_usd_per_w"), weights[2]}};
  criteria.method = method;
  return criteria;
}

std::string errors_of(const std::string& text) {
  Problems problems;
  (void)parse_criteria(text, "c.toml", problems);
  std::string all;
  for (const InputProblem& problem : problems.all()) all += std::to_string(problem.where.line) + ": " + problem.what + "\n";
  return all;
}

const std::string head = "id = \"c\"\nname = { en = \"c\", zh = \"c\" }\n";
const std::string three =
    "[[criteria]]\nmeasure = \"equity_irr\"\n[[criteria]]\nmeasure = \"pue\"\n[[criteria]]\nmeasure = \"months_to_revenue\"\n";
std::string judgement(const char* more, const char* less, const char* times) {
  return std::string("[[judgements]]\nmore = \"") + more + "\"\nless = \"" + less + "\"\ntimes = " + times + "\n";
}

}  // namespace

TEST_CASE("consistent judgements give their own weights and no inconsistency") {
  const std::vector<double> w{0.6, 0.3, 0.1};
  std::vector<std::vector<double>> matrix(3, std::vector<double>(3));
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) matrix[i][j] = w[i] / w[j];
  }
  const Weights found = ahp_weights(matrix);
  for (std::size_t i = 0; i < 3; ++i) CHECK(found.weights[i] == doctest::Approx(w[i]).epsilon(1e-12));
  CHECK(found.consistency.lambda_max == doctest::Approx(3.0).epsilon(1e-12));
  CHECK(found.consistency.ratio < 1e-10);
}

TEST_CASE("the weights and the eigenvalue are those of the characteristic polynomial") {
  // For a reciprocal 3 x 3 matrix with a12 = a, a13 = b, a23 = c: lambda = 1 + t + 1/t with t = (a c / b)^(1/3), and the eigenvector is the
  // row's geometric mean.
  const double a = 3.0, b = 5.0, c = 2.0, t = std::cbrt(a * c / b);
  const Weights found = ahp_weights({{1.0, a, b}, {1.0 / a, 1.0, c}, {1.0 / b, 1.0 / c, 1.0}});
  CHECK(found.consistency.lambda_max == doctest::Approx(1.0 + t + 1.0 / t).epsilon(1e-12));
  CHECK(found.consistency.ratio == doctest::Approx((t + 1.0 / t - 2.0) / 2.0 / 0.58).epsilon(1e-10));
  const double g1 = std::cbrt(a * b), g2 = std::cbrt(c / a), g3 = std::cbrt(1.0 / (b * c)), sum = g1 + g2 + g3;
  CHECK(found.weights[0] == doctest::Approx(g1 / sum).epsilon(1e-12));
  CHECK(found.weights[1] == doctest::Approx(g2 / sum).epsilon(1e-12));
  CHECK(found.weights[2] == doctest::Approx(g3 / sum).epsilon(1e-12));
}

TEST_CASE("a matrix that is not reciprocal is a broken contract") {
  CHECK_THROWS_AS((void)ahp_weights({{1.0, 2.0}, {2.0, 1.0}}), std::domain_error);
  CHECK_THROWS_AS((void)ahp_weights({{1.0, 2.0}}), std::domain_error);
  CHECK_THROWS_AS((void)ahp_weights({}), std::domain_error);
}

TEST_CASE("weighted sum and TOPSIS of three candidates are those worked by hand") {
  Comparison field;
  field.candidates.push_back(candidate(10.0, 1.4, 8.0));
  field.candidates.push_back(candidate(6.0, 1.2, 10.0));
  field.candidates.push_back(candidate(2.0, 1.3, 9.0));
  field.candidates.push_back(candidate(99.0, 1.0, 1.0, true));  // blocked: neither scored nor a yardstick
  const Scoring sums = score(field, weighted({0.5, 0.3, 0.2}));
  // npv: 1, 0.5, 0; PUE: 0, 1, 0.5; capex: 1, 0, 0.5.
  REQUIRE(sums.candidates.size() == 4);
  CHECK(sums.candidates[0].candidate == 0);
  CHECK(*sums.candidates[0].weighted_sum == doctest::Approx(0.7));
  CHECK(*sums.candidates[1].weighted_sum == doctest::Approx(0.55));
  CHECK(*sums.candidates[2].weighted_sum == doctest::Approx(0.25));
  CHECK_FALSE(sums.candidates[3].rank.has_value());
  CHECK(sums.candidates[3].candidate == 3);

  const Scoring close = score(field, weighted({0.5, 0.3, 0.2}, Method::topsis));
  const double n = std::sqrt(100.0 + 36.0 + 4.0), p = std::sqrt(1.96 + 1.44 + 1.69), k = std::sqrt(64.0 + 100.0 + 81.0);
  const double far_1 = std::hypot(0.5 * 8.0 / n, 0.2 * 2.0 / k), near_1 = 0.3 * 0.2 / p;
  CHECK(close.candidates[0].candidate == 0);
  CHECK(*close.candidates[0].topsis == doctest::Approx(far_1 / (far_1 + near_1)));
}

TEST_CASE("the winner holds exactly up to the weight at which another takes over") {
  Comparison field;
  field.candidates.push_back(candidate(10.0, 1.4, 8.0));
  field.candidates.push_back(candidate(6.0, 1.2, 10.0));
  field.candidates.push_back(candidate(2.0, 1.3, 9.0));
  const Criteria criteria = weighted({0.5, 0.3, 0.2});
  const Scoring scoring = score(field, criteria);
  const double limit = scoring.winner_holds[1].high;
  REQUIRE(limit > 0.3);
  REQUIRE(limit < 1.0);
  const auto winner_at = [&](double weight) {
    const double rest = (1.0 - weight) / 0.7;
    return score(field, weighted({0.5 * rest, weight, 0.2 * rest})).candidates.front().candidate;
  };
  CHECK(winner_at(limit - 1e-6) == 0);
  CHECK(winner_at(limit + 1e-6) == 1);
  CHECK(scoring.winner_holds[1].low == 0.0);
}

TEST_CASE("a figure that all share decides nothing, and a missing one is a finding") {
  Comparison field;
  field.candidates.push_back(candidate(1.0, 1.3, 9.0));
  field.candidates.push_back(candidate(2.0, 1.3, 9.0));
  const Scoring scoring = score(field, weighted({0.2, 0.4, 0.4}));
  CHECK(scoring.candidates.front().candidate == 1);
  Criteria with_return = weighted({0.5, 0.25, 0.25});
  with_return.criteria[0].measure = measure("equity_irr");
  const Scoring none = score(field, with_return);
  CHECK_FALSE(none.candidates.front().rank.has_value());
  REQUIRE(none.findings.size() == 1);
  CHECK(none.findings.front().code == "criteria.not-scored");
  CHECK(score({}, weighted({0.5, 0.25, 0.25})).candidates.empty());
}

TEST_CASE("weights are made to sum to one") {
  Problems problems;
  const Criteria criteria = parse_criteria(
      head + "[[criteria]]\nmeasure = \"equity_irr\"\nweight = 3\n[[criteria]]\nmeasure = \"pue\"\nweight = 1\n", "c.toml", problems);
  REQUIRE(problems.empty());
  CHECK(criteria.criteria[0].weight == 0.75);
  CHECK_FALSE(criteria.consistency.has_value());
}

TEST_CASE("judgements that contradict each other are refused with the worst one, unless they are accepted") {
  const std::string contradictory =
      judgement("equity_irr", "pue", "5") + judgement("pue", "months_to_revenue", "5") + judgement("months_to_revenue", "equity_irr", "3");
  const std::string said = errors_of(head + three + contradictory);
  CAPTURE(said);
  CHECK(said.find("consistency ratio of at most 0.1, found") != std::string::npos);
  CHECK(said.find("fits the others least") != std::string::npos);
  CHECK(std::stoi(said) > 8);
  Problems problems;
  const Criteria accepted = parse_criteria(head + "accept_inconsistency = true\n" + three + contradictory, "c.toml", problems);
  CHECK(problems.empty());
  REQUIRE(accepted.consistency.has_value());
  CHECK(accepted.consistency->ratio > most_inconsistency);
  const Scoring scoring = score({}, accepted);
  REQUIRE(scoring.findings.size() == 1);
  CHECK(scoring.findings.front().code == "criteria.inconsistent");
}

TEST_CASE("faults of a criteria file are told with their place and the nearest name") {
  CHECK(errors_of(head + "[[criteria]]\nmeasure = \"equity_ir\"\nweight = 1\n[[criteria]]\nmeasure = \"pue\"\nweight = 1\n")
            .find("equity_irr") != std::string::npos);
  CHECK(errors_of(head + three + judgement("equity_irr", "pue", "3")).find("missing: equity_irr and months_to_revenue, pue and months") !=
        std::string::npos);
  CHECK(errors_of(head + "[[criteria]]\nmeasure = \"pue\"\nweight = 1\n").find("expected 2 to 10, found 1") != std::string::npos);
  CHECK(errors_of(head + three + judgement("pue", "pue", "3")).find("expected another criterion") != std::string::npos);
  CHECK(errors_of(head + three + judgement("equity_irr", "pue", "12")).find("expected a number from") != std::string::npos);
  CHECK(errors_of(head + three).find("\"weight\"") != std::string::npos);
  CHECK(errors_of(head + "[[criteria]]\nmeasure = \"pue\"\nweight = 1\n[[criteria]]\nmeasure = \"pue\"\nweight = 1\n")
            .find("each measure once") != std::string::npos);
}
