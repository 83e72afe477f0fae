// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

namespace landfall::publish {

/// A head and a row an object, of the fields that are neither objects nor lists; null is an empty cell. All have the first one's fields.
[[nodiscard]] std::string csv_rows(const std::vector<boost::json::object>& rows);

}  // namespace landfall::publish
