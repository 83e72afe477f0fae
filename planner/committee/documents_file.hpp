// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/committee/documents.hpp"

namespace landfall::committee {

/// `[[documents]]` with id, name in both languages and paths. An entry that stands under two kinds is a problem.
[[nodiscard]] Documents parse_documents(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::committee
