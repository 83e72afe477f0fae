# SPDX-License-Identifier: Apache-2.0
# cmake -D BUILD=… -D WORK=… -D SOURCE=… -D COMPILER=… -P check.cmake: installs BUILD, moves the prefix away from where it was installed, and builds
# and runs the consumer against it.
cmake_minimum_required(VERSION 3.25)
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${result}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first)
file(RENAME ${WORK}/first ${WORK}/prefix)
file(GLOB_RECURSE installed ${WORK}/prefix/*.cmake)
foreach(file IN LISTS installed)
  file(READ ${file} text)
  if(text MATCHES "${SOURCE}")
    message(FATAL_ERROR "${file} names the source folder")
  endif()
endforeach()
run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install -B ${WORK}/build -G Ninja -D CMAKE_PREFIX_PATH=${WORK}/prefix -D CMAKE_CXX_COMPILER=${COMPILER}
  -D CMAKE_BUILD_TYPE=Release)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer)
if(EXISTS ${BUILD}/landfall)
  run(${WORK}/prefix/bin/landfall --version)
endif()
