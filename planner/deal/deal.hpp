// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "planner/deal/fleet.hpp"
#include "planner/deal/tenants.hpp"

namespace landfall::deal {

enum class DealKind { colocation, gpu_rental };

/// What the build is let for. One file describes one kind; the other kind's facts then stay unread and unregistered.
struct Deal {
  std::string id;
  LocalizedText name;
  DealKind kind = DealKind::colocation;

  struct Plan {
    Fact<"year"> life;  ///< operating years from opening to the end of the plan
  } plan;

  /// How the capacity fills: `pre_let` at opening, at most `occupancy`, and linearly up to it over `lease_up`.
  struct Letting {
    Fact<"fraction"> pre_let;
    Fact<"month"> lease_up;
    Fact<"fraction"> occupancy;    ///< stabilised, voids between tenants included
    Fact<"fraction"> utilisation;  ///< IT power drawn, of let capacity
    Fact<"fraction"> credit_loss;  ///< of revenue: default, re-letting discount, walk-away before delivery; none where `tenancy` tells them
    Fact<"fraction"> selling_cost;  ///< brokers and sales, of rent
  } letting;

  struct Colocation {
    Fact<"multiple"> rent_level;    ///< of the place's market rent
    Fact<"fraction"> escalator;     ///< of rent a year
    Fact<"fraction"> pass_through;  ///< share of the electricity cost of let capacity that tenants pay on top of rent
    Fact<"ratio"> pue_cap;          ///< tenants pay electricity, and bought cooling, up to this PUE; what is above stays with the landlord
  } colocation;

  GpuRental gpu;

  // What a file need not have; what is not there costs a scenario nothing.
  std::optional<Tenancy> tenancy;
  std::optional<Terms> terms;
  std::optional<LocalRent> local_rent;        ///< colocation
  std::optional<Fact<"fraction">> gpu_share;  ///< colocation: of the IT power, run as a fleet of our own and let by the GPU-hour
  std::vector<Generation> generations;        ///< further ones, `gpu_2` and `gpu_3`; the first has what they leave of the IT power
  std::optional<ResidualBands> residual;      ///< in place of `gpu.residual`
  std::optional<Regime> regime;
  std::optional<Volatility> volatility;
  std::optional<Refresh> refresh;

  /// Whether the deal buys hardware.
  [[nodiscard]] bool has_gpus() const { return kind == DealKind::gpu_rental || gpu_share.has_value(); }
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Deal>
void visit_inputs(Self& self, Visit&& visit) {
  constexpr Bounds share{0.0, 1.0};
  visit("plan.life", self.plan.life, Bounds{1.0, 40.0}, "operating years");
  visit("letting.pre_let", self.letting.pre_let, share, "let at opening");
  visit("letting.lease_up", self.letting.lease_up, Bounds{0.0, 120.0}, "months from opening to stabilised occupancy");
  visit("letting.occupancy", self.letting.occupancy, share, "stabilised share of capacity that is let");
  visit("letting.utilisation", self.letting.utilisation, share, "IT power drawn, of let capacity");
  if (!self.tenancy) visit("letting.credit_loss", self.letting.credit_loss, share, "loss by default, re-letting and walk-away, of revenue");
  visit("letting.selling_cost", self.letting.selling_cost, share, "brokers and sales, of rent");
  if (self.kind == DealKind::colocation) {
    visit("colocation.rent_level", self.colocation.rent_level, Bounds{0.0, 10.0}, "rent over the place's market rent");
    visit("colocation.escalator", self.colocation.escalator, Bounds{-0.2, 0.3}, "rise of rent a year");
    visit("colocation.pass_through", self.colocation.pass_through, share, "share of electricity cost that tenants pay");
    visit("colocation.pue_cap", self.colocation.pue_cap, Bounds{1.0, 4.0}, "PUE up to which tenants pay");
    if (self.gpu_share) visit("colocation.gpu_share", *self.gpu_share, share, "share of the IT power let by the GPU-hour");
    if (self.local_rent) {
      visit("local_rent.share", self.local_rent->share, share, "share of the rent agreed in local currency");
      visit("local_rent.escalator", self.local_rent->escalator, Bounds{-0.2, 0.5}, "rise of rent in local currency a year");
    }
  }
  if (self.has_gpus()) {
    visit_gpu(self.gpu, "gpu", true, self.residual.has_value(), visit);
    for (std::size_t i = 0; i < self.generations.size(); ++i) {
      const std::string table = "gpu_" + std::to_string(i + 2);
      visit(table + ".share", self.generations[i].share, share, "share of the fleet's IT power");
      visit_gpu(self.generations[i].gpu, table, false, true, visit);
    }
    if (self.residual) visit_bands(*self.residual, visit);
    if (self.regime) {
      visit("regime.after", self.regime->after, Bounds{0.0, 480.0}, "from the valuation date to the step of the price level");
      visit("regime.step", self.regime->step, Bounds{-0.95, 5.0}, "step of the rental price");
      visit("regime.probability", self.regime->probability, share, "probability of the step");
    }
    if (self.volatility) visit_volatility(*self.volatility, visit);
    if (self.refresh) {
      visit("refresh.after", self.refresh->after, Bounds{1.0, 480.0}, "from the opening to the second fleet");
      visit("refresh.cost", self.refresh->cost, Bounds{0.0, 10.0}, "price of the second fleet over the first");
      visit("refresh.yield", self.refresh->yield, Bounds{0.0, 20.0}, "rental price of the second fleet over the first one's then");
    }
  }
  if (self.tenancy) {
    visit("tenancy.anchor_share", self.tenancy->anchor_share, share, "share of the let capacity that the anchor tenant has");
    visit_tenants(self.tenancy->anchor, "anchor", visit);
    visit_tenants(self.tenancy->others, "others", visit);
  }
  if (self.terms) {
    visit("terms.usage", self.terms->usage, share, "share of the let capacity that is used");
    visit("terms.take_or_pay", self.terms->take_or_pay, share, "share of the let capacity that is paid for in any case");
    visit("terms.trial", self.terms->trial, Bounds{0.0, 36.0}, "free of charge when capacity is let first");
    visit("terms.trial_share", self.terms->trial_share, share, "share of the capacity let with a trial");
    visit("terms.fade", self.terms->fade, Bounds{-0.5, 0.2}, "change of the let share a year");
  }
}

}  // namespace landfall::deal
