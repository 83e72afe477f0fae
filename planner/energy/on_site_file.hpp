// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/document.hpp"
#include "climate/base/input_error.hpp"
#include "planner/energy/on_site.hpp"

namespace landfall::energy {

/// The edge: what on-site energy does and costs, a file of the library (docs/data-format.md). Sizes are zero.
[[nodiscard]] OnSite parse_technology(std::string_view bytes, std::string file, Problems& problems);

/// The `[on_site]` table of a portfolio: sizes as plain numbers, which become certain facts of `year`.
struct Sizes {
  std::string technology;  ///< id of the file
  OnSite wanted;           ///< sizes only
  SourceRef where;
};
[[nodiscard]] Sizes parse_sizes(Section& table, int year);

/// The technology with the portfolio's sizes.
[[nodiscard]] OnSite join(OnSite technology, const Sizes& sizes);

}  // namespace landfall::energy
