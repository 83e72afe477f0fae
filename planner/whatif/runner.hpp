// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "planner/whatif/draws.hpp"
#include "planner/whatif/kernel.hpp"
#include "planner/whatif/physical.hpp"

namespace landfall::whatif {

/// Works out scenarios. The plant is simulated once a physical configuration, the money runs on packs of scenarios of one candidate; each
/// lane has the bits of `appraise` with the scenario's inputs set and no other range left (tests/whatif/readings_test.cpp).
///
/// Scenarios of a pack share what the model is built for: whole modules, length of the plan (12 x ceil((opening + 12 life) / 12) months,
/// of the scenario's own opening), delay and cost of failed conditions, VAT and loss periods. Those are worked out first, and scenarios
/// grouped by them. Rules that ask for the plan's length or for PUE and WUE at the deal's load are put anew in each scenario. A
/// stabilised load below the table's 5 % has no PUE and is flagged; its limits are tested at 5 %.
class Runner {
 public:
  explicit Runner(const Plan& plan);
  ~Runner();

  /// One a thread; what it holds changes no result.
  class Workspace;
  [[nodiscard]] std::unique_ptr<Workspace> workspace() const;  ///< with the widest kernel
  [[nodiscard]] std::unique_ptr<Workspace> workspace(const ScenarioKernelChoice& kernel) const;

  /// Rounds first, …, first + count - 1: candidate c of round r goes to outcomes[r x candidates + c]. Asks `stop` now and then and
  /// returns false, with the outcomes unfinished, once it says true.
  [[nodiscard]] bool run(std::uint64_t first, std::size_t count, Workspace& workspace, std::vector<Outcome>& outcomes,
                         const std::function<bool()>& stop = {}) const;

  /// One scenario by the `double` reading: `appraise` on a portfolio with its inputs set. `portfolio` receives that portfolio, to which
  /// the result refers.
  [[nodiscard]] appraisal::Appraisal appraise(std::uint64_t scenario, portfolio::Portfolio& portfolio) const;

  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] std::size_t simulated() const { return configurations_->simulated(); }
  [[nodiscard]] double covenant() const { return plan_.study.covenant_dscr.value_or(1.0); }

 private:
  const Plan& plan_;
  std::unique_ptr<Configurations> configurations_;
  std::vector<std::vector<double>> base_;  // by world and slot
};

class Runner::Workspace {
 public:
  Workspace(const std::vector<std::vector<double>>& base, std::unique_ptr<ScenarioKernel> with);
  Draws draws;
  std::vector<DrawTable> lanes;  ///< by world, as wide as the widest pack
  std::unique_ptr<ScenarioKernel> kernel;
};

}  // namespace landfall::whatif
