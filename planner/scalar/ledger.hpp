// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

#include "planner/scalar/arithmetic.hpp"

/// The book in which the cash-flow model is written: one row a line item, one formula a row.
///
/// Every value that is carried from month to month stands in a row (a scalar that writes spreadsheet formulas would otherwise
/// grow without end). The model fills rows with `set` and reads them with `[]`; what a row means for another scalar (a cell to
/// write) is a specialisation of `Row` and `Ledger`.
namespace landfall {

enum class Span { month, year };

template <class S>
class Row {
 public:
  Row() = default;
  explicit Row(S* cells) : cells_(cells) {}
  void set(int at, const S& value) { cells_[at] = value; }
  void fill(Months where, const S& value) {
    for (int at = where.from; at < where.to; ++at) cells_[at] = value;
  }
  [[nodiscard]] const S& operator[](int at) const { return cells_[at]; }

 private:
  S* cells_ = nullptr;
};

struct RowName {
  std::string_view name;  ///< static text, `revenue.rent`
  std::string_view unit;
  Span span = Span::month;
};

/// Which rows a ledger keeps. `flows` leaves out those that no flow is computed from (lines of cost and energy, the balance); the others
/// have the same bits either way.
enum class Detail { lines, flows };

/// An intermediate value of each month, which stands in a row of its own in readings that show their work and passes through in others.
template <class S>
class Working {
 public:
  [[gnu::always_inline]] const S& operator()(int, const S& value) const { return value; }
};

/// A sum over months, added up in the order of the calls. Readings that show their work keep a row of the terms.
template <class S>
class Total {
 public:
  explicit Total(const S& start) : value_(start) {}
  [[gnu::always_inline]] void add(int, const S& term) { value_ = value_ + term; }
  [[nodiscard]] const S& value() const { return value_; }

 private:
  S value_;
};

template <class S>
class Ledger {
 public:
  /// `months` from financial close; years are blocks of 12 of them, the last one cut.
  explicit Ledger(int months, Detail detail = Detail::lines)
      : months_(months), years_((months + 11) / 12), capacity_(months), detail_(detail) {}

  [[nodiscard]] int months() const { return months_; }
  [[nodiscard]] int years() const { return years_; }
  [[nodiscard]] Months all() const { return {0, months_}; }
  [[nodiscard]] bool keeps_lines() const { return detail_ == Detail::lines; }

  /// A new row; its cells hold whatever they held, and whoever asks for it sets every one. Rows live as long as the ledger.
  Row<S> row(std::string_view name, std::string_view unit, Span span = Span::month) {
    const Row<S> fresh = next(name, unit, span);
    Months& stale = written_[names_.size() - 1];
    stale = {0, std::max(stale.to, span == Span::month ? months_ : years_)};  // a longer row may have stood there
    return fresh;
  }
  /// A new row of zeros.
  Row<S> zeros(std::string_view name, std::string_view unit, Span span = Span::month) {
    return zeros_within({0, span == Span::month ? months_ : years_}, name, unit, span);
  }
  /// A new row of zeros, of which only the cells of `window` are set.
  Row<S> zeros_within(Months window, std::string_view name, std::string_view unit, Span span = Span::month) {
    const Row<S> fresh = next(name, unit, span);
    Months& stale = written_[names_.size() - 1];
    zero(stale.from, stale.to);
    stale = {std::max(window.from, 0), std::min(window.to, months_)};
    return fresh;
  }
  /// A new row of zeros but for the months of `written`, whose cells hold whatever they held: whoever asks for it sets every one.
  Row<S> zeros_but(Months written, std::string_view name, std::string_view unit) {
    const Row<S> fresh = next(name, unit, Span::month);
    written = {std::max(written.from, 0), std::min(written.to, months_)};
    Months& stale = written_[names_.size() - 1];
    zero(stale.from, std::min(stale.to, written.from));
    zero(std::max(stale.from, written.to), stale.to);
    stale = written;
    return fresh;
  }
  [[nodiscard]] Working<S> working(std::string_view, std::string_view) { return {}; }
  [[nodiscard]] Total<S> total(std::string_view, std::string_view, const S& start = S(0.0)) { return Total<S>(start); }
  /// Forgets the rows and keeps their memory, for the next scenario.
  void clear() { names_.clear(); }
  /// The same for a plan of another length.
  void clear(int months) {
    names_.clear();
    months_ = months;
    years_ = (months + 11) / 12;
    if (months > capacity_) {
      cells_.clear();
      written_.clear();
      capacity_ = months;
    }
  }

  [[nodiscard]] const std::vector<RowName>& names() const { return names_; }
  [[nodiscard]] Row<S> at(std::size_t index) const { return Row<S>(cells_[index].get()); }
  [[nodiscard]] const S* cells(std::size_t index) const { return cells_[index].get(); }
  /// The cells of a row that may be other than zero, by what whoever asked for it said.
  [[nodiscard]] Months written(std::size_t index) const { return written_[index]; }

 private:
  Row<S> next(std::string_view name, std::string_view unit, Span span) {
    names_.push_back({name, unit, span});
    if (names_.size() > cells_.size()) {
      const auto count = static_cast<std::size_t>(capacity_);
      cells_.push_back(std::make_unique_for_overwrite<S[]>(count));
      std::fill_n(cells_.back().get(), count, S(0.0));
      written_.push_back({0, 0});
    }
    return Row<S>(cells_[names_.size() - 1].get());
  }
  /// Cells [from, to) of the newest row.
  void zero(int from, int to) {
    if (from >= to) return;
    S* const cells = cells_[names_.size() - 1].get() + from;
    const auto count = static_cast<std::size_t>(to - from);
    if constexpr (std::is_trivially_copyable_v<S>) {
      std::memset(static_cast<void*>(cells), 0, count * sizeof(S));  // all bits zero are 0.0
    } else {
      std::fill_n(cells, count, S(0.0));
    }
  }

  int months_;
  int years_;
  int capacity_;  // of each row, in months
  Detail detail_;
  std::vector<RowName> names_;
  std::vector<std::unique_ptr<S[]>> cells_;
  std::vector<Months> written_;  // cells of each row that may be other than zero, which a later scenario's row of zeros has to clear
};

/// Writes a line of the report that the model reads in the same month only: into its row where the ledger keeps lines, else nowhere.
template <class S>
[[nodiscard, gnu::always_inline]] inline S set_line(const Ledger<S>& ledger, Row<S>& row, int at, const S& value) {
  if (!ledger.keeps_lines()) return value;
  row.set(at, value);
  return row[at];
}

/// Sum of the months [from, to) of a row, in order.
template <class S>
[[nodiscard]] S sum(const Row<S>& row, int from, int to) {
  S total(0.0);
  for (int t = from; t < to; ++t) total = total + row[t];
  return total;
}

}  // namespace landfall
