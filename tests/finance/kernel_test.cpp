// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/kernel.hpp"

#include <doctest/doctest.h>

#include "planner/finance/cash_flow.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

TEST_CASE("every kernel that this machine runs gives the bits of the double reading, from any draw on and for any number of draws") {
  samples::Chance chance(301);
  int compared = 0;
  for (int round = 0; round < 12; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    samples::fix(sample.site.tax.vat_recovery_time, 7.0);  // whole months and years, the same in all scenarios side by side
    samples::fix(sample.site.tax.loss_carry_forward, 6.0);
    const std::size_t count = 19;
    const DrawTable draws = samples::random_draws(sample, count, chance);
    const finance::Case candidate = sample.candidate();
    std::vector<std::vector<double>> alone;
    for (std::size_t i = 0; i < count; ++i) {
      const samples::Sample one = samples::drawn(sample, draws, i);
      Ledger<double> ledger(finance::plan_months(candidate));
      const finance::CashFlow<double> flow = finance::cash_flow(Reading<double>(), one.candidate(), ledger);
      std::vector<double>& equity = alone.emplace_back();
      for (int t = 0; t < ledger.months(); ++t) equity.push_back(flow.equity[t]);
    }
    for (const KernelChoice<finance::Kernel>& choice : finance::kernels()) {
      CAPTURE(choice.name);
      const std::unique_ptr<finance::Kernel> kernel = choice.make();
      for (std::size_t first = 0; first < count; first += kernel->lanes()) {
        std::vector<std::vector<double>> equity(std::min(kernel->lanes(), count - first));
        kernel->equity_flows(candidate, finance::plan_months(candidate), draws, first, equity);
        for (std::size_t i = 0; i < equity.size(); ++i) CHECK(equity[i] == alone[first + i]);
        compared += static_cast<int>(equity.size());
      }
    }
  }
  CHECK(compared >= 12 * 19);
  MESSAGE("kernels here: ", finance::kernels().size());
}

TEST_CASE("kernels are named and the portable one comes first") {
  const std::vector<KernelChoice<finance::Kernel>> all = finance::kernels();
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().name == "portable");
  for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].make()->lanes() >= all[i - 1].make()->lanes());
}
