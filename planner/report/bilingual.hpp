// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>

namespace landfall::report {

/// Two values of the same shape in one: where texts differ, `{"en": …, "zh": …}`. Throws std::logic_error where anything else differs.
[[nodiscard]] boost::json::value bilingual(const boost::json::value& en, const boost::json::value& zh);

}  // namespace landfall::report
