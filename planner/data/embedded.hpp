// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

/// The data files that the program carries in itself: stations, countries, places, modules, messages.
namespace landfall {

struct EmbeddedFile {
  std::string_view path;   ///< from the root of the source: `sites/data/places/my-johor.toml`
  std::string_view bytes;  ///< as they stand in the file
};

/// All of them, sorted by path in byte order. Static storage.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The base map, one file: GeoJSON of land, countries, settled and disputed borders; what it holds is told in docs/maps.md.
[[nodiscard]] std::span<const EmbeddedFile> embedded_base_map();

/// The bytes of one of them. Throws std::logic_error when there is none at this path.
[[nodiscard]] std::string_view embedded_file(std::string_view path);

/// Whether the file describes what a portfolio is made of: a country, place, station, module, cost book, deal, loan or investor.
[[nodiscard]] bool in_library(std::string_view path);

}  // namespace landfall
