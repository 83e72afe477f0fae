// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/candidate_text.hpp"

#include <algorithm>
#include <stdexcept>

#include "planner/workbook/address.hpp"

namespace landfall::workbook {
namespace {

constexpr int sum_strength = 1, product_strength = 2, power_strength = 3, whole = 9;

std::string enclosed(const std::string& text, bool needed) { return needed ? '(' + text + ')' : text; }

}  // namespace

CandidateText::CandidateText(const FormulaBook& book, Places places) : book_(book), places_(std::move(places)) {
  for (const FormulaNode& node : book.nodes()) {
    for (const Formula& argument : node.arguments) {
      if (!argument.constant() && !argument.moving()) ++uses_[argument.node()];
    }
  }
  for (int index = 0; index < book.row_count(); ++index) {
    const FormulaRow& row = book.row(index);
    for (std::size_t at = 0; at < row.content.size(); ++at) {
      const FormulaNode* node = row.content[at].node();
      if (node != nullptr && node->moving && node->op != FormulaOp::cell) cell_with_.try_emplace(node, At{index, static_cast<int>(at)});
    }
  }
}

bool CandidateText::deserves_a_cell(const FormulaNode& node) const {
  if (node.op == FormulaOp::input || node.op == FormulaOp::cell) return false;
  if (node.op == FormulaOp::sum || node.op == FormulaOp::table) return true;
  const auto found = uses_.find(&node);
  return found != uses_.end() && found->second > 1;
}

std::size_t CandidateText::make_figure(const Formula& formula, const std::string& label, const std::string& unit) {
  const auto [found, fresh] = figure_of_.try_emplace(formula.node(), figures_.size());
  if (fresh) figures_.push_back({formula, label, unit});
  return found->second;
}

void CandidateText::name(const Formula& formula, const std::string& label, const std::string& unit) {
  if (formula.constant() || formula.moving() || formula.node()->op == FormulaOp::input) return;
  make_figure(formula, label, unit);
}

std::string CandidateText::figure_address(std::size_t index, bool same_sheet) const {
  const std::string place = fixed_cell(places_.first_figure_row + static_cast<int>(index), places_.figure_column);
  return same_sheet ? place : sheet_prefix(places_.figures_sheet) + place;
}

std::string CandidateText::reference(const Formula& formula, const std::string& label, const std::string& unit) {
  if (formula.constant()) return literal(formula.value());
  if (formula.node()->op == FormulaOp::input) return places_.input(static_cast<std::uint32_t>(formula.node()->row));
  return figure_address(make_figure(formula, label, unit), false);
}

std::string CandidateText::address(int row, int at) const {
  const bool yearly = book_.row(row).yearly;
  const int column = (yearly ? places_.first_year_column : places_.first_month_column) + at;
  return sheet_prefix(yearly ? places_.years_sheet : places_.months_sheet) +
         fixed_cell(places_.rows[static_cast<std::size_t>(row)], column);
}

std::string CandidateText::months_of(int row, int from, int to) const {
  const int line = places_.rows[static_cast<std::size_t>(row)], first = places_.first_month_column;
  return sheet_prefix(places_.months_sheet) + fixed_range(line, first + from, line, first + to - 1);
}

std::string CandidateText::row_cell(int row, int at, const std::string& label) {
  const FormulaRow& line = book_.row(row);
  Spot spot{line.yearly ? Where::year : Where::month, at, row, &label, 0};
  const Formula& content = line.content[static_cast<std::size_t>(at)];
  if (content.constant()) return constant(content, spot);
  const auto found = cell_with_.find(content.node());
  const bool here = found != cell_with_.end() && found->second.row == row && found->second.at == at;
  return here ? operation(*content.node(), spot).text : spell(content, spot).text;
}

std::string CandidateText::figure_cell(std::size_t index) {
  const Figure figure = figures_[index];
  Spot spot{Where::figure, 0, -1, &figure.label, index};
  return operation(*figure.formula.node(), spot).text;
}

std::string CandidateText::constant(const Formula& formula, const Spot& spot) const {
  const double value = formula.value();
  if (formula.dated() && spot.where == Where::month) {
    const int column = places_.first_month_column + spot.at;
    const double after = value - static_cast<double>(spot.at);
    if (after == 0.0) return fixed_row_cell(places_.month_start_row, column);
    if (after == 1.0) return fixed_row_cell(places_.month_end_row, column);
    if (after == 0.5) return '(' + fixed_row_cell(places_.month_start_row, column) + "+0.5)";
  }
  if (formula.dated() && spot.where == Where::year) {
    const int column = places_.first_year_column + spot.at;
    if (value == 12.0 * spot.at) return fixed_row_cell(places_.year_start_row, column);
    if (value == std::min(places_.months, 12 * spot.at + 12)) return fixed_row_cell(places_.year_end_row, column);
  }
  return literal(value);
}

CandidateText::Text CandidateText::spell(const Formula& formula, const Spot& spot) {
  if (formula.constant()) return {constant(formula, spot), whole};
  const FormulaNode& node = *formula.node();
  if (node.op == FormulaOp::input) return {places_.input(static_cast<std::uint32_t>(node.row)), whole};
  if (spot.where == Where::figure) {
    const auto known = figure_of_.find(&node);
    if (known != figure_of_.end()) return {figure_address(known->second, true), whole};
    if (!node.moving && deserves_a_cell(node)) {
      return {figure_address(make_figure(formula, *spot.label + " · " + std::to_string(++made_for_[*spot.label]), ""), true), whole};
    }
    return operation(node, spot);
  }
  if (!node.moving) {
    const auto known = figure_of_.find(&node);
    if (known != figure_of_.end()) return {figure_address(known->second, false), whole};
    return {figure_address(make_figure(formula, *spot.label + " · " + std::to_string(++made_for_[*spot.label]), ""), false), whole};
  }
  const auto found = cell_with_.find(&node);
  if (found != cell_with_.end() && found->second.at == spot.at && book_.row(found->second.row).yearly == (spot.where == Where::year)) {
    const int column = (spot.where == Where::year ? places_.first_year_column : places_.first_month_column) + spot.at;
    return {cell(places_.rows[static_cast<std::size_t>(found->second.row)], column), whole};
  }
  return operation(node, spot);
}

std::string CandidateText::joined(const FormulaNode& node, const Spot& spot, const char* sign, int strength) {
  // The right-hand side keeps its brackets where they do not change the value: they keep the order, and so the bits, of the model.
  const Text left = spell(node.arguments[0], spot), right = spell(node.arguments[1], spot);
  return enclosed(left.text, left.strength < strength) + sign + enclosed(right.text, right.strength <= strength);
}

std::string CandidateText::called(const char* function, const FormulaNode& node, const Spot& spot, int count) {
  std::string text = std::string(function) + '(';
  for (int i = 0; i < count; ++i) text += (i > 0 ? "," : "") + spell(node.arguments[static_cast<std::size_t>(i)], spot).text;
  return text + ')';
}

CandidateText::Text CandidateText::operation(const FormulaNode& node, const Spot& spot) {
  switch (node.op) {
    case FormulaOp::input: return {places_.input(static_cast<std::uint32_t>(node.row)), whole};
    case FormulaOp::cell: {
      const FormulaRow& row = book_.row(node.row);
      // What has been overwritten since has no cell: it is spelled out.
      if (row.version[static_cast<std::size_t>(node.first)] != node.last) return spell(node.arguments[0], spot);
      return {cell_of(node, spot), whole};
    }
    case FormulaOp::sum: return {sum_of(node, spot), whole};
    case FormulaOp::table: return {table_of(node, spot), sum_strength};
    case FormulaOp::add: return {joined(node, spot, "+", sum_strength), sum_strength};
    case FormulaOp::subtract: return {joined(node, spot, "-", sum_strength), sum_strength};
    case FormulaOp::multiply: return {joined(node, spot, "*", product_strength), product_strength};
    case FormulaOp::divide: return {joined(node, spot, "/", product_strength), product_strength};
    case FormulaOp::negate: {
      const Text what = spell(node.arguments[0], spot);
      return {'-' + enclosed(what.text, what.strength < whole), sum_strength};
    }
    case FormulaOp::power: {
      const Text base = spell(node.arguments[0], spot), exponent = spell(node.arguments[1], spot);
      return {enclosed(base.text, base.strength < whole) + '^' + enclosed(exponent.text, exponent.strength < whole), power_strength};
    }
    case FormulaOp::least: return {called("MIN", node, spot, 2), whole};
    case FormulaOp::greatest: return {called("MAX", node, spot, 2), whole};
    case FormulaOp::choose: return {called("IF", node, spot, 3), whole};
    case FormulaOp::less: return {joined(node, spot, "<", 0), 0};
    case FormulaOp::greater: return {joined(node, spot, ">", 0), 0};
    case FormulaOp::at_most: return {joined(node, spot, "<=", 0), 0};
    case FormulaOp::at_least: return {joined(node, spot, ">=", 0), 0};
  }
  throw std::logic_error("CandidateText: an operation without a spelling");
}

std::string CandidateText::cell_of(const FormulaNode& node, const Spot& spot) {
  const FormulaRow& row = book_.row(node.row);
  const int line = places_.rows[static_cast<std::size_t>(node.row)];
  if (line < 0) throw std::logic_error("CandidateText: row " + std::string(row.name) + " is not shown");
  const bool same_sheet = spot.where == (row.yearly ? Where::year : Where::month);
  if (same_sheet) return cell(line, (row.yearly ? places_.first_year_column : places_.first_month_column) + node.first);
  if (row.yearly && spot.where == Where::month && node.first == spot.at / 12) {
    const int first = places_.first_year_column;
    return "INDEX(" + sheet_prefix(places_.years_sheet) + fixed_range(line, first, line, first + places_.years - 1) + ",1," +
           fixed_row_cell(places_.plan_year_row, places_.first_month_column + spot.at) + ')';
  }
  return address(node.row, node.first);
}

std::string CandidateText::sum_of(const FormulaNode& node, const Spot& spot) const {
  const int line = places_.rows[static_cast<std::size_t>(node.row)], first = places_.first_month_column;
  if (line < 0) throw std::logic_error("CandidateText: a sum over a row that is not shown");
  if (spot.where == Where::year && node.first == 12 * spot.at && node.last == std::min(places_.months, node.first + 12)) {
    const std::string sheet = sheet_prefix(places_.months_sheet);
    const int last = first + places_.months - 1;
    return "SUMIF(" + sheet + fixed_range(places_.plan_year_row, first, places_.plan_year_row, last) + ',' +
           fixed_row_cell(places_.year_row, places_.first_year_column + spot.at) + ',' + sheet + fixed_range(line, first, line, last) + ')';
  }
  const bool same_sheet = spot.where == Where::month;
  return "SUM(" + (same_sheet ? range(line, first + node.first, first + node.last - 1) : months_of(node.row, node.first, node.last)) + ')';
}

std::string CandidateText::table_of(const FormulaNode& node, const Spot& spot) {
  Text load = spell(node.arguments[0], spot);
  if (load.strength < whole) load.text = '(' + load.text + ')';
  const int top = places_.table_rows[static_cast<std::size_t>(node.row)], column = places_.table_load_column;
  const std::string sheet = sheet_prefix(places_.tables_sheet);
  const std::string knots = sheet + fixed_range(top + 1, column, top + places_.bends, column);
  const std::string bends = sheet + fixed_range(top + 1, column + 1, top + places_.bends, column + 12);
  const std::string at_zero = sheet + fixed_range(top, column + 1, top, column + 12);
  // A month's own calendar month is what it reads; only a figure names one.
  const std::string month = spot.where == Where::month ? fixed_row_cell(places_.calendar_row, places_.first_month_column + spot.at)
                                                       : std::to_string(node.first + 1);
  return "INDEX(" + at_zero + ",1," + month + ")+SUMPRODUCT((" + load.text + '>' + knots + ")*(" + load.text + '-' + knots + ")*INDEX(" +
         bends + ",0," + month + "))";
}

}  // namespace landfall::workbook
