// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/committee_workbook.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "planner/workbook/address.hpp"
#include "planner/workbook/checks_sheet.hpp"
#include "planner/workbook/cover_sheet.hpp"
#include "planner/workbook/ranking_sheet.hpp"

namespace landfall::workbook {
namespace {

/// The facts behind all candidates that are shown, each once, in the register's order.
std::vector<appraisal::UsedFact> facts_of(const std::vector<std::unique_ptr<CandidateModel>>& models,
                                          const portfolio::Portfolio& portfolio) {
  std::vector<appraisal::UsedFact> all;
  for (const auto& model : models) {
    const appraisal::Appraisal& result = model->candidate.appraisal;
    for (appraisal::UsedFact& used :
         appraisal::facts_behind(portfolio, portfolio.sites.at(result.site), portfolio.modules.at(result.module))) {
      all.push_back(std::move(used));
    }
  }
  return all;
}

/// What the formulas read, without what also settles things that no formula follows: the load of a module (how many are built, and the
/// plant that was simulated).
std::set<std::uint32_t> live_slots(const std::vector<std::unique_ptr<CandidateModel>>& models, const publish::Context& context) {
  std::set<std::uint32_t> live;
  for (const auto& model : models) live.merge(model->slots());
  live.insert(context.portfolio.investor.returns.discount_rate.slot);
  live.insert(context.portfolio.investor.returns.hurdle.slot);
  for (const auto& model : models) {
    const finance::Case& basis = *model->candidate.appraisal.basis;
    live.erase(basis.scope.module.it.load.slot);
  }
  return live;
}

}  // namespace

Workbook committee_workbook(const committee::Comparison& comparison, const publish::Context& context, const Options& options) {
  std::vector<std::unique_ptr<CandidateModel>> models(
      std::min(static_cast<std::size_t>(std::max(options.top, 0)), comparison.candidates.size()));
  options.for_each(models.size(), [&](std::size_t i) {
    models[i] = std::make_unique<CandidateModel>(comparison.candidates[i], static_cast<int>(i) + 1, context);
  });
  const InputSheet inputs(context, facts_of(models, context.portfolio), live_slots(models, context));

  Workbook book;
  book.title = context.messages.word("workbook.title", context.language);
  book.subject = publish::in(context.language, context.portfolio.name);
  book.company = "Landfall " + context.record.version;
  book.created = context.portfolio.valuation_date;
  book.footer = fmt::format("Landfall {} · {} · {}", context.record.version, context.portfolio.valuation_date,
                            context.record.inputs_sha256().substr(0, 16));
  book.good_word = context.messages.word("ui.state-pass", context.language);
  book.bad_word = context.messages.word("ui.state-fail", context.language);
  int tables = 0;
  for (const auto& model : models) {
    model->tables_before = tables;
    tables += static_cast<int>(model->curves().size());
  }
  std::vector<Sheet> of_candidates(3 * models.size());  // the third: figures, when nobody asks for more of them
  options.for_each(models.size(), [&](std::size_t i) {
    models[i]->place(inputs);
    name_figures(*models[i], context);
    of_candidates[3 * i + 1] = months_sheet(*models[i], context);
    of_candidates[3 * i] = summary_sheet(*models[i], inputs, context);
  });
  ChecksSheet checks = checks_sheet(models, context);
  options.for_each(models.size(), [&](std::size_t i) { of_candidates[3 * i + 2] = figures_sheet(*models[i], context); });

  book.sheets.push_back(cover_sheet(models, comparison, checks, inputs, context));
  book.sheets.push_back(ranking_sheet(comparison, context));
  book.sheets.push_back(inputs.sheet(context));
  book.sheets.push_back(std::move(checks.sheet));
  for (Sheet& sheet : of_candidates) book.sheets.push_back(std::move(sheet));
  book.sheets.push_back(tables_sheet(models, context));
  book.names = inputs.names();
  for (const auto& model : models) {
    const auto name = [&](const char* what, int row) {
      book.names.push_back({fmt::format("{}_{}", what, model->number), sheet_prefix(model->summary_sheet) + fixed_value_cell(row)});
    };
    name("equity_irr", model->key.equity_irr);
    name("project_irr", model->key.project_irr);
    name("npv", model->key.npv);
    name("min_dscr", model->key.min_dscr);
    name("capex", model->key.capex);
  }
  options.for_each(models.size(), [&](std::size_t i) { models[i].reset(); });  // a hundred thousand nodes each
  return book;
}

}  // namespace landfall::workbook
