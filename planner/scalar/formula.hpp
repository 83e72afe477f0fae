// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory_resource>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "climate/base/inputs.hpp"
#include "planner/scalar/arithmetic.hpp"

/// A value with the expression it came from: the reading of the model that writes a spreadsheet.
///
/// A formula keeps what the model did, not its text: what a node is called (a cell, an input, a figure of its own) is settled when the
/// sheet is laid out. Its value has the bits of the `double` model.
namespace landfall {

class FormulaBook;
struct FormulaNode;

enum class FormulaOp : std::uint8_t {
  input,  ///< a registered fact, by slot
  cell,   ///< a row's value in a month or a year
  sum,    ///< of a row, [first, last)
  table,  ///< a load curve: table `row` at the argument, in the calendar month `first`
  add,
  subtract,
  multiply,
  divide,
  negate,
  least,     ///< MIN
  greatest,  ///< MAX
  power,
  choose,  ///< IF(a, b, c)
  less,
  greater,
  at_most,
  at_least,
};

/// Either a constant (no node) or a node of the book. A constant made from an `int` is a moment of the plan (the model writes `S(t)`),
/// and stays one when a constant is added: the sheet then points to its row of months.
class Formula {
 public:
  Formula() = default;
  Formula(double value) : value_(value) {}  // NOLINT(google-explicit-constructor): constants of the model
  explicit Formula(int value) : value_(value), dated_(true) {}
  Formula(double value, const FormulaNode* node) : value_(value), node_(node) {}
  [[nodiscard]] static Formula at_moment(double value) {
    Formula moment(value);
    moment.dated_ = true;
    return moment;
  }

  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] const FormulaNode* node() const { return node_; }
  [[nodiscard]] bool constant() const { return node_ == nullptr; }
  [[nodiscard]] bool dated() const { return dated_; }
  [[nodiscard]] bool zero() const { return node_ == nullptr && value_ == 0.0 && !dated_; }
  [[nodiscard]] bool one() const { return node_ == nullptr && value_ == 1.0 && !dated_; }
  /// Whether it differs from month to month.
  [[nodiscard]] bool moving() const;

  friend Formula operator+(const Formula& a, const Formula& b);
  friend Formula operator-(const Formula& a, const Formula& b);
  friend Formula operator*(const Formula& a, const Formula& b);
  friend Formula operator/(const Formula& a, const Formula& b);
  friend Formula operator-(const Formula& a);
  friend Formula min(const Formula& a, const Formula& b);
  friend Formula max(const Formula& a, const Formula& b);
  friend Formula power(const Formula& base, const Formula& exponent);

  /// A condition, to be chosen by.
  struct Condition;
  friend Condition operator<(const Formula& a, const Formula& b);
  friend Condition operator>(const Formula& a, const Formula& b);
  friend Condition operator<=(const Formula& a, const Formula& b);
  friend Condition operator>=(const Formula& a, const Formula& b);
  friend Formula select(const Condition& condition, const Formula& yes, const Formula& no);

  /// Anything that an input moves could lie anywhere: no month is left out, so that every input stays live in the sheet.
  friend double least(const Formula& a) { return a.constant() ? a.value_ : -std::numeric_limits<double>::infinity(); }
  friend double most(const Formula& a) { return a.constant() ? a.value_ : std::numeric_limits<double>::infinity(); }

  /// A load curve at `load`, whose value there is `value`.
  friend Formula from_table(const Formula& load, int table, int calendar_month, double value);

 private:
  double value_ = 0.0;
  const FormulaNode* node_ = nullptr;
  bool dated_ = false;
};

struct Formula::Condition {
  bool value = false;
  Formula formula;  ///< 1 or 0 where constant
};

[[nodiscard]] inline Formula select(bool condition, const Formula& yes, const Formula& no) { return condition ? yes : no; }

struct FormulaNode {
  FormulaBook* book = nullptr;
  FormulaOp op = FormulaOp::input;
  bool moving = false;
  std::array<Formula, 3> arguments;  ///< of a cell: what stands in it
  int row = 0;                       ///< of a cell or sum; the slot of an input; the table
  int first = 0;                     ///< month or year of a cell; first of a sum; calendar month of a table
  int last = 0;                      ///< past the last of a sum; version of a cell, which tells an overwritten one from the present
};

/// A row of the sheet: what stands in each cell.
struct FormulaRow {
  std::string_view name;
  std::string_view unit;
  bool yearly = false;
  bool working = false;  ///< kept only in this reading, for the sake of short formulas
  std::vector<Formula> content;
  std::vector<Formula> seen;  ///< what the model reads: a reference, or zero where nothing stands
  std::vector<int> version;
};

/// Owns the nodes and the rows of one reading of the model. Equal expressions are one node.
class FormulaBook {
 public:
  FormulaBook() = default;
  FormulaBook(const FormulaBook&) = delete;
  FormulaBook& operator=(const FormulaBook&) = delete;

  [[nodiscard]] Formula input(std::uint32_t slot, double value);
  /// A node of these arguments; the value is the caller's.
  [[nodiscard]] Formula make(FormulaNode node, double value);

  FormulaRow& add_row(std::string_view name, std::string_view unit, bool yearly, bool working, int length);
  [[nodiscard]] int row_count() const { return static_cast<int>(rows_.size()); }
  [[nodiscard]] const FormulaRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }
  void set(int row, int at, const Formula& value);
  [[nodiscard]] const std::pmr::deque<FormulaNode>& nodes() const { return nodes_; }
  [[nodiscard]] Formula sum(int row, int from, int to, double start);

 private:
  struct Hash {
    std::size_t operator()(const FormulaNode* node) const;
  };
  struct Equal {
    bool operator()(const FormulaNode* a, const FormulaNode* b) const;
  };
  std::pmr::monotonic_buffer_resource memory_{1 << 20};  // a hundred thousand nodes, all gone at once
  std::pmr::deque<FormulaNode> nodes_{&memory_};
  std::pmr::unordered_set<const FormulaNode*, Hash, Equal> known_{1 << 17, &memory_};
  std::deque<FormulaRow> rows_;
};

/// Reads a fact as a reference to its input cell.
template <>
class Reading<Formula> {
 public:
  explicit Reading(FormulaBook& book) : book_(&book) {}
  Formula operator()(const FactRecord& fact) const { return fact.slot == 0 ? Formula(fact.value) : book_->input(fact.slot, fact.value); }

 private:
  FormulaBook* book_;
};

}  // namespace landfall
