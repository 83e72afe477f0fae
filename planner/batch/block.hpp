// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/whatif/statistics.hpp"

namespace landfall::batch {

/// What one block of rounds came to. With all rows kept the statistics are worked out from them when it
/// is read; else they are stored.
struct Block {
  std::uint64_t number = 0;
  std::uint64_t first_round = 0;
  std::uint64_t rounds = 0;
  std::vector<whatif::Outcome> outcomes;  ///< of the rounds that are kept, in order
  whatif::Statistics statistics;          ///< of all rounds; with all rows kept only once it has been read
};

/// Whether the rows of a round are kept.
[[nodiscard]] bool keeps(const whatif::Study& study, std::uint64_t round);

/// `outcomes` of all rounds of the block, as the runner gives them.
[[nodiscard]] Block make_block(const whatif::Plan& plan, std::uint64_t number, std::vector<whatif::Outcome> outcomes);

/// Head with magic word, study hash, numbers and length, the payload, and the SHA-256 of all that. Numbers are little-endian, doubles in
/// binary: a block is read on the kind of machine it was written on.
[[nodiscard]] std::string to_bytes(const whatif::Plan& plan, const Block& block, const std::string& study_sha256);

/// Nothing when the bytes are not this block of this study, whole.
[[nodiscard]] std::optional<Block> from_bytes(const whatif::Plan& plan, std::string_view bytes, std::uint64_t number,
                                              const std::string& study_sha256);

[[nodiscard]] std::string block_name(std::uint64_t number);  ///< `blocks/0000000012.block`

}  // namespace landfall::batch
