// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace landfall::screening {

/// Writes a file to a temporary name beside it, synced, then renamed, and the folder synced: old or new, never half. Throws
/// std::system_error naming the file.
void write_durably(const std::string& path, std::string_view bytes);
/// Reads a file; false if there is none or it can't be read.
[[nodiscard]] bool read_whole(const std::string& path, std::string& bytes);

/// A folder inside `parent` for files that are not ready; removed with all that is left in it.
class DraftFolder {
 public:
  explicit DraftFolder(const std::string& parent);
  ~DraftFolder();
  DraftFolder(const DraftFolder&) = delete;
  DraftFolder& operator=(const DraftFolder&) = delete;
  [[nodiscard]] std::string file(std::string_view name) const;
  /// Syncs the named files and renames them into the parent, then syncs it.
  void publish(const std::vector<std::string>& names) const;

 private:
  std::string parent_, path_;
};

/// SHA-256 of a file of any size, as publish::sha256 writes it. Throws std::system_error.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace landfall::screening
