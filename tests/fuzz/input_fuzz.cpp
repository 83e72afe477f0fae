// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "climate/station_file.hpp"
#include "sites/site_file.hpp"

/// Any bytes are a station, a country or a place, or problems with a line: nothing may be thrown. Seeds: climate/data, sites/data.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  landfall::Problems problems;
  (void)landfall::climate::parse_station(bytes, "station.toml", problems);
  const landfall::sites::Country country = landfall::sites::parse_country(bytes, "country.toml", problems);
  (void)landfall::sites::parse_site(bytes, "place.toml", {{country.id, country}}, problems);
  return 0;
}
