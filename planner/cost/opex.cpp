// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/opex.hpp"

#include "planner/scalar/readings.hpp"

namespace landfall::cost {
namespace {

constexpr std::array<std::string_view, opex_item_count> opex_names{"energy",
                                                                   "demand",
                                                                   "water",
                                                                   "cooling-service",
                                                                   "staff-operators",
                                                                   "staff-guards",
                                                                   "staff-engineers",
                                                                   "staff-managers",
                                                                   "maintenance-enclosure",
                                                                   "maintenance-cooling",
                                                                   "maintenance-electrical",
                                                                   "maintenance-generators",
                                                                   "spares",
                                                                   "generator-fuel",
                                                                   "insurance",
                                                                   "war-risk",
                                                                   "property-tax",
                                                                   "land-lease",
                                                                   "network",
                                                                   "licences",
                                                                   "hardware-support",
                                                                   "management",
                                                                   "selling",
                                                                   "on-site"};
constexpr std::array<Escalation, opex_item_count> escalations{
    Escalation::energy, Escalation::energy, Escalation::local,  Escalation::dollar, Escalation::local,  Escalation::local,
    Escalation::local,  Escalation::local,  Escalation::dollar, Escalation::dollar, Escalation::dollar, Escalation::dollar,
    Escalation::dollar, Escalation::dollar, Escalation::dollar, Escalation::dollar, Escalation::local,  Escalation::local,
    Escalation::dollar, Escalation::dollar, Escalation::dollar, Escalation::none,   Escalation::none,   Escalation::dollar};

constexpr double reference_campus_kw = 10000.0;  // the size that heads are stated for

}  // namespace

std::string_view to_string(OpexItem item) { return opex_names[static_cast<std::size_t>(item)]; }
Escalation escalation(OpexItem item) { return escalations[static_cast<std::size_t>(item)]; }

template <class S>
OpexRates<S> opex_rates(const Reading<S>& in, const Scope& scope, const Capex<S>& capex, const S& hardware_support_usd,
                        const S& plan_years) {
  const auto& [country, site, module, book, performance, build, conditions, on_site, battery_cycles] = scope;
  const auto& running = book.running;
  OpexRates<S> rates{};
  const auto rate = [&](OpexItem item) -> S& { return rates[static_cast<std::size_t>(item)]; };

  const auto& staff = book.staff;
  const S scale = power(capex.it_kw * (1.0 / reference_campus_kw), in(staff.scale));
  const S wages = scale * in(site.construction.labour_index), crews = in(staff.crews);
  rate(OpexItem::operators) = in(module.crew.operators) * crews * in(staff.operator_pay) * wages;
  rate(OpexItem::guards) = in(staff.guard_posts) * crews * in(staff.guard_pay) * wages;
  rate(OpexItem::engineers) = in(module.crew.engineers) * in(staff.engineer_pay) * wages;
  rate(OpexItem::managers) = in(staff.managers) * in(staff.manager_pay) * wages;
  rate(OpexItem::enclosure_upkeep) = capex[CapexItem::enclosure].usd * in(book.maintenance.enclosure);
  rate(OpexItem::cooling_upkeep) = capex[CapexItem::cooling].usd * in(module.cost.cooling_maintenance);
  rate(OpexItem::electrical_upkeep) = capex[CapexItem::electrical].usd * in(book.maintenance.electrical);
  rate(OpexItem::generator_upkeep) = capex[CapexItem::generators].usd * in(book.maintenance.generators);
  rate(OpexItem::spares) = capex.ex_works_usd * in(running.spares);
  const S hours = in(site.power.outage_duration) + in(running.generator_tests);
  rate(OpexItem::generator_fuel) = capex.peak_kw * hours * in(running.generator_fuel) * in(country.power.diesel_price);
  const S built = capex.hard_usd + capex[CapexItem::soft_cost].usd + capex[CapexItem::owners_cost].usd;
  const S insured = built + capex.hardware_usd;
  rate(OpexItem::insurance) = insured * in(country.risk.insurance_rate);
  rate(OpexItem::war_risk) = insured * in(country.risk.war_premium_rate);
  rate(OpexItem::property_tax) = built * in(site.tax.property_tax);
  if (site.land.basis == sites::LandBasis::lease) {
    S land_m2 = S(static_cast<double>(build.modules)) * in(module.envelope.yard);
    if (on_site != nullptr && on_site->mounting == energy::Mounting::ground)
      land_m2 = land_m2 + in(on_site->solar) * in(on_site->physics.ground_area);
    rate(OpexItem::land_lease) = land_m2 * in(site.land.lease);
  }
  rate(OpexItem::network) = capex.it_kw * in(running.network);
  rate(OpexItem::licences) = in(running.licences);
  rate(OpexItem::hardware_support) = hardware_support_usd;
  if (on_site != nullptr) {
    const auto& cost = on_site->cost;
    const S upkeep = in(on_site->solar) * in(cost.solar_upkeep) + capex[CapexItem::battery].usd * in(cost.battery_upkeep);
    S renewal(0.0);
    if (on_site->has_battery()) {
      // A year of cycling uses the larger of 1 / life and cycles / cycle life.
      const S worn = max(S(1.0) / in(cost.battery_life), S(battery_cycles) / in(cost.battery_cycles));
      renewal = in(on_site->battery_energy) * in(cost.battery_energy) * max(worn - S(1.0) / max(plan_years, S(1e-9)), S(0.0));
    }
    rate(OpexItem::on_site) = upkeep + renewal;
  }
  return rates;
}

#define LANDFALL_INSTANTIATE(S) template OpexRates<S> opex_rates(const Reading<S>&, const Scope&, const Capex<S>&, const S&, const S&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::cost
