// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace landfall::batch {

/// A file that is there whole or not at all: written under a temporary name in the same folder, synced, renamed, the folder synced.
/// Whatever fails throws std::system_error naming the file, and the temporary is removed.
class DurableFile {
 public:
  explicit DurableFile(std::string path);
  ~DurableFile();
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;

  void write(std::string_view bytes);
  void commit();

 private:
  std::string path_, temporary_;
  int fd_ = -1;
};

void write_durably(const std::string& path, std::string_view bytes);
/// Gives a finished temporary its name: synced, renamed, the folder synced.
void rename_durably(const std::string& temporary, const std::string& path);
/// Temporary names start with this; what a killed run left of them may be removed by whoever holds the folder alone.
inline constexpr std::string_view temporary_prefix = ".part-";
[[nodiscard]] std::string temporary_name(const std::string& path);

/// The bytes of a file; `found` says whether it is there.
[[nodiscard]] std::string read_whole(const std::string& path, bool& found);

/// A lock on a file (flock): held by one exclusively or by several together, until the process ends however it ends.
class Lock {
 public:
  enum class Mode { alone, together };
  /// Throws InputError, naming the file, when someone else holds it.
  Lock(const std::string& path, Mode mode);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace landfall::batch
