// SPDX-License-Identifier: Apache-2.0
#include <cpl_string.h>
#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <string>
#include <vector>

#include "planner/screening/region.hpp"
#include "tests/built_in.hpp"
#include "tests/cli/program.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;
using namespace landfall::screening;

namespace {

constexpr test::RegionSpec few_pixels{40, 30};

/// A copy of a raster of the region in another format. In netCDF the twelve bands are one variable over time, as climate data are
/// published.
void copy_as(const std::string& from, const std::string& to, const char* format) {
  prepare_gdal();
  GDALDriverManager& drivers = *GetGDALDriverManager();
  const Dataset source(GDALDataset::FromHandle(GDALOpen(from.c_str(), GA_ReadOnly)));
  const Dataset memory(drivers.GetDriverByName("MEM")->CreateCopy("", source.get(), FALSE, nullptr, nullptr, nullptr));
  REQUIRE(memory);
  const int bands = memory->GetRasterCount();
  const bool netcdf = std::string(format) == "netCDF";
  if (netcdf && bands == 12) {
    memory->SetMetadataItem("NETCDF_DIM_EXTRA", "{time}");
    memory->SetMetadataItem("NETCDF_DIM_time_DEF", "{12,6}");
    memory->SetMetadataItem("NETCDF_DIM_time_VALUES", "{0,31,59,90,120,151,181,212,243,273,304,334}");
    memory->SetMetadataItem("time#units", "days since 2001-01-01");
    for (int band = 1; band <= bands; ++band) {
      memory->GetRasterBand(band)->SetMetadataItem("NETCDF_DIM_time", std::to_string(band - 1).c_str());
      memory->GetRasterBand(band)->SetMetadataItem("NETCDF_VARNAME", "tas");
    }
  }
  CPLStringList options;
  if (!netcdf) options.SetNameValue("DATA_ENCODING", "IEEE_FLOATING_POINT");
  const Dataset copy(drivers.GetDriverByName(format)->CreateCopy(to.c_str(), memory.get(), FALSE, options.List(), nullptr, nullptr));
  REQUIRE(copy);
}

std::vector<float> screened(const test::Scratch& folder, const char* format, const std::string& ending) {
  std::string climate = test::climate_toml;
  for (auto at = climate.find(".tif"); at != std::string::npos; at = climate.find(".tif", at + 1)) climate.replace(at, 4, ending);
  Problems problems;
  const Request request = parse_screening("id = \"r\"\nname = { en = \"r\", zh = \"r\" }\nmodule = \"tower-pod-2000\"\nformats = [\"" +
                                              std::string(format) + "\"]\n" + climate + "[countries]\neverywhere = \"my\"\n",
                                          "r.toml", folder.path(), problems);
  problems.raise_if_any();
  const Region region(request, test::built_in_portfolio(), "", problems);
  problems.raise_if_any();
  return region.screen({20, 20, 4, 4}).values[0];
}

}  // namespace

TEST_CASE("a region in netCDF and in GRIB 2 gives the pixels of the same region in GeoTIFF") {
  const test::Scratch folder;
  test::write_climate(folder.path(), few_pixels);
  const std::vector<float> plain = screened(folder, "GTiff", ".tif");
  REQUIRE(plain.size() == 16);
  for (const auto& [format, ending] : {std::pair{"netCDF", ".nc"}, std::pair{"GRIB", ".grib2"}}) {
    CAPTURE(format);
    for (const char* name : {"mean", "max", "min", "dew", "elevation"})
      copy_as(folder.path() + "/" + name + ".tif", folder.path() + "/" + name + ending, format);
    const std::vector<float> other = screened(folder, format, ending);
    REQUIRE(other.size() == plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) CHECK(other[i] == doctest::Approx(plain[i]).epsilon(1e-5));
  }
}

TEST_CASE("a netCDF is not taken where the request does not allow its format") {
  const test::Scratch folder;
  test::write_climate(folder.path(), few_pixels);
  copy_as(folder.path() + "/mean.tif", folder.path() + "/sly.tif", "netCDF");
  std::string climate = test::climate_toml;
  climate.replace(climate.find("mean.tif"), 8, "sly.tif");
  Problems problems;
  const Request request = parse_screening(
      "id = \"r\"\nname = { en = \"r\", zh = \"r\" }\nmodule = \"tower-pod-2000\"\n" + climate + "[countries]\neverywhere = \"my\"\n",
      "r.toml", folder.path(), problems);
  if (problems.empty()) const Region region(request, test::built_in_portfolio(), "", problems);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.all().front().what.find("expected a file of format GTiff") != std::string::npos);
}
