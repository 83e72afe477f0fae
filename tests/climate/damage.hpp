// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

namespace landfall::test {

/// Text with one to six random injuries: bytes changed, cut out, doubled, the end cut off. The same state gives the same injuries.
inline std::string damaged(std::string text, std::uint64_t& state) {
  const auto random = [&](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
  };
  for (std::uint64_t damage = random(6) + 1; damage > 0; --damage) {
    if (text.empty()) break;
    const auto at =
        std::min<std::uint64_t>(random(3) == 0 ? random(900) : random(text.size()), text.size() - 1);  // the header deserves its share
    switch (random(5)) {
      case 0: text[at] = static_cast<char>(random(256)); break;
      case 1: text.erase(at, random(random(2) == 0 ? 3 : 5000)); break;
      case 2: text.insert(at, text.substr(random(text.size()), random(300))); break;
      case 3: text[at] = ",\n\r.-9"[random(6)]; break;
      default: text.resize(random(20) == 0 ? at : text.size()); break;
    }
  }
  return text;
}

}  // namespace landfall::test
