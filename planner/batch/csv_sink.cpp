// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/csv_sink.hpp"

#include <fmt/format.h>
#include <cmath>

#include "planner/publish/grid.hpp"

namespace landfall::batch {
namespace {

constexpr std::size_t buffered = 1U << 20U;

void number(std::string& into, double value) {
  into += ',';
  if (std::isfinite(value)) fmt::format_to(std::back_inserter(into), "{:.10g}", value);
}

}  // namespace

CsvSink::CsvSink(const whatif::Plan& plan, const std::string& path) : plan_(plan), file_(path) {
  buffer_ =
      "scenario,point,draw,variant,site,module,deal,financing,verdict,capex_usd,debt_usd,project_irr,equity_irr,equity_irr_counted,npv_usd,"
      "min_dscr,levelised_usd,months_to_revenue,pue,flags";
  for (const std::string& path_of : plan.columns) buffer_ += "," + publish::csv_text(path_of);
  buffer_ += '\n';
  for (const whatif::Candidate& candidate : plan.candidates) {
    const portfolio::Portfolio& portfolio = plan.worlds[candidate.world].portfolio;
    names_.push_back(fmt::format(",{},{},{},{}", publish::csv_text(candidate.site), publish::csv_text(candidate.module),
                                 publish::csv_text(portfolio.deal.id), publish::csv_text(portfolio.financing.id)));
  }
}

void CsvSink::add(const ResultRow& row) {
  fmt::format_to(std::back_inserter(buffer_), "{},{},{},{}", row.scenario, row.place.point, row.place.draw, row.place.variant);
  buffer_ += names_[row.candidate];
  buffer_ += ',';
  const whatif::Outcome& outcome = *row.outcome;
  buffer_ += gates::to_string(static_cast<gates::Verdict>(outcome.verdict));
  for (const double value : {outcome.capex_usd, outcome.debt_usd, outcome.project_irr, outcome.equity_irr, outcome.counted_irr,
                             outcome.npv_usd, outcome.min_dscr, outcome.levelised_usd, outcome.months_to_revenue, outcome.pue}) {
    number(buffer_, value);
  }
  fmt::format_to(std::back_inserter(buffer_), ",{}", outcome.flags);
  for (const double value : row.inputs) number(buffer_, value);
  buffer_ += '\n';
  if (buffer_.size() >= buffered) flush();
}

void CsvSink::flush() {
  file_.write(buffer_);
  buffer_.clear();
}

void CsvSink::commit() {
  flush();
  file_.commit();
}

}  // namespace landfall::batch
