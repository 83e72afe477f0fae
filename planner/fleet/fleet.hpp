// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/finding.hpp"
#include "planner/deal/deal.hpp"

/// What a cluster for rent is made of, held against what tenants of its GPU generation expect (docs/fleet.md).
namespace landfall::fleet {

enum class Part { processor, memory, nic, fabric, optics, switches, storage, management };
inline constexpr std::size_t part_count = 8;
[[nodiscard]] std::string_view to_string(Part part);
/// The unit of a part that is told by an amount; "" for one that is told by its name.
[[nodiscard]] std::string_view unit_of(Part part);

/// What is usual of one part, and what it costs to be without it.
struct Mainstream {
  std::vector<std::string> names;  ///< any of these words in the fleet's part is mainstream; empty where an amount is asked for
  FactRecord least;                ///< the smallest amount that is mainstream, in unit_of(part)
  Fact<"USD/GPU"> retrofit;        ///< parts and labour to exchange it
  Fact<"multiple"> rent;           ///< rent over that of a mainstream fleet while it is not exchanged
  Fact<"month"> time;              ///< from finding out to being lettable
  int year = 0;                    ///< of `names`
  std::string source;
  Confidence confidence = Confidence::unverified;
};

/// A GPU generation: planner/fleet/data.
struct Generation {
  std::string id;
  LocalizedText name;
  std::map<Part, Mainstream> parts;
};

/// What is done about parts that are off the mainstream.
enum class Remedy {
  before_opening,  ///< exchanged while the hall is built: costs money
  after_opening,   ///< found out at the opening: costs money, and the fleet stands idle meanwhile
  none,            ///< let as it is, at a discount
};

/// A part as the user's file tells it.
struct Declared {
  std::string text;
  double amount = 0.0;
};

/// A user's cluster.
struct Fleet {
  std::string id;
  LocalizedText name;
  std::string generation;
  Remedy remedy = Remedy::before_opening;
  std::map<Part, Declared> parts;  ///< what is not told is unknown
};

enum class State { mainstream, off, unknown };

struct Checked {
  Part part = Part::processor;
  State state = State::unknown;
  std::string found;   ///< "" when not told
  std::string wanted;  ///< names, or the least amount with its unit
};

/// Every part that the generation knows, in the order of Part.
[[nodiscard]] std::vector<Checked> check(const Fleet& fleet, const Generation& generation);

/// Puts into the deal what the parts off the mainstream do to it, and says it. Of a GPU rental: retrofits add up in the price of servers;
/// the longest exchange comes before letting starts (`after_opening`: nothing is let at the opening, lease-up takes as much longer);
/// unexchanged the rent is the least of the parts' multiples (a tenant who leaves for one reason does not leave twice). Ranges move with
/// their values and a fact that moves says so in its source. Of another deal: nothing but a finding.
[[nodiscard]] Findings apply(const Fleet& fleet, const Generation& generation, deal::Deal& deal);

}  // namespace landfall::fleet
