// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/input_sheet.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "planner/portfolio/portfolio.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/workbook/address.hpp"

namespace landfall::workbook {
namespace {

enum InputColumn { path_at, meaning_at, unit_at, value_at, low_at, high_at, year_at, confidence_at, source_at };
constexpr int first_input_row = 4;

/// `site.my-johor.power.energy_tariff` belongs to `site.my-johor`, `deal.plan.life` to `deal`.
std::string owner_of(const std::string& path) {
  const auto first = path.find('.');
  const std::string kind = path.substr(0, first);
  const bool has_id = kind == "site" || kind == "country" || kind == "module" || kind == "station";
  return has_id ? path.substr(0, path.find('.', first + 1)) : kind;
}

}  // namespace

InputSheet::InputSheet(const publish::Context& context, const std::vector<appraisal::UsedFact>& facts, const std::set<std::uint32_t>& live)
    : name_(context.messages.word("workbook.inputs", context.language)) {
  std::vector<const appraisal::UsedFact*> order;
  std::set<std::uint32_t> seen;
  for (const appraisal::UsedFact& used : facts) {
    if (used.fact->slot != 0 && seen.insert(used.fact->slot).second) order.push_back(&used);
  }
  // Owners stand in the order in which they came.
  std::map<std::string, std::size_t> owners;
  for (const appraisal::UsedFact* used : order) owners.try_emplace(owner_of(used->path), owners.size());
  std::stable_sort(order.begin(), order.end(), [&](const appraisal::UsedFact* a, const appraisal::UsedFact* b) {
    const bool live_a = live.contains(a->fact->slot), live_b = live.contains(b->fact->slot);
    return live_a != live_b ? live_a : owners.at(owner_of(a->path)) < owners.at(owner_of(b->path));
  });
  int row = first_input_row;
  for (const appraisal::UsedFact* used : order) {
    const bool is_live = live.contains(used->fact->slot);
    if (!is_live && fixed_heading_ == 0) {
      fixed_heading_ = row + 1;
      row += 3;
    }
    if (is_live && owner_rows_.try_emplace(owner_of(used->path), row).second) ++row;
    line_of_[used->fact->slot] = lines_.size();
    lines_.push_back({*used, row++, is_live});
  }
}

std::string InputSheet::address(std::uint32_t slot) const {
  return sheet_prefix(name_) + fixed_cell(lines_[line_of_.at(slot)].row, value_at);
}

std::vector<Name> InputSheet::names() const {
  std::vector<Name> names;
  for (const Line& line : lines_) {
    if (!line.live) continue;
    std::string name = line.used.path;
    for (char& c : name) {
      if (c == '.' || c == '-') c = '_';
    }
    names.push_back({"in_" + name, sheet_prefix(name_) + fixed_cell(line.row, value_at)});
  }
  return names;
}

Sheet InputSheet::sheet(const publish::Context& context) const {
  const auto word = [&](const std::string& code) { return context.messages.word(code, context.language); };
  Sheet sheet;
  sheet.name = name_;
  sheet.widths = {50.0, 46.0, 14.0, 13.0, 11.0, 11.0, 7.0, 12.0, 70.0};
  sheet.frozen_rows = first_input_row;
  sheet.frozen_columns = value_at + 1;
  sheet.repeated_rows = first_input_row;
  sheet.tab_colour = 0xFFC000;
  sheet.text(0, 0, name_, Role::title);
  sheet.text(1, 0, word("workbook.inputs-note"), Role::note);
  const std::vector<std::string> heads{"workbook.path", "workbook.meaning", "ui.unit",       "ui.value", "workbook.low",
                                       "workbook.high", "ui.fact-year",     "ui.confidence", "ui.source"};
  for (std::size_t i = 0; i < heads.size(); ++i) sheet.text(first_input_row - 1, static_cast<int>(i), word(heads[i]), Role::header);
  for (const auto& [owner, row] : owner_rows_) {
    sheet.text(row, 0, owner, Role::section);
    for (int column = 1; column <= source_at; ++column) sheet.blank(row, column, Role::section);
  }
  if (fixed_heading_ > 0) {
    sheet.text(fixed_heading_, 0, word("workbook.fixed-inputs"), Role::section);
    for (int column = 1; column <= source_at; ++column) sheet.blank(fixed_heading_, column, Role::section);
    sheet.text(fixed_heading_ + 1, 0, word("workbook.fixed-note"), Role::note);
  }
  for (const Line& line : lines_) {
    const FactRecord& fact = *line.used.fact;
    sheet.text(line.row, path_at, line.used.path, Role::label);
    sheet.text(line.row, meaning_at, publish::input_name(line.used.path, line.used.description, context), Role::label);
    sheet.text(line.row, unit_at, context.messages.unit(fact.unit, context.language), Role::label);
    sheet.number(line.row, value_at, fact.value, {line.live ? Role::input : Role::fixed, Number::general});
    sheet.number(line.row, low_at, fact.low);
    sheet.number(line.row, high_at, fact.high);
    sheet.number(line.row, year_at, fact.year);
    sheet.text(line.row, confidence_at, word("ui.confidence-" + std::string(to_string(fact.confidence))));
    sheet.text(line.row, source_at, fact.source);
    Validation validation{line.row, value_at, line.live, line.used.bounds.min, line.used.bounds.max, line.used.path.substr(0, 32), ""};
    validation.message = line.live ? fmt::format("{:.6g} .. {:.6g} {}", line.used.bounds.min, line.used.bounds.max,
                                                 context.messages.unit(fact.unit, context.language))
                                   : word("workbook.fixed-message");
    sheet.validations.push_back(validation);
  }
  return sheet;
}

}  // namespace landfall::workbook
