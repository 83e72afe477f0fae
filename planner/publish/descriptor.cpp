// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <system_error>

namespace landfall::publish {
namespace {

[[noreturn]] void fail(const std::string& what, int error = errno) { throw std::system_error(error, std::generic_category(), what); }

}  // namespace

Descriptor::Descriptor(std::string path, int flags) : path_(std::move(path)), fd_(::open(path_.c_str(), flags | O_CLOEXEC, 0644)) {
  if (fd_ < 0) fail(path_);
}

Descriptor::~Descriptor() { ::close(fd_); }

void Descriptor::write(std::string_view bytes) const { write_all(fd_, bytes, path_); }

void Descriptor::sync() const {
  while (::fsync(fd_) != 0) {
    if (errno != EINTR) fail(path_);
  }
}

void write_all(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(name, written == 0 ? ENOSPC : errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace landfall::publish
