// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "planner/portfolio/portfolio.hpp"
#include "planner/publish/json.hpp"

namespace landfall::publish {

/// A list that reads as a table, as JSON (an array of objects) or as CSV. Cells are numbers or text.
struct Catalogue {
  using Cell = std::variant<double, std::string>;
  struct Column {
    std::string key;  ///< JSON name and CSV head
    bool right = false;
  };
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> remarks;  ///< sentences below the table; an array `remarks` in JSON, nothing in CSV

  [[nodiscard]] std::string table() const;
  [[nodiscard]] std::string json() const;
  [[nodiscard]] std::string csv() const;
};

[[nodiscard]] Catalogue list_sites(const portfolio::Portfolio& portfolio, Language language);
[[nodiscard]] Catalogue list_modules(const portfolio::Portfolio& portfolio, Language language);
/// The facts of a place and its country: path, value, low, high, unit, year, confidence, source; then its rules and notes. Throws
/// std::out_of_range for an unknown id.
[[nodiscard]] Catalogue show_site(const portfolio::Portfolio& portfolio, const std::string& id, Language language);
[[nodiscard]] Catalogue show_module(const portfolio::Portfolio& portfolio, const std::string& id, Language language);
/// Facts that no source carries, that are older than the portfolio's limit or (of places) contradict others, the widest range first, each
/// with why it stands there.
[[nodiscard]] Catalogue check_sites(const Context& context);
[[nodiscard]] Catalogue check_modules(const Context& context);

}  // namespace landfall::publish
