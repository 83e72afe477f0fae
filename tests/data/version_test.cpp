// SPDX-License-Identifier: Apache-2.0
#include "planner/data/version.hpp"

#include <doctest/doctest.h>

#include <algorithm>

TEST_CASE("the version is the project's") { CHECK(landfall::version() == LANDFALL_VERSION); }

TEST_CASE("the commit is forty hexadecimal digits, or said to be unknown") {
  const std::string_view commit = landfall::commit();
  const bool hexadecimal =
      std::all_of(commit.begin(), commit.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  CHECK((commit == "unknown" || (commit.size() == 40 && hexadecimal)));
}
