# SPDX-License-Identifier: Apache-2.0
# `cmake --install`: libraries, public headers, the program, and what find_package(landfall) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY LANDFALL_ROOMS)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/landfall)

# landfall::landfall is all rooms; the target of that plain name is the program.
add_library(landfall_everything INTERFACE)
add_library(landfall::landfall ALIAS landfall_everything)
target_link_libraries(landfall_everything INTERFACE ${rooms})
set_target_properties(landfall_everything PROPERTIES EXPORT_NAME landfall)
set_target_properties(landfall_flags PROPERTIES EXPORT_NAME flags)
set_target_properties(landfall_gdal PROPERTIES EXPORT_NAME gdal)  # what static rooms that read and write maps are linked with

install(TARGETS landfall_everything landfall_flags landfall_gdal ${rooms} EXPORT landfall FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/landfall)
install(EXPORT landfall NAMESPACE landfall:: FILE landfall-targets.cmake DESTINATION ${package_dir})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/landfall-config.cmake.in ${CMAKE_BINARY_DIR}/landfall-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/landfall-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/landfall-config.cmake ${CMAKE_BINARY_DIR}/landfall-config-version.cmake DESTINATION ${package_dir})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/docs/licences/CC-BY-4.0.txt DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences)
if(TARGET landfall)
  install(TARGETS landfall landfall_gis)
endif()
