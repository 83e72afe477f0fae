// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/fact.hpp"

namespace landfall::committee {

/// A kind of paper that would settle facts, such as a tariff schedule or a grid connection letter.
struct DocumentKind {
  std::string id;
  LocalizedText name;
  std::vector<std::string> paths;  ///< what it settles: paths of inputs without id, or their first parts
};

/// Which paper settles which fact (planner/committee/data/documents.toml).
struct Documents {
  std::vector<DocumentKind> kinds;

  /// The kind with the longest entry that is `path` (with or without its id) or a first part of it, whole words only; nullptr when none is.
  [[nodiscard]] const DocumentKind* settling(const std::string& path) const;
};

}  // namespace landfall::committee
