// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <cstring>

#include "planner/finance/returns.hpp"
#include "tests/whatif/sample_study.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

/// The `double` reading of a candidate's scenarios without simulating the plant again, which the drawn facts do not touch.
class Reference {
 public:
  Reference(const Runner& runner, std::size_t candidate) : runner_(runner), number_(candidate) {
    const Plan& plan = runner.plan();
    const Candidate& of = plan.candidates[candidate];
    world_ = of.world;
    portfolio_ = plan.worlds[of.world].portfolio;
    for (const InputRef& input : portfolio::inputs(portfolio_)) {
      FactRecord& fact = *input.fact;
      fact.low = fact.high = fact.value;
      if (by_slot_.size() <= fact.slot) by_slot_.resize(fact.slot + 1);
      by_slot_[fact.slot] = &fact;
    }
    site_ = &portfolio_.sites.at(of.site);
    module_ = &portfolio_.modules.at(of.module);
    performance_ = plant::simulate(appraisal::weather_of(portfolio_, *site_), appraisal::design_of(portfolio_, *site_), module_->plant);
    curves_ = cost::load_curves(performance_);
  }

  Outcome operator()(const Draws& draws, std::size_t round) {
    const World& world = runner_.plan().worlds[world_];
    for (const std::size_t v : runner_.plan().candidates[number_].varied) {
      FactRecord& fact = *by_slot_[world.varied[v].fact->slot];
      fact.value = fact.low = fact.high = draws.at(world_, v, round);
    }
    const sites::Country& country = portfolio_.countries.at(site_->country);
    sites::follow_country(*site_, country);
    const deal::Deal& deal = portfolio_.deal;
    const cost::Build build = cost::build_for(portfolio_.project, *module_);
    const Reading<double> in;
    const double load = deal.letting.occupancy.value * deal.letting.utilisation.value;
    const double years =
        cost::schedule(in, {country, *site_, *module_, portfolio_.book, performance_, build, {}}).opening / 12.0 + deal.plan.life.value;
    const auto gates = gates::evaluate(country, *site_, {portfolio_.investor, *module_, performance_, load, years});
    const gates::Burden burden = gates::burden(gates);
    const finance::Case basis{{country, *site_, *module_, portfolio_.book, performance_, build, {burden.months, burden.cost_usd}},
                              curves_,
                              deal,
                              portfolio_.financing,
                              portfolio_.investor.returns.discount_rate,
                              portfolio_.investor.pillar2_in_scope,
                              portfolio_.valuation_month - 1};
    ledger_.clear(finance::plan_months(basis));
    appraisal::Appraisal result;
    result.verdict = gates::verdict(gates);
    result.flow = finance::cash_flow(in, basis, ledger_);
    result.returns = finance::returns(result.flow, basis, result.findings);
    result.capex_usd = cost::total_usd(result.flow.capex);
    result.annual = plant::annual(performance_, load);
    return outcome_of(result, portfolio_.investor.returns.hurdle.value, runner_.covenant());
  }

 private:
  const Runner& runner_;
  std::size_t number_, world_ = 0;
  portfolio::Portfolio portfolio_;
  std::vector<FactRecord*> by_slot_;
  sites::Site* site_ = nullptr;
  modules::Module* module_ = nullptr;
  plant::Performance performance_;
  cost::LoadCurves curves_;
  Ledger<double> ledger_{0};
};

}  // namespace

TEST_CASE("a million random scenarios: one after another, side by side and by the double reading, 0 differences") {
  Study study;
  study.draws = 18519;  // x 27 places x 2 designs
  std::vector<std::string> places;
  for (const portfolio::SourceFile& file : test::built_in_library()) {
    if (file.path.starts_with("sites/data/places/")) places.push_back(file.path.substr(18, file.path.size() - 23));
  }
  for (const auto& [deal, financing] : {std::pair{"colocation", "project-loan"}, std::pair{"gpu-rental-h200", "gpu-loan"}}) {
    std::vector<portfolio::Portfolio> portfolios;
    portfolios.push_back(samples::shipped_portfolio(places, {deal[0] == 'c' ? "tower-pod-2000" : "nvl72-dry-2300"}, deal, financing));
    const auto plan = samples::plan_of(study, std::move(portfolios));
    const Runner runner(*plan);
    const std::size_t candidates = plan->candidates.size(), rounds = static_cast<std::size_t>(plan->rounds());
    MESSAGE(plan->scenarios() << " scenarios of " << deal);
    constexpr std::size_t step = 463;
    std::vector<Outcome> serial(rounds * candidates), parallel(rounds * candidates);
    const auto workspace = runner.workspace();
    std::vector<Outcome> part;
    for (std::size_t first = 0; first < rounds; first += step) {
      REQUIRE(runner.run(first, std::min(step, rounds - first), *workspace, part));
      std::copy(part.begin(), part.end(), serial.begin() + static_cast<std::ptrdiff_t>(first * candidates));
    }
    tbb::parallel_for(std::size_t{0}, (rounds + 99) / 100, [&](std::size_t block) {
      std::vector<Outcome> mine;
      (void)runner.run(block * 100, std::min<std::size_t>(100, rounds - block * 100), *runner.workspace(), mine);
      std::copy(mine.begin(), mine.end(), parallel.begin() + static_cast<std::ptrdiff_t>(block * 100 * candidates));
    });
    CHECK(std::memcmp(serial.data(), parallel.data(), serial.size() * sizeof(Outcome)) == 0);
    std::atomic<std::uint64_t> different{0};
    Draws draws;
    draws.fill(*plan, 0, rounds);
    tbb::parallel_for(std::size_t{0}, candidates, [&](std::size_t c) {
      Reference reference(runner, c);
      for (std::size_t round = 0; round < rounds; ++round) {
        const Outcome again = reference(draws, round);
        if (std::memcmp(&again, &serial[round * candidates + c], sizeof(again)) != 0) ++different;
      }
    });
    CHECK(different == 0);
  }
}
