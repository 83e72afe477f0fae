// SPDX-License-Identifier: Apache-2.0
#include "tests/workbook/evaluator.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "tests/workbook/functions.hpp"

namespace landfall::workbook {
namespace {

using One = Result::One;
using Kind = Result::One::Kind;

One combine(char sign, const One& a, const One& b) {
  if (a.kind == Kind::error || b.kind == Kind::error) return error_value();
  const bool texts = a.kind == Kind::text || b.kind == Kind::text;
  if (sign == '&') return text_value(shown(a) + shown(b));
  if (sign == '<' || sign == '>' || sign == 'l' || sign == 'g' || sign == '=' || sign == '!') {
    // Every text is more than any number.
    const int order = texts ? (a.kind == b.kind       ? a.text.compare(b.text)
                               : a.kind == Kind::text ? 1
                                                      : -1)
                            : (a.number < b.number   ? -1
                               : a.number > b.number ? 1
                                                     : 0);
    switch (sign) {
      case '<': return number_value(order < 0);
      case '>': return number_value(order > 0);
      case 'l': return number_value(order <= 0);
      case 'g': return number_value(order >= 0);
      case '=': return number_value(order == 0);
      default: return number_value(order != 0);
    }
  }
  if (texts) return error_value();
  switch (sign) {
    case '+': return number_value(a.number + b.number);
    case '-': return number_value(a.number - b.number);
    case '*': return number_value(a.number * b.number);
    case '/': return b.number == 0.0 ? error_value() : number_value(a.number / b.number);
    case '^': return number_value(std::pow(a.number, b.number));
    default: throw std::runtime_error("evaluator: operator");
  }
}

Result combine(char sign, const Result& a, const Result& b) {
  Result result;
  result.rows = std::max(a.rows, b.rows);
  result.columns = std::max(a.columns, b.columns);
  result.values.resize(static_cast<std::size_t>(result.rows) * static_cast<std::size_t>(result.columns));
  const auto at = [](const Result& of, int row, int column) -> const One& {
    const int r = of.rows == 1 ? 0 : row, c = of.columns == 1 ? 0 : column;
    return of.values.at(static_cast<std::size_t>(r * of.columns + c));
  };
  for (int row = 0; row < result.rows; ++row) {
    for (int column = 0; column < result.columns; ++column) {
      result.values[static_cast<std::size_t>(row * result.columns + column)] = combine(sign, at(a, row, column), at(b, row, column));
    }
  }
  return result;
}

}  // namespace

/// One formula, read and computed at once: comparison < & < sum < product < power < sign < operand, as spreadsheets bind.
class FormulaParser {
 public:
  FormulaParser(Evaluator& cells, const std::string& sheet, const std::string& text) : cells_(cells), sheet_(sheet), text_(text) {}
  Result result() {
    Result value = comparison();
    if (at_ != text_.size()) fail("rest");
    return value;
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw std::runtime_error(std::string("evaluator: ") + what + " in " + text_.substr(0, 200));
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  Result comparison() {
    Result left = joined();
    for (;;) {
      char sign = '\0';
      if (take('<')) {
        sign = take('=') ? 'l' : take('>') ? '!' : '<';
      } else if (take('>')) {
        sign = take('=') ? 'g' : '>';
      } else if (take('=')) {
        sign = '=';
      } else {
        return left;
      }
      left = combine(sign, left, joined());
    }
  }
  Result joined() {
    Result left = sum();
    while (take('&')) left = combine('&', left, sum());
    return left;
  }
  Result sum() {
    Result left = product();
    while (peek() == '+' || peek() == '-') {
      const char sign = text_[at_++];
      left = combine(sign, left, product());
    }
    return left;
  }
  Result product() {
    Result left = power();
    while (peek() == '*' || peek() == '/') {
      const char sign = text_[at_++];
      left = combine(sign, left, power());
    }
    return left;
  }
  Result power() {
    Result left = operand();
    while (take('^')) left = combine('^', left, operand());
    return left;
  }
  Result operand() {
    if (take('-')) return combine('-', single(number_value(0.0)), operand());
    if (take('+')) return operand();
    if (take('(')) {
      Result inside = comparison();
      if (!take(')')) fail("bracket");
      return inside;
    }
    if (take('"')) {
      std::string text;
      while (at_ < text_.size()) {
        if (text_[at_] == '"') {
          if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            ++at_;
          } else {
            break;
          }
        }
        text += text_[at_++];
      }
      if (!take('"')) fail("quote");
      return single(text_value(text));
    }
    if ((peek() >= '0' && peek() <= '9') || peek() == '.') {
      char* end = nullptr;
      const double value = std::strtod(text_.c_str() + at_, &end);
      at_ = static_cast<std::size_t>(end - text_.c_str());
      return single(number_value(value));
    }
    return name();
  }

  Result name() {
    std::string sheet = sheet_;
    if (take('\'')) {
      sheet.clear();
      while (at_ < text_.size() && !(text_[at_] == '\'' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '\''))) {
        if (text_[at_] == '\'') ++at_;
        sheet += text_[at_++];
      }
      if (!take('\'') || !take('!')) fail("sheet");
    }
    std::string word;
    while ((peek() >= 'A' && peek() <= 'Z') || (peek() >= '0' && peek() <= '9') || peek() == '$') {
      if (peek() != '$') word += peek();
      ++at_;
    }
    if (word == "TRUE" || word == "FALSE") return single(number_value(word == "TRUE"));
    if (take('(')) {
      std::vector<Result> arguments;
      if (!take(')')) {
        do arguments.push_back(comparison());
        while (take(','));
        if (!take(')')) fail("arguments");
      }
      return call(word, arguments);
    }
    const auto [row, column] = place(word);
    if (!take(':')) return single(cells_.value(cells_.grid(sheet), row, column, sheet));
    std::string other;
    while ((peek() >= 'A' && peek() <= 'Z') || (peek() >= '0' && peek() <= '9') || peek() == '$') {
      if (peek() != '$') other += peek();
      ++at_;
    }
    const auto [last_row, last_column] = place(other);
    Result block;
    block.rows = last_row - row + 1;
    block.columns = last_column - column + 1;
    block.values.clear();
    Evaluator::Grid& grid = cells_.grid(sheet);
    for (int r = row; r <= last_row; ++r) {
      for (int c = column; c <= last_column; ++c) block.values.push_back(cells_.value(grid, r, c, sheet));
    }
    return block;
  }

  [[nodiscard]] std::pair<int, int> place(const std::string& word) const {
    int column = 0;
    std::size_t i = 0;
    for (; i < word.size() && word[i] >= 'A'; ++i) column = 26 * column + (word[i] - 'A' + 1);
    if (i == 0 || i == word.size()) fail("a name that is no cell");
    return {std::stoi(word.substr(i)) - 1, column - 1};
  }

  Evaluator& cells_;
  const std::string& sheet_;
  const std::string& text_;
  std::size_t at_ = 0;
};

Evaluator::Evaluator(const Workbook& book) : book_(book) {
  for (const Sheet& sheet : book.sheets) {
    Grid& made = grids_[sheet.name];
    made.rows = sheet.rows;
    made.columns = sheet.columns;
    made.slots.resize(static_cast<std::size_t>(made.rows) * static_cast<std::size_t>(made.columns));
    for (const Cell& cell : sheet.cells) {
      made.slots[static_cast<std::size_t>(cell.row * made.columns + cell.column)].cell = &cell;
    }
  }
}

Evaluator::Grid& Evaluator::grid(const std::string& sheet) {
  const auto found = grids_.find(sheet);
  if (found == grids_.end()) throw std::runtime_error("evaluator: no sheet " + sheet);
  return found->second;
}

Result::One& Evaluator::value(Grid& grid, int row, int column, const std::string& sheet) {
  static Result::One blank;
  if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) {
    blank = {};
    return blank;
  }
  Slot& slot = grid.slots[static_cast<std::size_t>(row * grid.columns + column)];
  if (slot.known) return slot.value;
  if (slot.busy) throw std::runtime_error("evaluator: a circle through " + sheet + " row " + std::to_string(row + 1));
  if (slot.cell != nullptr) {
    switch (slot.cell->kind) {
      case Cell::Kind::number: slot.value = number_value(slot.cell->value); break;
      case Cell::Kind::text: slot.value = text_value(slot.cell->text); break;
      case Cell::Kind::formula: {
        slot.busy = true;
        slot.value = FormulaParser(*this, sheet, slot.cell->text).result().front();
        slot.busy = false;
        break;
      }
      case Cell::Kind::blank: break;
    }
  }
  slot.known = true;
  return slot.value;
}

void Evaluator::set(const std::string& sheet, int row, int column, double number) {
  for (auto& [name, grid] : grids_) {
    for (Slot& slot : grid.slots) slot.known = false;
  }
  Grid& of = grid(sheet);
  Slot& slot = of.slots.at(static_cast<std::size_t>(row * of.columns + column));
  if (slot.cell == nullptr || slot.cell->kind != Cell::Kind::number) throw std::runtime_error("evaluator: not an input");
  slot.cell = nullptr;
  slot.value = number_value(number);
  slot.known = true;
}

Result::One Evaluator::one(const std::string& sheet, int row, int column) { return value(grid(sheet), row, column, sheet); }

double Evaluator::number(const std::string& sheet, int row, int column) {
  const Result::One found = one(sheet, row, column);
  if (found.kind != Kind::number) throw std::runtime_error("evaluator: no number at " + sheet + " row " + std::to_string(row + 1));
  return found.number;
}

std::vector<Evaluator::Place> Evaluator::formulas() const {
  std::vector<Place> all;
  for (const Sheet& sheet : book_.sheets) {
    for (const Cell& cell : sheet.cells) {
      if (cell.kind == Cell::Kind::formula) all.push_back({&sheet, &cell});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) { return a.cell->column < b.cell->column; });
  return all;
}

}  // namespace landfall::workbook
