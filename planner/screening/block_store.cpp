// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/block_store.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <bit>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "planner/publish/record.hpp"
#include "planner/screening/durable.hpp"

namespace landfall::screening {
namespace {

static_assert(std::endian::native == std::endian::little, "block files are little-endian");
static_assert(sizeof(Tally) % sizeof(std::uint64_t) == 0);
constexpr std::string_view magic = "landfall screen block 1\n";
constexpr std::size_t hash_length = 64;

template <class T>
void put(std::string& into, const std::vector<T>& values) {
  into.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Takes values off the front of `bytes`.
template <class T>
void take(std::string_view& bytes, std::vector<T>& into, std::size_t count) {
  if (bytes.size() < count * sizeof(T)) throw std::runtime_error("a block of the work folder is too short");
  into.resize(count);
  if (count > 0) std::memcpy(into.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
}

std::string deflate(const std::string& bytes) {
  std::size_t size = 0;
  void* const packed = CPLZLibDeflate(bytes.data(), bytes.size(), 1, nullptr, 0, &size);
  if (packed == nullptr) throw std::runtime_error("packing a block failed");
  std::string text(static_cast<const char*>(packed), size);
  CPLFree(packed);
  return text;
}

}  // namespace

BlockStore::BlockStore(const std::string& folder, const std::string& plan, const RasterGrid& grid, std::size_t blocks)
    : folder_(folder), plan_(plan) {
  std::filesystem::create_directories(folder);
  const std::string manifest = (std::filesystem::path(folder) / "manifest.json").string();
  const std::string wanted =
      fmt::format("{{\n  \"landfall_screen\": 1,\n  \"plan_sha256\": \"{}\",\n  \"width\": {},\n  \"height\": {},\n  \"blocks\": {}\n}}\n",
                  plan, grid.width, grid.height, blocks);
  std::string found;
  if (read_whole(manifest, found)) {
    if (found == wanted) return;
    Problems problems;
    problems.add({manifest, 0, 0},
                 "expected the work folder of this screening, found that of another one: inputs, options or version differ; name another "
                 "with --work, or remove it");
    problems.raise_if_any();
  }
  write_durably(manifest, wanted);
}

std::string BlockStore::path(std::size_t index) const {
  return (std::filesystem::path(folder_) / fmt::format("block-{:07}.bin", index)).string();
}

bool BlockStore::load(std::size_t index, std::string& payload) const {
  std::string bytes;
  const std::size_t head = magic.size() + 2 * hash_length + 2 + 20;
  if (!read_whole(path(index), bytes) || bytes.size() < head || bytes.compare(0, magic.size(), magic) != 0) return false;
  std::size_t at = magic.size();
  if (bytes.compare(at, hash_length, plan_) != 0) return false;
  at += hash_length + 1;
  const std::string hash = bytes.substr(at, hash_length);
  at += hash_length + 1;
  const std::size_t length = std::strtoull(bytes.substr(at, 20).c_str(), nullptr, 10);
  const std::string_view packed = std::string_view(bytes).substr(head);
  if (publish::sha256(packed) != hash || length > (std::size_t{1} << 31)) return false;
  payload.resize(length);
  std::size_t size = 0;
  return CPLZLibInflate(packed.data(), packed.size(), payload.data(), payload.size(), &size) != nullptr && size == length;
}

bool BlockStore::has(std::size_t index) const {
  std::string payload;
  return std::filesystem::exists(path(index)) && load(index, payload);
}

void BlockStore::write(std::size_t index, const BlockResult& result) const {
  std::string payload;
  std::uint64_t present = 0;
  for (std::size_t i = 0; i < measure_count; ++i) present |= result.values[i].empty() ? 0u : std::uint64_t{1} << i;
  put(payload, std::vector<std::uint64_t>{result.classes.size(), present});
  payload.append(reinterpret_cast<const char*>(&result.tally), sizeof(Tally));
  put(payload, result.classes);
  put(payload, result.zones);
  for (const std::vector<float>& values : result.values) put(payload, values);
  const std::string packed = deflate(payload);
  write_durably(path(index), fmt::format("{}{}\n{}\n{:020}", magic, plan_, publish::sha256(packed), payload.size()) + packed);
}

BlockResult BlockStore::read(std::size_t index, const Block& block) const {
  std::string payload;
  if (!load(index, payload))
    throw std::runtime_error(fmt::format("{}: expected a finished block, found none or a broken one", path(index)));
  std::string_view rest = payload;
  std::vector<std::uint64_t> head;
  take(rest, head, 2);
  BlockResult result;
  std::vector<Tally> tally;
  take(rest, tally, 1);
  result.tally = tally.front();
  if (head[0] != block.pixels()) throw std::runtime_error(path(index) + ": a block of another size");
  take(rest, result.classes, block.pixels());
  take(rest, result.zones, block.pixels());
  for (std::size_t i = 0; i < measure_count; ++i) take(rest, result.values[i], (head[1] >> i & 1u) != 0 ? block.pixels() : 0);
  return result;
}

}  // namespace landfall::screening
