// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

class GDALDataset;
class GDALDriver;
class OGRGeometry;

namespace landfall::maps {

struct Geometry;

/// One stretch of work with GDAL: only our drivers are registered, PROJ asks no network, errors are kept and not printed, and "now" is the
/// valuation date, so that files have the same bytes each time. One a thread.
class GdalSession {
 public:
  explicit GdalSession(const std::string& valuation_date);
  ~GdalSession();
  GdalSession(const GdalSession&) = delete;
  GdalSession& operator=(const GdalSession&) = delete;

  /// Throws std::runtime_error "what: GDAL's last error".
  [[noreturn]] void fail(const std::string& what) const;
  /// The driver of this name, registered; throws std::runtime_error where this GDAL was built without it.
  [[nodiscard]] GDALDriver& driver(const char* name) const;
  [[nodiscard]] const std::string& last_error() const { return last_error_; }
  /// Throws std::runtime_error where the statement fails. It holds names and styles of our own only, never text of the user.
  void execute(GDALDataset& dataset, const std::string& statement) const;
  void note(const std::string& error) { last_error_ = error; }

 private:
  std::string last_error_;
};

/// A name in memory for one file of this process; removed with the object.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& name);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string bytes() const;  ///< throws std::runtime_error where nothing was written

 private:
  std::string path_;
};

}  // namespace landfall::maps
