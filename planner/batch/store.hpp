// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

#include "planner/batch/rows.hpp"
#include "planner/publish/messages.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace landfall::batch {

/// The results as a SQLite database of a stable schema (docs/studies.md): written under a temporary name, the same rows giving the same
/// bytes. What SQLite can't do (a full disk) throws std::runtime_error with its words.
class Store final : public RowSink {
 public:
  /// `record` is the study record, a name and a value each.
  Store(const whatif::Plan& plan, const std::string& path, const publish::Messages& messages,
        const std::vector<std::pair<std::string, std::string>>& record);
  ~Store() override;
  void add(const ResultRow& row) override;
  /// A row of the table `summary`.
  struct SummaryRow {
    std::uint64_t point = 0;
    std::size_t candidate = 0;
    std::string figure;
    std::string statistic;
    double value = 0.0;
  };
  void add(const SummaryRow& row);
  void commit();

 private:
  void open(const publish::Messages& messages, const std::vector<std::pair<std::string, std::string>>& record);
  void close();
  void run(const std::string& sql);
  void step(sqlite3_stmt* statement);
  sqlite3_stmt* prepare(const std::string& sql);
  [[noreturn]] void fail();

  const whatif::Plan& plan_;
  std::string path_, temporary_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt *result_ = nullptr, *inputs_ = nullptr, *summary_ = nullptr;
};

}  // namespace landfall::batch
