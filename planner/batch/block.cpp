// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/block.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstring>

#include "planner/publish/record.hpp"

namespace landfall::batch {
namespace {

using whatif::put;
using whatif::take;

constexpr std::string_view magic = "LANDFALL-BLOCK-1";
constexpr std::size_t hash_size = 64;

std::uint64_t first_round_of(const whatif::Plan& plan, std::uint64_t number) { return number * plan.rounds_per_block(); }
std::uint64_t rounds_of(const whatif::Plan& plan, std::uint64_t number) {
  return std::min(plan.rounds_per_block(), plan.rounds() - first_round_of(plan, number));
}

bool take_text(std::string_view& bytes, std::string_view expected) {
  if (!bytes.starts_with(expected)) return false;
  bytes.remove_prefix(expected.size());
  return true;
}

}  // namespace

bool keeps(const whatif::Study& study, std::uint64_t round) {
  return study.rows == whatif::Rows::all || (study.rows == whatif::Rows::sample && round % study.sample_every == 0);
}

Block make_block(const whatif::Plan& plan, std::uint64_t number, std::vector<whatif::Outcome> outcomes) {
  Block block{number, first_round_of(plan, number), rounds_of(plan, number), {}, {}};
  if (plan.study.rows == whatif::Rows::all) {
    block.outcomes = std::move(outcomes);
    return block;
  }
  block.statistics.add(plan, block.first_round, outcomes);
  const std::size_t candidates = plan.candidates.size();
  for (std::uint64_t r = 0; r < block.rounds; ++r) {
    if (!keeps(plan.study, block.first_round + r)) continue;
    const auto from = outcomes.begin() + static_cast<std::ptrdiff_t>(r * candidates);
    block.outcomes.insert(block.outcomes.end(), from, from + static_cast<std::ptrdiff_t>(candidates));
  }
  return block;
}

std::string to_bytes(const whatif::Plan& plan, const Block& block, const std::string& study_sha256) {
  std::string payload;
  put(payload, static_cast<std::uint64_t>(block.outcomes.size()));
  payload.append(reinterpret_cast<const char*>(block.outcomes.data()), block.outcomes.size() * sizeof(whatif::Outcome));
  if (plan.study.rows != whatif::Rows::all) block.statistics.save(payload);
  std::string bytes;
  bytes.reserve(payload.size() + 256);
  bytes += magic;
  bytes += study_sha256;
  put(bytes, block.number);
  put(bytes, block.first_round);
  put(bytes, block.rounds);
  put(bytes, static_cast<std::uint64_t>(payload.size()));
  bytes += payload;
  bytes += publish::sha256(bytes);
  return bytes;
}

std::optional<Block> from_bytes(const whatif::Plan& plan, std::string_view bytes, std::uint64_t number, const std::string& study_sha256) {
  if (bytes.size() < hash_size) return std::nullopt;
  std::string_view left = bytes.substr(0, bytes.size() - hash_size);
  if (publish::sha256(left) != bytes.substr(left.size())) return std::nullopt;
  Block block;
  std::uint64_t size = 0, kept = 0;
  if (!take_text(left, magic) || !take_text(left, study_sha256) || !take(left, block.number) || !take(left, block.first_round) ||
      !take(left, block.rounds) || !take(left, size) || size != left.size() || !take(left, kept)) {
    return std::nullopt;
  }
  if (block.number != number || number >= plan.blocks() || block.first_round != first_round_of(plan, number) ||
      block.rounds != rounds_of(plan, number) || kept > left.size() / sizeof(whatif::Outcome)) {
    return std::nullopt;
  }
  block.outcomes.resize(kept);
  std::memcpy(static_cast<void*>(block.outcomes.data()), left.data(), kept * sizeof(whatif::Outcome));
  left.remove_prefix(kept * sizeof(whatif::Outcome));
  if (plan.study.rows == whatif::Rows::all) {
    if (kept != block.rounds * plan.candidates.size() || !left.empty()) return std::nullopt;
    block.statistics.add(plan, block.first_round, block.outcomes);
  } else if (!block.statistics.load(left) || !left.empty()) {
    return std::nullopt;
  }
  return block;
}

std::string block_name(std::uint64_t number) { return fmt::format("blocks/{:010}.block", number); }

}  // namespace landfall::batch
