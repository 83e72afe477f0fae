// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Runs the program as a person would, from a folder of its own.
namespace landfall::cli_test {

struct Run {
  int status = -1;
  std::string out;
  std::string err;
};

/// `arguments` as typed after `landfall`, read by the shell.
[[nodiscard]] Run landfall(const std::string& arguments);

/// A new empty folder, removed with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Writes a file into the folder and returns its path.
  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const;

 private:
  std::string path_;
};

/// The bytes of a file.
[[nodiscard]] std::string read(const std::string& path);

}  // namespace landfall::cli_test
