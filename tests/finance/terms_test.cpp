// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <bit>
#include <limits>

#include "planner/finance/checks.hpp"
#include "planner/finance/funds.hpp"
#include "tests/finance/bits.hpp"
#include "tests/finance/run.hpp"
#include "tests/finance/terms.hpp"

using namespace landfall;
using landfall::test::first_stray;
using landfall::test::poison_rows;
using landfall::test::same_bits;

/// Terms that a loan, a deal and a build need not have: what holds for all of them, whatever else is switched on.
namespace {

/// Some of the possible terms, each with a value and a range around it.
void throw_terms(samples::Sample& sample, samples::Chance& chance) {
  std::set<std::string> terms, before;
  for (const std::string& term : samples::possible_terms(sample.deal, sample.financing)) {
    if (chance.one_in(3)) terms.insert(term);
  }
  for (const InputRef& input : samples::inputs(sample)) before.insert(input.path);
  samples::switch_on(terms, sample.deal, sample.financing);
  for (const InputRef& input : samples::inputs(sample)) {
    if (before.contains(input.path)) continue;
    const Bounds range = samples::range_of_term(input.path.substr(input.path.find('.') + 1));
    FactRecord& fact = *input.fact;
    fact.low = chance.between(range.min, range.max);
    fact.high = fact.low + 0.2 * (range.max - fact.low);
    fact.value = chance.between(fact.low, fact.high);
  }
  sample.book.parity = chance.one_in(3);
  sample.book.stick_built = chance.one_in(4);
  if (chance.one_in(3)) sample.build.phases = std::min(sample.build.modules, 2 + chance.below(3));
}

struct Phased {
  Fact<"month"> gap;
};

/// `gap` must outlive the sample.
samples::Sample random_candidate(samples::Chance& chance, Phased& phased) {
  samples::Sample sample = samples::random_sample(chance);
  throw_terms(sample, chance);
  phased.gap.value = chance.between(0.0, 9.0);
  phased.gap.low = phased.gap.value;
  phased.gap.high = phased.gap.value;
  sample.build.phase_gap = &phased.gap;
  return sample;
}

template <class S, class Lane>
std::string first_difference(const Ledger<double>& reference, const Ledger<S>& other, Lane lane) {
  std::size_t at = 0;
  for (std::size_t row = 0; row < other.names().size(); ++row) {
    while (at < reference.names().size() && reference.names()[at].name != other.names()[row].name) ++at;
    if (at == reference.names().size()) return "no row " + std::string(other.names()[row].name);
    const int length = other.names()[row].span == Span::month ? other.months() : other.years();
    for (int t = 0; t < length; ++t) {
      if (!same_bits(reference.at(at)[t], lane(other.at(row)[t]))) return std::string(other.names()[row].name) + " at " + std::to_string(t);
    }
    ++at;
  }
  return "";
}

}  // namespace

TEST_CASE("with terms at random, packs and dual numbers have the bits of the plain reading") {
  samples::Chance chance(901);
  for (int round = 0; round < 40; ++round) {
    Phased phased;
    samples::Sample sample = random_candidate(chance, phased);
    samples::fix(sample.site.tax.loss_carry_forward, sample.site.tax.loss_carry_forward.value);  // structural: the same in every lane
    samples::fix(sample.site.tax.vat_recovery_time, sample.site.tax.vat_recovery_time.value);
    const DrawTable draws = samples::random_draws(sample, Pack::lanes, chance);
    const finance::Case candidate = sample.candidate();
    const int months = finance::plan_months(candidate);
    Ledger<Pack> packs(months), flows(months, Detail::flows);
    (void)finance::cash_flow(Reading<Pack>(draws, 0), candidate, packs);
    poison_rows(packs);
    (void)finance::cash_flow(Reading<Pack>(draws, 0), candidate, packs);
    (void)finance::cash_flow(Reading<Pack>(draws, 0), candidate, flows);
    flows.clear();  // and once more on the same memory, as the kernel does
    (void)finance::cash_flow(Reading<Pack>(draws, 0), candidate, flows);
    for (int lane = 0; lane < Pack::lanes; ++lane) {
      const samples::Sample alone = samples::drawn(sample, draws, static_cast<std::size_t>(lane));
      Ledger<double> ledger(months);
      (void)finance::cash_flow(Reading<double>(), alone.candidate(), ledger);
      const auto of_lane = [lane](const Pack& value) { return value.lane(lane); };
      CHECK(first_difference(ledger, packs, of_lane) == "");
      CHECK(first_difference(ledger, flows, of_lane) == "");
    }
    Ledger<double> ledger(months);
    Ledger<Dual> duals(months);
    (void)finance::cash_flow(Reading<double>(), candidate, ledger);
    CHECK(first_stray(ledger, [](double value) { return value; }) == "");
    (void)finance::cash_flow(Reading<Dual>(1), candidate, duals);
    CHECK(first_difference(ledger, duals, [](const Dual& value) { return value.value(); }) == "");
  }
}

TEST_CASE("with terms at random, the formula reading has the values of the plain one") {
  samples::Chance chance(902);
  for (int round = 0; round < 12; ++round) {
    Phased phased;
    samples::Sample sample = random_candidate(chance, phased);
    samples::number_facts(sample);
    const finance::Case candidate = sample.candidate();
    Ledger<double> ledger(finance::plan_months(candidate));
    (void)finance::cash_flow(Reading<double>(), candidate, ledger);
    FormulaBook book;
    Ledger<Formula> formulas(book, ledger.months());
    (void)finance::cash_flow(Reading<Formula>(book), candidate, formulas);
    int at = 0;
    for (std::size_t row = 0; row < ledger.names().size(); ++row) {
      while (book.row(at).working || book.row(at).name != ledger.names()[row].name) ++at;
      const FormulaRow& cells = book.row(at++);
      double size = 0.0;
      for (const Formula& cell : cells.content) size = std::max(size, std::abs(cell.value()));
      CAPTURE(cells.name);
      for (std::size_t t = 0; t < cells.content.size(); ++t)
        CHECK(std::abs(cells.content[t].value() - ledger.at(row)[static_cast<int>(t)]) <= 1e-12 * size);
    }
  }
}

TEST_CASE("with terms at random, every master check holds in every month") {
  samples::Chance chance(903);
  int refinanced = 0, locked = 0, swept = 0, local = 0, refreshed = 0, phases = 0;
  for (int round = 0; round < 300; ++round) {
    Phased phased;
    const samples::Sample sample = random_candidate(chance, phased);
    const samples::Run run(sample);
    for (const finance::Check& check : finance::master_checks(run.flow, run.candidate, run.returns())) {
      CAPTURE(round);
      CAPTURE(sample.deal.id);
      CAPTURE(sample.financing.id);
      CAPTURE(check.name);
      CAPTURE(check.error);
      CHECK(check.passed());
    }
    refinanced += run.flow.debt.second.size > 0.0 ? 1 : 0;
    locked += sample.financing.lock_up && run.total(run.flow.lock_up.locked) > 0.0 ? 1 : 0;
    swept += sample.financing.sweep && run.total(run.flow.debt.swept) > 0.0 ? 1 : 0;
    local += sample.financing.local_currency && run.flow.debt.size > 0.0 ? 1 : 0;
    refreshed += sample.deal.refresh && sample.deal.has_gpus() && run.total(run.flow.refresh_spend) > 0.0 ? 1 : 0;
    phases += sample.build.phases > 1 ? 1 : 0;
  }
  for (const int seen : {refinanced, locked, swept, local, refreshed, phases}) CHECK(seen > 10);
}

TEST_CASE("with terms at random, a gearing cap is met exactly") {
  samples::Chance chance(904);
  int bound = 0;
  for (int round = 0; round < 300; ++round) {
    Phased phased;
    const samples::Sample sample = random_candidate(chance, phased);
    if (sample.financing.repayment == finance::Repayment::none || sample.financing.sweep || sample.financing.refinancing) continue;
    const samples::Run run(sample);
    const auto& debt = run.flow.debt;
    if (debt.size == 0.0 || debt.size != debt.by_gearing) continue;
    const std::vector<double> reserve = run.values(debt.reserve);
    const double uses =
        run.flow.construction.cost + run.total(debt.fees) + run.total(debt.idc) + *std::max_element(reserve.begin(), reserve.end());
    CHECK(std::abs(debt.size / uses - sample.financing.loan.gearing.value) <= 1e-10);
    ++bound;
  }
  CHECK(bound > 20);
}

TEST_CASE("all money times a power of two leaves rates of return to the bit, terms or not") {
  samples::Chance chance(905);
  for (int round = 0; round < 60; ++round) {
    Phased phased;
    const samples::Sample sample = random_candidate(chance, phased);
    const samples::Run run(sample);
    if (run.flow.debt.size > 0.0 && run.flow.debt.size < 1.0) continue;
    samples::Sample dear = sample;
    for (const InputRef& input : samples::inputs(dear)) {
      if (input.fact->unit.substr(0, 3) == "USD") samples::fix(*input.fact, 1024.0 * input.fact->value);
    }
    dear.conditions.cost_usd *= 1024.0;
    const finance::Returns a = run.returns(), b = samples::Run(dear).returns();
    CHECK(a.project.roots == b.project.roots);
    CHECK(a.equity.roots == b.equity.roots);
  }
}

namespace {

/// Equity flows of a candidate and of the same with a term that says nothing.
template <class Neutral>
void check_neutral(const char* what, Neutral neutral, double share = 1e-12, bool still = false) {
  samples::Chance chance(906);
  const std::string name = what;
  CAPTURE(name);
  for (int round = 0; round < 25; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    if (sample.financing.repayment == finance::Repayment::none) continue;
    if (still) {
      samples::fix(sample.country.money.depreciation_against_usd, 0.0);
      samples::fix(sample.financing.loan.reserve, 0.0);  // a swept loan's reserve is never above it
    }
    const samples::Run plain(sample);
    Phased phased;
    neutral(sample, phased);
    const samples::Run with(sample);
    const std::vector<double> a = plain.values(plain.flow.equity), b = with.values(with.flow.equity);
    REQUIRE(a.size() == b.size());
    double size = 0.0;
    for (const double flow : a) size = std::max(size, std::abs(flow));
    double off = 0.0;
    for (std::size_t t = 0; t < a.size(); ++t) off = std::max(off, std::abs(a[t] - b[t]));
    CHECK(off <= share * size);
  }
}

}  // namespace

TEST_CASE("a term that says nothing changes nothing") {
  const auto set = [](auto& fact, double value) { samples::fix(fact, value); };
  check_neutral("no grace", [&](samples::Sample& s, Phased&) { set(s.financing.grace.emplace().period, 0.0); });
  check_neutral(
      "a sweep of nothing", [&](samples::Sample& s, Phased&) { set(s.financing.sweep.emplace().share, 0.0); }, 1e-9, true);
  check_neutral("a lock-up below any cover", [&](samples::Sample& s, Phased&) {
    set(s.financing.lock_up.emplace().dscr, -1e9);
    set(s.financing.lock_up->default_dscr, -1e9);
  });
  check_neutral(
      "a refinancing that never comes",
      [&](samples::Sample& s, Phased&) {
        auto& later = s.financing.refinancing.emplace();
        set(later.after, 900.0);
        set(later.gearing, 1.0);
        set(later.dscr, 1.2);
        set(later.tenor, 10.0);
      },
      1e-10);
  check_neutral(
      "a currency that stands still", [&](samples::Sample& s, Phased&) { s.financing.local_currency = true; }, 1e-9, true);
  check_neutral(
      "phases without a gap",
      [&](samples::Sample& s, Phased& phased) {
        s.build.phases = std::min(3, s.build.modules);
        s.build.phase_gap = &phased.gap;
      },
      1e-9);
  check_neutral("terms of a contract that pays all", [&](samples::Sample& s, Phased&) {
    auto& terms = s.deal.terms.emplace();
    set(terms.usage, 1.0);
    set(terms.take_or_pay, 0.5);
  });
  check_neutral("one generation in two halves", [&](samples::Sample& s, Phased&) {
    if (!s.deal.has_gpus()) return;
    auto& half = s.deal.generations.emplace_back();
    half.gpu = s.deal.gpu;
    set(half.share, 0.5);
  });
}
