// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/price.hpp"

#include <array>
#include <string_view>

#include "planner/scalar/readings.hpp"

namespace landfall::deal {
namespace {

/// What a price a year has moved by when the decision falls.
template <class S>
S waited(const S& price, const S& yearly, const cost::Scope& scope) {
  return scope.build.wait == 0 ? price : price * power(yearly + 1.0, S(static_cast<double>(scope.build.wait) / 12.0));
}

template <class S>
Row<S> write_rise(const S& first, const S& by_month, std::string_view name, Ledger<S>& ledger) {
  Row<S> row = ledger.row(name, "USD/kW-month");
  row.set(0, first);
  for (int t = 1; t < ledger.months(); ++t) row.set(t, row[t - 1] * by_month);
  return row;
}

/// One generation's price: constant up to the opening, then drifting month by month.
template <class S>
Row<S> write_drift(const Reading<S>& in, const GpuRental& gpu, const cost::Scope& scope, const cost::Timeline<S>& timeline,
                   std::string_view name, Ledger<S>& ledger) {
  Row<S> row = ledger.row(name, "USD/GPU-h");
  const S opening_price = waited(in(gpu.price), in(gpu.drift), scope);
  const S monthly = power(in(gpu.drift) + 1.0, S(1.0 / 12.0)) - 1.0;
  const S by_month = monthly + 1.0;
  const int opened = timeline.phases == 1 ? timeline.full.from : month_after(timeline.opening, timeline.months);
  row.fill({0, timeline.active.from}, opening_price);
  for (int t = timeline.active.from; t < timeline.months; ++t) {
    const S before = t == 0 ? opening_price : row[t - 1];
    row.set(t, before * (t >= opened ? by_month : monthly * part_after(t, timeline.opening) + 1.0));
  }
  return row;
}

/// What the surprises have made of a price of 1.
template <class S>
Row<S> write_surprises(const Reading<S>& in, const Volatility& volatility, const cost::Timeline<S>& timeline, Ledger<S>& ledger) {
  const S twelfth(1.0 / 12.0), deviation = in(volatility.yearly) + 1.0;
  std::array<S, Volatility::years> monthly;
  for (std::size_t year = 0; year < Volatility::years; ++year)
    monthly[year] = power(deviation, in(volatility.surprise[year]) * twelfth) - 1.0;
  Row<S> row = ledger.row("revenue.price-surprise", "multiple");
  row.fill({0, timeline.active.from}, S(1.0));
  for (int t = timeline.active.from; t < timeline.months; ++t) {
    S change(0.0), begun = part_after(t, timeline.opening);
    for (std::size_t year = 0; year < Volatility::years; ++year) {
      const S over = part_after(t, timeline.opening + 12.0 * static_cast<double>(year + 1));
      change = change + monthly[year] * (begun - over);
      begun = over;
    }
    const S before = t == 0 ? S(1.0) : row[t - 1];
    row.set(t, before * (change + 1.0));
  }
  return row;
}

}  // namespace

template <class S>
S gpus(const Reading<S>& in, const Deal& deal, const S& it_kw) {
  if (deal.generations.empty()) return it_kw / in(deal.gpu.power);
  S all(0.0);
  each_generation(in, deal, it_kw, [&](const S& count, const GpuRental&) { all = all + count; });
  return all;
}

template <class S>
S residual_value(const Reading<S>& in, const Deal& deal, const S& age_months) {
  if (!deal.residual) return in(deal.gpu.residual);
  const S age = age_months / 12.0;
  S value(1.0), before(1.0);
  for (std::size_t year = 0; year < ResidualBands::years; ++year) {
    const S after = in(deal.residual->after[year]);
    value = value + (after - before) * clamp(age - static_cast<double>(year), S(0.0), S(1.0));
    before = after;
  }
  return value;
}

template <class S>
Row<S> write_rent_price(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, Ledger<S>& ledger) {
  const S premium = in(scope.module.market.rent_premium) + 1.0;
  const S escalator = in(deal.colocation.escalator), twelfth(1.0 / 12.0);
  const S market = in(scope.site.market.colocation_rent) * in(deal.colocation.rent_level) * premium;
  const S by_month = power(escalator + 1.0, twelfth) - 1.0 + 1.0;
  if (!deal.local_rent) return write_rise(waited(market, escalator, scope), by_month, "revenue.price", ledger);
  const S local_escalator = in(deal.local_rent->escalator), share = in(deal.local_rent->share);
  const S currency = cost::currency_month(in, scope);
  S local = waited(market * share, local_escalator, scope);
  if (scope.build.wait > 0) local = local * power(currency, S(static_cast<double>(scope.build.wait)));
  const Row<S> in_dollars = write_rise(waited(market * (S(1.0) - share), escalator, scope), by_month, "revenue.price-dollar", ledger);
  const Row<S> in_local = write_rise(local, power(local_escalator + 1.0, twelfth) * currency, "revenue.price-local", ledger);
  Row<S> price = ledger.row("revenue.price", "USD/kW-month");
  for (int t = 0; t < ledger.months(); ++t) price.set(t, in_dollars[t] + in_local[t]);
  return price;
}

template <class S>
Row<S> write_gpu_price(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Timeline<S>& timeline,
                       Ledger<S>& ledger) {
  const std::string_view name = deal.kind == DealKind::gpu_rental ? "revenue.price" : "revenue.gpu-price";
  const bool plain = deal.generations.empty() && !deal.regime && !deal.volatility && !deal.refresh;
  if (plain) return write_drift(in, deal.gpu, scope, timeline, name, ledger);
  std::vector<Row<S>> paths;
  std::vector<S> weights;
  const S all = gpus(in, deal, S(1.0));
  constexpr std::array<std::string_view, 3> path_names{"revenue.price-path", "revenue.price-path-2", "revenue.price-path-3"};
  each_generation(in, deal, S(1.0), [&](const S& count, const GpuRental& gpu) {
    paths.push_back(write_drift(in, gpu, scope, timeline, path_names.at(paths.size()), ledger));
    weights.push_back(count / all);
  });
  Row<S> surprises;
  if (deal.volatility) surprises = write_surprises(in, *deal.volatility, timeline, ledger);
  Row<S> price = ledger.row(name, "USD/GPU-h");
  const S expected_step = deal.regime ? in(deal.regime->step) * in(deal.regime->probability) : S(0.0);
  const S step_at = deal.regime ? in(deal.regime->after) - static_cast<double>(scope.build.wait) : S(0.0);
  const S more = deal.refresh ? in(deal.refresh->yield) - 1.0 : S(0.0);
  const S refreshed = deal.refresh ? timeline.opening + in(deal.refresh->after) : S(0.0);
  for (int t = 0; t < timeline.months; ++t) {
    S mix = paths[0][t] * weights[0];
    for (std::size_t i = 1; i < paths.size(); ++i) mix = mix + paths[i][t] * weights[i];
    if (deal.volatility) mix = mix * surprises[t];
    if (deal.regime) mix = mix * (expected_step * part_after(t, step_at) + 1.0);
    if (deal.refresh) mix = mix * (more * part_after(t, refreshed) + 1.0);
    price.set(t, mix);
  }
  return price;
}

#define LANDFALL_INSTANTIATE(S)                                                                     \
  template S gpus(const Reading<S>&, const Deal&, const S&);                                        \
  template S residual_value(const Reading<S>&, const Deal&, const S&);                              \
  template Row<S> write_rent_price(const Reading<S>&, const Deal&, const cost::Scope&, Ledger<S>&); \
  template Row<S> write_gpu_price(const Reading<S>&, const Deal&, const cost::Scope&, const cost::Timeline<S>&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::deal
