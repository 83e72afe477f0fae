// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <atomic>
#include <mutex>
#include <stdexcept>

namespace landfall::maps {
namespace {

/// GDAL's own list has two hundred drivers, some of which follow references to other files and hosts.
void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    RegisterOGRMEM();
    RegisterOGRGeoJSON();
    RegisterOGRGeoPackage();
    RegisterOGRFlatGeobuf();
    RegisterOGRShape();
    RegisterOGRPG();
    OSRSetPROJEnableNetwork(FALSE);
  });
}

void CPL_STDCALL keep_error(CPLErr severity, CPLErrorNum, const char* message) {
  if (severity < CE_Failure) return;
  auto* const session = static_cast<GdalSession*>(CPLGetErrorHandlerUserData());
  if (session != nullptr) session->note(message);
}

}  // namespace

GdalSession::GdalSession(const std::string& valuation_date) {
  register_drivers();
  CPLPushErrorHandlerEx(keep_error, this);
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", (valuation_date + "T00:00:00.000Z").c_str());
  CPLSetThreadLocalConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", "NO");
}

GdalSession::~GdalSession() {
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
  CPLSetThreadLocalConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", nullptr);
  CPLPopErrorHandler();
}

void GdalSession::fail(const std::string& what) const { throw std::runtime_error(what + ": " + last_error_); }

GDALDriver& GdalSession::driver(const char* name) const {
  GDALDriver* const found = GetGDALDriverManager()->GetDriverByName(name);
  if (found == nullptr) throw std::runtime_error(std::string("this GDAL has no driver ") + name);
  return *found;
}

void GdalSession::execute(GDALDataset& dataset, const std::string& statement) const {
  CPLErrorReset();
  OGRLayer* const result = dataset.ExecuteSQL(statement.c_str(), nullptr, nullptr);
  if (result != nullptr) dataset.ReleaseResultSet(result);
  if (CPLGetLastErrorType() < CE_Failure) return;
  fail(std::string(dataset.GetDriver()->GetMetadataItem(GDAL_DMD_LONGNAME)) + ": " + statement.substr(0, 60));
}

MemoryFile::MemoryFile(const std::string& name) {
  static std::atomic<unsigned> counter{0};
  path_ = "/vsimem/landfall-" + std::to_string(counter++) + "/" + name;
}

MemoryFile::~MemoryFile() { VSIUnlink(path_.c_str()); }

std::string MemoryFile::bytes() const {
  vsi_l_offset size = 0;
  const GByte* const data = VSIGetMemFileBuffer(path_.c_str(), &size, FALSE);
  if (data == nullptr) throw std::runtime_error("nothing was written to " + path_);
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace landfall::maps
