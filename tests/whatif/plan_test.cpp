// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/plan.hpp"

#include <doctest/doctest.h>

#include "planner/whatif/draws.hpp"
#include "tests/whatif/sample_study.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

bool refused(const Study& study, const std::string& words) {
  const std::string said = samples::refusal(study);
  CAPTURE(said);
  CHECK(said.find(words) != std::string::npos);
  return said.find(words) != std::string::npos;
}

std::unique_ptr<const Plan> johor(const Study& study) {
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  return samples::plan_of(study, std::move(portfolios));
}

}  // namespace

TEST_CASE("what a study can't have is refused with what it could mean") {
  Study study;
  study.axes = {samples::axis("deal.letting.ocupancy", {0.8})};
  refused(study, "did you mean \"deal.letting.occupancy\"");
  study.axes = {samples::axis("site.id-batam.power.energy_tariff", {0.1})};
  refused(study, "of these places, designs and deals");
  study.axes = {samples::axis("deal.letting.occupancy", {})};
  refused(study, "empty grid");
  study.axes = {samples::axis("deal.letting.occupancy", {0.5, 1.5})};
  refused(study, "from 0 to 1");
  study.axes = {samples::axis("deal.letting.occupancy", {0.5}), samples::axis("deal.letting.occupancy", {0.6})};
  refused(study, "on one axis");
  study.axes.clear();
  study.sites = {"my-johore"};
  refused(study, "did you mean \"my-johor\"");
  study.sites.clear();
  study.distributions = {samples::law("deal.letting.occupancy", Shape::uniform, 0.5, 0.9)};
  refused(study, "need draws");
  study.draws = 10;
  study.uncertainty = Uncertainty::named;
  study.axes = {samples::axis("deal.letting.occupancy", {0.5})};
  refused(study, "stands on an axis");
  study.axes.clear();
  study.events = {{"boom", 0.1, {{"deal.letting.occupancy", Change::multiply, 1.5, {}}}, {}}};
  refused(study, "once the event has happened");
  study.events.clear();
  study.columns = {"deal.letting.ocupancy"};
  refused(study, "did you mean");
  study.columns.clear();
  study.draws = std::uint64_t{1} << 59U;
  study.axes = {samples::axis("deal.letting.lease_up", {1.0, 2.0, 3.0})};
  refused(study, "2^60");
}

TEST_CASE("correlations are refused when they exclude each other, and the pair is named") {
  Study study;
  study.draws = 10;
  study.uncertainty = Uncertainty::named;
  const std::string a = "costs.works.contingency", b = "costs.works.soft_cost", c = "costs.works.owners_cost";
  for (const std::string& path : {a, b, c}) study.distributions.push_back(samples::law(path, Shape::uniform, 0.01, 0.3));
  study.correlations = {{{a, b}, 0.9, {}}, {{b, c}, 0.9, {}}, {{a, c}, -0.9, {}}};
  refused(study, "not positive definite");
  refused(study, "repair_correlations");
  study.repair_correlations = true;
  CHECK(johor(study)->repaired.has_value());
  study.correlations = {{{a, a}, 0.5, {}}};
  refused(study, "two inputs");
  study.correlations = {{{a, b}, 0.5, {}}, {{b, a}, 0.5, {}}};
  refused(study, "each pair once");
  study.correlations = {{{a, "deal.letting.nothing"}, 0.5, {}}};
  refused(study, "an input that is drawn");
  study.correlations = {{{a, b}, 0.5, {}}};
  study.indices = {a};
  refused(study, "independent inputs");
}

TEST_CASE("points of crossed axes and of one at a time") {
  Study study;
  study.axes = {samples::axis("deal.letting.occupancy", {0.7, 0.8}), samples::axis("deal.letting.lease_up", {6.0, 12.0, 18.0})};
  const auto crossed = johor(study);
  CHECK(crossed->points == 6);
  CHECK(crossed->axis_value(0, 0) == 0);
  CHECK(crossed->axis_value(4, 0) == 1);
  CHECK(crossed->axis_value(4, 1) == 1);
  study.combine = Combine::one_at_a_time;
  const auto alone = johor(study);
  CHECK(alone->points == 6);
  CHECK_FALSE(alone->axis_value(0, 0).has_value());
  CHECK(alone->axis_value(2, 0) == 1);
  CHECK_FALSE(alone->axis_value(2, 1).has_value());
  CHECK(alone->axis_value(5, 1) == 2);
  Draws draws;
  draws.fill(*alone, 0, 6);
  CHECK(draws.at(0, 0, 0) == alone->worlds[0].varied[0].base);
  CHECK(draws.at(0, 0, 2) == 0.8);
  CHECK(draws.at(0, 1, 2) == alone->worlds[0].varied[1].base);
  CHECK(draws.at(0, 1, 5) == 18.0);
}

TEST_CASE("one at a time over every fact takes both ends of each range") {
  Study study;
  study.combine = Combine::one_at_a_time;
  study.every_fact = true;
  const auto plan = johor(study);
  CHECK(plan->axes.size() > 60);
  CHECK(plan->points == 1 + 2 * plan->axes.size());
  const Varied& first = plan->worlds[0].varied[0];
  Draws draws;
  draws.fill(*plan, 0, 3);
  CHECK(draws.at(0, 0, 0) == first.fact->value);
  CHECK(draws.at(0, 0, 1) == first.fact->low);
  CHECK(draws.at(0, 0, 2) == first.fact->high);
}

TEST_CASE("events happen as often as they should, to all their inputs at once") {
  Study study;
  study.draws = 4000;
  study.uncertainty = Uncertainty::named;
  study.events = {
      {"slip", 0.2, {{"site.power.connection_time", Change::add, 12.0, {}}, {"deal.letting.lease_up", Change::set, 60.0, {}}}, {}}};
  const auto plan = johor(study);
  REQUIRE(plan->worlds[0].varied.size() == 2);
  Draws draws;
  draws.fill(*plan, 0, 4000);
  int happened = 0;
  for (std::size_t r = 0; r < 4000; ++r) {
    const bool late = draws.at(0, 0, r) == plan->worlds[0].varied[0].base + 12.0;
    CHECK(late == (draws.at(0, 1, r) == 60.0));
    happened += late ? 1 : 0;
  }
  CHECK(happened == 800);  // a Latin hypercube: exactly
}

TEST_CASE("two deals meet the same chance, and each keeps its own facts") {
  Study study;
  study.draws = 10;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"nvl72-dry-2300"}));
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"nvl72-dry-2300"}, "gpu-rental-h200", "gpu-loan"));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  Draws draws;
  draws.fill(*plan, 0, 10);
  const auto place = [&](std::size_t world, const std::string& path) {
    const auto& varied = plan->worlds[world].varied;
    return static_cast<std::size_t>(std::find_if(varied.begin(), varied.end(), [&](const Varied& each) { return each.path == path; }) -
                                    varied.begin());
  };
  const std::string tariff = "site.my-johor.power.energy_tariff";
  for (std::size_t r = 0; r < 10; ++r) CHECK(draws.at(0, place(0, tariff), r) == draws.at(1, place(1, tariff), r));
  CHECK(place(0, "deal.gpu.price") == plan->worlds[0].varied.size());
  CHECK(place(1, "deal.gpu.price") < plan->worlds[1].varied.size());
}

TEST_CASE("blocks hold whole draws and follow from the study alone") {
  Study study;
  study.draws = 100000;
  study.indices = {"deal.letting.occupancy", "deal.letting.lease_up"};
  const auto plan = johor(study);
  CHECK(plan->variants == 4);
  CHECK(plan->rounds_per_block() % 4 == 0);
  CHECK(plan->blocks() * plan->rounds_per_block() >= plan->rounds());
  CHECK((plan->blocks() - 1) * plan->rounds_per_block() < plan->rounds());
}
