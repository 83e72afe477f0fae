// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/durable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "climate/base/input_error.hpp"
#include "planner/publish/descriptor.hpp"

namespace landfall::batch {
namespace {

[[noreturn]] void fail(const std::string& what, int error = errno) { throw std::system_error(error, std::generic_category(), what); }

void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(folder);
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (result != 0 && error != EINVAL) fail(folder, error);  // EINVAL: a file system whose folders can't be synced
}

}  // namespace

std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> number{0};
  const std::filesystem::path target(path);
  // The host's process number is not enough where several machines share the folder.
  char host[65] = "host";
  (void)::gethostname(host, sizeof(host) - 1);
  return (target.parent_path() / fmt::format("{}{}-{}-{}-{}", temporary_prefix, target.filename().string(), host, ::getpid(), number++))
      .string();
}

DurableFile::DurableFile(std::string path) : path_(std::move(path)), temporary_(temporary_name(path_)) {
  fd_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd_ < 0) fail(temporary_);
}

DurableFile::~DurableFile() {
  if (fd_ < 0) return;
  ::close(fd_);
  ::unlink(temporary_.c_str());
}

void DurableFile::write(std::string_view bytes) { publish::write_all(fd_, bytes, path_); }

void DurableFile::commit() {
  while (::fsync(fd_) != 0) {
    if (errno != EINTR) fail(path_);
  }
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_);
  ::close(fd_);
  fd_ = -1;
  sync_folder_of(path_);
}

void write_durably(const std::string& path, std::string_view bytes) {
  DurableFile file(path);
  file.write(bytes);
  file.commit();
}

void rename_durably(const std::string& temporary, const std::string& path) {
  const int fd = ::open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(temporary);
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (result != 0) fail(temporary, error);
  if (std::rename(temporary.c_str(), path.c_str()) != 0) fail(path);
  sync_folder_of(path);
}

std::string read_whole(const std::string& path, bool& found) {
  found = false;
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) return {};
    fail(path);
  }
  std::string bytes;
  std::size_t size = 0;
  constexpr std::size_t step = 1U << 20U;
  while (true) {
    bytes.resize(size + step);
    const ssize_t got = ::read(fd, bytes.data() + size, step);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int error = errno;
      ::close(fd);
      fail(path, error);
    }
    size += static_cast<std::size_t>(got);
    if (got == 0) break;
  }
  ::close(fd);
  bytes.resize(size);
  found = true;
  return bytes;
}

Lock::Lock(const std::string& path, Mode mode) {
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd_ < 0) fail(path);
  while (::flock(fd_, (mode == Mode::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    const int error = errno;
    ::close(fd_);
    if (error != EWOULDBLOCK) fail(path, error);
    Problems problems;
    problems.add({path, 0, 0}, "another landfall works in this folder: wait until it has ended");
    problems.raise_if_any();
  }
}

Lock::~Lock() { ::close(fd_); }

}  // namespace landfall::batch
