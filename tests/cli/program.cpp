// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <sys/wait.h>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace landfall::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Run run_landfall(const std::string& arguments, const std::string& environment) {
  const Scratch scratch;
  const std::string out = scratch.path() + "/out", err = scratch.path() + "/err";
  const std::string program = std::string(LANDFALL_BINARY_DIR) + "/landfall";
  const std::string command = environment + " '" + program + "' " + arguments + " >'" + out + "' 2>'" + err + "' </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read_file(out), read_file(err)};
}

Scratch::Scratch() {
  std::string pattern = (std::filesystem::temp_directory_path() / "landfall-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder for the test");
  path_ = pattern;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Scratch::write(const std::string& name, const std::string& bytes) const {
  const std::string path = path_ + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string Scratch::read(const std::string& name) const { return read_file(path_ + "/" + name); }

std::vector<std::string> Scratch::names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_))
    names.push_back(entry.path().lexically_relative(path_).string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string shipped(const std::string& path, const std::string& from, const std::string& to) {
  std::string bytes = read_file(std::filesystem::path(LANDFALL_SOURCE_DIR) / path);
  if (from.empty()) return bytes;
  const auto at = bytes.find(from);
  if (at == std::string::npos) throw std::runtime_error(path + " has no \"" + from + "\"");
  return bytes.replace(at, from.size(), to);
}

}  // namespace landfall::test
