// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

/// The edge: TOML bytes of docs/data-format.md to validated values. Problems are added, never thrown; a value built from a file
/// with problems must not be used.
namespace landfall::sites {

[[nodiscard]] Country parse_country(std::string_view bytes, std::string file, Problems& problems);

/// A place's `[tax]` table may name some of the keys of a country's; `join` fills in the rest.
[[nodiscard]] Site parse_site(std::string_view bytes, std::string file, const Country& country, Problems& problems);

/// The `country` key of a place file, or "" if it cannot be read; which country to parse the file against.
[[nodiscard]] std::string country_of(std::string_view bytes);

}  // namespace landfall::sites
