// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/stress.hpp"

#include <algorithm>

namespace landfall::committee {
namespace {

/// The candidate's own part of the portfolio: small enough to copy for every test.
portfolio::Portfolio only(const portfolio::Portfolio& whole, const appraisal::Appraisal& candidate) {
  portfolio::Portfolio part;
  const sites::Site& site = whole.sites.at(candidate.site);
  part.id = whole.id;
  part.name = whole.name;
  part.valuation_date = whole.valuation_date;
  part.valuation_year = whole.valuation_year;
  part.valuation_month = whole.valuation_month;
  part.stale_after_years = whole.stale_after_years;
  part.site_ids = {site.id};
  part.module_ids = {candidate.module};
  part.countries.emplace(site.country, whole.countries.at(site.country));
  part.sites.emplace(site.id, site);
  part.stations.emplace(site.station, whole.stations.at(site.station));
  const auto hours = whole.weather.find(site.id);
  if (hours != whole.weather.end()) part.weather.insert(*hours);
  part.modules.emplace(candidate.module, whole.modules.at(candidate.module));
  part.book = whole.book;
  part.project = whole.project;
  part.deal = whole.deal;
  part.financing = whole.financing;
  part.investor = whole.investor;
  return part;
}

double moved(double figure, const StressChange& change) {
  switch (change.operation) {
    case Operation::set: return change.value;
    case Operation::multiply: return figure * change.value;
    case Operation::add: return figure + change.value;
  }
  return figure;
}

void apply(const InputRef& input, const StressChange& change, StressResult& result) {
  FactRecord& fact = *input.fact;
  const double from = fact.value, wanted = moved(from, change);
  const auto inside = [&](double figure) { return std::clamp(figure, input.bounds.min, input.bounds.max); };
  fact.low = inside(moved(fact.low, change));
  fact.high = inside(moved(fact.high, change));
  fact.value = inside(wanted);
  if (fact.value != wanted)
    result.findings.push_back({Severity::warning, "stress.bounded", {input.path, wanted, fact.value}, result.test->id});
  result.inputs.push_back({input.path, fact.unit, from, fact.value});
}

void apply(const StressEvent& event, const StressTest& test, portfolio::Portfolio& portfolio) {
  sites::Rule rule;
  rule.id = "stress-" + test.id;
  rule.kind = event.kind;
  rule.effect = event.effect;
  rule.text = test.name;
  rule.year = test.history.year;
  rule.source = test.history.source;
  rule.confidence = test.history.confidence;
  rule.licence_required = sites::Answer::yes;
  rule.insurable = sites::Answer::no;
  portfolio.investor.rules.push_back(std::move(rule));
}

std::string_view kind_of(const deal::Deal& deal) { return deal.kind == deal::DealKind::gpu_rental ? "gpu-rental" : "colocation"; }

/// The code of the reason why the test says nothing of this candidate, or "".
const char* why_not(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& base, const StressTest& test) {
  if (!test.deal.empty() && test.deal != kind_of(portfolio.deal)) return "stress.other-deal";
  if (!test.places.empty() && std::find(test.places.begin(), test.places.end(), base.site) == test.places.end())
    return "stress.other-place";
  const bool licence = std::any_of(test.events.begin(), test.events.end(),
                                   [](const StressEvent& event) { return event.kind == sites::RuleKind::export_licence; });
  return licence && !portfolio.investor.advanced_chips ? "stress.no-chips" : "";
}

}  // namespace

StressResult stress(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& base, const StressTest& test) {
  StressResult result;
  result.test = &test;
  const auto skip = [&](const char* code) {
    result.findings.push_back({Severity::info, code, {}, test.id});
    return std::move(result);
  };
  if (const char* reason = why_not(portfolio, base, test); *reason != '\0') return skip(reason);
  portfolio::Portfolio stressed = only(portfolio, base);
  for (const StressChange& change : test.changes) {
    for (const InputRef& input : portfolio::find_inputs(stressed, change.path)) apply(input, change, result);
  }
  if (result.inputs.empty() && test.events.empty()) return skip("stress.nothing-to-change");
  for (auto& [id, site] : stressed.sites) sites::follow_country(site, stressed.countries.at(site.country));
  for (const StressEvent& event : test.events) apply(event, test, stressed);

  const sites::Site& site = stressed.sites.at(base.site);
  const appraisal::Appraisal again = appraisal::appraise(stressed, site, stressed.modules.at(base.module),
                                                         appraisal::weather_of(stressed, site), appraisal::design_of(stressed, site));
  const finance::Returns& returns = again.returns;
  result.applicable = true;
  result.verdict = again.verdict;
  result.equity_irr = returns.equity.rate;
  result.project_irr = returns.project.rate;
  result.npv_usd = returns.npv_usd;
  if (returns.min_cover) result.min_dscr = returns.min_cover->dscr;
  if (returns.equity.rate && base.returns.equity.rate) result.equity_irr_change = *returns.equity.rate - *base.returns.equity.rate;
  return result;
}

std::vector<StressResult> stress(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& base,
                                 const std::vector<StressTest>& tests) {
  std::vector<StressResult> results;
  results.reserve(tests.size());
  for (const StressTest& test : tests) results.push_back(stress(portfolio, base, test));
  return results;
}

}  // namespace landfall::committee
