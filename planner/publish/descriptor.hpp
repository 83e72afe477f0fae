// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace landfall::publish {

/// A file or folder open for reading, writing or syncing; closes itself. Whatever fails throws std::system_error naming the path.
class Descriptor {
 public:
  /// `flags` as of open(2); a new file gets mode 0644, and no child inherits it.
  Descriptor(std::string path, int flags);
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const;
  void sync() const;

 private:
  std::string path_;
  int fd_;
};

/// All bytes to an open descriptor, however often it takes a part of them; `name` is what an error calls it.
void write_all(int fd, std::string_view bytes, const std::string& name);

}  // namespace landfall::publish
