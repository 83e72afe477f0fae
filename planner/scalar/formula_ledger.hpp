// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/scalar/formula.hpp"
#include "planner/scalar/ledger.hpp"

/// The ledger whose rows are rows of the sheet.
namespace landfall {

template <>
class Row<Formula> {
 public:
  Row() = default;
  Row(FormulaBook& book, int index) : book_(&book), index_(index) {}
  void set(int at, const Formula& value) { book_->set(index_, at, value); }
  void fill(Months where, const Formula& value) {
    for (int at = where.from; at < where.to; ++at) set(at, value);
  }
  [[nodiscard]] const Formula& operator[](int at) const { return book_->row(index_).seen[static_cast<std::size_t>(at)]; }
  [[nodiscard]] int index() const { return index_; }
  [[nodiscard]] bool exists() const { return book_ != nullptr; }
  [[nodiscard]] Formula sum(int from, int to, double start = 0.0) const { return book_->sum(index_, from, to, start); }

 private:
  FormulaBook* book_ = nullptr;
  int index_ = 0;
};

/// SUM of the months [from, to).
[[nodiscard]] inline Formula sum(const Row<Formula>& row, int from, int to) { return row.sum(from, to); }

template <>
class Working<Formula> {
 public:
  explicit Working(Row<Formula> row) : row_(row) {}
  Formula operator()(int at, const Formula& value) {
    row_.set(at, value);
    return row_[at];
  }

 private:
  Row<Formula> row_;
};

template <>
class Total<Formula> {
 public:
  Total(Row<Formula> row, int months, const Formula& start) : row_(row), months_(months), start_(start) {}
  void add(int at, const Formula& term) { row_.set(at, term); }
  [[nodiscard]] Formula value() const {
    const Formula terms = row_.sum(0, months_, start_.value());
    if (start_.zero() || terms.constant()) return start_.zero() ? terms : start_;
    // The value is that of adding the terms to the start, one by one.
    const Formula total = start_ + Formula(terms.value() - start_.value(), terms.node());
    return {terms.value(), total.node()};
  }

 private:
  Row<Formula> row_;
  int months_;
  Formula start_;
};

template <>
class Ledger<Formula> {
 public:
  Ledger(FormulaBook& book, int months) : book_(&book), months_(months), years_((months + 11) / 12) {}

  [[nodiscard]] int months() const { return months_; }
  [[nodiscard]] int years() const { return years_; }
  [[nodiscard]] Months all() const { return {0, months_}; }
  [[nodiscard]] bool keeps_lines() const { return true; }
  Row<Formula> row(std::string_view name, std::string_view unit, Span span = Span::month) { return add(name, unit, span, false); }
  Row<Formula> zeros(std::string_view name, std::string_view unit, Span span = Span::month) { return add(name, unit, span, false); }
  Row<Formula> zeros_within(Months, std::string_view name, std::string_view unit, Span span = Span::month) {
    return add(name, unit, span, false);
  }
  Row<Formula> zeros_but(Months, std::string_view name, std::string_view unit) { return add(name, unit, Span::month, false); }
  Working<Formula> working(std::string_view name, std::string_view unit) { return Working<Formula>(add(name, unit, Span::month, true)); }
  Total<Formula> total(std::string_view name, std::string_view unit, const Formula& start = Formula(0.0)) {
    return {add(name, unit, Span::month, true), months_, start};
  }

 private:
  Row<Formula> add(std::string_view name, std::string_view unit, Span span, bool working) {
    book_->add_row(name, unit, span == Span::year, working, span == Span::year ? years_ : months_);
    return {*book_, book_->row_count() - 1};
  }
  FormulaBook* book_;
  int months_;
  int years_;
};

}  // namespace landfall
