// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/scalar/draws.hpp"
#include "planner/scalar/dual.hpp"
#include "planner/scalar/formula_ledger.hpp"
#include "planner/scalar/pack.hpp"

/// X(S) for every scalar that the model is read with. The builds for one instruction set (kernels.cmake) read packs alone.
#if defined(LANDFALL_KERNEL)
#define LANDFALL_FOR_EACH_SCALAR(X) X(Pack)
#else
#define LANDFALL_FOR_EACH_SCALAR(X) X(double) X(Pack) X(Dual) X(Formula)
#endif
