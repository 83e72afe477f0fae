// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/whatif/draws.hpp"
#include "planner/whatif/outcome.hpp"

namespace landfall::batch {

/// One kept scenario with all that is told of it.
struct ResultRow {
  std::uint64_t scenario = 0;
  whatif::Place place;
  std::size_t candidate = 0;
  const whatif::Outcome* outcome = nullptr;
  std::vector<double> inputs;  ///< of plan.columns; NaN where the candidate does not have it
};

/// Where kept scenarios go, in the order of their numbers.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void add(const ResultRow& row) = 0;
};

/// Works out the inputs of kept rounds again and gives their rows to sinks.
class RowReader {
 public:
  explicit RowReader(const whatif::Plan& plan);
  /// Rounds first, …, with the outcomes of those that are kept.
  void read(std::uint64_t first, std::uint64_t rounds, const std::vector<whatif::Outcome>& outcomes, const std::vector<RowSink*>& sinks);

 private:
  const whatif::Plan& plan_;
  std::vector<std::vector<std::size_t>> column_of_;  // by candidate: place in plan.columns of each varied input it has, or none
  whatif::Draws draws_;
};

}  // namespace landfall::batch
