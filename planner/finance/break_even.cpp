// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/break_even.hpp"

#include <algorithm>
#include <array>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "planner/finance/cash_flow.hpp"
#include "planner/finance/returns.hpp"

namespace landfall::finance {
namespace {

constexpr std::array<std::string_view, lever_count> names{"price", "occupancy", "tariff", "capex"};

/// Steps away from the candidate, as multiples of what it has.
constexpr std::array<double, 9> downwards{1.0, 0.95, 0.85, 0.7, 0.5, 0.3, 0.15, 0.05, 0.0};
constexpr std::array<double, 9> upwards{1.0, 1.05, 1.15, 1.35, 1.7, 2.5, 4.0, 6.5, 10.0};

/// The candidate as values, to be moved.
class Movable {
 public:
  Movable(const Case& candidate, Lever lever)
      : candidate_(candidate),
        lever_(lever),
        site_(candidate.scope.site),
        module_(candidate.scope.module),
        book_(candidate.scope.book),
        deal_(candidate.deal) {}

  [[nodiscard]] CashFlow<double> at(double factor, Ledger<double>& ledger) {
    const cost::Scope& scope = candidate_.scope;
    cost::Conditions conditions = scope.conditions;
    const auto move = [factor](FactRecord& moved, const FactRecord& from) { moved.value = factor * from.value; };
    switch (lever_) {
      case Lever::price:
        move(deal_.colocation.rent_level, candidate_.deal.colocation.rent_level);
        move(deal_.gpu.price, candidate_.deal.gpu.price);
        for (std::size_t i = 0; i < deal_.generations.size(); ++i)
          move(deal_.generations[i].gpu.price, candidate_.deal.generations[i].gpu.price);
        break;
      case Lever::occupancy: move(deal_.letting.occupancy, candidate_.deal.letting.occupancy); break;
      case Lever::tariff: move(site_.power.energy_tariff, scope.site.power.energy_tariff); break;
      case Lever::capex:
        move(site_.land.price, scope.site.land.price);
        move(site_.logistics.freight, scope.site.logistics.freight);
        move(site_.power.connection_cost, scope.site.power.connection_cost);
        move(module_.cost.enclosure, scope.module.cost.enclosure);
        move(module_.cost.cooling, scope.module.cost.cooling);
        move(module_.cost.electrical, scope.module.cost.electrical);
        move(module_.cost.generators, scope.module.cost.generators);
        move(book_.works.site_works, scope.book.works.site_works);
        move(book_.works.network, scope.book.works.network);
        move(deal_.gpu.server, candidate_.deal.gpu.server);
        move(deal_.gpu.fabric, candidate_.deal.gpu.fabric);
        move(deal_.gpu.optics, candidate_.deal.gpu.optics);
        move(deal_.gpu.storage, candidate_.deal.gpu.storage);
        for (std::size_t i = 0; i < deal_.generations.size(); ++i) {
          deal::GpuRental& bill = deal_.generations[i].gpu;
          const deal::GpuRental& from = candidate_.deal.generations[i].gpu;
          move(bill.server, from.server);
          move(bill.fabric, from.fabric);
          move(bill.optics, from.optics);
          move(bill.storage, from.storage);
        }
        conditions.cost_usd *= factor;
        break;
    }
    const Case moved{
        {scope.country, site_, module_, book_, scope.performance, scope.build, conditions, scope.on_site, scope.battery_cycles},
        candidate_.curves,
        deal_,
        candidate_.financing,
        candidate_.discount_rate,
        candidate_.pillar2_in_scope,
        candidate_.first_calendar_month};
    ledger.clear();
    return cash_flow(Reading<double>(), moved, ledger);
  }

 private:
  const Case& candidate_;
  Lever lever_;
  sites::Site site_;
  modules::Module module_;
  cost::Book book_;
  deal::Deal deal_;
};

/// What the lever stands at, in its unit.
double measure(Lever lever, const Case& candidate, const CashFlow<double>& flow, double factor) {
  switch (lever) {
    case Lever::price: return flow.revenue.price[0];
    case Lever::occupancy: return factor * candidate.deal.letting.occupancy.value;
    case Lever::tariff: return factor * candidate.scope.site.power.energy_tariff.value;
    case Lever::capex: return cost::total_usd(flow.capex);
  }
  return 0.0;
}

std::string_view unit_of(Lever lever, const Case& candidate) {
  switch (lever) {
    case Lever::price: return candidate.deal.kind == deal::DealKind::colocation ? "USD/kW-month" : "USD/GPU-h";
    case Lever::occupancy: return "fraction";
    case Lever::tariff: return "USD/kWh";
    case Lever::capex: return "USD";
  }
  return "";
}

template <class F>
std::optional<double> nearest_root(const F& f, double at_base, double most) {
  std::optional<double> found;
  const auto look = [&](const std::array<double, 9>& steps) {
    double from = 1.0, at_from = at_base;
    for (std::size_t i = 1; i < steps.size(); ++i) {
      const double to = std::min(steps[i], most), at_to = f(to);
      if ((at_from >= 0.0) != (at_to >= 0.0)) {
        std::uintmax_t rounds = 100;
        const boost::math::tools::eps_tolerance<double> close(44);
        const auto [a, b] = from < to ? boost::math::tools::toms748_solve(f, from, to, at_from, at_to, close, rounds)
                                      : boost::math::tools::toms748_solve(f, to, from, at_to, at_from, close, rounds);
        const double root = 0.5 * (a + b);
        if (!found || std::abs(root - 1.0) < std::abs(*found - 1.0)) found = root;
        return;
      }
      from = to;
      at_from = at_to;
    }
  };
  look(downwards);
  look(upwards);
  return found;
}

}  // namespace

std::string_view to_string(Lever lever) { return names[static_cast<std::size_t>(lever)]; }

std::vector<BreakEven> break_evens(const Case& candidate, double hurdle) {
  const double monthly = std::expm1(std::log1p(hurdle) / 12.0);
  Ledger<double> ledger(plan_months(candidate), Detail::flows);
  std::vector<BreakEven> all;
  for (std::size_t i = 0; i < lever_count; ++i) {
    const auto lever = static_cast<Lever>(i);
    Movable movable(candidate, lever);
    const auto worth = [&](double factor) { return npv(monthly, values(movable.at(factor, ledger).equity, ledger.months())); };
    BreakEven result{lever, unit_of(lever, candidate), measure(lever, candidate, movable.at(1.0, ledger), 1.0), std::nullopt};
    const double occupancy = candidate.deal.letting.occupancy.value;
    const double most = lever == Lever::occupancy ? (occupancy > 0.0 ? 1.0 / occupancy : 1.0) : 10.0;
    if (const auto root = nearest_root(worth, worth(1.0), most)) {
      result.value = measure(lever, candidate, movable.at(*root, ledger), *root);
    }
    all.push_back(result);
  }
  return all;
}

}  // namespace landfall::finance
