# SPDX-License-Identifier: Apache-2.0
# cmake -D ROOT=… -D GIT=… -D VERSION=… -D OUTPUT=… -P version.cmake: writes the version and the commit of ROOT into OUTPUT.
set(COMMIT unknown)
if(GIT)
  execute_process(COMMAND ${GIT} -c safe.directory=${ROOT} -C ${ROOT} rev-parse --verify HEAD OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
    RESULT_VARIABLE result)
  if(result EQUAL 0 AND answer MATCHES "^[0-9a-f]+$")
    set(COMMIT ${answer})
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.cpp.in ${OUTPUT} @ONLY)
file(TOUCH ${OUTPUT})  # configure_file leaves an unchanged file alone, and the build would then ask each time
