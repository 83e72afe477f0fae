// SPDX-License-Identifier: Apache-2.0
#pragma once

/// `FAULTY(wrong, right)` is `right`, or `wrong` when the file is compiled to see each fault refused. One a line.
#ifdef WITH_FAULTS
#define FAULTY(wrong, ...) wrong
#else
#define FAULTY(wrong, ...) __VA_ARGS__
#endif
