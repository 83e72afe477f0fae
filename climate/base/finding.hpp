// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace landfall {

enum class Severity { info, warning, error };

/// What a model has to say besides numbers: a clamp, an extrapolation, a return that does not exist.
/// `code` is stable and greppable (`plant.capacity-short`), `text` is one sentence, `source` says which input or rule it came from.
struct Finding {
  Severity severity = Severity::info;
  std::string code;
  std::string text;
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
