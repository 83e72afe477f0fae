// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "climate/base/finding.hpp"
#include "planner/gates/investor.hpp"
#include "planner/modules/module.hpp"
#include "planner/plant/performance.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

namespace landfall::gates {

enum class State { pass, fail, unknown };
[[nodiscard]] std::string_view to_string(State state);

/// One rule, put to one candidate. `fail` means that what the rule asks is not met: its effect then applies. `unknown` is an answer of
/// its own, never a silent pass or fail. Rules that only inform (data, ownership) can't be tested and stay `unknown`.
struct Gate {
  sites::Rule rule;
  std::string owner;  ///< id of the country, place or investor the rule comes from
  State state = State::unknown;
  std::optional<double> threshold;
  std::optional<double> value;
  std::string reason;  ///< code of one sentence in planner/publish/messages/
  std::vector<FindingArgument> arguments;
};

/// What the rules are put to.
struct Subject {
  const Investor& investor;
  const modules::Module& module;
  const plant::Performance& performance;
  double deal_load = 1.0;   ///< stabilised IT load, share of design: for limits that name no load
  double plan_years = 0.0;  ///< from close to the end of the plan: tenure must last that long
};

/// All rules of country, place and investor, in that order, none left out.
[[nodiscard]] std::vector<Gate> evaluate(const sites::Country& country, const sites::Site& site, const Subject& subject);

enum class Verdict { proceed, conditional, blocked };
[[nodiscard]] std::string_view to_string(Verdict verdict);
/// blocked: a blocking rule fails. conditional: a conditional rule fails, or an answer that matters is unknown. Else proceed.
[[nodiscard]] Verdict verdict(const std::vector<Gate>& gates);

/// What failed conditions add: the longest delay (conditions are worked on side by side) and the sum of the costs; and the cost of the ways
/// to what the user's layers hold, which are built even where the distance is no objection.
struct Burden {
  double months = 0.0;
  double cost_usd = 0.0;
};
[[nodiscard]] Burden burden(const std::vector<Gate>& gates);

}  // namespace landfall::gates
