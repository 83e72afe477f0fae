// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "planner/appraisal/evidence.hpp"
#include "planner/publish/json.hpp"
#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

/// The one sheet on which a user types: every registered fact behind the candidates shown. Those that formulas read come first, owner by
/// owner; below stand the others (weather, plant, rules, what decides how many rows there are), shown for their evidence and locked.
class InputSheet {
 public:
  /// `live` are the slots that formulas read and that nothing outside the formulas depends on.
  InputSheet(const publish::Context& context, const std::vector<appraisal::UsedFact>& facts, const std::set<std::uint32_t>& live);

  /// Address of a fact's value from any sheet. Throws std::out_of_range for a slot that is not listed.
  [[nodiscard]] std::string address(std::uint32_t slot) const;
  [[nodiscard]] Sheet sheet(const publish::Context& context) const;
  /// A defined name for each live input: its path with underscores.
  [[nodiscard]] std::vector<Name> names() const;

 private:
  struct Line {
    appraisal::UsedFact used;
    int row = 0;
    bool live = false;
  };
  std::string name_;
  std::vector<Line> lines_;
  std::map<std::string, int> owner_rows_;  ///< heading of each owner among the live inputs
  int fixed_heading_ = 0;
  std::map<std::uint32_t, std::size_t> line_of_;
};

}  // namespace landfall::workbook
