// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace landfall {

enum class Severity { info, warning, error };

/// A number or a name that a finding's sentence mentions.
using FindingArgument = std::variant<double, std::string>;

/// What a model has to say besides numbers: a clamp, an extrapolation, a return that does not exist.
///
/// `code` is stable and greppable (`plant.capacity-short`) and names a sentence in each language in planner/publish/messages.toml;
/// `arguments` fill its {0}, {1}, … in order. `source` says which input, rule or model it came from. The core so speaks no language.
struct Finding {
  Severity severity = Severity::info;
  std::string code;
  std::vector<FindingArgument> arguments;
  std::string source;

  bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

[[nodiscard]] constexpr const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

}  // namespace landfall
