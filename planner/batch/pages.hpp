// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/batch/collect.hpp"

namespace landfall::batch {

/// What a study's pages are written from.
struct Page {
  const whatif::Plan& plan;
  const Collected& collected;
  const Identity& identity;
  const std::string& study_sha256;
  const publish::Messages& messages;
};

/// One number of the summary, the same in the CSV and in the database.
struct SummaryLine {
  std::uint64_t point = 0;
  std::size_t candidate = 0;
  std::string figure;     ///< equity_irr, npv_usd, … , or scenarios, verdict, rank, tornado:<path>, sobol:<path>
  std::string statistic;  ///< mean, p50, cvar, …
  double value = 0.0;
};
[[nodiscard]] std::vector<SummaryLine> summary_lines(const Collected& collected);

[[nodiscard]] std::string summary_json(const Page& page);
[[nodiscard]] std::string summary_csv(const Page& page);
/// `top`: how many candidates and points, bars and ranks a list shows.
[[nodiscard]] std::string summary_table(const Page& page, publish::Language language, std::size_t top = 25);

/// The values of the axes at a point, by path; empty where an input keeps its own.
struct PointValue {
  std::string path;
  std::string text;
};
[[nodiscard]] std::vector<PointValue> point_values(const whatif::Plan& plan, std::uint64_t point);

}  // namespace landfall::batch
