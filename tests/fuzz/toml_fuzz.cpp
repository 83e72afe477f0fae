// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "climate/station_file.hpp"
#include "climate/station_writer.hpp"
#include "sites/site_file.hpp"

using namespace landfall;

namespace {

/// Whether there were none; every problem must say what and where.
bool accepted(const Problems& problems) {
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    for (const InputProblem& problem : error.problems()) {
      if (problem.what.empty() || problem.where.file != "fuzz.toml") std::abort();
    }
    return false;
  }
  return true;
}

void read_station(std::string_view bytes) {
  Problems problems;
  const climate::Station station = climate::parse_station(bytes, "fuzz.toml", problems);
  if (!accepted(problems)) return;
  Problems again;
  const std::string text = climate::write_station(station);
  if (climate::write_station(climate::parse_station(text, "fuzz.toml", again)) != text || !accepted(again)) std::abort();
}

void read_country(std::string_view bytes) {
  Problems problems;
  (void)sites::parse_country(bytes, "fuzz.toml", problems);
  (void)accepted(problems);
}

void read_site(std::string_view bytes) {
  Problems problems;
  (void)sites::parse_site(bytes, "fuzz.toml", {}, problems);
  (void)accepted(problems);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_station(bytes);
  read_country(bytes);
  read_site(bytes);
  return 0;
}
