// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace landfall {

/// The release, `0.1.0`: the project's version in CMakeLists.txt.
[[nodiscard]] std::string_view version();

/// The git commit of the source at build time, 40 hexadecimal digits; `unknown` when built outside a git checkout.
[[nodiscard]] std::string_view commit();

}  // namespace landfall
