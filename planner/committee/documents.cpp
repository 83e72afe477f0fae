// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/documents.hpp"

#include "planner/portfolio/portfolio.hpp"

namespace landfall::committee {
namespace {

bool starts(const std::string& path, const std::string& part) {
  return path.compare(0, part.size(), part) == 0 && (path.size() == part.size() || path[part.size()] == '.');
}

}  // namespace

const DocumentKind* Documents::settling(const std::string& path) const {
  const std::string plain = portfolio::without_id(path);
  const DocumentKind* best = nullptr;
  std::size_t longest = 0;
  for (const DocumentKind& kind : kinds) {
    for (const std::string& part : kind.paths) {
      if (part.size() > longest && (starts(plain, part) || starts(path, part))) {
        best = &kind;
        longest = part.size();
      }
    }
  }
  return best;
}

}  // namespace landfall::committee
