// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/components.hpp"

#include <doctest/doctest.h>

#include <map>
#include <stdexcept>
#include <vector>

using namespace landfall::screening;

namespace {

/// Flood fill, one pixel after the other: the definition.
std::vector<int> flood(const std::vector<std::int32_t>& kinds, int width, int height) {
  std::vector<int> component(kinds.size(), 0);
  int next = 0;
  for (std::size_t seed = 0; seed < kinds.size(); ++seed) {
    if (kinds[seed] == 0 || component[seed] != 0) continue;
    component[seed] = ++next;
    std::vector<std::size_t> open{seed};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      const int x = static_cast<int>(at) % width, y = static_cast<int>(at) / width;
      const int neighbours[4][2] = {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}};
      for (const auto& n : neighbours) {
        if (n[0] < 0 || n[0] >= width || n[1] < 0 || n[1] >= height) continue;
        const auto other = static_cast<std::size_t>(n[1] * width + n[0]);
        if (kinds[other] != kinds[at] || component[other] != 0) continue;
        component[other] = next;
        open.push_back(other);
      }
    }
  }
  return component;
}

}  // namespace

TEST_CASE("rows give the components that flood filling gives, with their sums") {
  constexpr int width = 37, height = 29;
  std::uint32_t state = 7;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::int32_t> kinds(width * height);
    std::vector<float> values(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      state = state * 1664525u + 1013904223u;
      kinds[i] = static_cast<std::int32_t>((state >> 24) % (round % 3 == 0 ? 2u : 3u));
      values[i] = static_cast<float>(state >> 28);
    }
    Components components(width);
    std::vector<std::int32_t> labels(kinds.size());
    for (std::size_t row = 0; row < height; ++row)
      components.add_row(std::span(kinds).subspan(row * width, width), std::span(values).subspan(row * width, width), 2.0,
                         std::span(labels).subspan(row * width, width));
    const std::vector<int> expected = flood(kinds, width, height);
    std::map<int, std::int32_t> root_of;
    std::map<std::int32_t, double> weighted;
    std::map<std::int32_t, std::uint64_t> pixels;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i] == 0) {
        REQUIRE(labels[i] == 0);
        continue;
      }
      const std::int32_t root = components.root(labels[i]);
      const auto known = root_of.emplace(expected[i], root).first;
      REQUIRE(known->second == root);
      ++pixels[root];
      weighted[root] += 2.0 * static_cast<double>(values[i]);
    }
    REQUIRE(root_of.size() == pixels.size());  // no two floods share a root
    for (const auto& [root, count] : pixels) {
      const Components::One& one = components.all()[static_cast<std::size_t>(root)];
      REQUIRE(one.pixels == count);
      REQUIRE(one.km2 == doctest::Approx(2.0 * static_cast<double>(count)));
      REQUIRE(one.weighted == doctest::Approx(weighted[root]));
      REQUIRE(kinds[one.first] == one.kind);
    }
  }
}

TEST_CASE("a row of another width is a broken contract") {
  Components components(4);
  std::vector<std::int32_t> kinds(3), labels(3);
  std::vector<float> values(3);
  CHECK_THROWS_AS(components.add_row(kinds, values, 1.0, labels), std::domain_error);
}
