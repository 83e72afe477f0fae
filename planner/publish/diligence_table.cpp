// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>

#include "planner/publish/diligence.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"

namespace landfall::publish {
namespace {

std::string figure(double number) { return fmt::format("{:.4g}", number); }
std::string figure(const std::optional<double>& number) { return number ? figure(*number) : std::string("-"); }
std::string range_of(const FactRecord& fact) { return fmt::format("{}..{}", figure(fact.low), figure(fact.high)); }

std::string points(const std::optional<double>& change) { return change ? fmt::format("{:+.1f}", 100.0 * *change) : std::string("-"); }

class Words {
 public:
  explicit Words(const Context& context) : context_(context) {}
  [[nodiscard]] std::string operator()(const char* code) const {
    return context_.messages.word(std::string("ui.") + code, context_.language);
  }
  [[nodiscard]] std::string confidence(const FactRecord& fact) const {
    return (*this)(("confidence-" + std::string(to_string(fact.confidence))).c_str());
  }
  [[nodiscard]] std::string unit(const FactRecord& fact) const { return context_.messages.unit(fact.unit, context_.language); }
  [[nodiscard]] std::string document(const committee::DocumentKind* kind) const {
    return kind == nullptr ? std::string("-") : in(context_.language, kind->name);
  }
  [[nodiscard]] std::string sentence(const char* code, std::vector<FindingArgument> arguments) const {
    return context_.messages.sentence(code, arguments, context_.language) + "\n";
  }

 private:
  const Context& context_;
};

std::string smallest_change_line(const committee::WhatToVerify& what, const Context& context) {
  if (!what.smallest_flip) return context.messages.sentence("verify.no-change", {}, context.language) + "\n";
  const committee::Verification& entry = what.facts[*what.smallest_flip];
  const auto& flip = *entry.flips_winner;
  return context.messages.sentence("verify.smallest-change",
                                   {entry.path, entry.fact->value, flip.value, context.messages.unit(entry.fact->unit, context.language),
                                    100.0 * flip.way, flip.site, flip.module},
                                   context.language) +
         "\n";
}

std::string findings_lines(const Findings& findings, const Context& context) {
  std::string text;
  for (const Finding& finding : findings) text += "  " + context.messages.sentence(finding, context.language) + "\n";
  return text;
}

}  // namespace

std::string due_diligence_table(const committee::DueDiligence& due_diligence, const Context& context, std::size_t top) {
  const Words word(context);
  Grid grid({{word("fact"), false},
             {word("value"), true},
             {word("low-high"), true},
             {word("unit"), false},
             {word("confidence"), false},
             {word("fact-year"), true},
             {word("at-low"), true},
             {word("at-high"), true},
             {word("swing"), true},
             {word("switching-value"), true},
             {word("document"), false}});
  const std::size_t shown = top == 0 ? due_diligence.doubts.size() : std::min(top, due_diligence.doubts.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const committee::Doubt& doubt = due_diligence.doubts[i];
    const FactRecord& fact = *doubt.fact;
    grid.add({doubt.path, figure(fact.value), range_of(fact), word.unit(fact), word.confidence(fact), std::to_string(fact.year),
              percent(doubt.equity_irr_low), percent(doubt.equity_irr_high), fmt::format("{:.1f}", 100.0 * doubt.swing),
              figure(doubt.switching_value), word.document(doubt.document)});
  }
  return word.sentence("ui.what-to-verify", {static_cast<double>(shown), static_cast<double>(due_diligence.doubts.size())}) + grid.text() +
         findings_lines(due_diligence.findings, context);
}

std::string stress_table(const std::vector<committee::StressResult>& results, const Context& context) {
  const Words word(context);
  Grid grid({{word("stress-test"), false},
             {word("equity-irr"), true},
             {word("change"), true},
             {word("project-irr"), true},
             {word("min-dscr"), true},
             {word("npv"), true},
             {word("verdict"), false}});
  std::string remarks;
  for (const committee::StressResult& result : results) {
    const std::string name = in(context.language, result.test->name);
    if (!result.applicable) {
      grid.add({name, "-", "-", "-", "-", "-", word("not-applicable")});
    } else {
      grid.add({name, percent(result.equity_irr), points(result.equity_irr_change), percent(result.project_irr),
                result.min_dscr ? fmt::format("{:.2f}", *result.min_dscr) : "-", millions(result.npv_usd.value_or(0.0)),
                verdict_word(result.verdict, context)});
    }
    for (const Finding& finding : result.findings)
      remarks += "  " + name + ": " + context.messages.sentence(finding, context.language) + "\n";
  }
  return grid.text() + remarks;
}

std::string what_to_verify_table(const committee::WhatToVerify& what, const Context& context, std::size_t top) {
  const Words word(context);
  Grid grid({{word("fact"), false},
             {word("value"), true},
             {word("low-high"), true},
             {word("unit"), false},
             {word("confidence"), false},
             {word("fact-year"), true},
             {word("candidates"), true},
             {word("swing"), true},
             {word("verdicts"), true},
             {word("winner-flips"), true},
             {word("new-winner"), false},
             {word("document"), false}});
  const std::size_t shown = top == 0 ? what.facts.size() : std::min(top, what.facts.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const committee::Verification& entry = what.facts[i];
    const FactRecord& fact = *entry.fact;
    const auto& flip = entry.flips_winner;
    grid.add({entry.path, figure(fact.value), range_of(fact), word.unit(fact), word.confidence(fact), std::to_string(fact.year),
              std::to_string(entry.candidates), fmt::format("{:.1f}", 100.0 * entry.swing), std::to_string(entry.verdicts),
              flip ? figure(flip->value) : "-", flip ? flip->site + " / " + flip->module : "-", word.document(entry.document)});
  }
  return title_lines(context) +
         word.sentence("ui.verify-leading",
                       {static_cast<double>(what.leading), static_cast<double>(shown), static_cast<double>(what.facts.size())}) +
         grid.text() + "\n" + smallest_change_line(what, context) + "\n" + record_lines(context);
}

std::string stress_matrix_table(const committee::StressMatrix& matrix, const Context& context) {
  const Words word(context);
  std::string text = title_lines(context) + word.sentence("ui.stress-matrix", {});
  std::vector<Grid::Column> columns{{word("stress-test"), false}};
  for (std::size_t i = 0; i < matrix.candidates.size(); ++i) {
    columns.push_back({fmt::format("({})", i + 1), true});
    text += fmt::format("  ({}) {} / {}\n", i + 1, matrix.candidates[i]->site, matrix.candidates[i]->module);
  }
  Grid grid(columns);
  std::vector<std::string> plain{word("no-stress")};
  for (const appraisal::Appraisal* candidate : matrix.candidates) plain.push_back(percent(candidate->returns.equity.rate));
  grid.add(std::move(plain));
  const std::size_t tests = matrix.results.empty() ? 0 : matrix.results.front().size();
  for (std::size_t test = 0; test < tests; ++test) {
    std::vector<std::string> row{in(context.language, matrix.results.front()[test].test->name)};
    for (const auto& results : matrix.results) {
      const committee::StressResult& result = results[test];
      const bool blocked = result.applicable && result.verdict == gates::Verdict::blocked;
      row.push_back(!result.applicable ? word("not-applicable") : blocked ? word("blocked") : percent(result.equity_irr));
    }
    grid.add(std::move(row));
  }
  return text + grid.text() + "\n" + record_lines(context);
}

}  // namespace landfall::publish
