// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/appraisal/appraisal.hpp"

/// Stress tests with names, taken from what has happened in this market: planner/committee/data/stress.toml.
namespace landfall::committee {

enum class Operation { set, multiply, add };

struct StressChange {
  std::string path;  ///< of an input, with or without id
  Operation operation = Operation::set;
  double value = 0.0;
  SourceRef where;  ///< of `path` in its file
};

/// A rule that answers no, whatever the place's file says.
struct StressEvent {
  sites::RuleKind kind = sites::RuleKind::war_risk;  ///< export_licence (refused) or war_risk (not insurable)
  sites::Effect effect = sites::Effect::blocks;
};

struct StressTest {
  std::string id;
  LocalizedText name;
  Note history;                     ///< where in the market's history it comes from
  std::string deal;                 ///< "gpu-rental", "colocation", or "" for both: to other deals the test does not apply
  std::vector<std::string> places;  ///< to other places it does not apply; empty: all
  std::vector<StressChange> changes;
  std::vector<StressEvent> events;
  SourceRef where;  ///< of `id` in its file
};

/// What a test did to an input.
struct StressedInput {
  std::string path;
  std::string_view unit;
  double from = 0.0;
  double to = 0.0;
};

struct StressResult {
  const StressTest* test = nullptr;
  bool applicable = false;  ///< when not, the figures are empty and a finding says why
  gates::Verdict verdict = gates::Verdict::blocked;
  std::optional<double> equity_irr, project_irr, min_dscr, npv_usd;
  std::optional<double> equity_irr_change;  ///< against the case without stress, where both exist
  std::vector<StressedInput> inputs;
  Findings findings;
};

/// Appraises the candidate again in a copy of the portfolio with the test's changes, plant and gates included. `set` collapses a range to
/// its value; `multiply` and `add` move value and both ends alike, so that a width relative to the value stays what it was under
/// `multiply`. What would leave the register's bounds stays at the bound, and a finding names both. Events add a rule of theirs to the
/// investor's. A change whose path is not registered for this candidate (the figures of another deal, a loan where there is none) is
/// skipped; a test left without change or event does not apply.
[[nodiscard]] StressResult stress(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& base, const StressTest& test);

/// All tests, in their order.
[[nodiscard]] std::vector<StressResult> stress(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& base,
                                               const std::vector<StressTest>& tests);

}  // namespace landfall::committee
