// SPDX-License-Identifier: Apache-2.0
#include "planner/appraisal/remarks.hpp"

#include <cmath>

#include "climate/calendar.hpp"

namespace landfall::appraisal {
namespace {

using sites::Effect;

void remark_gates(Appraisal& result) {
  for (const gates::Gate& gate : result.gates) {
    if (gate.state == gates::State::pass) continue;
    Severity severity = Severity::info;
    if (gate.rule.effect == Effect::conditions) severity = Severity::warning;
    if (gate.rule.effect == Effect::blocks) severity = gate.state == gates::State::fail ? Severity::error : Severity::warning;
    result.findings.push_back({severity, gate.reason, gate.arguments, gate.rule.id});
  }
}

/// Published build costs are all-in figures of air-cooled halls without land; the like of ours is compared.
void remark_cost(const portfolio::Portfolio& portfolio, Appraisal& result) {
  const cost::Capex<double>& capex = result.flow.capex;
  const double comparable = result.capex_usd - capex[cost::CapexItem::land].usd - capex[cost::CapexItem::working_capital].usd -
                            capex.hardware_usd - capex[cost::CapexItem::solar].usd - capex[cost::CapexItem::battery].usd;
  const double usd_per_w = comparable / (1000.0 * result.it_kw);
  const FactRecord& benchmark = portfolio.sites.at(result.site).construction.build_cost_benchmark;
  const bool air_cooled = modules::liquid_share(portfolio.modules.at(result.module)) == 0.0;
  if (air_cooled && (usd_per_w < benchmark.low || usd_per_w > benchmark.high)) {
    result.findings.push_back({Severity::warning,
                               "cost.outside-benchmark",
                               {usd_per_w, benchmark.low, benchmark.high},
                               "site." + result.site + ".construction.build_cost_benchmark"});
  }
  if (result.performance->capacity_ratio_0_4 < 1.0) {
    const double more = 1.0 / result.performance->capacity_ratio_0_4 - 1.0;
    result.findings.push_back({Severity::warning, "cost.cooling-enlarged", {more}, "cost.capex"});
  }
}

/// Cycles are a design choice; the place's water may not allow them.
void remark_make_up(const portfolio::Portfolio& portfolio, Appraisal& result) {
  const auto& solids = portfolio.sites.at(result.site).water.dissolved_solids;
  const plant::Cooling& cooling = portfolio.modules.at(result.module).plant.cooling;
  const FactRecord* limit = plant::find_parameter(cooling, "maximum_sump_solids");
  const FactRecord* cycles = plant::find_parameter(cooling, "cycles_of_concentration");
  if (!solids || limit == nullptr || cycles == nullptr || limit->value == 0.0) return;
  const double possible = limit->value / solids->value;
  const std::string from = "site." + result.site + ".water.dissolved_solids";
  if (possible <= 1.0) {
    result.findings.push_back({Severity::error, "plant.make-up-unusable", {solids->value, limit->value}, from});
  } else if (cycles->value > possible) {
    const double more = (possible / (possible - 1.0)) / (cycles->value / (cycles->value - 1.0)) - 1.0;
    result.findings.push_back(
        {Severity::warning, "plant.cycles-too-high", {cycles->value, possible, solids->value, limit->value, 100.0 * more}, from});
  }
}

void remark_time(Appraisal& result) {
  const cost::Schedule<double>& schedule = result.flow.schedule;
  if (schedule.grid_wait > 0.0) {
    result.findings.push_back({Severity::info, "cost.grid-hides-prefab", {schedule.grid_wait, schedule.opening}, "cost.schedule"});
  }
}

void remark_returns(const portfolio::Portfolio& portfolio, Appraisal& result) {
  const double hurdle = portfolio.investor.returns.hurdle.value;
  const std::optional<double>& rate = result.returns.equity.rate;
  if (rate && *rate >= hurdle) return;
  if (rate) result.findings.push_back({Severity::warning, "finance.below-hurdle", {*rate, hurdle}, "investor.returns.hurdle"});
  if (result.verdict == gates::Verdict::proceed) result.verdict = gates::Verdict::conditional;
}

void remark_evidence(Appraisal& result) {
  const Evidence& evidence = result.evidence;
  const int unverified = evidence.by_confidence[static_cast<std::size_t>(Confidence::unverified)];
  if (unverified > 0) {
    result.findings.push_back(
        {Severity::warning, "evidence.unverified", {static_cast<double>(unverified), static_cast<double>(evidence.total())}, "evidence"});
  }
  if (evidence.stale > 0) {
    result.findings.push_back(
        {Severity::info, "evidence.stale", {static_cast<double>(evidence.stale), static_cast<double>(evidence.oldest_year)}, "evidence"});
  }
  if (evidence.user_entered > 0) {
    result.findings.push_back({Severity::info, "evidence.user-entered", {static_cast<double>(evidence.user_entered)}, "evidence"});
  }
}

}  // namespace

void add_plant_checks(const plant::Performance& performance, std::vector<finance::Check>& checks) {
  checks.push_back({"pue-at-least-one", std::max(0.0, 1.0 - performance.min_hourly_pue), 0.0});
  double facility = 0.0, hours = 0.0;
  for (std::size_t month = 0; month < 12; ++month) {
    const double month_hours = 24.0 * climate::days_in_month[month];
    facility += performance.points[plant::table_size - 1][month].facility_kw * month_hours;
    hours += month_hours;
  }
  checks.push_back({"months-sum-to-year", std::abs(facility / hours - plant::annual(performance, 1.0).pue), 1e-12 * facility / hours});
}

void add_supply_checks(const energy::Supply& supply, std::vector<finance::Check>& checks) {
  if (!supply.stands()) return;
  const energy::YearOfSupply& year = supply.year;
  checks.push_back({"supply-balances", year.worst_residual, 1e-9});
  const double sources = year.bought_kwh + year.solar_direct_kwh + year.discharged_kwh - year.charged_kwh;
  const double sun = year.solar_direct_kwh + year.solar_stored_kwh + year.solar_spilled_kwh;
  checks.push_back(
      {"supply-sums", std::max(std::abs(sources - year.facility_kwh), std::abs(sun - year.solar_kwh)), 1e-9 * year.facility_kwh});
}

void remark(const portfolio::Portfolio& portfolio, const climate::Year& year, Appraisal& result) {
  remark_gates(result);
  remark_returns(portfolio, result);
  result.findings.insert(result.findings.end(), portfolio.fleet.begin(), portfolio.fleet.end());
  remark_cost(portfolio, result);
  remark_make_up(portfolio, result);
  remark_time(result);
  const auto append = [&](const Findings& more) { result.findings.insert(result.findings.end(), more.begin(), more.end()); };
  append(result.performance->findings);
  append(result.supply->findings);
  append(year.findings);
  remark_evidence(result);
  for (const finance::Check& check : result.checks) {
    if (!check.passed()) result.findings.push_back({Severity::error, "check.failed", {check.name, check.error, check.limit}, "checks"});
  }
}

}  // namespace landfall::appraisal
