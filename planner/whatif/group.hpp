// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "planner/finance/cash_flow.hpp"
#include "planner/scalar/draws.hpp"
#include "planner/whatif/draws.hpp"
#include "planner/whatif/outcome.hpp"
#include "planner/whatif/physical.hpp"

namespace landfall::whatif {

/// What the cash-flow model is built for and can't differ between the lanes of a pack.
struct Structure {
  const Configuration* configuration = nullptr;
  int modules = 0;
  int months = 0;
  double delay_months = 0.0;
  double condition_usd = 0.0;
  double vat_recovery_time = 0.0;
  double loss_carry_forward = 0.0;
  bool operator==(const Structure&) const = default;
};

/// Scenarios of one candidate and one structure, gathered until they fill a pack.
struct Group {
  Structure structure;
  std::shared_ptr<const Configuration> configuration;
  std::unique_ptr<sites::Site> own_site;  ///< with the structural tax inputs at their values, where they are not the place's
  finance::Case basis;
  int months = 0;
  std::array<std::size_t, DrawTable::widest_pack> waiting{};
  std::size_t count = 0;
};

/// Sorts one candidate's rounds into groups.
class Grouping {
 public:
  using Work = std::function<void(const Group&, std::span<const std::size_t> rounds)>;

  /// `width`: lanes of the kernel, of which a full pack has as many.
  Grouping(const Plan& plan, std::size_t candidate, Configurations& configurations, const Draws& draws, DrawTable& lanes,
           std::size_t width);

  /// Puts the draws of these rounds into the lanes, the last one's into the lanes behind up to `width`.
  void load(std::span<const std::size_t> rounds, DrawTable& lanes, std::size_t width) const;

  /// Takes rounds first, first + 1, … (at most Pack::lanes), writes verdict and PUE into their outcomes, and calls `work` for each pack
  /// that is full.
  void add(std::size_t first, std::span<Outcome* const> outcomes, const Work& work);
  /// Works what is left.
  void finish(const Work& work);

 private:
  struct Full {
    const Group* group;
    std::array<std::size_t, DrawTable::widest_pack> rounds;
  };
  [[nodiscard]] std::shared_ptr<const Configuration> configuration(std::size_t round);
  Group& group_of(const Structure& structure, const std::shared_ptr<const Configuration>& configuration);

  const Plan& plan_;
  std::size_t number_;
  const Candidate& candidate_;
  const World& world_;
  Configurations& configurations_;
  const Draws& draws_;
  DrawTable& lanes_;
  std::size_t width_;
  std::shared_ptr<const Configuration> last_;
  std::vector<double> last_values_;
  std::vector<gates::Gate> gates_;  // of last_, states of the moving ones set scenario by scenario
  std::vector<std::unique_ptr<Group>> groups_;
  std::vector<Full> full_;
};

}  // namespace landfall::whatif
