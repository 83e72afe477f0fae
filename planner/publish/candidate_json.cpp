// SPDX-License-Identifier: Apache-2.0
#include <boost/json/value_from.hpp>

#include "planner/publish/candidate_json.hpp"
#include "planner/publish/robustness_json.hpp"

namespace landfall::publish {

namespace json = boost::json;

double capex_total(const cost::Capex<double>& capex) {
  double total = 0.0;
  for (const cost::CapexLine<double>& line : capex.lines) total += whole_dollars(line.usd);
  return total;
}

json::array findings_json(const Findings& findings, const Context& context) {
  json::array list;
  for (const Finding& finding : findings) {
    list.push_back({{"severity", to_string(finding.severity)},
                    {"code", finding.code},
                    {"text", context.messages.sentence(finding, context.language)},
                    {"source", finding.source}});
  }
  return list;
}

json::object candidate_json(const committee::Candidate& candidate, const Context& context) {
  const appraisal::Appraisal& result = candidate.appraisal;
  const finance::Returns& returns = result.returns;
  const risk::Distribution& risk = candidate.risk;
  json::object row;
  row["rank"] = candidate.rank;
  row["site"] = result.site;
  row["module"] = result.module;
  row["verdict"] = std::string(gates::to_string(result.verdict));
  row["it_mw"] = result.it_kw / 1000.0;
  row["modules"] = result.basis->scope.build.modules;
  row["pue"] = result.annual.pue;
  row["pue_full_load"] = result.annual_full.pue;
  row["wue_l_per_kwh"] = result.annual.wue_l_per_kwh;
  row["carbon_kg_per_kwh_it"] = result.carbon_kg_per_kwh_it;
  row["capex_usd"] = capex_total(result.flow.capex);
  row["capex_usd_per_w"] = result.capex_usd_per_w;
  row["months_to_revenue"] = returns.months_to_revenue;
  row["project_irr"] = or_null(returns.project.rate);
  row["equity_irr"] = or_null(returns.equity.rate);
  row["npv_usd"] = returns.npv_usd;
  row["equity_multiple"] = returns.equity_multiple;
  row["payback_months"] = or_null(returns.payback_months);
  row["min_dscr"] = returns.min_cover ? json::value(returns.min_cover->dscr) : json::value(nullptr);
  const bool colocation = context.portfolio.deal.kind == deal::DealKind::colocation;
  row[colocation ? "levelised_usd_per_kw_month" : "levelised_usd_per_gpu_hour"] = returns.levelised_usd_per_unit;
  row["equity_irr_p10"] = or_null(risk.p10);
  row["equity_irr_p50"] = or_null(risk.p50);
  row["equity_irr_p90"] = or_null(risk.p90);
  row["probability_below_hurdle"] = or_null(risk.probability_below_hurdle);
  row["share_first"] = or_null(candidate.share_first);
  const appraisal::Evidence& evidence = result.evidence;
  row["evidence"] = {{"high", evidence.by_confidence[0]}, {"medium", evidence.by_confidence[1]},
                     {"low", evidence.by_confidence[2]},  {"unverified", evidence.by_confidence[3]},
                     {"stale", evidence.stale},           {"user_entered", evidence.user_entered}};
  int failed = 0;
  for (const finance::Check& check : result.checks) failed += check.passed() ? 0 : 1;
  row["checks_run"] = result.checks.size();
  row["checks_failed"] = failed;
  row["findings"] = findings_json(result.findings, context);
  return row;
}

json::object head_json(const Context& context) {
  const Record& record = context.record;
  json::object head;
  head["landfall"] = {{"version", record.version}, {"commit", record.commit}};
  head["valuation_date"] = record.valuation_date;
  head["portfolio"] = context.portfolio.id;
  head["inputs_sha256"] = record.inputs_sha256();
  head["seed"] = record.seed;
  head["draws"] = record.draws;
  head["overrides"] = json::value_from(record.overrides);
  head["currency"] = "USD";
  head["language"] = std::string(to_string(context.language));
  return head;
}

json::object comparison_json(const committee::Comparison& comparison, const Context& context) {
  json::object page = head_json(context);
  json::array rows;
  for (const committee::Candidate& candidate : comparison.candidates) rows.push_back(candidate_json(candidate, context));
  page["candidates"] = std::move(rows);
  page["robustness"] = robustness_json(committee::robustness(comparison, pairs_among), comparison);
  return page;
}

}  // namespace landfall::publish
