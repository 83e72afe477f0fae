// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <vector>

/// Runs the built program as a user does.
namespace landfall::test {

struct Run {
  int status = -1;
  std::string out;
  std::string err;
  [[nodiscard]] boost::json::value json() const { return boost::json::parse(out); }
};

/// `arguments` go through the shell: quote what needs it. `environment` comes before the program, such as `LANG=tr_TR`.
[[nodiscard]] Run landfall(const std::string& arguments, const std::string& environment = "");

/// A folder that is removed with the object.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Writes a file into it and gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> names() const;  ///< ascending

 private:
  std::string path_;
};

/// A copy of a shipped file, with the first `from` replaced by `to`.
[[nodiscard]] std::string shipped(const std::string& path, const std::string& from = "", const std::string& to = "");

}  // namespace landfall::test
