// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "planner/committee/comparison.hpp"
#include "planner/committee/dossier.hpp"
#include "planner/publish/messages.hpp"
#include "planner/publish/record.hpp"

namespace landfall::publish {

/// What every page of results is written from.
struct Context {
  const portfolio::Portfolio& portfolio;
  const Messages& messages;
  const Record& record;
  Language language = Language::en;
};

/// The contract of docs/json.md: names carry units, rates are fractions, what does not exist is null with a finding that says why.
[[nodiscard]] boost::json::object comparison_json(const committee::Comparison& comparison, const Context& context);

/// One candidate in depth: the comparison's fields and lines, months, years, loan, checks, gates, what to verify and stress tests.
[[nodiscard]] boost::json::object appraisal_json(const committee::Candidate& candidate, const committee::Dossier& dossier,
                                                 const Context& context);

/// The head that all results share: program, valuation date, inputs, seed.
[[nodiscard]] boost::json::object head_json(const Context& context);
[[nodiscard]] boost::json::array findings_json(const Findings& findings, const Context& context);

/// Null for what does not exist.
template <class T>
[[nodiscard]] boost::json::value or_null(const std::optional<T>& number) {
  return number ? boost::json::value(*number) : boost::json::value(nullptr);
}

/// Indented text with a line feed at the end. Numbers have at most 10 significant digits, so that machines whose elementary functions
/// differ in the last bits print the same; non-finite numbers must not occur (std::domain_error).
[[nodiscard]] std::string to_text(const boost::json::value& value);

/// Money in whole dollars: lines that are rounded first add up exactly, within the digits of a number.
[[nodiscard]] double whole_dollars(double usd);

}  // namespace landfall::publish
