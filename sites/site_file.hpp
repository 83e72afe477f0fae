// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

/// The edge: TOML bytes of docs/data-format.md to validated values. Problems are added, never thrown; a value built from a file
/// with problems must not be used.
namespace landfall::sites {

[[nodiscard]] Country parse_country(std::string_view bytes, std::string file, Problems& problems);

/// A place of one of `countries`, by id; naming another is a problem. Its `[tax]` table may name some of the keys of its country's, which
/// gives the rest, as it gives the tariff where the place has none of its own.
[[nodiscard]] Site parse_site(std::string_view bytes, std::string file, const std::map<std::string, Country>& countries,
                              Problems& problems);

}  // namespace landfall::sites
