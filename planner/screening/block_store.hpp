// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/screening/region.hpp"

namespace landfall::screening {

/// The finished blocks of one screening in a work folder: one compressed file a block, written to a temporary name, synced and renamed,
/// each with the plan it belongs to and a SHA-256 of its content. A file that is missing, cut short or of another plan is not there.
class BlockStore {
 public:
  /// `plan` is the hash of everything that decides a block's bytes. Creates the folder and its manifest, or throws InputError when the
  /// folder holds another plan.
  BlockStore(const std::string& folder, const std::string& plan, const RasterGrid& grid, std::size_t blocks);

  [[nodiscard]] bool has(std::size_t index) const;
  void write(std::size_t index, const BlockResult& result) const;
  /// Throws std::runtime_error when the block is not there.
  [[nodiscard]] BlockResult read(std::size_t index, const Block& block) const;

 private:
  [[nodiscard]] std::string path(std::size_t index) const;
  [[nodiscard]] bool load(std::size_t index, std::string& payload) const;
  std::string folder_, plan_;
};

}  // namespace landfall::screening
