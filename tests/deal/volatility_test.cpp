// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "planner/appraisal/evidence.hpp"
#include "planner/committee/comparison.hpp"
#include "planner/committee/documents.hpp"
#include "planner/committee/due_diligence.hpp"
#include "planner/deal/deal_file.hpp"
#include "tests/built_in.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;

namespace {

samples::Sample rental() {
  samples::Sample sample = samples::sample({.deal = "gpu-rental-h200", .financing = "gpu-loan"});
  REQUIRE(sample.deal.volatility.has_value());
  samples::fix(sample.deal.volatility->yearly, 0.25);
  return sample;
}

/// One candidate of a GPU deal, drawn; `still` takes the volatility away.
committee::Comparison compared(portfolio::Portfolio& portfolio, bool still) {
  portfolio = test::built_in_with([&](portfolio::Request& request) {
    request.sites = {"my-johor"};
    request.modules = {"ai-rdhx-1000"};
    request.deal = "gpu-rental-h200";
    request.financing = "gpu-loan";
    request.draws = 512;
    if (still) request.overrides.push_back({"deal.volatility.yearly", 0.0, {}});
  });
  return committee::compare(portfolio, {1, {}, true});
}

}  // namespace

TEST_CASE("without surprises a price keeps to its path, to the bit") {
  samples::Sample still = rental();
  still.deal.volatility.reset();
  const samples::Run moving(rental()), quiet(still);
  for (int t = 0; t < quiet.months(); ++t) CHECK(moving.flow.revenue.price[t] == quiet.flow.revenue.price[t]);
}

TEST_CASE("a surprise of one deviation multiplies the price by one and the volatility over its year, and stays") {
  for (const std::size_t year : {std::size_t{0}, std::size_t{2}}) {
    samples::Sample sample = rental();
    samples::fix(sample.deal.volatility->surprise[year], 1.0);
    const samples::Run up(sample), path(rental());
    const double opening = up.flow.timeline.opening;
    const auto ratio = [&](double after) {
      const int t = static_cast<int>(std::ceil(opening + after));
      return up.flow.revenue.price[t] / path.flow.revenue.price[t];
    };
    const double from = 12.0 * static_cast<double>(year);
    if (year > 0) CHECK(ratio(from - 2.0) == 1.0);
    CHECK(ratio(from + 5.0) > 1.0);
    CHECK(ratio(from + 5.0) < 1.25);
    CHECK(ratio(from + 12.0) == doctest::Approx(1.25).epsilon(1e-4));  // a broken month at either end is straight, not a power
    CHECK(ratio(from + 30.0) == doctest::Approx(ratio(from + 12.0)).epsilon(1e-12));
  }
}

TEST_CASE("surprises are drawn with a deviation of one and widen the range of returns without moving the base") {
  portfolio::Portfolio moving, quiet;
  const committee::Comparison with = compared(moving, false), without = compared(quiet, true);
  const auto& a = with.candidates.front();
  const auto& b = without.candidates.front();
  CHECK(a.appraisal.returns.equity.rate == b.appraisal.returns.equity.rate);
  REQUIRE(a.risk.p10.has_value());
  REQUIRE(b.risk.p10.has_value());
  CHECK(*a.risk.p90 - *a.risk.p10 > 1.1 * (*b.risk.p90 - *b.risk.p10));
  const FactRecord& surprise = moving.deal.volatility->surprise[0];
  CHECK(std::pow(surprise.high - surprise.low, 2) / 28.0 == doctest::Approx(1.0));  // PERT with its mode in the middle is Beta(3, 3)
}

TEST_CASE("chance is no evidence and nothing to verify") {
  portfolio::Portfolio moving, quiet;
  const committee::Comparison with = compared(moving, false);
  const appraisal::Appraisal& result = with.candidates.front().appraisal;
  const auto facts = appraisal::facts_behind(moving, moving.sites.at(result.site), moving.modules.at(result.module));
  const auto chance = std::count_if(facts.begin(), facts.end(), [](const auto& used) { return appraisal::is_chance(*used.fact); });
  CHECK(chance == 6);
  CHECK(result.evidence.total() == static_cast<int>(facts.size()) - 6);
  const committee::Documents none;
  bool yearly = false;
  for (const committee::Doubt& doubt : committee::due_diligence(moving, result, none).doubts) {
    CHECK(doubt.path.find("surprise") == std::string::npos);
    yearly = yearly || doubt.path == "deal.volatility.yearly";
  }
  CHECK_FALSE(yearly);  // without a surprise the volatility moves nothing
}

TEST_CASE("a surprise in a file is an unknown key") {
  std::string text(embedded_file("planner/deal/data/gpu-rental-h200.toml"));
  text += "surprise_1 = 1.0\n";
  Problems problems;
  (void)deal::parse_deal(text, "h200.toml", problems);
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].what.find("surprise_1") != std::string::npos);
}
