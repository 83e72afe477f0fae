// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/batch/durable.hpp"
#include "planner/batch/rows.hpp"

namespace landfall::batch {

/// Tidy CSV, a row a scenario, numbers with at most 10 significant digits, empty where something does not exist.
class CsvSink final : public RowSink {
 public:
  CsvSink(const whatif::Plan& plan, const std::string& path);
  void add(const ResultRow& row) override;
  void commit();

 private:
  void flush();
  const whatif::Plan& plan_;
  DurableFile file_;
  std::string buffer_;
  std::vector<std::string> names_;  // by candidate: its four first cells
};

}  // namespace landfall::batch
