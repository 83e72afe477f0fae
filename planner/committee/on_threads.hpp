// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/base/for_each.hpp"

namespace landfall::committee {

/// Works on items with this many threads; 0: all cores. An exception of one item ends the others and is thrown on. Work may
/// call it again: the threads are shared.
[[nodiscard]] ForEach on_threads(int threads);

}  // namespace landfall::committee
