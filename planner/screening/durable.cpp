// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/durable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>

#include "planner/publish/descriptor.hpp"

namespace landfall::screening {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

void sync_path(const std::string& path) { publish::Descriptor(path, O_RDONLY).sync(); }

}  // namespace

void write_durably(const std::string& path, std::string_view bytes) {
  const fs::path target(path);
  const std::string folder = target.parent_path().empty() ? "." : target.parent_path().string();
  const std::string temporary = (fs::path(folder) / fmt::format(".{}.{}.part", target.filename().string(), ::getpid())).string();
  try {
    const publish::Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.sync();
    fs::rename(temporary, path);
  } catch (...) {
    std::error_code ignored;  // the first failure is the one to report
    fs::remove(temporary, ignored);
    throw;
  }
  sync_path(folder);
}

bool read_whole(const std::string& path, std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  bytes.assign(std::istreambuf_iterator<char>(file), {});
  return !file.bad();
}

DraftFolder::DraftFolder(const std::string& parent)
    : parent_(parent), path_((fs::path(parent) / fmt::format(".screen.{}.part", ::getpid())).string()) {
  fs::remove_all(path_);
  fs::create_directories(path_);
}

DraftFolder::~DraftFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string DraftFolder::file(std::string_view name) const { return (fs::path(path_) / name).string(); }

void DraftFolder::publish(const std::vector<std::string>& names) const {
  for (const std::string& name : names) sync_path(file(name));
  for (const std::string& name : names) fs::rename(file(name), fs::path(parent_) / name);
  sync_path(parent_);
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::vector<char> part(1u << 20);
  while (file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0)
    EVP_DigestUpdate(context.get(), part.data(), static_cast<std::size_t>(file.gcount()));
  if (file.bad()) fail(path);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &length);
  std::string text;
  for (unsigned i = 0; i < length; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace landfall::screening
