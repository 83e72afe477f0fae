// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "climate/station_file.hpp"

using namespace landfall;

namespace {

const std::filesystem::path folder = std::filesystem::path(LANDFALL_SOURCE_DIR) / "climate/data";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string problems_with(std::string_view from, std::string_view to) {
  std::string text = read(folder / "sg-singapore.toml");
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  Problems problems;
  (void)climate::parse_station(text, "s.toml", problems);
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("every built-in station loads, and its id is its file name") {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    Problems problems;
    const climate::Station station = climate::parse_station(read(entry.path()), entry.path().filename().string(), problems);
    CHECK_NOTHROW(problems.raise_if_any());
    CHECK(station.id == entry.path().stem().string());
    ++count;
  }
  CHECK(count == 27);
}

TEST_CASE("a damaged station is refused with its place") {
  CHECK(problems_with("latitude_deg", "latitude_dge").find("unknown key \"latitude_dge\"; did you mean \"latitude_deg\"?") !=
        std::string::npos);
  CHECK(problems_with("unit = \"degC\"", "unit = \"K\"").find("expected one of \"degC\", found \"K\"") != std::string::npos);
  CHECK(problems_with("values = [", "values = [99.0, ").find("expected an array of 12 numbers, found 13 of them") != std::string::npos);
  CHECK(problems_with("wet_bulb_0_4", "wet_bulb_04").find("missing key \"wet_bulb_0_4\"") != std::string::npos);
  // The place's own course of the day: one number short of its spread, and a shape that does not return to its mean.
  const std::string given = read(folder / "sg-singapore.toml");
  const auto line_of = [&](const std::string& key) {
    const auto from = given.find("\n" + key + " = [") + 1;
    return given.substr(from, given.find('\n', from) - from);
  };
  const std::string spread = line_of("spread"), shape = line_of("shape");
  CHECK(problems_with(spread, "spread = [1.0]").find("expected an array of 24 numbers, found 1 of them") != std::string::npos);
  std::string off = shape;
  off.replace(off.find('['), off.find(',') - off.find('['), "[0.9");
  CHECK(problems_with(shape, off).find("expected a sum of 0, found ") != std::string::npos);
}
