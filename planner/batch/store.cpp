// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/store.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "planner/batch/durable.hpp"

namespace landfall::batch {
namespace {

/// Paths hold letters, digits, dots, dashes and underscores; quoted all the same.
std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

void bind(sqlite3_stmt* statement, int at, double value) {
  if (std::isfinite(value)) {
    sqlite3_bind_double(statement, at, value);
  } else {
    sqlite3_bind_null(statement, at);
  }
}
void bind(sqlite3_stmt* statement, int at, std::uint64_t value) { sqlite3_bind_int64(statement, at, static_cast<sqlite3_int64>(value)); }
void bind(sqlite3_stmt* statement, int at, std::string_view value) {
  sqlite3_bind_text(statement, at, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

constexpr const char* schema = R"(
CREATE TABLE study (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE candidates (candidate INTEGER PRIMARY KEY, site TEXT NOT NULL, module TEXT NOT NULL, deal TEXT NOT NULL,
  financing TEXT NOT NULL);
CREATE TABLE inputs (path TEXT PRIMARY KEY, unit TEXT NOT NULL, kept INTEGER NOT NULL, how TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE results (scenario INTEGER PRIMARY KEY, point INTEGER NOT NULL, draw INTEGER NOT NULL, variant INTEGER NOT NULL,
  candidate INTEGER NOT NULL REFERENCES candidates, verdict TEXT NOT NULL, capex_usd REAL, debt_usd REAL, project_irr REAL,
  equity_irr REAL, equity_irr_counted REAL, npv_usd REAL, min_dscr REAL, levelised_usd REAL, months_to_revenue REAL, pue REAL,
  flags INTEGER NOT NULL);
CREATE TABLE findings (flag INTEGER PRIMARY KEY, code TEXT NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL);
CREATE TABLE summary (point INTEGER NOT NULL, candidate INTEGER NOT NULL REFERENCES candidates, figure TEXT NOT NULL,
  statistic TEXT NOT NULL, value REAL);
CREATE VIEW scenario_findings AS SELECT results.scenario, findings.code, findings.en, findings.zh FROM results, findings
  WHERE (results.flags & findings.flag) <> 0;
)";

const char* how(const whatif::Varied& varied) { return varied.axis ? "axis" : varied.quantile ? "drawn" : "event"; }

}  // namespace

Store::Store(const whatif::Plan& plan, const std::string& path, const publish::Messages& messages,
             const std::vector<std::pair<std::string, std::string>>& record)
    : plan_(plan), path_(path), temporary_(temporary_name(path)) {
  try {
    open(messages, record);
  } catch (...) {
    close();
    throw;
  }
}

void Store::open(const publish::Messages& messages, const std::vector<std::pair<std::string, std::string>>& record) {
  if (sqlite3_open_v2(temporary_.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) fail();
  // The file gets its name only when it is whole and synced, so nothing has to be rolled back in it.
  run("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY;"
      "PRAGMA cache_size=-16384; PRAGMA application_id=1279677510; PRAGMA user_version=1; BEGIN;");
  run(schema);
  std::string columns, marks;
  for (const std::string& each : plan_.columns) {
    columns += ", " + quoted(each) + " REAL";
    marks += ",?";
  }
  run("CREATE TABLE scenario_inputs (scenario INTEGER PRIMARY KEY" + columns + ");");
  run("CREATE VIEW scenarios AS SELECT * FROM results JOIN candidates USING (candidate) JOIN scenario_inputs USING (scenario);");

  const auto insert = [&](const std::string& sql, const auto&... values) {
    sqlite3_stmt* const statement = prepare(sql);
    int at = 0;
    (bind(statement, ++at, values), ...);
    step(statement);
    sqlite3_finalize(statement);
  };
  for (const auto& [name, value] : record) insert("INSERT INTO study VALUES (?,?)", std::string_view(name), std::string_view(value));
  for (std::size_t c = 0; c < plan_.candidates.size(); ++c) {
    const whatif::Candidate& each = plan_.candidates[c];
    const portfolio::Portfolio& portfolio = plan_.worlds[each.world].portfolio;
    insert("INSERT INTO candidates VALUES (?,?,?,?,?)", static_cast<std::uint64_t>(c), std::string_view(each.site),
           std::string_view(each.module), std::string_view(portfolio.deal.id), std::string_view(portfolio.financing.id));
  }
  std::map<std::string, const whatif::Varied*> varied;
  for (const whatif::World& world : plan_.worlds) {
    for (const whatif::Varied& each : world.varied) varied.emplace(each.path, &each);
  }
  for (const auto& [name, each] : varied) {
    const bool kept = std::find(plan_.columns.begin(), plan_.columns.end(), name) != plan_.columns.end();
    insert("INSERT INTO inputs VALUES (?,?,?,?)", std::string_view(name), each->fact->unit, static_cast<std::uint64_t>(kept ? 1 : 0),
           std::string_view(how(*each)));
  }
  for (const whatif::FlagName& flag : whatif::flag_names) {
    const std::string code = "ui.flag-" + std::string(flag.code);
    insert("INSERT INTO findings VALUES (?,?,?,?)", static_cast<std::uint64_t>(flag.bit), flag.code,
           std::string_view(messages.word(code, publish::Language::en)), std::string_view(messages.word(code, publish::Language::zh)));
  }
  result_ = prepare("INSERT INTO results VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  inputs_ = prepare("INSERT INTO scenario_inputs VALUES (?" + marks + ")");
  summary_ = prepare("INSERT INTO summary VALUES (?,?,?,?,?)");
}

Store::~Store() { close(); }

void Store::close() {
  for (sqlite3_stmt* statement : {result_, inputs_, summary_}) sqlite3_finalize(statement);
  if (database_ != nullptr) sqlite3_close(database_);
  ::unlink(temporary_.c_str());  // after a commit it has its own name and this one is not there
}

void Store::add(const ResultRow& row) {
  const whatif::Outcome& outcome = *row.outcome;
  int at = 0;
  for (const std::uint64_t value : {row.scenario, row.place.point, row.place.draw, row.place.variant, std::uint64_t{row.candidate}})
    bind(result_, ++at, value);
  const std::string_view verdict = gates::to_string(static_cast<gates::Verdict>(outcome.verdict));
  sqlite3_bind_text(result_, ++at, verdict.data(), static_cast<int>(verdict.size()), SQLITE_STATIC);
  for (const double value : {outcome.capex_usd, outcome.debt_usd, outcome.project_irr, outcome.equity_irr, outcome.counted_irr,
                             outcome.npv_usd, outcome.min_dscr, outcome.levelised_usd, outcome.months_to_revenue, outcome.pue}) {
    bind(result_, ++at, value);
  }
  bind(result_, ++at, std::uint64_t{outcome.flags});
  step(result_);
  at = 0;
  bind(inputs_, ++at, row.scenario);
  for (const double value : row.inputs) bind(inputs_, ++at, value);
  step(inputs_);
}

void Store::add(const SummaryRow& row) {
  bind(summary_, 1, row.point);
  bind(summary_, 2, std::uint64_t{row.candidate});
  bind(summary_, 3, std::string_view(row.figure));
  bind(summary_, 4, std::string_view(row.statistic));
  bind(summary_, 5, row.value);
  step(summary_);
}

void Store::commit() {
  run("COMMIT;");
  for (sqlite3_stmt** statement : {&result_, &inputs_, &summary_}) {
    sqlite3_finalize(*statement);
    *statement = nullptr;
  }
  if (sqlite3_close(database_) != SQLITE_OK) fail();
  database_ = nullptr;
  rename_durably(temporary_, path_);
}

void Store::run(const std::string& sql) {
  if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

sqlite3_stmt* Store::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
  return statement;
}

void Store::step(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail();
  sqlite3_reset(statement);
}

void Store::fail() {
  const std::string why = database_ == nullptr ? "out of memory" : sqlite3_errmsg(database_);
  throw std::runtime_error(path_ + ": " + why);
}

}  // namespace landfall::batch
