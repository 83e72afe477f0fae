// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace landfall::publish {

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4, by OpenSSL).
[[nodiscard]] std::string sha256(std::string_view bytes);

/// What a run was made of; every output carries it.
struct Record {
  std::string version;
  std::string commit;
  std::string valuation_date;
  std::uint64_t seed = 0;
  int draws = 0;
  struct Input {
    std::string path;
    std::string sha256;
  };
  std::vector<Input> inputs;           ///< every file read, built-in data included, ascending by path
  std::vector<std::string> overrides;  ///< `--set`, as given

  /// One hash over all inputs, their paths, the overrides, the seed and the number of draws.
  [[nodiscard]] std::string inputs_sha256() const;
};

}  // namespace landfall::publish
