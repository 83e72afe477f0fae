# SPDX-License-Identifier: Apache-2.0
# The pack reading of the model, built once more for each wider instruction set of x86-64; the program chooses when it starts. No value
# depends on the choice (tests/finance/kernel_test.cpp).
#
# Whatever such a build compiles must never run elsewhere, and the linker keeps only one of several copies of an inline function. So its
# objects become one object in which everything but the entry is local, and what the entry does not need is left out.
set(kernels_wanted OFF)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_OBJCOPY AND CMAKE_LINKER AND NOT LANDFALL_SANITIZE AND NOT LANDFALL_FUZZ)
  set(kernels_wanted ON)
endif()
option(LANDFALL_KERNELS "Build the cash-flow model for AVX2 and AVX-512 too" ${kernels_wanted})
set(LANDFALL_KERNEL_SETS avx2 avx512)
set(LANDFALL_KERNEL_FLAGS_avx2 -mavx2 -DLANDFALL_PACK_WIDTH=4)
set(LANDFALL_KERNEL_FLAGS_avx512 -mavx512f -mavx512dq -mavx512vl -mprefer-vector-width=512 -DLANDFALL_PACK_WIDTH=8)

# landfall_model_objects(source...): the sources of the model.
function(landfall_model_objects)
  foreach(set IN LISTS LANDFALL_KERNEL_SETS)
    add_library(landfall_model_${set} OBJECT ${ARGN})
    target_link_libraries(landfall_model_${set} PRIVATE landfall_deal Boost::headers fmt::fmt)
    target_compile_options(landfall_model_${set} PRIVATE ${LANDFALL_KERNEL_FLAGS_${set}} -DLANDFALL_KERNEL=${set} -ffunction-sections -fno-gnu-unique)
  endforeach()
endfunction()

# landfall_kernel(target entry below source...): adds to `target` the object <entry>_<set> for each instruction set, which defines the one
# function `<entry>_<set>`, from the given sources and the model. `below` is what the target depends on.
function(landfall_kernel target entry below)
  foreach(set IN LISTS LANDFALL_KERNEL_SETS)
    set(objects ${entry}_${set}_objects)
    add_library(${objects} OBJECT ${ARGN})
    target_link_libraries(${objects} PRIVATE ${below} fmt::fmt)
    target_compile_options(${objects} PRIVATE ${LANDFALL_KERNEL_FLAGS_${set}} -DLANDFALL_KERNEL=${set} -ffunction-sections -fno-gnu-unique)
    set(whole ${CMAKE_CURRENT_BINARY_DIR}/${entry}_${set}_whole.o)
    set(kernel ${CMAKE_CURRENT_BINARY_DIR}/${entry}_${set}.o)
    add_custom_command(OUTPUT ${kernel}
      COMMAND ${CMAKE_LINKER} -r --gc-sections --force-group-allocation -u ${entry}_${set} -o ${whole}
        $<TARGET_OBJECTS:landfall_model_${set}> $<TARGET_OBJECTS:${objects}>
      COMMAND ${CMAKE_OBJCOPY} --keep-global-symbol=${entry}_${set} ${whole} ${kernel}
      DEPENDS $<TARGET_OBJECTS:landfall_model_${set}> $<TARGET_OBJECTS:${objects}>
      COMMAND_EXPAND_LISTS VERBATIM
      COMMENT "Joining ${entry} for ${set}")
    target_sources(${target} PRIVATE ${kernel})
    set_source_files_properties(${kernel} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  endforeach()
  target_compile_definitions(${target} PRIVATE LANDFALL_HAS_KERNELS)
endfunction()
