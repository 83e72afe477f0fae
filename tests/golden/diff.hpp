// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What separates a result from the one that was agreed on, in three classes.
namespace landfall::golden {

/// How far a figure may move before it has moved. A difference is big when it exceeds both.
struct Tolerance {
  double absolute = 0.0;
  double relative = 0.0;
};
/// By the unit that ends a name, `capex_usd` or `npv_usd`; the longest ending of tolerances.csv that fits. Every name with a figure has
/// one.
[[nodiscard]] Tolerance tolerance_of(std::string_view name);

struct Difference {
  int small = 0;
  int big = 0;
  std::string first_big;  ///< where, and both values
  void note(bool is_big, const std::string& where, const std::string& agreed, const std::string& found);
};

/// A table with a header line: cells that are numbers by the tolerance of their column, all else to the letter.
[[nodiscard]] Difference compare_csv(const std::string& agreed, const std::string& found);
/// Numbers by the tolerance of their key, all else to the letter; a key that comes or goes is big.
[[nodiscard]] Difference compare_json(const std::string& agreed, const std::string& found);
/// A page: a number may differ by one in its last printed place, all else to the letter (runs of blanks count as one, a wider figure moves
/// its column).
[[nodiscard]] Difference compare_text(const std::string& agreed, const std::string& found);

/// Compares with tests/golden/<name> by its ending, or writes it where LANDFALL_BLESS is set. See docs/validation-finance.md.
void check(const std::string& name, const std::string& found);

/// SHA-256 of all agreed files, names and bytes in ascending order; its first twelve digits.
[[nodiscard]] std::string digest();

}  // namespace landfall::golden
