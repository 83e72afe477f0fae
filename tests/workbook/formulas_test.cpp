// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "planner/workbook/candidate_model.hpp"
#include "tests/workbook/evaluator.hpp"
#include "tests/workbook/sample_book.hpp"

using namespace landfall;
using workbook::Cell;
using workbook::Evaluator;
using workbook::Sheet;

namespace {

/// Largest amount of each row: what a difference in it is measured by.
using Scales = std::map<std::pair<const Sheet*, int>, double>;

Scales scales_of(const workbook::Workbook& book) {
  Scales scales;
  for (const Sheet& sheet : book.sheets) {
    for (const Cell& cell : sheet.cells) {
      if (cell.kind != Cell::Kind::formula && cell.kind != Cell::Kind::number) continue;
      double& scale = scales[{&sheet, cell.row}];
      scale = std::max(scale, std::abs(cell.value));
    }
  }
  return scales;
}

/// What is left of sums that cancel: measured by the largest sum of money of the workbook, not by itself.
bool cancels(const Sheet& sheet, const Cell& cell, const std::string& checks) {
  if (sheet.name == checks) return true;
  for (const Cell& other : sheet.cells) {
    if (other.row == cell.row && other.column == 0) return other.text == "balance check" || other.text == "sources less uses of cash";
  }
  return false;
}

/// The formulas that do not give what stands in their cells, to 1e-12 of the row's largest amount.
std::vector<std::string> unlike(const workbook::Workbook& book) {
  Evaluator evaluator(book);
  const Scales scales = scales_of(book);
  double money = 0.0;
  for (const auto& [place, scale] : scales) money = std::max(money, scale);
  std::vector<std::string> wrong;
  for (const Evaluator::Place& place : evaluator.formulas()) {
    const Cell& cell = *place.cell;
    const workbook::Result::One found = evaluator.one(place.sheet->name, cell.row, cell.column);
    bool same = false;
    if (found.kind == workbook::Result::One::Kind::text) {
      same = cell.gives_text && found.text == cell.text_value;
    } else if (found.kind == workbook::Result::One::Kind::number && !cell.gives_text) {
      const double off = std::abs(found.number - cell.value);
      same = off <= 1e-12 * scales.at({place.sheet, cell.row}) || (off <= 1e-12 * money && cancels(*place.sheet, cell, "Checks"));
    }
    if (!same && wrong.size() < 20) {
      wrong.push_back(place.sheet->name + " row " + std::to_string(cell.row + 1) + " column " + std::to_string(cell.column + 1) + ": " +
                      std::to_string(found.number) + " " + found.text + " instead of " + std::to_string(cell.value) + cell.text_value +
                      " by " + cell.text.substr(0, 160));
    }
  }
  return wrong;
}

std::string first(const std::vector<std::string>& lines) { return lines.empty() ? "" : lines.front(); }

const std::vector<samples::Question> questions{
    {{"my-johor", "ae-dubai"}, {"tower-pod-2000"}},
    {{"sg-singapore"}, {"ai-rdhx-1000"}, "gpu-rental-h200", "gpu-loan"},
    {{"vn-hanoi"}, {"fanwall-chiller-450"}, "colocation", "all-equity"},
    {{"sa-riyadh"}, {"tower-pod-2000"}, "colocation", "level-loan"},
    {{"id-cikarang"}, {"tower-pod-2000"}, "colocation-anchor", "mini-perm"},
    {{"my-johor"}, {"ai-rdhx-1000"}, "colocation-gpu", "local-loan"},
    {.sites = {"th-bangkok", "ae-dubai"}, .modules = {"tower-pod-2000"}, .time_of_use = true, .solar_kw = 1500.0, .battery_kw = 500.0}};

/// The workbooks of all of them.
const std::vector<std::unique_ptr<samples::BookSample>>& books() {
  static const std::vector<std::unique_ptr<samples::BookSample>> made = [] {
    std::vector<std::unique_ptr<samples::BookSample>> all;
    for (const samples::Question& question : questions) all.push_back(std::make_unique<samples::BookSample>(question));
    return all;
  }();
  return made;
}

}  // namespace

TEST_CASE("every formula of the workbook gives what the engine wrote beside it") {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    CAPTURE(questions[i].deal);
    CAPTURE(questions[i].financing);
    const auto wrong = unlike(books()[i]->book());
    for (const std::string& line : wrong) MESSAGE(line);
    CHECK(first(wrong) == "");
  }
}

TEST_CASE("no formula is longer than 2,000 characters") {
  for (const auto& sample : books()) {
    std::size_t longest = 0;
    for (const Sheet& sheet : sample->book().sheets) {
      for (const Cell& cell : sheet.cells) longest = std::max(longest, cell.text.size());
    }
    CHECK(longest <= 2000);
  }
}

TEST_CASE("each row of the formula reading has the bits of the plain reading") {
  for (const auto& sample : books()) {
    for (const committee::Candidate& candidate : sample->comparison().candidates) {
      const workbook::CandidateModel model(candidate, 1, sample->context());
      const Ledger<double>& ledger = *candidate.appraisal.ledger;
      std::map<std::string_view, std::size_t> rows;
      for (std::size_t i = 0; i < ledger.names().size(); ++i) rows[ledger.names()[i].name] = i;
      int compared = 0;
      for (int index = 0; index < model.book.row_count(); ++index) {
        const FormulaRow& row = model.book.row(index);
        if (row.working) continue;
        CAPTURE(std::string(row.name));
        REQUIRE(rows.contains(row.name));
        const Row<double> plain = ledger.at(rows.at(row.name));
        int different = 0;
        for (std::size_t t = 0; t < row.content.size(); ++t) different += row.content[t].value() == plain[static_cast<int>(t)] ? 0 : 1;
        CHECK(different == 0);
        ++compared;
      }
      CHECK(compared == static_cast<int>(ledger.names().size()));
    }
  }
}
