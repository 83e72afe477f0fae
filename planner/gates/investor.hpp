// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "sites/rule.hpp"

namespace landfall::gates {

/// Who invests: the same place reads differently for each.
struct Investor {
  std::string id;
  LocalizedText name;
  std::string headquarters;     ///< ISO 3166-1 alpha-2, lower case
  std::string ultimate_parent;  ///< the same, of the ultimate parent company
  std::vector<std::string>
      parent_groups;  ///< US EAR country groups of headquarters and parent: "D:5" or "Macau" make a licence necessary anywhere
  std::string home_currency;
  bool pillar2_in_scope = false;  ///< consolidated revenue of EUR 750 M or more
  bool advanced_chips = true;     ///< will hold accelerators of ECCN 3A090/4A090
  std::vector<std::string> tenant_countries;
  std::vector<sites::Rule> rules;  ///< what follows the investor anywhere, such as a licence that the parent's country makes necessary

  struct Returns {
    Fact<"fraction"> hurdle;         ///< equity IRR below which the committee says no
    Fact<"fraction"> discount_rate;  ///< for NPV and levelised cost, nominal, after tax
  } returns;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Investor>
void visit_inputs(Self& self, Visit&& visit) {
  visit("returns.hurdle", self.returns.hurdle, Bounds{-0.5, 1.0}, "equity IRR the committee asks for");
  visit("returns.discount_rate", self.returns.discount_rate, Bounds{-0.5, 1.0}, "rate of NPV and levelised cost");
}

}  // namespace landfall::gates
