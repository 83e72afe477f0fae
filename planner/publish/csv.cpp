// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/csv.hpp"

#include "planner/publish/grid.hpp"
#include "planner/publish/json.hpp"

namespace landfall::publish {

std::string csv_rows(const std::vector<boost::json::object>& rows) {
  std::string text;
  for (const boost::json::object& row : rows) {
    std::string head, line;
    bool first = true;
    for (const auto& entry : row) {
      if (entry.value().is_object() || entry.value().is_array()) continue;
      if (!first) {
        head += ',';
        line += ',';
      }
      first = false;
      head += entry.key();
      if (const auto* word = entry.value().if_string()) {
        line += csv_text(std::string(*word));
      } else if (!entry.value().is_null()) {
        std::string number = to_text(entry.value());
        number.pop_back();
        line += number;
      }
    }
    if (text.empty()) text = head + '\n';
    text += line + '\n';
  }
  return text;
}

}  // namespace landfall::publish
