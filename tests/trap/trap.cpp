// SPDX-License-Identifier: Apache-2.0
// Writes down every file that a program opens and every network address that it asks for, in the file that LANDFALL_TRAP names.
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

template <class F>
F next(F, const char* name) {
  return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

void note(const char* what, const char* which) {
  static const auto real_open = reinterpret_cast<int (*)(const char*, int, ...)>(dlsym(RTLD_NEXT, "open"));
  const char* const log = std::getenv("LANDFALL_TRAP");
  if (log == nullptr) return;
  const int file = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return;
  char line[4500];
  const int length = std::snprintf(line, sizeof line, "%s %.4096s\n", what, which == nullptr ? "" : which);
  if (length > 0 && write(file, line, static_cast<std::size_t>(length)) < 0) std::abort();
  close(file);
}

mode_t mode_of(int flags, std::va_list rest) { return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  note("open", path);
  return next(&open, "open")(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  note("open", path);
  return next(&open64, "open64")(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  note("open", path);
  return next(&openat, "openat")(folder, path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
  note("open", path);
  return next(&fopen, "fopen")(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  note("open", path);
  return next(&fopen64, "fopen64")(path, mode);
}

int connect(int socket, const struct sockaddr* address, socklen_t length) {
  note("connect", address->sa_family == AF_UNIX ? "local" : "network");
  return next(&connect, "connect")(socket, address, length);
}

int socket(int domain, int type, int protocol) noexcept {
  if (domain != AF_UNIX) note("socket", "network");
  return next(&socket, "socket")(domain, type, protocol);
}

int getaddrinfo(const char* node, const char* service, const struct addrinfo* hints, struct addrinfo** result) {
  note("getaddrinfo", node);
  return next(&getaddrinfo, "getaddrinfo")(node, service, hints, result);
}
}
