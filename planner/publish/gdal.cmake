# SPDX-License-Identifier: Apache-2.0
# After `sh planner/publish/gdal.sh build/gdal`: the target landfall_gdal, the installed GDAL with the headers unpacked there. Where GDAL's own
# development package is installed, that is used.
find_path(LANDFALL_GDAL_HEADERS gdal.h PATH_SUFFIXES gdal
  HINTS ${PROJECT_BINARY_DIR}/gdal/usr/include ${PROJECT_SOURCE_DIR}/build/gdal/usr/include)
find_library(LANDFALL_GDAL_LIBRARY NAMES libgdal.so.32 libgdal.so.36 gdal)
if(NOT LANDFALL_GDAL_HEADERS OR NOT LANDFALL_GDAL_LIBRARY)
  message(FATAL_ERROR "GDAL's headers or library are missing: run sh planner/publish/gdal.sh build/gdal")
else()
  add_library(landfall_gdal INTERFACE)
  target_include_directories(landfall_gdal SYSTEM INTERFACE "$<BUILD_INTERFACE:${LANDFALL_GDAL_HEADERS}>")
  target_link_libraries(landfall_gdal INTERFACE ${LANDFALL_GDAL_LIBRARY})
endif()
