// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "tests/finance/sample_case.hpp"

namespace landfall::samples {

/// A loan of the model alone, drawn at the end of period 0 and repaid from period 1 on. Its "months" may stand for years.
struct Loan {
  double size = 0.0;
  std::vector<double> interest, principal, service, balance;
};

/// `rate` is twelve times that of a period. Sculpted to `cfads` (one a period, the first of period 0) where there is one, else level.
[[nodiscard]] inline Loan loan(finance::Repayment repayment, double cost, int periods, double rate, double cover,
                               const std::vector<double>& cfads, int length) {
  Sample sample = samples::sample({.financing = "level-loan"});
  auto& terms = sample.financing.loan;
  sample.financing.repayment = repayment;
  fix(terms.gearing, 1.0);
  fix(terms.dscr, cover);
  fix(terms.base_rate, rate);
  fix(terms.tenor, periods / 12.0);
  for (FactRecord* fact : {static_cast<FactRecord*>(&terms.margin), static_cast<FactRecord*>(&terms.upfront_fee),
                           static_cast<FactRecord*>(&terms.commitment_fee), static_cast<FactRecord*>(&terms.reserve),
                           static_cast<FactRecord*>(&terms.reserve_interest)}) {
    fix(*fact, 0.0);
  }
  Ledger<double> ledger(length);
  const auto timeline = cost::write_timeline(1.0, static_cast<double>(length - 1), 0, ledger);
  finance::Construction<double> built;
  built.share = ledger.zeros("share", "fraction");
  built.drawn = ledger.zeros("drawn", "fraction");
  built.share.set(0, 1.0);
  built.drawn.fill({1, length}, 1.0);
  built.cost = cost;
  built.until = built.settled = 1;
  Row<double> available = ledger.zeros("cfads", "USD");
  for (int t = 0; t < length && t < static_cast<int>(cfads.size()); ++t) available.set(t, cfads[static_cast<std::size_t>(t)]);
  const auto debt = finance::write_debt(Reading<double>(), sample.candidate(), built, timeline, available, ledger);
  return {debt.size, finance::values(debt.interest, length), finance::values(debt.principal, length), finance::values(debt.service, length),
          finance::values(debt.balance, length)};
}

[[nodiscard]] inline Loan level_loan(double amount, int periods, double rate) {
  return loan(finance::Repayment::level, amount, periods, rate, 1.0, {}, periods + 24);
}

}  // namespace landfall::samples
