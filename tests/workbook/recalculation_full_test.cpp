// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "planner/workbook/xlsx_file.hpp"
#include "tests/workbook/office.hpp"
#include "tests/workbook/sample_book.hpp"

using namespace landfall;
namespace fs = std::filesystem;

namespace {

using Changes = std::vector<std::pair<std::string, double>>;
using Cells = std::map<std::tuple<std::string, int, int>, std::string>;

const fs::path folder = fs::path(LANDFALL_BINARY_DIR) / "recalculation";

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

Cells read(const fs::path& path) {
  Cells cells;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string sheet, row, column, value;
    std::getline(fields, sheet, '\t');
    std::getline(fields, row, '\t');
    std::getline(fields, column, '\t');
    std::getline(fields, value);
    cells[{sheet, std::stoi(row), std::stoi(column)}] = value;
  }
  return cells;
}

/// Figures of the summaries by label: returns, capital cost, loan, and the annual rows year by year.
struct Figures {
  std::map<std::string, std::map<int, double>> of;  ///< sheet and label, then column
};

/// A label may stand in several rows: the second is "label #2".
std::map<int, std::string> told_apart(const std::map<int, std::string>& labels) {
  std::map<std::string, int> seen;
  std::map<int, std::string> unique;
  for (const auto& [row, label] : labels) unique[row] = label + " #" + std::to_string(++seen[label]);
  return unique;
}

/// What the engine says: the values that its own workbook was written with.
Figures engine(const workbook::Workbook& book, int candidates) {
  Figures figures;
  for (int i = 1; i <= candidates; ++i) {
    for (const workbook::Sheet& sheet : book.sheets) {
      if (sheet.name != std::to_string(i) + " Summary") continue;
      std::map<int, std::string> labels;
      for (const workbook::Cell& cell : sheet.cells) {
        if (cell.column == 0) labels[cell.row] = cell.text;
      }
      labels = told_apart(labels);
      for (const workbook::Cell& cell : sheet.cells) {
        const bool annual = cell.row > 60, key = cell.column == 2;
        if (cell.kind != workbook::Cell::Kind::formula || cell.gives_text || !labels.contains(cell.row) || !(annual || key)) continue;
        figures.of[sheet.name + "/" + labels[cell.row] + (annual ? "/years" : "")][cell.column] = cell.value;
      }
    }
  }
  return figures;
}

/// The same from recalculated cells.
Figures recalculated(const Cells& cells, int candidates) {
  Figures figures;
  for (int i = 1; i <= candidates; ++i) {
    const std::string name = std::to_string(i) + " Summary";
    std::map<int, std::string> labels;
    for (const auto& [place, value] : cells) {
      if (std::get<0>(place) == name && std::get<2>(place) == 0) labels[std::get<1>(place)] = value;
    }
    labels = told_apart(labels);
    for (const auto& [place, value] : cells) {
      const auto& [sheet, row, column] = place;
      const auto label = labels.find(row);
      if (sheet != name || column < 2 || label == labels.end()) continue;
      char* end = nullptr;
      const double number = std::strtod(value.c_str(), &end);
      if (end == value.c_str() || *end != '\0') continue;
      figures.of[name + "/" + label->second + (row > 60 ? "/years" : "")][column] = number;
    }
  }
  return figures;
}

/// Labels whose figures differ by more than 1e-9 of the largest in their row.
std::vector<std::string> differences(const Figures& expected, const Figures& found) {
  std::vector<std::string> all;
  for (const auto& [label, row] : expected.of) {
    // Of a candidate that never pays back this is the end of the plan, and a book keeps its plan's length; the payback itself is compared.
    if (label.find("running sum is last negative") != std::string::npos) continue;
    double scale = 1e-6;
    for (const auto& [column, value] : row) scale = std::max(scale, std::abs(value));
    for (const auto& [column, value] : row) {
      const auto line = found.of.find(label);
      const bool there = line != found.of.end() && line->second.contains(column);
      if (!there && std::abs(value) <= 1e-9 * scale) continue;
      if (there && std::abs(line->second.at(column) - value) <= 1e-9 * scale) continue;
      all.push_back(label + " column " + std::to_string(column) + ": " + std::to_string(there ? line->second.at(column) : NAN) +
                    " instead of " + std::to_string(value));
    }
  }
  return all;
}

struct Case {
  std::string name;
  samples::Question question;
  int candidates;
  std::vector<Changes> changes;
};

/// Ten candidates; of each, five inputs, one at a time: prices, rents, rates, tax and time.
std::vector<Case> cases() {
  const std::vector<std::string> places{"my-johor", "ae-dubai", "vn-hanoi", "sa-riyadh", "id-batam"};
  const auto all = [&](const std::string& path, double value) {
    Changes changes;
    for (const std::string& place : places) changes.emplace_back("site." + place + "." + path, value);
    return changes;
  };
  const samples::Question colocation{places, {"tower-pod-2000"}, "colocation", "project-loan", {}, publish::Language::en, 5};
  const samples::Question rental{places, {"ai-rdhx-1000"}, "gpu-rental-b300", "gpu-loan", {}, publish::Language::en, 5};
  return {{"colocation",
           colocation,
           5,
           {all("power.energy_tariff", 0.1234),
            all("market.colocation_rent", 143.0),
            {{"financing.loan.base_rate", 0.0575}},
            {{"module.tower-pod-2000.cost.cooling", 1111.0}},
            {{"deal.letting.lease_up", 31.5}}}},
          {"rental",
           rental,
           5,
           {{{"deal.gpu.price", 3.21}},
            {{"deal.gpu.server", 41000.0}},
            {{"financing.loan.dscr", 1.77}},
            all("power.connection_time", 14.25),
            {{"costs.works.contingency", 0.17}}}}};
}

}  // namespace

TEST_CASE("LibreOffice, from wrong caches and with changed inputs, finds the engine's returns and annual rows") {
  fs::remove_all(folder);
  fs::create_directories(folder / "out");
  const std::vector<Case> all = cases();
  std::vector<fs::path> books;
  for (const Case& one : all) {
    const samples::BookSample sample(one.question);
    REQUIRE(static_cast<int>(sample.comparison().candidates.size()) >= one.candidates);
    const fs::path book = folder / (one.name + ".xlsx");
    write(book, workbook::xlsx_bytes(sample.book()));
    for (std::size_t i = 0; i <= one.changes.size(); ++i) {
      const std::string name = one.name + "-" + std::to_string(i);
      const Changes changes = i == 0 ? Changes{} : one.changes[i - 1];
      books.push_back(folder / (name + ".xlsx"));
      test::poison(book, books.back(), changes);
    }
  }
  test::recalculate(folder, books);
  int compared = 0;
  for (const Case& one : all) {
    // Candidates keep the places in the book that they had before the change: the engine's answer is looked up by its title.
    const samples::BookSample sample(one.question);
    for (std::size_t i = 0; i <= one.changes.size(); ++i) {
      const std::string name = one.name + "-" + std::to_string(i);
      CAPTURE(name);
      samples::Question question = one.question;
      if (i > 0) question.set = one.changes[i - 1];
      for (const committee::Candidate& candidate : sample.comparison().candidates) question.order.push_back(candidate.appraisal.site);
      const samples::BookSample changed(question);
      test::write_values(folder / "out" / (name + ".xlsx"), folder / (name + ".tsv"));
      const Cells cells = read(folder / (name + ".tsv"));
      const Figures expected = engine(changed.book(), one.candidates), found = recalculated(cells, one.candidates);
      CHECK(expected.of.size() > 40);
      const auto wrong = differences(expected, found);
      for (std::size_t k = 0; k < std::min<std::size_t>(wrong.size(), 8); ++k) MESSAGE(wrong[k]);
      CHECK(wrong.empty());
      // Wrong caches were really thrown away.
      for (const auto& [place, value] : cells) {
        if (value == "-987654.25") FAIL("a cache was kept on " << std::get<0>(place));
      }
      compared += one.candidates;
    }
  }
  CHECK(compared == 60);
}
