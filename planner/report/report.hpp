// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "planner/committee/leading.hpp"
#include "planner/committee/what_to_verify.hpp"
#include "planner/publish/json.hpp"

/// The committee report: one HTML file that opens without a network, in both languages, with charts drawn by d3 from a block of data.
namespace landfall::report {

/// What a report tells.
struct Contents {
  const committee::Comparison& comparison;
  const std::vector<committee::LeadingCandidate>& leading;  ///< in depth, in order of rank
  const committee::WhatToVerify& what_to_verify;
};

/// The data of the report (docs/report.md). Its figures are those of docs/json.md, made by the same functions of publish. A text that
/// differs between the languages is `{"en": …, "zh": …}`. `context.language` is the one the page opens in.
[[nodiscard]] boost::json::object report_json(const Contents& contents, const publish::Context& context);

/// The file. Only the page's own scripts and styles can run in it: the content security policy names them by SHA-256, nothing is loaded,
/// and the data are JSON that cannot end its element.
[[nodiscard]] std::string report_html(const Contents& contents, const publish::Context& context);

}  // namespace landfall::report
