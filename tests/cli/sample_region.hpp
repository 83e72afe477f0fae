// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tests/cli/program.hpp"
#include "tests/screening/region_files.hpp"

namespace landfall::test {

/// The generated region, written once.
inline const Scratch& region() {
  static const Scratch folder;
  static const bool written = [] {
    write_climate(folder.path());
    folder.write("countries.geojson", countries_geojson);
    folder.write("r.toml", request_toml("[countries.places]\nae = \"ae-dubai\"\n[areas]\nshare = 0.2\nminimum_km2 = 2.0\n"));
    return true;
  }();
  (void)written;
  return folder;
}

[[nodiscard]] inline std::string region_request() { return "'" + region().path() + "/r.toml'"; }

}  // namespace landfall::test
