// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "planner/cost/utilities.hpp"
#include "planner/plant/performance.hpp"
#include "planner/whatif/plan.hpp"

namespace landfall::whatif {

/// One physical configuration: a design with its plant simulated at a place, and what the rules of the place ask about it.
struct Configuration {
  modules::Module module;  ///< with the physical inputs at their values
  plant::Performance performance;
  energy::OnSite on_site;  ///< the same
  energy::Supply supply;
  cost::LoadCurves curves;
};

/// Plant performance once for each distinct configuration, kept for whoever asks next. Safe to use from several threads; what it gives
/// does not depend on what it holds.
class Configurations {
 public:
  explicit Configurations(const Plan& plan) : plan_(plan) {}
  /// `values` are those of the candidate's physical inputs, in their order.
  [[nodiscard]] std::shared_ptr<const Configuration> of(std::size_t candidate, const std::vector<double>& values);
  [[nodiscard]] std::size_t simulated() const { return simulated_; }

 private:
  static constexpr std::size_t most_kept = 4096;
  struct Key {
    std::size_t candidate;
    std::vector<double> values;
    auto operator<=>(const Key&) const = default;
  };
  [[nodiscard]] std::shared_ptr<const Configuration> simulate(std::size_t candidate, const std::vector<double>& values);
  [[nodiscard]] std::shared_ptr<const climate::Year> year_of(const portfolio::Portfolio& portfolio, const sites::Site& site,
                                                             const climate::Station* changed);

  const Plan& plan_;
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const Configuration>> kept_;
  std::map<std::string, std::shared_ptr<const climate::Year>> years_;
  std::size_t simulated_ = 0;
};

}  // namespace landfall::whatif
