// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/tax.hpp"

#include <algorithm>
#include <cmath>

#include "planner/scalar/readings.hpp"

namespace landfall::finance {

template <class S>
Depreciation<S> write_depreciation(const Reading<S>& in, const Case& candidate, const cost::Capex<S>& capex,
                                   const cost::Timeline<S>& timeline, const Replacement<S>& replacement, Ledger<S>& ledger) {
  const sites::Tax& tax = candidate.scope.site.tax;
  const cost::DepreciableBase<S> base = cost::depreciable_base(capex);
  Depreciation<S> result{ledger.zeros_within({month_before(timeline.opening, timeline.months), timeline.months}, "depreciation", "USD"),
                         S(0.0), S(0.0)};
  /// Writes `cost` off between two moments of use and returns what is left then.
  const auto write_off = [&](const S& cost, const Fact<"year">& years, const S& from, const S& until) {
    if (!(most(cost) > 0.0)) return S(0.0);
    const S tax_life = in(years)*12.0;
    const S within = min(tax_life, until - from);
    const S monthly = cost / tax_life;
    const S stop = from + within;
    const int over = month_after(stop, timeline.months), ending = month_before(stop, timeline.months);
    const Months in_use{month_after(from, timeline.months), over};
    for (int t = month_before(from, timeline.months); t < over; ++t) {
      const bool whole = in_use.from <= t && t < ending;
      result.month.set(t, result.month[t] + (whole ? monthly : monthly * (part_after(t, from) - part_after(t, stop))));
    }
    return cost - monthly * within;
  };
  const auto depreciate = [&](const S& cost, const Fact<"year">& years, const S& until) {
    if (timeline.phases == 1) return write_off(cost, years, timeline.opening, until);
    S left(0.0);
    for (int phase = 0; phase < timeline.phases; ++phase) {
      const S from = timeline.opening_of(phase);
      left = left + write_off(cost * cost::phase_share(candidate.scope.build, phase), years, from, max(until, from));
    }
    return left;
  };
  result.undepreciated = depreciate(base.plant, tax.depreciation_plant, timeline.end);
  result.undepreciated = result.undepreciated + depreciate(base.building, tax.depreciation_building, timeline.end);
  if (!replacement.planned) {
    result.undepreciated = result.undepreciated + depreciate(base.hardware, tax.depreciation_servers, timeline.end);
    return result;
  }
  result.replaced = depreciate(base.hardware, tax.depreciation_servers, replacement.at);
  result.undepreciated = result.undepreciated + write_off(replacement.usd, tax.depreciation_servers, replacement.at, timeline.end);
  return result;
}

template <class S>
TaxBasis<S> write_tax_basis(const Row<S>& ebitda, const Row<S>& depreciation, const Row<S>& disposal, const Row<S>& operating,
                            Ledger<S>& ledger) {
  const auto yearly = [&](std::string_view name, std::string_view unit) { return ledger.row(name, unit, Span::year); };
  TaxBasis<S> basis{yearly("tax.ebitda", "USD"), yearly("tax.result", "USD"), yearly("tax.operating", "month")};
  for (int y = 0; y < ledger.years(); ++y) {
    const int from = 12 * y, to = std::min(ledger.months(), from + 12);
    basis.ebitda.set(y, sum(ebitda, from, to));
    basis.result.set(y, basis.ebitda[y] - sum(depreciation, from, to) + sum(disposal, from, to));
    basis.operating.set(y, sum(operating, from, to));
  }
  return basis;
}

template <class S>
Row<S> write_tax(const Reading<S>& in, const Case& candidate, const TaxRows& names, const cost::Timeline<S>& timeline,
                 const TaxBasis<S>& basis, const Row<S>* interest, Ledger<S>& ledger) {
  const sites::Tax& tax = candidate.scope.site.tax;
  const auto yearly = [&](std::string_view name, std::string_view unit) { return ledger.row(name, unit, Span::year); };
  Row<S> profit = yearly(names.profit, "USD"), losses = yearly(names.losses, "USD"), consumed = yearly(names.consumed, "USD");
  Row<S> used = yearly(names.used, "USD"), rate = yearly(names.rate, "fraction"), year_tax = yearly(names.year, "USD");
  Row<S> month_tax = ledger.zeros_but(timeline.active, names.month, "USD");

  const S cap = in(tax.interest_cap);
  const S offset_limit = in(tax.loss_offset_limit);
  const S corporate = in(tax.corporate_rate), holiday = in(tax.holiday_rate);
  const S holiday_end = timeline.opening + in(tax.holiday_years) * 12.0;
  const S least_rate = candidate.pillar2_in_scope ? in(tax.pillar2_rate) : S(0.0);
  const int keep = static_cast<int>(std::lround(tax.loss_carry_forward.value));

  for (int y = 0; y < ledger.years(); ++y) {
    const int from = 12 * y, to = std::min(timeline.months, from + 12);
    S result = basis.result[y];
    if (interest != nullptr) {
      const S paid = sum(*interest, from, to);
      result = result - select(cap >= S(1.0), paid, min(paid, cap * max(basis.ebitda[y], S(0.0))));
    }
    profit.set(y, result);
    const S made_before = y == 0 ? S(0.0) : losses[y - 1];
    losses.set(y, made_before + max(-result, S(0.0)));
    const S gone = y == 0 ? S(0.0) : consumed[y - 1] + used[y - 1];
    consumed.set(y, max(gone, y - 1 - keep >= 0 ? losses[y - 1 - keep] : S(0.0)));
    used.set(y, min(made_before - consumed[y], max(result, S(0.0)) * offset_limit));
    const S begins = max(timeline.opening, S(from)), ends = min(timeline.end, S(to));
    const S in_holiday = clamp((holiday_end - begins) / max(ends - begins, S(1e-9)), S(0.0), S(1.0));
    rate.set(y, max(corporate * (S(1.0) - in_holiday) + holiday * in_holiday, least_rate));
    year_tax.set(y, (max(result, S(0.0)) - used[y]) * rate[y]);
    const S instalment = year_tax[y] / max(basis.operating[y], S(1e-9));
    for (int t = std::max(from, timeline.active.from); t < std::min(to, timeline.active.to); ++t) {
      month_tax.set(t, instalment * timeline.operating[t]);
    }
  }
  return month_tax;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                          \
  template Depreciation<S> write_depreciation(const Reading<S>&, const Case&, const cost::Capex<S>&, const cost::Timeline<S>&,           \
                                              const Replacement<S>&, Ledger<S>&);                                                        \
  template TaxBasis<S> write_tax_basis(const Row<S>&, const Row<S>&, const Row<S>&, const Row<S>&, Ledger<S>&);                          \
  template Row<S> write_tax(const Reading<S>&, const Case&, const TaxRows&, const cost::Timeline<S>&, const TaxBasis<S>&, const Row<S>*, \
                            Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
