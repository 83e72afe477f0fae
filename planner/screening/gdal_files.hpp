// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "climate/base/input_error.hpp"

class GDALDataset;
class OGRSpatialReference;

/// Opening files with GDAL, and nothing but the files that were named: only plain files of this machine, only drivers of a short list,
/// no side files, no network.
namespace landfall::screening {

struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// Registers the drivers and sets GDAL so that it reads no side files (.aux.xml, world files), writes none and opens no connection. Call
/// before anything else of this room; calling again does nothing. `cache_mb` bounds GDAL's memory for raster blocks.
void prepare_gdal(int cache_mb = 256);

/// Formats that raster and vector files may have. Formats that only point elsewhere (VRT, WMS, ...) are never among them.
[[nodiscard]] const std::vector<std::string>& raster_formats();
[[nodiscard]] const std::vector<std::string>& vector_formats();
/// Raster formats that a request may allow besides, by name.
[[nodiscard]] const std::vector<std::string>& further_raster_formats();

/// Why `path` may not be given to GDAL, or "": a name for one of GDAL's file systems (/vsi...), an address (://), a folder, a device, a
/// missing file.
[[nodiscard]] std::string refusal(const std::string& path);

/// Opens for reading, or adds a problem that says why not and gives null.
[[nodiscard]] Dataset open_raster(const std::string& path, const std::vector<std::string>& formats, const SourceRef& where,
                                  Problems& problems);
[[nodiscard]] Dataset open_vector(const std::string& path, const SourceRef& where, Problems& problems);
/// The bytes of a GeoJSON file that the program carries in itself.
[[nodiscard]] Dataset open_geojson_bytes(std::string_view bytes, const std::string& name);

/// WGS 84 with longitude first.
[[nodiscard]] OGRSpatialReference wgs84();

/// Holds GDAL's messages of this thread for as long as it lives, instead of printing them.
class GdalMessages {
 public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;
  [[nodiscard]] const std::string& text() const { return text_; }
  void add(const char* message);

 private:
  std::string text_;
};

}  // namespace landfall::screening
