// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/documents_file.hpp"

#include <set>

#include "climate/base/document.hpp"

namespace landfall::committee {

Documents parse_documents(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Documents documents;
  if (!document.parsed()) return documents;
  Section root = document.root();
  std::set<std::string> seen;
  for (Section& entry : root.sections("documents")) {
    DocumentKind kind{entry.identifier("id"), entry.localized("name"), entry.texts("paths")};
    for (const std::string& path : kind.paths) {
      if (!seen.insert(path).second) entry.problem("paths", "expected each path once, found \"" + path + "\" again");
    }
    documents.kinds.push_back(std::move(kind));
  }
  document.finish();
  return documents;
}

}  // namespace landfall::committee
