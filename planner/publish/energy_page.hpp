// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/publish/json.hpp"

namespace landfall::publish {

/// The `energy` field of an appraisal (docs/json.md): the tariff that is followed, what is on site, what is bought, carbon.
[[nodiscard]] boost::json::object energy_json(const appraisal::Appraisal& result, const Context& context);

/// The same as tables of text.
[[nodiscard]] std::string energy_table(const appraisal::Appraisal& result, const Context& context);

}  // namespace landfall::publish
