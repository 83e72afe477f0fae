// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/base/document.hpp"
#include "sites/tariff.hpp"

namespace landfall::sites {

/// The `[tariff]` table of a country or place file (docs/data-format.md). Hours that two periods claim, a second period for all other
/// hours, or none, are problems.
[[nodiscard]] Tariff parse_tariff(Section& table);

}  // namespace landfall::sites
