// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/questions.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace landfall::maps {
namespace {

constexpr Colour ink{60, 60, 60};
constexpr Colour grey{189, 189, 189};

enum class Unit { percent, plain, millions };

std::string number(double value, Unit unit) {
  switch (unit) {
    case Unit::percent: return fmt::format("{:.4g}", 100.0 * value);
    case Unit::millions: return fmt::format("{:.4g}", value / 1e6);
    case Unit::plain: return fmt::format("{:.4g}", value);
  }
  return {};
}
const char* unit_text(Unit unit) { return unit == Unit::percent ? " %" : ""; }

struct Question {
  const char* name;   ///< of the view
  const char* title;  ///< code of its word
  const char* field;  ///< what is drawn
  Unit unit;
  bool anchored;      ///< classes meet at the investor's hurdle
  bool high_is_dark;  ///< else low is dark
  std::vector<std::string> fields;
};

const std::vector<Question>& questions() {
  static const std::vector<Question> all{
      {"q_equity_irr",
       "map.equity-irr",
       "equity_irr",
       Unit::percent,
       true,
       true,
       {"equity_irr", "equity_irr_p10", "equity_irr_p50", "equity_irr_p90", "equity_irr_hurdle", "project_irr", "npv_usd"}},
      {"q_pue", "map.pue", "pue", Unit::plain, false, false, {"pue", "pue_full_load", "wue_l_per_kwh", "carbon_kg_per_kwh_it"}},
      {"q_capex", "map.capex", "capex_usd", Unit::millions, false, false, {"capex_usd", "capex_usd_per_w", "it_mw", "months_to_revenue"}},
      {"q_evidence",
       "map.evidence",
       "evidence_weak_share",
       Unit::percent,
       false,
       false,
       {"evidence_weak_share", "evidence_high", "evidence_medium", "evidence_low", "evidence_unverified", "evidence_stale"}},
      {"q_robustness",
       "map.robustness",
       "site_share_first",
       Unit::percent,
       false,
       true,
       {"site_share_first", "share_first", "probability_below_hurdle", "equity_irr_p10", "equity_irr_p90"}},
  };
  return all;
}

Symbol marker(Colour fill) {
  Symbol symbol;
  symbol.fill = fill;
  symbol.stroke = ink;
  return symbol;
}

Style graduated(const Question& question, const Layer& sites, const publish::Context& context, const std::string& label_field) {
  const std::size_t column = field(sites, question.field);
  std::vector<double> values;
  bool missing = false;
  for (const Feature& feature : sites.features) {
    if (const double* value = std::get_if<double>(&feature.values[column])) {
      values.push_back(*value);
    } else {
      missing = true;
    }
  }
  constexpr int most_classes = 6;
  std::optional<double> anchor;
  if (question.anchored) anchor = context.portfolio.investor.returns.hurdle.value;
  const std::vector<double> limits = class_limits(values, most_classes, anchor);
  const std::size_t classes = values.empty() ? 0 : limits.size() + 1;
  std::size_t below = 0;
  for (const double limit : limits) below += anchor && limit <= *anchor + 1e-12 ? 1 : 0;
  if (anchor && limits.empty() && !values.empty() && values.front() < *anchor) below = 1;
  std::vector<Colour> colours = anchor ? diverging(classes, below) : sequential(classes);
  if (!question.high_is_dark) std::reverse(colours.begin(), colours.end());
  Style style{question.name, {}, label_field};
  for (std::size_t i = 0; i < classes; ++i) {
    Rule rule{{}, {Condition::Kind::range, question.field, {}, {}, {}}, marker(colours[i])};
    if (i > 0) rule.condition.low = limits[i - 1];
    if (i < limits.size()) rule.condition.high = limits[i];
    const std::string low = rule.condition.low ? number(*rule.condition.low, question.unit) : "";
    const std::string high = rule.condition.high ? number(*rule.condition.high, question.unit) : "";
    rule.label = low.empty() && high.empty() ? number(values.front(), question.unit)
                 : low.empty()               ? "< " + high
                 : high.empty()              ? "≥ " + low
                                             : low + " – " + high;
    rule.label += unit_text(question.unit);
    style.rules.push_back(std::move(rule));
  }
  if (missing || classes == 0) {
    style.rules.push_back(
        {context.messages.word("map.none", context.language), {Condition::Kind::missing, question.field, {}, {}, {}}, marker(grey)});
  }
  return style;
}

}  // namespace

Style verdict_style(const std::string& name, const std::string& label_field, const publish::Context& context) {
  struct Look {
    const char* verdict;
    const char* word;
    Colour fill;
    Marker marker;
  };
  Style style{name, {}, label_field};
  for (const Look& look : {Look{"proceed", "ui.proceed", {33, 113, 181}, Marker::circle},
                           Look{"conditional", "ui.conditional", {253, 190, 80}, Marker::triangle},
                           Look{"blocked", "ui.blocked", {165, 54, 20}, Marker::square}}) {
    Symbol symbol = marker(look.fill);
    symbol.marker = look.marker;
    style.rules.push_back(
        {context.messages.word(look.word, context.language), {Condition::Kind::equals, "verdict", look.verdict, {}, {}}, symbol});
  }
  return style;
}

Style plan_style(const publish::Context& context) {
  struct Look {
    siteplan::Kind kind;
    const char* word;
    Colour fill;
  };
  Style style{"site_plans", {}, ""};
  for (const Look& look :
       {Look{siteplan::Kind::parcel, "map.parcel", {238, 236, 220}}, Look{siteplan::Kind::owned, "map.owned", {200, 40, 40}},
        Look{siteplan::Kind::road, "map.road", {190, 190, 190}}, Look{siteplan::Kind::module, "map.module", {49, 110, 170}},
        Look{siteplan::Kind::cooling, "map.cooling", {150, 205, 220}}, Look{siteplan::Kind::intake, "map.intake", {230, 170, 40}},
        Look{siteplan::Kind::transformer, "map.transformer", {245, 215, 90}},
        Look{siteplan::Kind::generator, "map.generator", {140, 110, 90}},
        Look{siteplan::Kind::water_tank, "map.water-tank", {60, 160, 140}}}) {
    Symbol symbol;
    symbol.fill = look.fill;
    symbol.stroke = look.kind == siteplan::Kind::owned ? look.fill : ink;
    symbol.hollow = look.kind == siteplan::Kind::owned;
    symbol.dashed = symbol.hollow;
    symbol.stroke_mm = look.kind == siteplan::Kind::road ? 0.0 : symbol.hollow ? 0.5 : 0.15;
    style.rules.push_back({context.messages.word(look.word, context.language),
                           {Condition::Kind::equals, "kind", std::string(siteplan::to_string(look.kind)), {}, {}},
                           symbol});
  }
  return style;
}

Style route_style(const publish::Context& context) {
  Symbol symbol;
  symbol.fill = symbol.stroke = {110, 70, 150};
  symbol.stroke_mm = 0.4;
  symbol.hollow = symbol.dashed = true;
  return {"routes", {{context.messages.word("map.nearest", context.language), {}, symbol}}, "name"};
}

std::vector<View> question_views(const Layer& sites, const publish::Context& context) {
  const std::string name_field = context.language == publish::Language::zh ? "site_name_zh" : "site_name_en";
  std::vector<std::string> common{"rank", "site", "site_name_en", "site_name_zh", "module", "module_name_en", "module_name_zh", "verdict"};
  std::vector<View> views;
  for (const Question& question : questions()) {
    View view{question.name, context.messages.word(question.title, context.language), "sites", common, {}};
    view.fields.insert(view.fields.end(), question.fields.begin(), question.fields.end());
    view.style = graduated(question, sites, context, name_field);
    views.push_back(std::move(view));
  }
  View verdict{"q_verdict", context.messages.word("map.verdict", context.language), "sites", common, {}};
  for (const char* each : {"gates_failed", "gates_unknown", "gates_text"}) verdict.fields.emplace_back(each);
  verdict.style = verdict_style("q_verdict", name_field, context);
  views.push_back(std::move(verdict));
  return views;
}

}  // namespace landfall::maps
