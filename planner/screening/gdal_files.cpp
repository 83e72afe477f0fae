// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/gdal_files.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>

namespace landfall::screening {
namespace {

namespace fs = std::filesystem;

void CPL_STDCALL collect(CPLErr, CPLErrorNum, const char* message) {
  static_cast<GdalMessages*>(CPLGetErrorHandlerUserData())->add(message);
}

/// What a file that GDAL did not take is, if it is one that only points elsewhere.
std::string pointer_format(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(512, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  for (const char* mark :
       {"<VRTDataset", "<OGRVRTDataSource", "<GDAL_WMS", "<WMS", "<WCS", "<VRTTileIndexDataset", "<GDALTileIndexDataset"}) {
    if (head.find(mark) != std::string::npos)
      return fmt::format("; the file begins with \"{}>\": it names other files or addresses, which are never followed", mark);
  }
  return {};
}

Dataset open(const std::string& path, unsigned kind, const std::vector<std::string>& formats, const SourceRef& where, Problems& problems) {
  const std::string reason = refusal(path);
  if (!reason.empty()) {
    problems.add(where, fmt::format("{}: {}", path.substr(0, 300), reason));
    return nullptr;
  }
  CPLStringList drivers;
  for (const std::string& format : formats) drivers.AddString(format.c_str());
  const GdalMessages messages;
  Dataset dataset(
      GDALDataset::FromHandle(GDALOpenEx(path.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers.List(), nullptr, nullptr)));
  if (!dataset) {
    problems.add(where, fmt::format("{}: expected a file of format {}{}{}", path, fmt::join(formats, ", "), pointer_format(path),
                                    messages.text().empty() ? "" : " (" + messages.text() + ")"));
  }
  return dataset;
}

}  // namespace

OGRSpatialReference wgs84() {
  OGRSpatialReference system;
  system.importFromEPSG(4326);
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }

void prepare_gdal(int cache_mb) {
  static std::once_flag once;
  std::call_once(once, [cache_mb] {
    // GDAL is asked for these few drivers; a driver that is not registered can't be fooled.
    GDALRegister_GTiff();
    GDALRegister_netCDF();  // this and the next three are opened only where a request allows them
    GDALRegister_GRIB();
    GDALRegister_HFA();
    GDALRegister_AAIGrid();
    GDALRegister_COG();
    GDALRegister_MEM();
    RegisterOGRMEM();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRShape();
    RegisterOGRFlatGeobuf();
    for (const auto& [key, value] :
         {std::pair{"GDAL_PAM_ENABLED", "NO"}, std::pair{"GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"},
          std::pair{"GDAL_GEOREF_SOURCES", "INTERNAL"}, std::pair{"GTIFF_REPORT_COMPD_CS", "YES"},
          std::pair{"OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER"}, std::pair{"OGR_GEOJSON_MAX_OBJ_SIZE", "64"},
          std::pair{"PROJ_NETWORK", "OFF"}, std::pair{"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "none"}, std::pair{"GDAL_HTTP_TIMEOUT", "1"},
          std::pair{"GDAL_NUM_THREADS", "1"}}) {
      CPLSetConfigOption(key, value);
    }
    OSRSetPROJEnableNetwork(FALSE);
    GDALSetCacheMax64(static_cast<GIntBig>(cache_mb) << 20);
  });
}

const std::vector<std::string>& raster_formats() {
  static const std::vector<std::string> formats{"GTiff"};
  return formats;
}
const std::vector<std::string>& vector_formats() {
  static const std::vector<std::string> formats{"GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile"};
  return formats;
}
const std::vector<std::string>& further_raster_formats() {
  static const std::vector<std::string> formats{"netCDF", "GRIB", "HFA", "AAIGrid"};
  return formats;
}

std::string refusal(const std::string& path) {
  if (path.empty()) return "expected the name of a file";
  if (path.find('\0') != std::string::npos) return "expected the name of a file, found a zero byte in it";
  if (path.find("://") != std::string::npos) return "expected a file of this machine, found an address; nothing is fetched from a network";
  if (fs::path(path).string().find("/vsi") == 0 || path.rfind("/vsi", 0) == 0)
    return "expected a plain file, found one of GDAL's file systems (/vsi...)";
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return "expected a file, found none";
  if (error) return "expected a readable file: " + error.message();
  if (status.type() == fs::file_type::directory) return "expected a file, found a folder";
  if (status.type() != fs::file_type::regular) return "expected a plain file, found something else";
  return {};
}

Dataset open_raster(const std::string& path, const std::vector<std::string>& formats, const SourceRef& where, Problems& problems) {
  return open(path, GDAL_OF_RASTER, formats, where, problems);
}

Dataset open_vector(const std::string& path, const SourceRef& where, Problems& problems) {
  return open(path, GDAL_OF_VECTOR, vector_formats(), where, problems);
}

Dataset open_geojson_bytes(std::string_view bytes, const std::string& name) {
  static std::atomic<unsigned> count{0};
  const std::string path = fmt::format("/vsimem/landfall-{}-{}.geojson", name, count++);
  // GDAL copies nothing: the bytes are the program's own and outlive it. It does not write to them, whatever the type says.
  VSILFILE* const file = VSIFileFromMemBuffer(path.c_str(), reinterpret_cast<GByte*>(const_cast<char*>(bytes.data())), bytes.size(), FALSE);
  if (file == nullptr) throw std::runtime_error("GDAL did not take the built-in base map");
  VSIFCloseL(file);
  CPLStringList drivers;
  drivers.AddString("GeoJSON");
  Dataset dataset(GDALDataset::FromHandle(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.List(), nullptr, nullptr)));
  if (!dataset) throw std::runtime_error("GDAL did not read the built-in base map");
  return dataset;
}

GdalMessages::GdalMessages() { CPLPushErrorHandlerEx(collect, this); }
GdalMessages::~GdalMessages() { CPLPopErrorHandler(); }
void GdalMessages::add(const char* message) {
  if (text_.size() > 1000) return;
  if (!text_.empty()) text_ += "; ";
  text_ += message;
}

}  // namespace landfall::screening
