// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/tax.hpp"

#include <algorithm>
#include <cmath>

#include "planner/scalar/draws.hpp"

namespace landfall::finance {

template <class S>
Depreciation<S> write_depreciation(const Reading<S>& in, const Case& candidate, const cost::Capex<S>& capex,
                                   const cost::Timeline<S>& timeline, Ledger<S>& ledger) {
  const sites::Tax& tax = candidate.scope.site.tax;
  const cost::DepreciableBase<S> base = cost::depreciable_base(capex);
  const S life = timeline.end - timeline.opening;
  Depreciation<S> result{ledger.row("depreciation", "USD"), S(0.0)};
  const auto depreciate = [&](const S& cost, const Fact<"year">& years) {
    const S tax_life = in(years) * 12.0;
    const S within = min(tax_life, life);
    const S monthly = cost / tax_life;
    for (int t = 0; t < timeline.months; ++t) {
      const S elapsed = clamp(S(t + 1) - timeline.opening, S(0.0), within) - clamp(S(t) - timeline.opening, S(0.0), within);
      result.month.set(t, result.month[t] + monthly * elapsed);
    }
    result.undepreciated = result.undepreciated + (cost - monthly * within);
  };
  depreciate(base.plant, tax.depreciation_plant);
  depreciate(base.building, tax.depreciation_building);
  depreciate(base.hardware, tax.depreciation_servers);
  return result;
}

template <class S>
Row<S> write_tax(const Reading<S>& in, const Case& candidate, const TaxRows& names, const cost::Timeline<S>& timeline,
                 const TaxBasis<S>& basis, const Row<S>* interest, Ledger<S>& ledger) {
  const sites::Tax& tax = candidate.scope.site.tax;
  const auto yearly = [&](std::string_view name, std::string_view unit) { return ledger.row(name, unit, Span::year); };
  Row<S> profit = yearly(names.profit, "USD"), losses = yearly(names.losses, "USD"), consumed = yearly(names.consumed, "USD");
  Row<S> used = yearly(names.used, "USD"), rate = yearly(names.rate, "fraction"), year_tax = yearly(names.year, "USD");
  Row<S> month_tax = ledger.row(names.month, "USD");

  const S cap = in(tax.interest_cap);
  const S offset_limit = in(tax.loss_offset_limit);
  const S corporate = in(tax.corporate_rate), holiday = in(tax.holiday_rate);
  const S holiday_end = timeline.opening + in(tax.holiday_years) * 12.0;
  const S least = candidate.pillar2_in_scope ? in(tax.pillar2_rate) : S(0.0);
  const int keep = static_cast<int>(std::lround(tax.loss_carry_forward.value));

  for (int y = 0; y < ledger.years(); ++y) {
    const int from = 12 * y, to = std::min(timeline.months, from + 12);
    const S ebitda = sum(basis.ebitda, from, to);
    S result = ebitda - sum(basis.depreciation, from, to) + sum(basis.disposal, from, to);
    if (interest != nullptr) {
      const S paid = sum(*interest, from, to);
      result = result - select(cap >= S(1.0), paid, min(paid, cap * max(ebitda, S(0.0))));
    }
    profit.set(y, result);
    const S made_before = y == 0 ? S(0.0) : losses[y - 1];
    losses.set(y, made_before + max(-result, S(0.0)));
    const S gone = y == 0 ? S(0.0) : consumed[y - 1] + used[y - 1];
    consumed.set(y, max(gone, y - 1 - keep >= 0 ? losses[y - 1 - keep] : S(0.0)));
    used.set(y, min(made_before - consumed[y], max(result, S(0.0)) * offset_limit));
    const S in_holiday = clamp((holiday_end - S(from)) / 12.0, S(0.0), S(1.0));
    rate.set(y, max(corporate + (holiday - corporate) * in_holiday, least));
    year_tax.set(y, (max(result, S(0.0)) - used[y]) * rate[y]);
    const S operating = max(sum(timeline.operating, from, to), S(1e-9));
    for (int t = from; t < to; ++t) month_tax.set(t, year_tax[y] * timeline.operating[t] / operating);
  }
  return month_tax;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                   \
  template Depreciation<S> write_depreciation(const Reading<S>&, const Case&, const cost::Capex<S>&, const cost::Timeline<S>&,    \
                                              Ledger<S>&);                                                                        \
  template Row<S> write_tax(const Reading<S>&, const Case&, const TaxRows&, const cost::Timeline<S>&, const TaxBasis<S>&,         \
                            const Row<S>*, Ledger<S>&);
LANDFALL_INSTANTIATE(double)
LANDFALL_INSTANTIATE(Pack)
LANDFALL_INSTANTIATE(Dual)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
