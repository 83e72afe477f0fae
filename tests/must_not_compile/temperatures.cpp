// SPDX-License-Identifier: Apache-2.0
#include "climate/base/quantity.hpp"
#include "tests/must_not_compile/faulty.hpp"

using landfall::Celsius;
using landfall::Kelvin;
using landfall::Quantity;

// A temperature is a point: it has no sum, no multiple and no ratio. A difference of two is a Kelvin, which has all of them.
void points(Celsius dry, Celsius wet, Kelvin approach) {
  (void)(dry + FAULTY(wet, approach));
  (void)(FAULTY(dry, approach) * 2.0);
  (void)(2.0 * FAULTY(dry, approach));
  (void)(FAULTY(dry, approach) / 2.0);
  (void)(FAULTY(dry, approach) / FAULTY(wet, approach));
  (void)(FAULTY(dry, approach) / approach);
  (void)(dry + FAULTY(5.0, approach));
  (void)(dry - FAULTY(5.0, approach));
  (void)(FAULTY(approach, dry) - wet);
  (void)(dry < FAULTY(approach, wet));
  (void)(dry == FAULTY(20.0, wet));
  (void)(dry + FAULTY(Quantity<"degF">{9.0}, approach));
  const Celsius midpoint = FAULTY((dry + wet) / 2.0, wet + (dry - wet) / 2.0);
  const Celsius from_difference = FAULTY(dry - wet, dry - approach);
  const Kelvin from_point = FAULTY(dry, dry - wet);
  (void)midpoint, (void)from_difference, (void)from_point;
}
