// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/capex.hpp"

#include "planner/scalar/readings.hpp"

namespace landfall::cost {
namespace {

constexpr std::array<std::string_view, capex_item_count> names{
    "land",       "site-works",      "enclosure",     "cooling",   "electrical",  "generators",  "installation",   "freight",
    "duty",       "grid-connection", "network",       "solar",     "battery",     "servers",     "server-network", "optics",
    "storage",    "hardware-spares", "hardware-duty", "soft-cost", "contingency", "owners-cost", "conditions",     "vat",
    "escalation", "working-capital"};

constexpr std::array<CapexBasis, capex_item_count> bases{{
    {"m2", ""},  {"m2", "labour"}, {"kW", ""},  {"kW", "oversizing"}, {"kW", ""},  {"kW", ""},  {"USD", "labour"}, {"FEU", "out-of-gauge"},
    {"USD", ""}, {"kW", ""},       {"kW", ""},  {"kW", ""},           {"kWh", ""}, {"GPU", ""}, {"GPU", ""},       {"GPU", ""},
    {"GPU", ""}, {"USD", ""},      {"USD", ""}, {"USD", ""},          {"USD", ""}, {"USD", ""}, {"", ""},          {"USD", ""},
    {"USD", ""}, {"month", ""},
}};

template <class S>
CapexLine<S> line(const S& quantity, const S& rate, const S& index = S(1.0)) {
  return {quantity, rate, index, quantity * rate * index};
}

/// A quantity that already is money, at a share of it.
template <class S>
CapexLine<S> amount(const S& usd) {
  return {usd, S(1.0), S(1.0), usd};
}

}  // namespace

std::string_view to_string(CapexItem item) { return names[static_cast<std::size_t>(item)]; }
CapexBasis basis(CapexItem item) { return bases[static_cast<std::size_t>(item)]; }

template <class S>
Capex<S> capex(const Reading<S>& in, const Scope& scope, const Schedule<S>& schedule, const Hardware<S>& hardware) {
  const auto& [country, site, module, book, performance, build, conditions, on_site, battery_cycles] = scope;
  const S modules(static_cast<double>(build.modules));
  Capex<S> result;
  result.it_kw = modules * in(module.it.load);
  result.peak_kw = result.it_kw * (performance.design_facility_kw - performance.design_bought_kw);
  const S& it_kw = result.it_kw;

  const S labour = in(site.construction.labour_index);
  const S yard_m2 = modules * in(module.envelope.yard);
  const bool bought = site.land.basis == sites::LandBasis::purchase;
  const bool on_ground = on_site != nullptr && on_site->mounting == energy::Mounting::ground;
  const S land_m2 = on_ground ? yard_m2 + in(on_site->solar) * in(on_site->physics.ground_area) : yard_m2;
  result[CapexItem::land] = line(land_m2, bought ? in(site.land.price) : S(0.0));

  const S works_labour = in(book.works.site_works_labour);
  result[CapexItem::site_works] = line(yard_m2, in(book.works.site_works), S(1.0) - works_labour + works_labour * labour);

  // A stick-built plant costs what the modules would, and what prefabrication saves.
  const bool stick_built = book.stick_built && book.prefabrication;
  const S dearer = stick_built ? S(1.0) / (S(1.0) - in(book.prefabrication->capex_saving)) : S(1.0);
  const auto dearer_on_site = [&](CapexLine<S>& line) {
    if (!stick_built) return;
    line.index = line.index * dearer;
    line.usd = line.usd * dearer;
  };
  dearer_on_site(result[CapexItem::site_works]);

  const double short_of = performance.capacity_ratio_0_4;
  // Machines that stop at the design temperature carry nothing however many there are: that is an error among the findings, not a price.
  const S oversizing(short_of > 0.0 && short_of < 1.0 ? 1.0 / short_of : 1.0);
  result[CapexItem::enclosure] = line(it_kw, in(module.cost.enclosure));
  result[CapexItem::cooling] = line(it_kw, in(module.cost.cooling), oversizing);
  result[CapexItem::electrical] = line(it_kw, in(module.cost.electrical));
  result[CapexItem::generators] = line(it_kw, in(module.cost.generators));
  for (const CapexItem item : {CapexItem::enclosure, CapexItem::cooling, CapexItem::electrical, CapexItem::generators})
    dearer_on_site(result[item]);
  result.ex_works_usd = result[CapexItem::enclosure].usd + result[CapexItem::cooling].usd + result[CapexItem::electrical].usd +
                        result[CapexItem::generators].usd;
  result[CapexItem::installation] = line(result.ex_works_usd, in(module.cost.installation), labour);

  const S oversize = in(module.envelope.oversize_share);
  result[CapexItem::freight] = line(modules * in(module.envelope.freight_units), in(site.logistics.freight),
                                    S(1.0) + oversize * (in(book.works.out_of_gauge) - 1.0));
  result[CapexItem::duty] = line(result.ex_works_usd + result[CapexItem::freight].usd, in(site.tax.duty_plant));
  result[CapexItem::grid_connection] = line(result.peak_kw, in(site.power.connection_cost));
  result[CapexItem::network] = line(it_kw, in(book.works.network));

  const S equipment = result.ex_works_usd;
  const S delivery = result[CapexItem::freight].usd + result[CapexItem::duty].usd;
  const S& works = result[CapexItem::site_works].usd;
  const S erection = result[CapexItem::installation].usd + result[CapexItem::network].usd;
  const S& grid = result[CapexItem::grid_connection].usd;
  result.hard_usd = equipment + delivery + works + erection + grid;
  S on_site_usd(0.0);
  if (on_site != nullptr) {
    const auto& price = on_site->cost;
    result[CapexItem::solar] = line(in(on_site->solar), in(price.solar) * 1000.0);
    if (on_site->has_battery()) {
      const S power = in(on_site->battery_power) / max(in(on_site->battery_energy), S(1e-9));
      result[CapexItem::battery] = line(in(on_site->battery_energy), in(price.battery_energy) + power * in(price.battery_power));
    }
    on_site_usd = result[CapexItem::solar].usd + result[CapexItem::battery].usd;
    result.hard_usd = result.hard_usd + on_site_usd;
  }

  const auto per_gpu = [&](const S& usd) { return CapexLine<S>{hardware.gpus, usd / max(hardware.gpus, S(1e-9)), S(1.0), usd}; };
  result[CapexItem::servers] = per_gpu(hardware.servers_usd);
  result[CapexItem::server_network] = per_gpu(hardware.network_usd);
  result[CapexItem::optics] = per_gpu(hardware.optics_usd);
  result[CapexItem::storage] = per_gpu(hardware.storage_usd);
  result[CapexItem::hardware_spares] = amount(hardware.spares_usd);
  const S bought_hardware = hardware.servers_usd + hardware.network_usd + hardware.optics_usd + hardware.storage_usd + hardware.spares_usd;
  result[CapexItem::hardware_duty] = line(bought_hardware, in(site.tax.duty_servers));
  result.hardware_usd = bought_hardware + result[CapexItem::hardware_duty].usd;

  result[CapexItem::soft_cost] = line(result.hard_usd, in(book.works.soft_cost));
  const S& soft = result[CapexItem::soft_cost].usd;
  result[CapexItem::contingency] = line(result.hard_usd + soft, in(book.works.contingency));
  result[CapexItem::owners_cost] = line(result.hard_usd, in(book.works.owners_cost));
  result[CapexItem::conditions] = amount(S(conditions.cost_usd));

  const Span<S> to_opening{S(0.0), schedule.opening};
  const Span<S>& shipping = schedule[Activity::shipping];
  const Span<S>& commissioning = schedule[Activity::commissioning];
  const S vat = in(site.tax.vat_rate);
  const S refunded = in(site.tax.vat_recovery);
  std::size_t used = 0;
  S vat_cost(0.0), vat_base(0.0);
  const auto tranche = [&](const S& net, Span<S> window, bool inflates, bool taxed) {
    const S tax = taxed ? net * vat : S(0.0);
    const S kept = tax * (S(1.0) - refunded);
    vat_cost = vat_cost + kept;
    if (taxed) vat_base = vat_base + net;
    result.tranches[used++] = {net + kept, tax * refunded, window, inflates};
  };
  tranche(result[CapexItem::land].usd, {S(0.0), S(1.0)}, false, false);
  tranche(works, schedule[Activity::site_works], true, true);
  tranche(equipment, {schedule[Activity::factory].from, shipping.to}, true, true);
  tranche(delivery, {shipping.to - 1.0, shipping.to}, true, true);
  tranche(on_site == nullptr ? erection : erection + on_site_usd, schedule[Activity::installation], true, true);
  tranche(grid, schedule[Activity::grid], true, true);
  tranche(soft + result[CapexItem::owners_cost].usd, to_opening, true, true);
  tranche(result[CapexItem::contingency].usd, {schedule[Activity::site_works].from, schedule.opening}, true, true);
  tranche(result[CapexItem::conditions].usd, schedule[Activity::permits], false, false);
  tranche(result.hardware_usd, {commissioning.from - 2.0, commissioning.to}, false, true);
  result[CapexItem::vat] = {vat_base, vat * (S(1.0) - refunded), S(1.0), vat_cost};
  return result;
}

template <class S>
DepreciableBase<S> depreciable_base(const Capex<S>& capex) {
  const S& building = capex[CapexItem::site_works].usd;
  const S plant = capex.hard_usd - building;
  // VAT follows what it was paid on; its own line does not say which, so it is shared out by cost.
  const S built = capex.hard_usd + capex[CapexItem::soft_cost].usd + capex[CapexItem::contingency].usd + capex[CapexItem::owners_cost].usd;
  const S& vat = capex[CapexItem::vat].usd;
  const S hardware_vat = vat * capex.hardware_usd / max(built + capex.hardware_usd, S(1e-9));
  const S shared = built - capex.hard_usd + capex[CapexItem::conditions].usd + capex[CapexItem::escalation].usd + vat - hardware_vat;
  const S uplift = S(1.0) + shared / max(capex.hard_usd, S(1e-9));
  return {plant * uplift, building * uplift, capex.hardware_usd + hardware_vat};
}

#define LANDFALL_INSTANTIATE(S)                                                                     \
  template Capex<S> capex(const Reading<S>&, const Scope&, const Schedule<S>&, const Hardware<S>&); \
  template DepreciableBase<S> depreciable_base(const Capex<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::cost
