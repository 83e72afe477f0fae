// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"

namespace landfall::cli {

/// Bytes of an input file. A missing file, a folder, one that can't be read or is over 64 MiB becomes a problem, and "" comes back.
/// Only plain paths of this machine are opened.
[[nodiscard]] std::string read_input(const std::string& path, Problems& problems);

struct OutputFile {
  std::string name;
  std::string bytes;
};

/// Refuses (InputError) a folder that can't be used, or files that already stand in it unless `overwrite`. Call before the work.
void check_output_folder(const std::string& folder, const std::vector<std::string>& names, bool overwrite);

/// Writes all files into `folder`, each to a temporary name, synced, renamed, and the folder synced: old or new, never half.
/// Throws std::system_error naming the file; what was not renamed by then is removed.
void write_files(const std::string& folder, const std::vector<OutputFile>& files);

/// Writes to standard output; a failure (a full disk, a closed pipe) throws std::system_error.
void print(std::string_view text);

}  // namespace landfall::cli
