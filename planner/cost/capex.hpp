// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "planner/cost/schedule.hpp"

namespace landfall::cost {

/// The cost breakdown structure. Prices are of the valuation date; what inflation adds up to the month of spending is a line of its own.
enum class CapexItem {
  land,
  site_works,
  enclosure,
  cooling,
  electrical,
  generators,
  installation,
  freight,
  duty,
  grid_connection,
  network,
  solar,
  battery,
  servers,
  server_network,
  optics,
  storage,
  hardware_spares,
  hardware_duty,
  soft_cost,
  contingency,
  owners_cost,
  conditions,
  vat,
  escalation,
  working_capital,
};
inline constexpr std::size_t capex_item_count = 26;
[[nodiscard]] std::string_view to_string(CapexItem item);  ///< `grid-connection`

/// One line: usd = quantity x rate x index. The unit of the quantity and what the index stands for are `basis(item)`.
template <class S>
struct CapexLine {
  S quantity{};
  S rate{};
  S index{1.0};
  S usd{};
};

/// Hardware bought with the build, in a GPU deal (planner/deal).
template <class S>
struct Hardware {
  S gpus{};
  S servers_usd{};
  S network_usd{};
  S optics_usd{};
  S storage_usd{};
  S spares_usd{};
};

/// Money that is paid evenly over one window of the schedule.
template <class S>
struct Tranche {
  S usd{};              ///< at prices of the valuation date, non-recoverable VAT included
  S recoverable_vat{};  ///< paid with it, refunded later; not a cost
  Span<S> window;
  bool inflates = false;
};
inline constexpr std::size_t tranche_count = 10;

template <class S>
struct Capex {
  std::array<CapexLine<S>, capex_item_count> lines;
  std::array<Tranche<S>, tranche_count> tranches;  ///< together all lines but escalation and working capital
  S it_kw{};
  S peak_kw{};  ///< facility power at the 0.4 % design conditions and full load, a supplier's chillers left out: sizes the grid connection
  S ex_works_usd{};  ///< enclosure, cooling, electrical, generators
  S hard_usd{};  ///< what stands on the ground: ex works, freight, duty, installation, site works, grid connection, network, on-site energy
  S hardware_usd{};  ///< servers and what belongs to them, duty included

  [[nodiscard]] const CapexLine<S>& operator[](CapexItem item) const { return lines[static_cast<std::size_t>(item)]; }
  [[nodiscard]] CapexLine<S>& operator[](CapexItem item) { return lines[static_cast<std::size_t>(item)]; }
};

/// Sum of the lines, in order.
template <class S>
[[nodiscard]] S total_usd(const Capex<S>& capex) {
  S total(0.0);
  for (const CapexLine<S>& line : capex.lines) total = total + line.usd;
  return total;
}

/// What the authority lets depreciate. Soft cost, contingency, owner's cost, conditions, escalation and the VAT on them are shared out
/// over plant and building by their hard cost. Land and working capital do not depreciate.
template <class S>
struct DepreciableBase {
  S plant{};
  S building{};
  S hardware{};
};
template <class S>
[[nodiscard]] DepreciableBase<S> depreciable_base(const Capex<S>& capex);

/// What a line counts and what its index means, for reports: unit of the quantity, and a key for the words.
struct CapexBasis {
  std::string_view quantity_unit;
  std::string_view index;  ///< "" when the index is 1
};
[[nodiscard]] CapexBasis basis(CapexItem item);

/// Capex of one candidate at prices of the valuation date; the lines escalation and working capital are left at zero for the cash flow
/// to fill. Where the plant is short at the 0.4 % design temperature, the cooling line grows by the missing capacity; where it stops there,
/// it stays, because no more of such machines would help.
template <class S>
[[nodiscard]] Capex<S> capex(const Reading<S>& in, const Scope& scope, const Schedule<S>& schedule, const Hardware<S>& hardware);

}  // namespace landfall::cost
