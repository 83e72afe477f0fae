// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/candidate_json.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::publish {

std::string comparison_csv(const committee::Comparison& comparison, const Context& context) {
  std::string text;
  for (const committee::Candidate& candidate : comparison.candidates) {
    const boost::json::object row = candidate_json(candidate, context);
    std::string head, line;
    for (const auto& entry : row) {
      if (entry.value().is_object() || entry.value().is_array()) continue;
      if (!line.empty()) {
        head += ',';
        line += ',';
      }
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
