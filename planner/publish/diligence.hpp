// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "planner/committee/dossier.hpp"
#include "planner/committee/stress_matrix.hpp"
#include "planner/committee/what_to_verify.hpp"
#include "planner/publish/json.hpp"

/// What to verify, and what the stress tests do, as table, JSON and CSV. The CSV has the fields of the JSON that are not lists.
namespace landfall::publish {

/// A fact as every list of facts shows it: path, description in the context's language, value, low, high, unit, confidence, year, source.
[[nodiscard]] boost::json::object fact_json(const std::string& path, std::string_view description, const FactRecord& fact,
                                            const Context& context);
/// What an input is called in the context's language; `description` where the catalogue has no name for it.
[[nodiscard]] std::string input_name(const std::string& path, std::string_view description, const Context& context);

[[nodiscard]] boost::json::array due_diligence_json(const committee::DueDiligence& due_diligence, const Context& context);
[[nodiscard]] boost::json::array stress_json(const std::vector<committee::StressResult>& results, const Context& context);
/// The first `top` facts (0: all).
[[nodiscard]] std::string due_diligence_table(const committee::DueDiligence& due_diligence, const Context& context, std::size_t top);
[[nodiscard]] std::string stress_table(const std::vector<committee::StressResult>& results, const Context& context);

[[nodiscard]] boost::json::object what_to_verify_json(const committee::WhatToVerify& what, const Context& context);
[[nodiscard]] std::string what_to_verify_table(const committee::WhatToVerify& what, const Context& context, std::size_t top);
[[nodiscard]] std::string what_to_verify_csv(const committee::WhatToVerify& what, const Context& context);

[[nodiscard]] boost::json::object stress_matrix_json(const committee::StressMatrix& matrix, const Context& context);
[[nodiscard]] std::string stress_matrix_table(const committee::StressMatrix& matrix, const Context& context);
[[nodiscard]] std::string stress_matrix_csv(const committee::StressMatrix& matrix, const Context& context);

}  // namespace landfall::publish
