// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "planner/appraisal/appraisal.hpp"
#include "planner/portfolio/portfolio_file.hpp"

/// The engine's side of the comparison with the second implementation (second_model/).
namespace landfall::independent {

/// What one candidate is made of. Overrides are those of `--set`; the switches replace plain keys of the files.
struct Question {
  std::string site, module, deal, financing, investor;
  double it_load_kw = 10000.0;
  std::map<std::string, double> overrides;
  bool energy_only = false, offshore = false, pillar2 = false;
  bool time_of_use = false;
  bool on_site = false;  ///< with these sizes
  double solar_kw = 0.0, battery_kw = 0.0, battery_kwh = 0.0, reserve = 0.0, tenant_share = 0.0;
  bool on_ground = false;
  bool parity = false, stick_built = false;
  int phases = 1;
  double phase_gap = 0.0;
  std::set<std::string> terms;                ///< switched on, of tests/finance/terms.hpp
  std::map<std::string, double> term_values;  ///< by the paths of their inputs
};

/// A portfolio of the shipped files with the question's overrides and switches put in.
[[nodiscard]] portfolio::Portfolio portfolio_of(const Question& question);
[[nodiscard]] appraisal::Appraisal appraise(const portfolio::Portfolio& portfolio);

/// Question number `number`: place, design, deal, loan and investor at random; about twenty facts somewhere in their range, one in three
/// of those of tax, loan, deal and cost book somewhere between the bounds that the register allows. Half of the candidates have terms
/// of loan, tenants, fleet and build that the shipped files do without. The same for the same number.
[[nodiscard]] Question question(std::uint64_t number);

/// The question, the plant's table and the engine's answer, with every digit. Rows by month, then with the hours of the air for a plant of
/// packaged DX, or by year of the plan.
[[nodiscard]] std::string answer_json(const Question& question, bool by_month);
/// The answers to the questions [from, to), a line each.
[[nodiscard]] std::string answers_json(std::uint64_t from, std::uint64_t to, bool by_month);

/// Runs second_model/check.py over files of answers. Its exit status, and what it said.
struct Verdict {
  int status = -1;
  std::string said;
};
[[nodiscard]] Verdict check(const std::vector<std::string>& files);

}  // namespace landfall::independent
