// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace landfall::whatif {
namespace {

constexpr int dropped_bits = 42;  // of the 52 of the fraction: 1024 bins an octave

/// Sign, exponent and the first ten bits of the fraction, in the order of the values.
std::int32_t key_of(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // -0 becomes 0
  const auto size = static_cast<std::int32_t>((bits & 0x7FFFFFFFFFFFFFFFULL) >> dropped_bits);
  return (bits >> 63U) != 0 ? -size - 1 : size;
}

std::size_t place_of(std::int32_t key, std::size_t size) { return (static_cast<std::uint32_t>(key) * 2654435769U >> 7U) & (size - 1); }

}  // namespace

Histogram::Bin& Histogram::bin(std::int32_t key) {
  if (2 * (bins_.size() + 1) > table_.size()) grow();
  std::size_t at = place_of(key, table_.size());
  while (table_[at] != 0) {
    Bin& found = bins_[table_[at] - 1];
    if (found.key == key) return found;
    at = (at + 1) & (table_.size() - 1);
  }
  bins_.push_back({key, 0, INFINITY, -INFINITY});
  table_[at] = static_cast<std::uint32_t>(bins_.size());
  return bins_.back();
}

void Histogram::grow() {
  table_.assign(std::max<std::size_t>(16, 2 * table_.size()), 0);
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    std::size_t at = place_of(bins_[i].key, table_.size());
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void Histogram::add(double value) {
  Bin& into = bin(key_of(value));
  ++into.count;
  ++count_;
  into.least = std::min(into.least, value);
  into.most = std::max(into.most, value);
}

void Histogram::merge(const Histogram& other) {
  for (const Bin& from : other.bins_) {
    Bin& into = bin(from.key);
    into.count += from.count;
    into.least = std::min(into.least, from.least);
    into.most = std::max(into.most, from.most);
  }
  count_ += other.count_;
}

std::vector<Histogram::Bin> Histogram::ascending() const {
  std::vector<Bin> sorted = bins_;
  std::sort(sorted.begin(), sorted.end(), [](const Bin& a, const Bin& b) { return a.key < b.key; });
  return sorted;
}

void Histogram::save(std::string& bytes) const {
  put(bytes, static_cast<std::uint64_t>(bins_.size()));
  for (const Bin& each : ascending()) {
    put(bytes, each.key);
    put(bytes, each.count);
    put(bytes, each.least);
    put(bytes, each.most);
  }
}

bool Histogram::load(std::string_view& bytes) {
  *this = {};
  std::uint64_t size = 0;
  if (!take(bytes, size) || size > bytes.size()) return false;
  for (std::uint64_t i = 0; i < size; ++i) {
    Bin each;
    if (!take(bytes, each.key) || !take(bytes, each.count) || !take(bytes, each.least) || !take(bytes, each.most)) return false;
    bin(each.key) = each;
    count_ += each.count;
  }
  return true;
}

Ranked::Ranked(const Histogram& histogram) : bins_(histogram.ascending()), total_(histogram.count()) {
  std::uint64_t before = 0;
  for (const Histogram::Bin& bin : bins_) {
    before_.push_back(before);
    before += bin.count;
  }
}

double Ranked::order_statistic(std::uint64_t index) const {
  const auto at = static_cast<std::size_t>(std::upper_bound(before_.begin(), before_.end(), index) - before_.begin()) - 1;
  const Histogram::Bin& bin = bins_[at];
  if (bin.count == 1) return bin.least;
  const double part = static_cast<double>(index - before_[at]) / static_cast<double>(bin.count - 1);
  return bin.least + (bin.most - bin.least) * part;
}

double Ranked::percentile(double p) const {
  const double place = std::clamp(p, 0.0, 1.0) * static_cast<double>(total_ - 1);
  const auto below = static_cast<std::uint64_t>(place);
  const double low = order_statistic(below), high = order_statistic(std::min(below + 1, total_ - 1));
  return low + (high - low) * (place - static_cast<double>(below));
}

double Ranked::tail_mean(double share, bool highest) const {
  double wanted = std::max(1.0, share * static_cast<double>(total_)), left = wanted, sum = 0.0;
  for (std::size_t k = 0; k < bins_.size() && left > 0.0; ++k) {
    const Histogram::Bin& bin = bins_[highest ? bins_.size() - 1 - k : k];
    const double taken = std::min(left, static_cast<double>(bin.count));
    sum += taken * 0.5 * (bin.least + bin.most);
    left -= taken;
  }
  return sum / wanted;
}

double Ranked::below(double limit) const {
  std::uint64_t count = 0;
  for (const Histogram::Bin& bin : bins_) {
    if (bin.most < limit) {
      count += bin.count;
    } else if (bin.least < limit) {
      count += static_cast<std::uint64_t>(static_cast<double>(bin.count) * (limit - bin.least) / (bin.most - bin.least));
    }
  }
  return total_ == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(total_);
}

}  // namespace landfall::whatif
