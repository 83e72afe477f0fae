// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "climate/calendar.hpp"
#include "planner/finance/funds.hpp"
#include "planner/publish/candidate_json.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/publish/energy_page.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;
using appraisal::Appraisal;

json::array capex_lines(const Appraisal& result) {
  json::array lines;
  for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
    const auto item = static_cast<cost::CapexItem>(i);
    const cost::CapexLine<double>& line = result.flow.capex.lines[i];
    if (line.usd == 0.0) continue;
    const cost::CapexBasis basis = cost::basis(item);
    lines.push_back({{"item", std::string(cost::to_string(item))},
                     {"quantity", line.quantity},
                     {"quantity_unit", std::string(basis.quantity_unit)},
                     {"rate_usd", line.rate},
                     {"index", line.index},
                     {"index_basis", std::string(basis.index)},
                     {"usd", whole_dollars(line.usd)}});
  }
  return lines;
}

/// Opex of the third full operating year, when lease-up is usually over, by line.
json::array opex_lines(const Appraisal& result) {
  const auto& flow = result.flow;
  const int from = operating_year_start(flow), to = std::min(from + 12, flow.timeline.months);
  json::array lines;
  for (std::size_t i = 0; i < cost::opex_item_count; ++i) {
    const double usd = sum(flow.opex[i], from, to);
    if (usd == 0.0) continue;
    lines.push_back({{"item", std::string(cost::to_string(static_cast<cost::OpexItem>(i)))},
                     {"usd_per_year", whole_dollars(usd)},
                     {"from_month", from}});
  }
  return lines;
}

json::array plant_months(const Appraisal& result) {
  const cost::LoadCurves& curves = result.basis->curves;
  const double load = result.stabilised_load;
  json::array months;
  for (int month = 0; month < climate::months_per_year; ++month) {
    const double hours = cost::hours_of(month);
    const double it_kwh = result.it_kw * load * hours;
    const double facility_kwh = result.it_kw * curves.facility_kw(load, month) * hours;
    const double water_m3 = result.it_kw * curves.water_l_per_h(load, month) * hours / 1000.0;
    months.push_back({{"month", month + 1},
                      {"it_kwh", it_kwh},
                      {"facility_kwh", facility_kwh},
                      {"water_m3", water_m3},
                      {"pue", facility_kwh / it_kwh},
                      {"wue_l_per_kwh", water_m3 * 1000.0 / it_kwh},
                      {"peak_kw", result.it_kw * curves.peak_kw(load, month)}});
  }
  return months;
}

/// PUE and WUE by load, at the loads that are simulated.
json::array plant_loads(const Appraisal& result) {
  json::array loads;
  for (const double load : plant::table_loads) {
    const plant::AnnualFigures figures = plant::annual(*result.performance, load);
    loads.push_back({{"load", load}, {"pue", figures.pue}, {"wue_l_per_kwh", figures.wue_l_per_kwh}});
  }
  return loads;
}

/// The published build cost that the sum of the lines is held against.
json::object benchmark(const Appraisal& result, const Context& context) {
  const FactRecord& fact = context.portfolio.sites.at(result.site).construction.build_cost_benchmark;
  return fact_json("site." + result.site + ".construction.build_cost_benchmark", "published build cost of air-cooled halls", fact, context);
}

json::array years(const Appraisal& result) {
  const auto& flow = result.flow;
  json::array rows;
  for (int y = 0; y < result.ledger->years(); ++y) {
    const int from = 12 * y, to = std::min(from + 12, flow.timeline.months);
    const auto total = [&](const Row<double>& row) { return whole_dollars(sum(row, from, to)); };
    const double service = sum(flow.debt.service, from, to), cfads = sum(flow.cfads, from, to);
    rows.push_back({{"year", y + 1},
                    {"revenue_usd", total(flow.revenue.total)},
                    {"opex_usd", total(flow.opex_total)},
                    {"ebitda_usd", total(flow.ebitda)},
                    {"capex_usd", whole_dollars(sum(flow.construction.spend, from, to) + sum(flow.construction.working_capital, from, to))},
                    {"tax_usd", total(flow.tax)},
                    {"cfads_usd", whole_dollars(cfads)},
                    {"debt_draw_usd", total(flow.debt.draw)},
                    {"interest_usd", total(flow.debt.interest)},
                    {"principal_usd", total(flow.debt.principal)},
                    {"debt_balance_usd", whole_dollars(flow.debt.balance[to - 1])},
                    {"dscr", service > 0.0 ? json::value(cfads / service) : json::value(nullptr)},
                    {"project_usd", total(flow.project)},
                    {"equity_usd", total(flow.equity)}});
  }
  return rows;
}

json::array month_values(const Row<double>& row, int months) {
  while (months > 1 && row[months - 1] == 0.0) --months;
  json::array list;
  for (int t = 0; t < months; ++t) list.push_back(row[t]);
  return list;
}

json::object loan(const Appraisal& result) {
  const finance::Debt<double>& debt = result.flow.debt;
  const auto& cover = result.returns.min_cover;
  return {{"size_usd", debt.size},
          {"gearing", debt.uses > 0.0 ? debt.size / debt.uses : 0.0},
          {"uses_usd", debt.uses},
          {"by_gearing_usd", debt.by_gearing},
          {"by_dscr_usd", debt.by_dscr},
          {"fees_usd", sum(debt.fees, 0, result.flow.timeline.months)},
          {"interest_during_construction_usd", sum(debt.idc, 0, result.flow.timeline.months)},
          {"min_dscr", cover ? json::value(cover->dscr) : json::value(nullptr)},
          {"min_dscr_year", cover ? json::value(cover->year) : json::value(nullptr)},
          {"average_dscr", or_null(result.returns.average_dscr)}};
}

/// What the terms that the loan has come to; nothing for a plain loan.
void add_loan_terms(const Appraisal& result, json::object& page) {
  const finance::Financing& financing = result.basis->financing;
  const finance::Debt<double>& debt = result.flow.debt;
  const int months = result.flow.timeline.months;
  if (financing.local_currency) page["revaluation_usd"] = sum(debt.revaluation, 0, months);
  if (financing.sweep) page["swept_usd"] = sum(debt.swept, 0, months);
  if (result.returns.covenants) {
    const finance::Covenants& kept = *result.returns.covenants;
    page["lock_up"] = {{"locked_months", kept.locked_months},
                       {"most_locked_usd", kept.most_locked_usd},
                       {"default_months", kept.default_months},
                       {"first_default_month", or_null(kept.first_default_month)}};
  }
  if (financing.refinancing) {
    page["refinancing"] = {{"size_usd", debt.second.size},
                           {"by_gearing_usd", debt.second.by_gearing},
                           {"by_dscr_usd", debt.second.by_dscr},
                           {"proceeds_usd", debt.second.proceeds}};
  }
}

/// Sources and uses of funds up to the month of the last opening, and by year of the plan.
json::object sources_and_uses(const Appraisal& result) {
  const auto table = [&](Months months) {
    const finance::Funds funds = finance::funds(result.flow, *result.basis, months);
    json::object sources, uses;
    for (std::size_t i = 0; i < finance::fund_count; ++i) {
      const auto fund = static_cast<finance::Fund>(i);
      if (funds[fund] != 0.0) (finance::is_source(fund) ? sources : uses)[std::string(finance::to_string(fund))] = funds[fund];
    }
    return json::object{{"sources_usd", std::move(sources)},
                        {"uses_usd", std::move(uses)},
                        {"total_sources_usd", funds.sources()},
                        {"total_uses_usd", funds.uses()}};
  };
  json::array years;
  for (int y = 0; y < result.ledger->years(); ++y) {
    json::object year{{"year", y + 1}};
    for (auto& entry : table({12 * y, std::min(12 * y + 12, result.flow.timeline.months)})) year[entry.key()] = std::move(entry.value());
    years.push_back(std::move(year));
  }
  return {{"to_opening", table({0, finance::opened_by(result.flow)})}, {"years", std::move(years)}};
}

json::array phases(const Appraisal& result) {
  const auto& timeline = result.flow.timeline;
  json::array rows;
  for (int phase = 0; phase < timeline.phases; ++phase) {
    rows.push_back({{"name", "phase-" + std::to_string(phase + 1)},
                    {"opening_month", timeline.opening_of(phase)},
                    {"share_of_modules", cost::phase_share(result.basis->scope.build, phase)}});
  }
  return rows;
}

json::array alternatives(const std::vector<finance::Alternative>& all) {
  json::array rows;
  for (const finance::Alternative& each : all) {
    rows.push_back({{"id", each.id},
                    {"wait_months", each.wait},
                    {"opening_month", each.opening_month},
                    {"capex_usd", each.capex_usd},
                    {"price_at_opening_usd", each.price},
                    {"energy_index_at_opening", each.energy_index},
                    {"grid_wait_months", each.grid_wait},
                    {"npv_usd", each.npv_usd},
                    {"project_irr", or_null(each.project_irr)},
                    {"equity_irr", or_null(each.equity_irr)}});
  }
  return rows;
}

json::object measures(const Appraisal& result) {
  const finance::Returns& returns = result.returns;
  return {{"equity_mirr", or_null(returns.equity_mirr)},
          {"payback_months", or_null(returns.payback_months)},
          {"discounted_payback_months", or_null(returns.discounted_payback_months)},
          {"equity_multiple", returns.equity_multiple},
          {"average_dscr", or_null(returns.average_dscr)},
          {"llcr", or_null(returns.loan_cover.llcr)},
          {"plcr", or_null(returns.loan_cover.plcr)}};
}

json::array break_evens(const std::vector<finance::BreakEven>& all) {
  json::array rows;
  for (const finance::BreakEven& each : all) {
    rows.push_back({{"lever", std::string(finance::to_string(each.lever))},
                    {"unit", std::string(each.unit)},
                    {"base", each.base},
                    {"value", or_null(each.value)}});
  }
  return rows;
}

/// Minutes that full load goes on without cooling, and minutes until it is back; null where the design does not state its masses.
json::value ride_through(const plant::Performance& performance) {
  if (!performance.ride_through) return nullptr;
  const plant::RideThrough& ride = *performance.ride_through;
  return json::object{{"air_min", ride.air_min},
                      {"air_needed_min", ride.air_needed_min},
                      {"liquid_min", or_null(ride.liquid_min)},
                      {"liquid_needed_min", ride.liquid_needed_min}};
}

/// The simulated plant that the money reads, per kW of design IT: rows by load, columns by month.
json::object plant_table(const Appraisal& result) {
  const plant::Performance& performance = *result.performance;
  const auto table = [&](double plant::MonthlyPoint::*quantity) {
    json::array loads;
    for (const auto& months : performance.points) {
      json::array row;
      for (const plant::MonthlyPoint& point : months) row.push_back(point.*quantity);
      loads.push_back(std::move(row));
    }
    return loads;
  };
  return {{"loads", json::array(plant::table_loads.begin(), plant::table_loads.end())},
          {"facility_kw", table(&plant::MonthlyPoint::facility_kw)},
          {"peak_kw", table(&plant::MonthlyPoint::peak_facility_kw)},
          {"water_l_per_h", table(&plant::MonthlyPoint::water_l_per_h)},
          {"design_facility_kw", performance.design_facility_kw},
          {"design_bought_kw", performance.design_bought_kw},
          {"capacity_ratio_0_4", performance.capacity_ratio_0_4},
          {"capacity_ratio_20_year", performance.capacity_ratio_20_year},
          {"overhead_per_k", performance.overhead_per_k},
          {"interpolation_error_pue", plant::interpolation_error(performance)},
          {"peak_day_water_l", performance.peak_day_water_l},
          {"ride_through", ride_through(performance)}};
}

json::array schedule(const Appraisal& result) {
  json::array rows;
  const std::vector<cost::Activity> critical = cost::critical_path(result.flow.schedule);
  const auto slack = cost::floats(result.flow.schedule);
  for (std::size_t i = 0; i < cost::activity_count; ++i) {
    const auto activity = static_cast<cost::Activity>(i);
    const cost::Span<double>& span = result.flow.schedule.activities[i];
    rows.push_back({{"activity", std::string(cost::to_string(activity))},
                    {"from_month", span.from},
                    {"to_month", span.to},
                    {"float_months", slack[i]},
                    {"critical", std::find(critical.begin(), critical.end(), activity) != critical.end()}});
  }
  return rows;
}

json::array gates_json(const Appraisal& result, const Context& context) {
  json::array rows;
  for (const gates::Gate& gate : result.gates) {
    rows.push_back({{"rule", gate.rule.id},
                    {"owner", gate.owner},
                    {"kind", std::string(sites::to_string(gate.rule.kind))},
                    {"state", std::string(gates::to_string(gate.state))},
                    {"threshold", gate.threshold ? json::value(*gate.threshold) : json::value(nullptr)},
                    {"value", gate.value ? json::value(*gate.value) : json::value(nullptr)},
                    {"reason", context.messages.sentence(gate.reason, gate.arguments, context.language)},
                    {"text", in(context.language, gate.rule.text)},
                    {"law", gate.rule.law},
                    {"in_force", gate.rule.in_force},
                    {"source", gate.rule.source},
                    {"confidence", std::string(to_string(gate.rule.confidence))},
                    {"months", gate.rule.months},
                    {"cost_usd", gate.rule.cost_usd}});
  }
  return rows;
}

}  // namespace

json::object appraisal_json(const committee::Candidate& candidate, const committee::Dossier& dossier, const Context& context) {
  const Appraisal& result = candidate.appraisal;
  json::object page = head_json(context);
  page["candidates"] = json::array{candidate_json(candidate, context)};
  page["gates"] = gates_json(result, context);
  page["schedule"] = schedule(result);
  page["capex_lines"] = capex_lines(result);
  page["opex_lines"] = opex_lines(result);
  page["plant_months"] = plant_months(result);
  page["energy"] = energy_json(result, context);
  page["plant_loads"] = plant_loads(result);
  page["benchmark"] = benchmark(result, context);
  page["plant_table"] = plant_table(result);
  page["cash_flow_years"] = years(result);
  const int months = result.flow.timeline.months;
  page["cash_flow_months"] = {{"project_usd", month_values(result.flow.project, months)},
                              {"equity_usd", month_values(result.flow.equity, months)}};
  json::object debt = loan(result);
  add_loan_terms(result, debt);
  page["debt"] = std::move(debt);
  page["sources_and_uses"] = sources_and_uses(result);
  if (result.flow.timeline.phases > 1) page["phases"] = phases(result);
  page["later"] = alternatives(dossier.later);
  page["ways_to_build"] = alternatives(dossier.ways_to_build);
  page["returns"] = measures(result);
  page["break_even"] = break_evens(dossier.break_evens);
  json::array checks;
  for (const finance::Check& check : result.checks) {
    checks.push_back({{"name", check.name},
                      {"passed", check.passed()},
                      {"error", std::isfinite(check.error) ? json::value(check.error) : json::value(nullptr)},
                      {"limit", check.limit}});
  }
  page["checks"] = std::move(checks);
  page["due_diligence"] = due_diligence_json(dossier.due_diligence, context);
  page["stress_tests"] = stress_json(dossier.stress, context);
  return page;
}

}  // namespace landfall::publish
