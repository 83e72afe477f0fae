// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace landfall::publish {

/// Text as it may stand between tags or in a quoted attribute of HTML and XML: never markup, read back as it was.
[[nodiscard]] std::string markup_text(std::string_view text);

}  // namespace landfall::publish
