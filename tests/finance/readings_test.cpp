// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>

#include <bit>
#include <cmath>
#include <limits>

#include "tests/finance/bits.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;
using landfall::test::first_stray;
using landfall::test::poison_rows;
using landfall::test::same_bits;

namespace {

template <class S>
int length_of(const Ledger<S>& ledger, std::size_t row) {
  return ledger.names()[row].span == Span::month ? ledger.months() : ledger.years();
}

double lane_of(const Pack& value, int lane) { return value.lane(lane); }
double lane_of(const Dual& value, int) { return value.value(); }
double lane_of(double value, int) { return value; }

/// Name of the first row of `other` that differs from `reference`'s row of that name; "" if none does.
template <class S>
std::string first_difference(const Ledger<double>& reference, const Ledger<S>& other, int lane) {
  std::size_t at = 0;
  for (std::size_t row = 0; row < other.names().size(); ++row) {
    while (at < reference.names().size() && reference.names()[at].name != other.names()[row].name) ++at;
    if (at == reference.names().size()) return "no row " + std::string(other.names()[row].name);
    for (int t = 0; t < length_of(other, row); ++t) {
      if (!same_bits(reference.at(at)[t], lane_of(other.at(row)[t], lane))) {
        return std::string(other.names()[row].name) + " at " + std::to_string(t);
      }
    }
  }
  return "";
}

/// The first row whose cells are not all finite; "" if none.
template <class S>
std::string first_unset(const Ledger<S>& ledger) {
  for (std::size_t row = 0; row < ledger.names().size(); ++row) {
    for (int t = 0; t < length_of(ledger, row); ++t) {
      if (!std::isfinite(lane_of(ledger.at(row)[t], 0))) return std::string(ledger.names()[row].name) + " at " + std::to_string(t);
    }
  }
  return "";
}

struct Kind {
  samples::Choice choice;
  sites::TariffBasis basis;
  bool offshore;
  std::string tariff = {};  ///< country whose tariff is followed, with sun and battery on site
};
const std::vector<Kind> kinds{
    {{}, sites::TariffBasis::all_in, false},
    {{"sa-riyadh", "fanwall-chiller-450", "colocation", "level-loan"}, sites::TariffBasis::energy_only, true},
    {{"vn-hanoi", "ai-rdhx-1000", "gpu-rental-b300", "gpu-loan"}, sites::TariffBasis::all_in, false},
    {{"sg-singapore", "tower-pod-2000", "gpu-rental-h200", "project-loan"}, sites::TariffBasis::energy_only, true},
    {{"ae-dubai", "tower-pod-2000", "colocation", "all-equity"}, sites::TariffBasis::energy_only, false},
    {{"th-bangkok", "tower-pod-2000", "colocation", "project-loan"}, sites::TariffBasis::energy_only, false, "th"},
    {{"il-tel-aviv", "ai-rdhx-1000", "gpu-rental-b300", "gpu-loan"}, sites::TariffBasis::all_in, true, "il"}};

samples::Sample of(const Kind& kind) {
  samples::Sample sample = samples::sample(kind.choice);
  sample.site.power.basis = kind.basis;
  sample.financing.offshore_lender = kind.offshore;
  sample.pillar2_in_scope = kind.offshore;
  sample.conditions = {2.5, 1e6};
  if (!kind.tariff.empty()) samples::follow_tariff(sample, kind.tariff, true);
  samples::fix(sample.site.tax.vat_recovery, 0.9);
  samples::fix(sample.site.tax.vat_recovery_time, 7.0);
  return sample;
}

}  // namespace

TEST_CASE("every row of the ledger has the same bits for one scenario alone and for several side by side") {
  samples::Chance chance(101);
  int compared = 0;
  for (const Kind& kind : kinds) {
    samples::Sample sample = of(kind);
    const std::size_t count = 64;
    const DrawTable draws = samples::random_draws(sample, count, chance);
    const finance::Case candidate = sample.candidate();
    const int months = finance::plan_months(candidate);
    Ledger<Pack> packs(months), flows(months, Detail::flows);
    for (std::size_t first = 0; first < count; first += Pack::lanes) {
      poison_rows(packs);
      (void)finance::cash_flow(Reading<Pack>(draws, first), candidate, packs);
      poison_rows(flows);
      (void)finance::cash_flow(Reading<Pack>(draws, first), candidate, flows);
      CHECK(flows.names().size() < packs.names().size());
      for (int lane = 0; lane < Pack::lanes; ++lane) {
        const samples::Sample alone = samples::drawn(sample, draws, first + static_cast<std::size_t>(lane));
        Ledger<double> ledger(months);
        (void)finance::cash_flow(Reading<double>(), alone.candidate(), ledger);
        CHECK(first_difference(ledger, packs, lane) == "");
        CHECK(first_difference(ledger, flows, lane) == "");
        CHECK(ledger.names().size() == packs.names().size());
        ++compared;
      }
    }
  }
  CHECK(compared >= 200);
}

TEST_CASE("a block of packs turned over has its lanes for packs") {
  std::array<Pack, Pack::lanes> block;
  for (int pack = 0; pack < Pack::lanes; ++pack) {
    for (int lane = 0; lane < Pack::lanes; ++lane) block[static_cast<std::size_t>(pack)].set_lane(lane, 10.0 * pack + lane);
  }
  transpose(block);
  for (int pack = 0; pack < Pack::lanes; ++pack) {
    for (int lane = 0; lane < Pack::lanes; ++lane) CHECK(block[static_cast<std::size_t>(pack)].lane(lane) == 10.0 * lane + pack);
  }
}

TEST_CASE("every cell of every row is set, whatever stood there") {
  samples::Chance chance(102);
  Ledger<double> reused(1);  // by one scenario after another, each with months of its own
  for (int round = 0; round < 60; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    const finance::Case candidate = sample.candidate();
    Ledger<double> ledger(finance::plan_months(candidate)), fresh(ledger.months());
    (void)finance::cash_flow(Reading<double>(), candidate, ledger);
    poison_rows(ledger);
    (void)finance::cash_flow(Reading<double>(), candidate, ledger);
    CHECK(first_unset(ledger) == "");
    (void)finance::cash_flow(Reading<double>(), candidate, fresh);
    CHECK(first_difference(fresh, ledger, 0) == "");
    CHECK(first_stray(fresh, [](double value) { return value; }) == "");
    reused.clear(fresh.months());
    (void)finance::cash_flow(Reading<double>(), candidate, reused);
    CHECK(first_difference(fresh, reused, 0) == "");
  }
}

TEST_CASE("a row of zeros holds none of what a longer plan or a row by year left in its place") {
  Ledger<double> ledger(48);
  ledger.row("first", "USD").fill(ledger.all(), 7.0);
  ledger.clear(24);
  ledger.row("second", "USD", Span::year).fill({0, 2}, 7.0);
  ledger.clear(48);
  const Row<double> zeros = ledger.zeros("third", "USD");
  for (int t = 0; t < 48; ++t) CHECK(zeros[t] == 0.0);
  ledger.clear();
  ledger.row("fourth", "USD").fill(ledger.all(), 7.0);
  ledger.clear();
  const Row<double> some = ledger.zeros_but({10, 20}, "fifth", "USD");
  for (int t = 0; t < 48; ++t) CHECK((some[t] == 0.0 || (t >= 10 && t < 20)));
}

TEST_CASE("a dual number's values have the bits of the plain reading") {
  samples::Chance chance(103);
  for (int round = 0; round < 12; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    samples::number_facts(sample);
    const finance::Case candidate = sample.candidate();
    Ledger<double> ledger(finance::plan_months(candidate));
    Ledger<Dual> duals(ledger.months());
    (void)finance::cash_flow(Reading<double>(), candidate, ledger);
    (void)finance::cash_flow(Reading<Dual>(1), candidate, duals);
    CHECK(first_difference(ledger, duals, 0) == "");
  }
}
