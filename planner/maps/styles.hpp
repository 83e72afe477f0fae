// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "planner/maps/layer.hpp"

namespace landfall::maps {

/// Text in quotes that are doubled inside: SQL and QGIS expressions quote text with ' and fields with ".
[[nodiscard]] std::string in_quotes(std::string_view text, char quote);
/// The style as a QGIS layer style (QML): a rule-based renderer, labels, and the titles of the fields as their aliases.
[[nodiscard]] std::string qml(const Style& style, Shape shape, const std::vector<Field>& fields);
/// The style as OGC Styled Layer Descriptor 1.0.
[[nodiscard]] std::string sld(const Style& style, Shape shape, const std::string& layer, const std::string& title);

/// "#rrggbb".
[[nodiscard]] std::string hex(Colour colour);

}  // namespace landfall::maps
