// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "planner/plant/archetype.hpp"

namespace landfall::plant {

/// Reads a cooling's parameters by key; a key that its archetype does not have is a broken contract (std::domain_error).
class ParameterReader {
 public:
  explicit ParameterReader(const Cooling& cooling) : cooling_(cooling) {}
  [[nodiscard]] double operator()(std::string_view key) const {
    const FactRecord* fact = find_parameter(cooling_, key);
    if (fact == nullptr)
      throw std::domain_error("plant: cooling \"" + cooling_.archetype + "\" has no parameter \"" + std::string(key) + "\"");
    return fact->value;
  }
  [[nodiscard]] const std::string& machine() const { return cooling_.machine; }

 private:
  const Cooling& cooling_;
};

}  // namespace landfall::plant
