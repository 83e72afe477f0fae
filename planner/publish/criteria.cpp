// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/criteria.hpp"

#include <fmt/format.h>

#include "planner/publish/csv.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;

std::string text_of(const std::optional<double>& figure) { return figure ? fmt::format("{:.4g}", *figure) : std::string("-"); }

json::object row_of(const Scores& scores, const committee::Scored& scored) {
  const committee::Candidate& candidate = scores.comparison.candidates[scored.candidate];
  json::object row{{"rank", or_null(scored.rank)},
                   {"money_rank", candidate.rank},
                   {"site", candidate.appraisal.site},
                   {"module", candidate.appraisal.module},
                   {"verdict", std::string(gates::to_string(candidate.appraisal.verdict))},
                   {"weighted_sum", or_null(scored.weighted_sum)},
                   {"topsis", or_null(scored.topsis)}};
  for (std::size_t c = 0; c < scores.criteria.criteria.size(); ++c) {
    const std::optional<double> figure = scored.figures.empty() ? std::nullopt : scored.figures[c];
    row[scores.criteria.criteria[c].measure->name] = or_null(figure);
  }
  return row;
}

json::array weights_json(const Scores& scores) {
  json::array list;
  for (std::size_t c = 0; c < scores.criteria.criteria.size(); ++c) {
    const committee::Criterion& criterion = scores.criteria.criteria[c];
    json::object entry{{"measure", std::string(criterion.measure->name)},
                       {"better", criterion.measure->more_is_better ? "more" : "less"},
                       {"weight", criterion.weight}};
    const bool known = !scores.scoring.winner_holds.empty();
    entry["winner_holds_from"] = known ? json::value(scores.scoring.winner_holds[c].low) : json::value(nullptr);
    entry["winner_holds_to"] = known ? json::value(scores.scoring.winner_holds[c].high) : json::value(nullptr);
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

json::object criteria_json(const Scores& scores, const Context& context) {
  const committee::Criteria& criteria = scores.criteria;
  json::object page = head_json(context);
  json::object about{{"id", criteria.id},
                     {"name", in(context.language, criteria.name)},
                     {"method", criteria.method == committee::Method::topsis ? "topsis" : "weighted-sum"},
                     {"weights", weights_json(scores)}};
  about["consistency"] = nullptr;
  if (criteria.consistency)
    about["consistency"] = {
        {"lambda_max", criteria.consistency->lambda_max}, {"index", criteria.consistency->index}, {"ratio", criteria.consistency->ratio}};
  page["criteria"] = std::move(about);
  json::array rows;
  for (const committee::Scored& scored : scores.scoring.candidates) rows.push_back(row_of(scores, scored));
  page["candidates"] = std::move(rows);
  page["findings"] = findings_json(scores.scoring.findings, context);
  return page;
}

std::string criteria_table(const Scores& scores, const Context& context, std::size_t top) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  std::string text = title_lines(context);
  const committee::Criteria& criteria = scores.criteria;
  text += in(context.language, criteria.name) + "\n";
  if (criteria.consistency)
    text +=
        context.messages.sentence("criteria.judged", {criteria.consistency->lambda_max, criteria.consistency->ratio}, context.language) +
        "\n";
  Grid weights({{word("ui.criterion"), false}, {word("ui.weight"), true}, {word("ui.winner-holds"), true}});
  for (std::size_t c = 0; c < criteria.criteria.size(); ++c) {
    const std::string range = scores.scoring.winner_holds.empty()
                                  ? std::string("-")
                                  : fmt::format("{:.3f}..{:.3f}", scores.scoring.winner_holds[c].low, scores.scoring.winner_holds[c].high);
    weights.add({std::string(criteria.criteria[c].measure->name), fmt::format("{:.3f}", criteria.criteria[c].weight), range});
  }
  text += weights.text() + "\n";
  std::vector<Grid::Column> columns{
      {word("ui.rank"), true},     {word("ui.money-rank"), true},   {word("ui.site"), false}, {word("ui.module"), false},
      {word("ui.verdict"), false}, {word("ui.weighted-sum"), true}, {"TOPSIS", true}};
  for (const committee::Criterion& criterion : criteria.criteria) columns.push_back({std::string(criterion.measure->name), true});
  Grid grid(columns);
  const auto& all = scores.scoring.candidates;
  const std::size_t shown = top == 0 ? all.size() : std::min(top, all.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const committee::Candidate& candidate = scores.comparison.candidates[all[i].candidate];
    std::vector<std::string> cells{all[i].rank ? std::to_string(*all[i].rank) : "-",
                                   std::to_string(candidate.rank),
                                   candidate.appraisal.site,
                                   candidate.appraisal.module,
                                   verdict_word(candidate.appraisal.verdict, context),
                                   text_of(all[i].weighted_sum),
                                   text_of(all[i].topsis)};
    for (std::size_t c = 0; c < criteria.criteria.size(); ++c) cells.push_back(all[i].figures.empty() ? "-" : text_of(all[i].figures[c]));
    grid.add(std::move(cells));
  }
  text += grid.text();
  if (shown < all.size()) text += context.messages.sentence("ui.more", {static_cast<double>(all.size() - shown)}, context.language) + "\n";
  for (const Finding& finding : scores.scoring.findings) text += "\n" + context.messages.sentence(finding, context.language);
  return text + "\n" + record_lines(context);
}

std::string criteria_csv(const Scores& scores, const Context&) {
  std::vector<json::object> rows;
  for (const committee::Scored& scored : scores.scoring.candidates) rows.push_back(row_of(scores, scored));
  return csv_rows(rows);
}

}  // namespace landfall::publish
