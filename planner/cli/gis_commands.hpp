// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace landfall::cli {

/// A command of the program `landfall-gis`, to which `landfall` hands it over.
struct GisCommand {
  const char* name;
  const char* description;
};
inline constexpr GisCommand export_command{"export", "write a comparison as styled map layers and site plans"};
inline constexpr GisCommand screen_command{"screen", "PUE, WUE, free cooling, levelised rent and equity IRR of every pixel of a region"};
inline constexpr GisCommand gis_commands[] = {export_command, screen_command};

/// Whether `landfall-gis` has this command.
[[nodiscard]] bool in_gis(std::string_view command);

/// Becomes `landfall-gis`, which stands beside this program, with the same arguments. Comes back only by throwing std::system_error.
[[noreturn]] void become_gis(char** arguments);

}  // namespace landfall::cli
