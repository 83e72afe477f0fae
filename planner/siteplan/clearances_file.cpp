// SPDX-License-Identifier: Apache-2.0
#include "planner/siteplan/clearances_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::siteplan {

Clearances parse_clearances(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Clearances clearances;
  if (!document.parsed()) return clearances;
  document.root().facts(clearances);
  document.finish();
  return clearances;
}

}  // namespace landfall::siteplan
