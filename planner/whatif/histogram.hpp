// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace landfall::whatif {

/// How often values fell where, in memory that does not grow with their number: 1024 bins an octave, each with its count and its least and
/// greatest value. A percentile is within 0.1 % of itself, and exact where a bin holds one value. Counts, least and greatest do not depend
/// on the order of the values, so neither does anything read off.
class Histogram {
 public:
  struct Bin {
    std::int32_t key = 0;
    std::uint64_t count = 0;
    double least = 0.0, most = 0.0;
  };

  void add(double value);  ///< finite
  void merge(const Histogram& other);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::vector<Bin> ascending() const;

  void save(std::string& bytes) const;
  /// Takes what `save` wrote off the front of `bytes`; false when it is not there.
  [[nodiscard]] bool load(std::string_view& bytes);

 private:
  Bin& bin(std::int32_t key);
  void grow();

  std::uint64_t count_ = 0;
  std::vector<Bin> bins_;
  std::vector<std::uint32_t> table_;  // open addressing: place in bins_ + 1
};

/// Bins in ascending order, asked for percentiles and means of tails.
class Ranked {
 public:
  explicit Ranked(const Histogram& histogram);
  [[nodiscard]] bool empty() const { return total_ == 0; }
  /// By linear interpolation between order statistics, position p x (n - 1), as risk::percentile; inside a bin values count as evenly
  /// spread from its least to its greatest.
  [[nodiscard]] double percentile(double p) const;
  /// Mean of the lowest (`highest`: of the highest) share of the values: the conditional value at risk.
  [[nodiscard]] double tail_mean(double share, bool highest) const;
  /// Share of the values that are less than `limit`.
  [[nodiscard]] double below(double limit) const;

 private:
  [[nodiscard]] double order_statistic(std::uint64_t index) const;
  std::vector<Histogram::Bin> bins_;
  std::vector<std::uint64_t> before_;
  std::uint64_t total_ = 0;
};

/// Numbers as bytes, for blocks.
template <class T>
void put(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
}
template <class T>
[[nodiscard]] bool take(std::string_view& bytes, T& value) {
  if (bytes.size() < sizeof(T)) return false;
  __builtin_memcpy(&value, bytes.data(), sizeof(T));
  bytes.remove_prefix(sizeof(T));
  return true;
}

}  // namespace landfall::whatif
