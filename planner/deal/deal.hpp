// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

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

  /// How the capacity fills: `pre_let` at opening, linearly up to `occupancy` over `lease_up`.
  struct Letting {
    Fact<"fraction"> pre_let;
    Fact<"month"> lease_up;
    Fact<"fraction"> occupancy;     ///< stabilised, voids between tenants included
    Fact<"fraction"> utilisation;   ///< IT power drawn, of let capacity
    Fact<"fraction"> credit_loss;   ///< of revenue: default, re-letting discount, walk-away before delivery
    Fact<"fraction"> selling_cost;  ///< brokers and sales, of revenue
  } letting;

  struct Colocation {
    Fact<"multiple"> rent_level;    ///< of the place's market rent
    Fact<"fraction"> escalator;     ///< of rent a year
    Fact<"fraction"> pass_through;  ///< share of the electricity cost of let capacity that tenants pay on top of rent
    Fact<"ratio"> pue_cap;          ///< tenants pay electricity, and bought cooling, up to this PUE; what is above stays with the landlord
  } colocation;

  struct GpuRental {
    Fact<"USD/GPU-h"> price;  ///< of the fleet's mix at opening
    Fact<"fraction"> drift;   ///< of that price a year
    Fact<"kW/GPU"> power;     ///< IT power per GPU, its share of server, network and storage included
    Fact<"USD/GPU"> server;   ///< accelerators with their host servers
    Fact<"USD/GPU"> fabric;   ///< NICs outside the server, switches
    Fact<"USD/GPU"> optics;
    Fact<"USD/GPU"> storage;
    Fact<"fraction"> spares;    ///< of servers and network, bought with them
    Fact<"fraction"> support;   ///< hardware support and software a year, of hardware price
    Fact<"fraction"> residual;  ///< of hardware price, realised at the end of the plan
  } gpu;
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
  visit("letting.credit_loss", self.letting.credit_loss, share, "loss by default, re-letting and walk-away, of revenue");
  visit("letting.selling_cost", self.letting.selling_cost, share, "brokers and sales, of revenue");
  if (self.kind == DealKind::colocation) {
    visit("colocation.rent_level", self.colocation.rent_level, Bounds{0.0, 10.0}, "rent over the place's market rent");
    visit("colocation.escalator", self.colocation.escalator, Bounds{-0.2, 0.3}, "rise of rent a year");
    visit("colocation.pass_through", self.colocation.pass_through, share, "share of electricity cost that tenants pay");
    visit("colocation.pue_cap", self.colocation.pue_cap, Bounds{1.0, 4.0}, "PUE up to which tenants pay");
  } else {
    visit("gpu.price", self.gpu.price, Bounds{0.0, 100.0}, "rental price per GPU-hour at opening");
    visit("gpu.drift", self.gpu.drift, Bounds{-0.9, 0.5}, "change of the rental price a year");
    visit("gpu.power", self.gpu.power, Bounds{0.1, 10.0}, "IT power per GPU");
    visit("gpu.server", self.gpu.server, Bounds{0.0, 500000.0}, "server price per GPU");
    visit("gpu.fabric", self.gpu.fabric, Bounds{0.0, 100000.0}, "network fabric per GPU");
    visit("gpu.optics", self.gpu.optics, Bounds{0.0, 100000.0}, "optics and cables per GPU");
    visit("gpu.storage", self.gpu.storage, Bounds{0.0, 100000.0}, "storage per GPU");
    visit("gpu.spares", self.gpu.spares, share, "spares, of hardware price");
    visit("gpu.support", self.gpu.support, share, "hardware support and software a year, of hardware price");
    visit("gpu.residual", self.gpu.residual, share, "resale value at the end, of hardware price");
  }
}

}  // namespace landfall::deal
