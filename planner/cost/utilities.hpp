// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "climate/calendar.hpp"
#include "planner/cost/capex.hpp"
#include "planner/energy/supply.hpp"
#include "planner/scalar/ledger.hpp"

namespace landfall::cost {

/// The performance table of one design at one place as hinges: power(load) = at_zero + sum over k of bend[k] x max(0, load - knot[k]),
/// the same piecewise linear curve without a search for the segment. Below the table's first load the first segment goes on.
struct LoadCurve {
  struct Month {
    double at_zero = 0.0;
    std::array<double, plant::table_size> bend{};  ///< bend[0] is the first slope, from load 0
  };
  std::array<Month, 12> months;
  int table = 0;  ///< which of `LoadCurves`
  [[nodiscard]] static LoadCurve of(const plant::Performance& performance, double plant::MonthlyPoint::*quantity);
  [[nodiscard]] static LoadCurve of(const energy::Table& table);

  template <class S>
  [[nodiscard]] S operator()(const S& load, int month) const {
    if constexpr (requires { from_table(load, table, month, 0.0); }) {  // a reading that looks the load up where its table stands
      return from_table(load, table, month, (*this)(load.value(), month));
    } else {
      return hinges(load, month);
    }
  }

 private:
  template <class S>
  [[nodiscard]] S hinges(const S& load, int month) const {
    const Month& curve = months[static_cast<std::size_t>(month)];
    S value = S(curve.at_zero) + load * curve.bend[0];
    const double top = most(load);  // knots above every scenario's load add nothing
    for (std::size_t k = 1; k + 1 < plant::table_size && plant::table_loads[k] < top; ++k) {
      value = value + max(S(0.0), load - plant::table_loads[k]) * curve.bend[k];
    }
    return value;
  }
};

/// One period of the tariff (planner/energy/supply.hpp).
struct PeriodCurves {
  LoadCurve facility_kw, solar_kw, battery_kw;
  std::array<double, 12> hours{};  ///< the period's part of a month's hours
  double year_hours = 0.0;
};

/// Facility power, peak and water of one design at one place, per kW of design IT.
struct LoadCurves {
  LoadCurve facility_kw;
  LoadCurve peak_kw;
  LoadCurve water_l_per_h;
  LoadCurve demand_kw;                ///< highest bought power where demand is measured; only with `periods`
  std::vector<PeriodCurves> periods;  ///< empty: one price at all hours and nothing on site
  /// Every curve, by its `table`.
  [[nodiscard]] std::vector<const LoadCurve*> all() const;
};
[[nodiscard]] LoadCurves load_curves(const plant::Performance& performance);
[[nodiscard]] LoadCurves load_curves(const plant::Performance& performance, const energy::Supply& supply);

/// The months of the plan: what part of each is in operation, and which calendar month it is.
template <class S>
struct Timeline {
  int months = 0;
  int first_calendar_month = 0;  ///< 0 = January, of month 0
  S opening{};
  S end{};           ///< opening + life
  Months active;     ///< in which any scenario operates
  Months full;       ///< in which every scenario operates from first day to last
  Row<S> operating;  ///< the part of the month in operation, of the part of the build that has been opened by then
  Row<S> running;    ///< the part of the month after the first opening and before the end; the same row where there is one phase
  int phases = 1;
  S phase_gap{};

  /// The first phase opens with the plan, none after its end.
  [[nodiscard]] S opening_of(int phase) const { return phase == 0 ? opening : min(opening + phase_gap * static_cast<double>(phase), end); }
  [[nodiscard]] S last_opening() const { return opening_of(phases - 1); }
  [[nodiscard]] int calendar_month(int t) const { return (first_calendar_month + t) % 12; }
};
template <class S>
[[nodiscard]] Timeline<S> write_timeline(const S& opening, const S& life_months, int first_calendar_month, Ledger<S>& ledger,
                                         const Build& build = {}, const S& phase_gap = S(0.0));

/// Hours of a calendar month; a modelled year has 365 days.
[[nodiscard]] inline double hours_of(int calendar_month) { return 24.0 * climate::days_in_month[static_cast<std::size_t>(calendar_month)]; }

template <class S>
struct Utilities {
  Row<S> energy_kwh;
  Row<S> it_kwh;
  Row<S> water_m3;
  Row<S> energy_usd;
  Row<S> demand_usd;
  Row<S> bought_kwh;  ///< from the grid; only with energy on site
  Row<S> water_usd;
  Row<S> service_usd;    ///< capacity and usage charges of bought chilled water, beyond its electricity
  Row<S> it_energy_usd;  ///< the IT's own energy at the price of electricity, demand charge included
  Row<S> billable_usd;   ///< the same at the full-load PUE of the month as operated, with bought cooling: what tenants owe
};

/// What a unit of the country's money is worth in dollars a month later, over now.
template <class S>
[[nodiscard]] S currency_month(const Reading<S>& in, const Scope& scope);

/// Price indices of the plan, 1 at the valuation date, which is month 0 unless the decision waits; the local one is in dollars.
/// A tariff that is followed has its own fuel clause, rise and reform.
template <class S>
struct Indices {
  Row<S> energy;
  Row<S> local;
  Row<S> dollar;
};
template <class S>
[[nodiscard]] Indices<S> write_indices(const Reading<S>& in, const Scope& scope, Ledger<S>& ledger);

/// Energy and water by month. All-in tariffs already contain the demand charge, so it is charged only where the tariff is energy-only.
/// Overhead and water as operated exceed the simulated ones by the cost book's factors; the plan's warmer years add to overhead what the
/// plant's own simulation says a kelvin costs. `load` does not change from month `stable` on.
/// Quantities are kept with the lines only; without a demand charge its row is zero.
///
/// A tariff that is followed prices each period's energy on top of `energy_tariff` (docs/decisions/012-tariffs.md), and what is built on
/// site takes off what it saves, less its degradation since the opening.
template <class S>
[[nodiscard]] Utilities<S> write_utilities(const Reading<S>& in, const Scope& scope, const LoadCurves& curves, const S& it_kw,
                                           const Timeline<S>& timeline, const Indices<S>& indices, const Row<S>& load, int stable,
                                           Ledger<S>& ledger);

}  // namespace landfall::cost
