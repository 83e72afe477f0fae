// SPDX-License-Identifier: Apache-2.0
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "planner/cli/memory.hpp"

int main(int argc, char** argv) {
  landfall::cli::keep_memory();
  return doctest::Context(argc, argv).run();
}
