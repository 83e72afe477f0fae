// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/record.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <array>
#include <stdexcept>

namespace landfall::publish {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available");
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

std::string Record::inputs_sha256() const {
  // Lengths before names keep two different lists from reading the same.
  std::string all = fmt::format("landfall-inputs 1\nseed {}\ndraws {}\n", seed, draws);
  for (const Input& input : inputs) all += fmt::format("input {} {} {}\n", input.path.size(), input.path, input.sha256);
  for (const std::string& change : overrides) all += fmt::format("set {} {}\n", change.size(), change);
  return sha256(all);
}

}  // namespace landfall::publish
