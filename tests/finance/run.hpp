// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

#include "tests/finance/sample_case.hpp"

namespace landfall::samples {

/// A sample's cash flow with the rows it refers to.
struct Run {
  explicit Run(const Sample& sample)
      : candidate(sample.candidate()),
        ledger(finance::plan_months(candidate)),
        flow(finance::cash_flow(Reading<double>(), candidate, ledger)) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  [[nodiscard]] int months() const { return ledger.months(); }
  [[nodiscard]] std::vector<double> values(const Row<double>& row) const { return finance::values(row, months()); }
  [[nodiscard]] double total(const Row<double>& row) const { return sum(row, 0, months()); }
  [[nodiscard]] finance::Returns returns() const {
    Findings findings;
    return finance::returns(flow, candidate, findings);
  }

  finance::Case candidate;
  Ledger<double> ledger;
  finance::CashFlow<double> flow;
};

/// Whether two amounts are the same to the cent.
[[nodiscard]] inline bool cents(double found, double wanted) { return std::abs(found - wanted) <= 0.005; }

/// Rounding of sums: a share of the size of what is summed.
[[nodiscard]] inline bool near(double a, double b, double size, double share = 1e-11) { return std::abs(a - b) <= share * std::abs(size); }

[[nodiscard]] inline double absolute_sum(const std::vector<double>& flows) {
  double sum = 0.0;
  for (const double flow : flows) sum += std::abs(flow);
  return sum;
}

}  // namespace landfall::samples
