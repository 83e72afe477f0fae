// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>

#include "planner/report/report.hpp"

namespace landfall::report {

enum class Assurance { high, moderate, low };
[[nodiscard]] std::string_view to_string(Assurance assurance);

/// How sure the recommendation is, by rules of ours (docs/report.md). low: a master check failed, the return misses the hurdle in more than
/// half of the draws, or more than half of the facts are of low or unverified confidence. high: at most a tenth of the draws miss it, the
/// candidate is first in at least half of them, no rule is unanswered, and at most a quarter of the facts are weak. Else moderate.
[[nodiscard]] Assurance assurance(const committee::Candidate& candidate);

/// The first page: `verdict`, `title`, `confidence`, `confidence_text`, `reasons` (each with `kind` and `text`), `checks_run`,
/// `checks_failed`, `checks_text`, in the context's language.
[[nodiscard]] boost::json::object summary_json(const Contents& contents, const publish::Context& context);

}  // namespace landfall::report
