// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/statistics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "planner/risk/distribution.hpp"
#include "planner/whatif/summary.hpp"
#include "tests/finance/sample_case.hpp"
#include "tests/whatif/sample_study.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

/// A study of three uniform inputs whose outcomes a test may make up.
std::unique_ptr<const Plan> three_inputs(std::uint64_t draws, bool indices, Sampling sampling = Sampling::sobol) {
  Study study;
  study.draws = draws;
  study.sampling = sampling;
  study.uncertainty = Uncertainty::named;
  const std::vector<std::string> paths{"costs.works.contingency", "costs.works.owners_cost", "costs.works.soft_cost"};
  for (const std::string& path : paths) study.distributions.push_back(samples::law(path, Shape::uniform, 0.0, 0.3));
  if (indices) study.indices = paths;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  return samples::plan_of(study, std::move(portfolios));
}

std::vector<Outcome> made_up(std::size_t count, std::uint64_t seed) {
  samples::Chance chance(seed);
  std::vector<Outcome> outcomes(count);
  for (Outcome& outcome : outcomes) {
    outcome.counted_irr = chance.one_in(20) ? -1.0 : chance.between(-0.1, 0.3);
    outcome.npv_usd = chance.between(-1e8, 1e8);
    outcome.flags = chance.one_in(3) ? below_hurdle : 0U;
  }
  return outcomes;
}

}  // namespace

TEST_CASE("percentiles, tails and shares of the histogram are those of the sorted values") {
  samples::Chance chance(5);
  for (const double scale : {1e-3, 1.0, 1e9}) {
    Histogram histogram;
    std::vector<double> values;
    for (int i = 0; i < 20000; ++i) {
      values.push_back(chance.one_in(10) ? -1.0 : scale * (chance.uniform() + chance.uniform() - 0.7));
      histogram.add(values.back());
    }
    std::sort(values.begin(), values.end());
    const Ranked ranked(histogram);
    for (const double p : {0.0, 0.01, 0.1, 0.37, 0.5, 0.9, 0.999, 1.0}) {
      const double exact = risk::percentile(values, p);
      CHECK(std::abs(ranked.percentile(p) - exact) <= 1.1e-3 * std::abs(exact) + 1e-3 * scale * 1e-3);
    }
    double tail = 0.0;
    for (std::size_t i = 0; i < 1000; ++i) tail += values[i] / 1000.0;
    CHECK(ranked.tail_mean(0.05, false) == doctest::Approx(tail).epsilon(2e-3));
    const double below = static_cast<double>(std::lower_bound(values.begin(), values.end(), 0.1 * scale) - values.begin()) / 20000.0;
    CHECK(ranked.below(0.1 * scale) == doctest::Approx(below).epsilon(2e-3));
  }
}

TEST_CASE("a point of probability stays exact") {
  Histogram histogram;
  for (int i = 0; i < 100; ++i) histogram.add(i < 30 ? -1.0 : 0.1234567);
  const Ranked ranked(histogram);
  CHECK(ranked.percentile(0.1) == -1.0);
  CHECK(ranked.percentile(0.9) == 0.1234567);
  CHECK(ranked.tail_mean(0.3, false) == -1.0);
}

TEST_CASE("statistics come back from their bytes as they were, and no shorter bytes are taken") {
  const auto plan = three_inputs(500, true);
  Statistics statistics;
  statistics.add(*plan, 0, made_up(500, 1));
  std::string bytes, again;
  statistics.save(bytes);
  Statistics read;
  std::string_view view = bytes;
  REQUIRE(read.load(view));
  CHECK(view.empty());
  read.save(again);
  CHECK(again == bytes);
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, bytes.size() / 2, bytes.size() - 1}) {
    std::string_view cut = std::string_view(bytes).substr(0, size);
    CHECK_FALSE((Statistics().load(cut) && cut.empty()));
  }
}

TEST_CASE("joined blocks give mean, deviation and counts of all values at once") {
  const auto plan = three_inputs(4000, false);
  const std::vector<Outcome> outcomes = made_up(4000, 2);
  Statistics whole, joined;
  whole.add(*plan, 0, outcomes);
  for (std::size_t first = 0; first < 4000; first += 500) {
    Statistics block;
    block.add(*plan, first,
              {outcomes.begin() + static_cast<std::ptrdiff_t>(first), outcomes.begin() + static_cast<std::ptrdiff_t>(first + 500)});
    joined.merge(block);
  }
  const GroupStream &a = whole.groups.at(0), &b = joined.groups.at(0);
  CHECK(a.flags == b.flags);
  for (std::size_t m = 0; m < metric_count; ++m) {
    CHECK(a.metrics[m].missing == b.metrics[m].missing);
    CHECK(a.metrics[m].moments.mean == doctest::Approx(b.metrics[m].moments.mean).epsilon(1e-12));
    CHECK(a.metrics[m].moments.squares == doctest::Approx(b.metrics[m].moments.squares).epsilon(1e-12));
  }
  const auto p50 = [&](const Statistics& of) { return summarise(*plan, of).groups.front().metrics[0]->p50.value; };
  CHECK(p50(whole) == p50(joined));
}

TEST_CASE("Sobol indices of the Ishigami function are the known ones (Sobol and Levitan 1999)") {
  const auto plan = three_inputs(16384, true);
  REQUIRE(plan->variants == 5);
  Draws draws;
  draws.fill(*plan, 0, plan->rounds());
  std::vector<Outcome> outcomes(plan->rounds());
  for (std::size_t r = 0; r < outcomes.size(); ++r) {
    std::array<double, 3> x{};
    for (std::size_t i = 0; i < 3; ++i) x[i] = (draws.at(0, i, r) / 0.3 * 2.0 - 1.0) * 3.14159265358979323846;
    outcomes[r].counted_irr = std::sin(x[0]) + 7.0 * std::sin(x[1]) * std::sin(x[1]) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
  }
  Statistics statistics;
  statistics.add(*plan, 0, outcomes);
  const Summary summary = summarise(*plan, statistics);
  const auto& indices = summary.groups.front().indices;
  REQUIRE(indices.size() == 3);
  const std::array<double, 3> first{0.3139, 0.4424, 0.0}, total{0.5576, 0.4424, 0.2437};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(indices[i].first - first[i]) < 0.02);
    CHECK(std::abs(indices[i].total - total[i]) < 0.02);
    CHECK(std::abs(indices[i].first - first[i]) < 2.0 * indices[i].first_error);
  }
}

TEST_CASE("rank shares add up to one, blocked candidates hold no rank, ties go to the earlier one") {
  Study study;
  study.draws = 4;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor", "id-batam", "sa-riyadh"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  std::vector<Outcome> outcomes(12);
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t c = 0; c < 3; ++c) outcomes[r * 3 + c].counted_irr = 0.1;
    outcomes[r * 3 + 2].counted_irr = r < 2 ? 0.2 : 0.05;
    outcomes[r * 3].verdict = static_cast<std::uint8_t>(r == 3 ? gates::Verdict::blocked : gates::Verdict::proceed);
  }
  Statistics statistics;
  statistics.add(*plan, 0, outcomes);
  const Summary summary = summarise(*plan, statistics);
  REQUIRE(summary.ranks.size() == 3);
  const auto of = [&](std::size_t candidate) {
    return *std::find_if(summary.ranks.begin(), summary.ranks.end(), [&](const RankSummary& each) { return each.candidate == candidate; });
  };
  CHECK(of(2).share == std::vector<double>{0.5, 0.25, 0.25});
  CHECK(of(0).share == std::vector<double>{0.25, 0.5, 0.0});
  CHECK(of(0).ranked == 0.75);
  CHECK(of(1).share == std::vector<double>{0.25, 0.25, 0.5});
}

TEST_CASE("the interval of a percentile holds the true one about as often as it says") {
  int held = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    samples::Chance chance(seed + 100);
    GroupStream group;
    Histogram histogram;
    for (int i = 0; i < 400; ++i) histogram.add(chance.uniform());
    const Ranked ranked(histogram);
    const double half = 1.96 * std::sqrt(0.25 / 400.0);
    held += ranked.percentile(0.5 - half) <= 0.5 && 0.5 <= ranked.percentile(0.5 + half) ? 1 : 0;
  }
  CHECK(held >= 88);
}
