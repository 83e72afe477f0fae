// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "planner/committee/pareto.hpp"
#include "planner/publish/candidate_json.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/publish/robustness_json.hpp"
#include "planner/report/bilingual.hpp"
#include "planner/report/report.hpp"
#include "planner/report/summary.hpp"

namespace landfall::report {
namespace {

namespace json = boost::json;
using publish::Context;

json::object question(const Context& context) {
  const portfolio::Portfolio& portfolio = context.portfolio;
  return {{"name", in(context.language, portfolio.name)},
          {"deal", in(context.language, portfolio.deal.name)},
          {"deal_kind", portfolio.deal.kind == deal::DealKind::colocation ? "colocation" : "gpu-rental"},
          {"financing", in(context.language, portfolio.financing.name)},
          {"investor", in(context.language, portfolio.investor.name)},
          {"hurdle", portfolio.investor.returns.hurdle.value},
          {"discount_rate", portfolio.investor.returns.discount_rate.value},
          {"stale_after_years", portfolio.stale_after_years}};
}

json::object places(const Context& context) {
  json::object list;
  for (const std::string& id : context.portfolio.site_ids) {
    const sites::Site& site = context.portfolio.sites.at(id);
    const auto country = context.portfolio.countries.find(site.country);
    list[id] = {{"name", in(context.language, site.name)},
                {"country", country == context.portfolio.countries.end() ? site.country : in(context.language, country->second.name)},
                {"latitude", site.location.latitude.value},
                {"longitude", site.location.longitude.value}};
  }
  return list;
}

json::object designs(const Context& context) {
  json::object list;
  for (const std::string& id : context.portfolio.module_ids)
    list[id] = {{"name", in(context.language, context.portfolio.modules.at(id).name)}};
  return list;
}

/// What stands in a candidate's way: all errors, and otherwise the first warning that is not about the evidence as a whole.
json::array obstacles(const committee::Candidate& candidate, const Context& context) {
  json::array list;
  const auto add = [&](const Finding& finding) { list.push_back(json::string(context.messages.sentence(finding, context.language))); };
  for (const Finding& finding : candidate.appraisal.findings) {
    if (finding.severity == Severity::error) add(finding);
  }
  for (const Finding& finding : candidate.appraisal.findings) {
    if (!list.empty()) break;
    if (finding.severity == Severity::warning && finding.code != "evidence.unverified") add(finding);
  }
  return list;
}

json::array ranking(const Contents& contents, const Context& context) {
  const std::vector<bool> front = committee::pareto_front(contents.comparison);
  json::array rows;
  for (std::size_t i = 0; i < contents.comparison.candidates.size(); ++i) {
    const committee::Candidate& candidate = contents.comparison.candidates[i];
    json::object row = publish::candidate_json(candidate, context);
    row.erase("findings");
    row["obstacles"] = obstacles(candidate, context);
    row["pareto"] = static_cast<bool>(front[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array in_depth(const Contents& contents, const Context& context) {
  json::array pages;
  for (const committee::LeadingCandidate& leading : contents.leading) {
    json::object page;
    json::object whole = publish::appraisal_json(leading.candidate, leading.dossier, context);
    const json::object head = publish::head_json(context);
    for (auto& entry : whole) {
      if (!head.contains(entry.key()) && entry.key() != "cash_flow_months") page[entry.key()] = std::move(entry.value());
    }
    page["candidate"] = std::move(page["candidates"].as_array().front());
    page.erase("candidates");
    std::vector<double> draws = leading.candidate.risk.equity_irr;
    std::sort(draws.begin(), draws.end());
    page["equity_irr_draws"] = json::array(draws.begin(), draws.end());
    pages.push_back(std::move(page));
  }
  return pages;
}

/// Every fact behind the candidates in depth, once, with how many of them rest on it.
json::array assumptions(const Contents& contents, const Context& context) {
  json::array rows;
  std::map<std::string, std::size_t> at;
  for (const committee::LeadingCandidate& leading : contents.leading) {
    const appraisal::Appraisal& result = leading.candidate.appraisal;
    for (const appraisal::UsedFact& used :
         appraisal::facts_behind(context.portfolio, context.portfolio.sites.at(result.site), context.portfolio.modules.at(result.module))) {
      const auto [found, first] = at.emplace(used.path, rows.size());
      if (first) {
        rows.push_back(publish::fact_json(used.path, used.description, *used.fact, context));
        rows.back().as_object()["candidates"] = 0;
      }
      json::value& count = rows[found->second].as_object()["candidates"];
      count = count.as_int64() + 1;
    }
  }
  return rows;
}

json::object record(const Context& context) {
  json::object record = publish::head_json(context);
  record.erase("language");
  json::array inputs;
  for (const publish::Record::Input& input : context.record.inputs) inputs.push_back({{"path", input.path}, {"sha256", input.sha256}});
  record["inputs"] = std::move(inputs);
  return record;
}

/// Every word of the page.
json::object words(const Context& context) {
  json::object list;
  for (const std::string& code : context.messages.codes()) {
    if (code.starts_with("report.") || code.starts_with("ui.") || code.starts_with("unit."))
      list[code] = context.messages.word(code, context.language);
  }
  return list;
}

json::object in_one_language(const Contents& contents, const json::object& robustness, const Context& context) {
  json::object page;
  page["words"] = words(context);
  page["record"] = record(context);
  page["question"] = question(context);
  page["summary"] = summary_json(contents, context);
  page["places"] = places(context);
  page["modules"] = designs(context);
  page["candidates"] = ranking(contents, context);
  page["robustness"] = robustness;
  page["leading"] = in_depth(contents, context);
  json::object verify = publish::what_to_verify_json(contents.what_to_verify, context);
  page["what_to_verify"] = std::move(verify["what_to_verify"]);
  page["assumptions"] = assumptions(contents, context);
  return page;
}

}  // namespace

json::object report_json(const Contents& contents, const Context& context) {
  const committee::Robustness standing = committee::robustness(contents.comparison, publish::pairs_among);
  const json::object robustness = publish::robustness_json(standing, contents.comparison, publish::pairs_among);
  const auto page = [&](publish::Language language) {
    return in_one_language(contents, robustness, {context.portfolio, context.messages, context.record, language});
  };
  json::object both = std::move(bilingual(page(publish::Language::en), page(publish::Language::zh)).as_object());
  both["language"] = std::string(publish::to_string(context.language));
  return both;
}

}  // namespace landfall::report
