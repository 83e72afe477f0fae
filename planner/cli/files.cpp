// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "climate/base/document.hpp"

namespace landfall::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (fd_ < 0) fail(path);
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

void write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(name);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void sync(int fd, const std::string& name) {
  while (::fsync(fd) != 0) {
    if (errno != EINTR) fail(name);
  }
}

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
      const Descriptor descriptor(temporary.string(), O_WRONLY | O_CREAT | O_TRUNC);
      temporaries.push_back(temporary);
      write_all(descriptor.get(), file.bytes, temporary.string());
      sync(descriptor.get(), temporary.string());
    }
    for (std::size_t i = 0; i < files.size(); ++i) fs::rename(temporaries[i], fs::path(folder) / files[i].name);
  } catch (...) {
    std::error_code ignored;  // the first failure is the one to report
    for (const fs::path& temporary : temporaries) fs::remove(temporary, ignored);
    throw;
  }
  const Descriptor directory(folder, O_RDONLY | O_DIRECTORY);
  sync(directory.get(), folder);
}

void print(std::string_view text) {
  std::fflush(stdout);
  write_all(STDOUT_FILENO, text, "standard output");
}

}  // namespace landfall::cli
