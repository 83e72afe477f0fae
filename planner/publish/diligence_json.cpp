// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "planner/publish/csv.hpp"
#include "planner/publish/diligence.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;

std::string document_of(const committee::DocumentKind* kind, const Context& context) {
  return kind == nullptr ? std::string() : in(context.language, kind->name);
}

json::object stress_row(const committee::StressResult& result, const Context& context) {
  return {{"id", result.test->id},
          {"name", in(context.language, result.test->name)},
          {"applicable", result.applicable},
          {"equity_irr", or_null(result.equity_irr)},
          {"equity_irr_change", or_null(result.equity_irr_change)},
          {"project_irr", or_null(result.project_irr)},
          {"min_dscr", or_null(result.min_dscr)},
          {"npv_usd", result.npv_usd ? json::value(whole_dollars(*result.npv_usd)) : json::value(nullptr)},
          {"verdict", result.applicable ? json::value(std::string(gates::to_string(result.verdict))) : json::value(nullptr)}};
}

json::array changes_json(const committee::StressResult& result) {
  json::array rows;
  for (const committee::StressedInput& input : result.inputs) {
    rows.push_back({{"path", input.path}, {"unit", std::string(input.unit)}, {"from", input.from}, {"to", input.to}});
  }
  return rows;
}

std::vector<json::object> verification_rows(const committee::WhatToVerify& what, const Context& context) {
  std::vector<json::object> rows;
  for (const committee::Verification& entry : what.facts) {
    json::object row = fact_json(entry.path, entry.description, *entry.fact, context);
    row["candidates"] = entry.candidates;
    row["verdicts_flipped"] = entry.verdicts;
    row["swing"] = entry.swing;
    row["swing_site"] = entry.swing_site;
    row["swing_module"] = entry.swing_module;
    row["flips_winner"] = entry.flips_winner.has_value();
    row["flip_value"] = entry.flips_winner ? json::value(entry.flips_winner->value) : json::value(nullptr);
    row["flip_way"] = entry.flips_winner ? json::value(entry.flips_winner->way) : json::value(nullptr);
    row["flip_site"] = entry.flips_winner ? json::value(entry.flips_winner->site) : json::value(nullptr);
    row["flip_module"] = entry.flips_winner ? json::value(entry.flips_winner->module) : json::value(nullptr);
    row["document"] = document_of(entry.document, context);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The one fact that needs the least of its range to make another candidate first; null where none can.
json::value smallest_change(const committee::WhatToVerify& what, const Context& context) {
  if (!what.smallest_flip) return nullptr;
  const committee::Verification& entry = what.facts[*what.smallest_flip];
  const auto& flip = *entry.flips_winner;
  json::object change{{"path", entry.path},
                      {"description", input_name(entry.path, entry.description, context)},
                      {"unit", std::string(entry.fact->unit)},
                      {"from", entry.fact->value},
                      {"to", flip.value},
                      {"change", flip.value - entry.fact->value}};
  change["relative_change"] = entry.fact->value != 0.0 ? json::value(flip.value / entry.fact->value - 1.0) : json::value(nullptr);
  change["way"] = flip.way;
  change["winner_site"] = flip.site;
  change["winner_module"] = flip.module;
  return change;
}

std::vector<json::object> matrix_rows(const committee::StressMatrix& matrix, const Context& context) {
  std::vector<json::object> rows;
  for (std::size_t i = 0; i < matrix.candidates.size(); ++i) {
    for (const committee::StressResult& result : matrix.results[i]) {
      json::object row{{"site", matrix.candidates[i]->site}, {"module", matrix.candidates[i]->module}};
      for (auto& entry : stress_row(result, context)) row[entry.key()] = std::move(entry.value());
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

json::array as_array(std::vector<json::object> rows) {
  json::array list;
  for (json::object& row : rows) list.push_back(std::move(row));
  return list;
}

}  // namespace

std::string input_name(const std::string& path, std::string_view description, const Context& context) {
  // The name in `visit_inputs` is what is left of the path without owner and the tables that owners share.
  std::string name = portfolio::without_id(path);
  name.erase(0, name.find('.') + 1);
  for (const char* table : {"tax.", "electrical.", "thermal.", "cooling.", "tariff."}) {
    if (name.starts_with(table)) name.erase(0, std::string_view(table).size());
  }
  // Classes of tenants and generations of hardware have the same names.
  for (const auto& [table, first] : {std::pair("others.", "anchor."), std::pair("gpu_2.", "gpu."), std::pair("gpu_3.", "gpu.")}) {
    if (name.starts_with(table) && !name.ends_with(".share")) name.replace(0, std::string_view(table).size(), first);
  }
  if (name == "gpu_3.share") name = "gpu_2.share";
  try {
    return context.messages.word("input." + name, context.language);
  } catch (const std::out_of_range&) {
    return std::string(description);
  }
}

json::object fact_json(const std::string& path, std::string_view description, const FactRecord& fact, const Context& context) {
  return {{"path", path},
          {"description", input_name(path, description, context)},
          {"value", fact.value},
          {"low", fact.low},
          {"high", fact.high},
          {"unit", std::string(fact.unit)},
          {"confidence", std::string(to_string(fact.confidence))},
          {"year", fact.year},
          {"source", fact.source}};
}

json::array due_diligence_json(const committee::DueDiligence& due_diligence, const Context& context) {
  json::array rows;
  for (const committee::Doubt& doubt : due_diligence.doubts) {
    json::object row = fact_json(doubt.path, doubt.description, *doubt.fact, context);
    row["equity_irr_low"] = or_null(doubt.equity_irr_low);
    row["equity_irr_high"] = or_null(doubt.equity_irr_high);
    row["swing"] = doubt.swing;
    row["flips_verdict"] = doubt.flips_verdict;
    row["switching_value"] = or_null(doubt.switching_value);
    row["document"] = document_of(doubt.document, context);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::array stress_json(const std::vector<committee::StressResult>& results, const Context& context) {
  json::array rows;
  for (const committee::StressResult& result : results) {
    json::object row = stress_row(result, context);
    row["changes"] = changes_json(result);
    row["history"] = in(context.language, result.test->history.text);
    row["source"] = result.test->history.source;
    row["confidence"] = std::string(to_string(result.test->history.confidence));
    row["findings"] = findings_json(result.findings, context);
    rows.push_back(std::move(row));
  }
  return rows;
}

json::object what_to_verify_json(const committee::WhatToVerify& what, const Context& context) {
  json::object page = head_json(context);
  page["leading_candidates"] = what.leading;
  page["smallest_change"] = smallest_change(what, context);
  page["what_to_verify"] = as_array(verification_rows(what, context));
  return page;
}

std::string what_to_verify_csv(const committee::WhatToVerify& what, const Context& context) {
  return csv_rows(verification_rows(what, context));
}

json::object stress_matrix_json(const committee::StressMatrix& matrix, const Context& context) {
  json::object page = head_json(context);
  page["stress_tests"] = as_array(matrix_rows(matrix, context));
  return page;
}

std::string stress_matrix_csv(const committee::StressMatrix& matrix, const Context& context) {
  return csv_rows(matrix_rows(matrix, context));
}

}  // namespace landfall::publish
