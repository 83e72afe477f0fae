// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/fact.hpp"

/// The register of inputs.
///
/// Each type that holds facts has one function, found by ADL,
///
///     template <class Self, class Visit> void visit_inputs(Self& self, Visit&& visit) {
///       visit("tax.corporate_rate", self.tax.corporate_rate, Bounds{0.0, 0.6}, "corporate income tax rate");
///       ...
///     }
///
/// and everything that needs the list of inputs walks it: the TOML loader, `--set path=value`, the risk draws, the due-diligence
/// list, the documentation. Path, member, bounds and description stand there and nowhere else; the unit is the member's type.
namespace landfall {

/// One registered input of one object.
struct InputRef {
  std::string path;  ///< with the owner's prefix: `site.power.energy_tariff`
  FactRecord* fact = nullptr;
  Bounds bounds;
  std::string_view description;
};

template <class T>
[[nodiscard]] std::vector<InputRef> list_inputs(T& object, std::string_view prefix) {
  std::vector<InputRef> inputs;
  visit_inputs(object, [&](std::string_view path, FactRecord& fact, Bounds bounds, std::string_view description) {
    inputs.push_back({std::string(prefix) + std::string(path), &fact, bounds, description});
  });
  return inputs;
}

/// How a model sees a fact: its own value (`double`), one draw per lane (a pack), or value and derivative (a dual number).
/// Models written as `template <class S> f(const Reading<S>& in, const Site& site)` say `in(site.power.energy_tariff)`.
template <class S>
class Reading;

template <>
class Reading<double> {
 public:
  /// `which` end of each fact's range to read.
  explicit Reading(double FactRecord::*which = &FactRecord::value) : which_(which) {}
  double operator()(const FactRecord& fact) const { return fact.*which_; }

 private:
  double FactRecord::*which_;
};

}  // namespace landfall
