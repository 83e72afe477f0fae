// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "climate/base/document.hpp"
#include "planner/publish/descriptor.hpp"

namespace landfall::cli {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string read_input(const std::string& path, Problems& problems) {
  std::error_code error;
  const auto status = fs::status(path, error);
  const auto refuse = [&](std::string what) {
    problems.add({path, 0, 0}, std::move(what));
    return std::string();
  };
  if (status.type() == fs::file_type::not_found) return refuse("expected a file, found none");
  if (error) return refuse("expected a readable file: " + error.message());
  if (status.type() == fs::file_type::directory) return refuse("expected a file, found a folder");
  if (status.type() != fs::file_type::regular) return refuse("expected a plain file, found something else");
  const auto size = fs::file_size(path, error);
  if (error) return refuse("expected a readable file: " + error.message());
  if (size > max_input_bytes) return refuse(fmt::format("expected at most {} MiB, found {} bytes", max_input_bytes >> 20, size));
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) return refuse("expected a readable file, reading it failed");
  return bytes;
}

void check_output_folder(const std::string& folder, const std::vector<std::string>& names, bool overwrite) {
  Problems problems;
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    problems.add({folder, 0, 0}, "--out: expected a folder, found a file");
  } else if (!overwrite) {
    for (const std::string& name : names) {
      if (fs::exists(fs::path(folder) / name, error))
        problems.add({(fs::path(folder) / name).string(), 0, 0}, "the file exists; --overwrite replaces it");
    }
  }
  problems.raise_if_any();
}

void write_files(const std::string& folder, const std::vector<OutputFile>& files) {
  fs::create_directories(folder);
  std::vector<fs::path> temporaries;
  try {
    for (const OutputFile& file : files) {
      const fs::path temporary = fs::path(folder) / fmt::format(".{}.{}.part", file.name, ::getpid());
      const publish::Descriptor written(temporary.string(), O_WRONLY | O_CREAT | O_TRUNC);
      temporaries.push_back(temporary);
      written.write(file.bytes);
      written.sync();
    }
    for (std::size_t i = 0; i < files.size(); ++i) fs::rename(temporaries[i], fs::path(folder) / files[i].name);
  } catch (...) {
    std::error_code ignored;  // the first failure is the one to report
    for (const fs::path& temporary : temporaries) fs::remove(temporary, ignored);
    throw;
  }
  publish::Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

void print(std::string_view text) {
  std::fflush(stdout);
  publish::write_all(STDOUT_FILENO, text, "standard output");
}

}  // namespace landfall::cli
