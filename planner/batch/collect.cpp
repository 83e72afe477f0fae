// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/collect.hpp"

#include <fmt/format.h>
#include <cstring>
#include <optional>

#include "climate/base/input_error.hpp"
#include "planner/batch/block.hpp"
#include "planner/batch/csv_sink.hpp"
#include "planner/batch/pages.hpp"
#include "planner/batch/store.hpp"

namespace landfall::batch {
namespace {

constexpr std::size_t most_compared = 64;

void refuse_if_missing(const Folder& folder, const std::vector<bool>& there) {
  std::uint64_t missing = 0, first = 0;
  for (std::uint64_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    if (missing++ == 0) first = i;
  }
  if (missing == 0) return;
  Problems problems;
  problems.add({folder.path(), 0, 0},
               fmt::format("{} of {} blocks are missing, the first is {}: run them first (batch run --resume, or the chunks that are left)",
                           missing, there.size(), block_name(first)));
  problems.raise_if_any();
}

std::vector<std::pair<std::string, std::string>> study_record(const whatif::Plan& plan, const Folder& folder, const Identity& identity) {
  const publish::Record& record = identity.records.front();
  std::vector<std::pair<std::string, std::string>> all{
      {"id", plan.study.id},
      {"name", plan.study.name.en},
      {"name_zh", plan.study.name.zh},
      {"study_sha256", folder.sha256()},
      {"version", record.version},
      {"commit", record.commit},
      {"valuation_date", record.valuation_date},
      {"seed", fmt::to_string(plan.study.seed)},
      {"scenarios", fmt::to_string(plan.scenarios())},
      {"points", fmt::to_string(plan.points)},
      {"draws", fmt::to_string(plan.draws)},
      {"variants", fmt::to_string(plan.variants)},
      {"study", identity.study_bytes},
  };
  for (const publish::Record::Input& input : record.inputs) all.emplace_back("input " + input.path, input.sha256);
  return all;
}

/// The first scenario of each candidate again, by the reading that `appraise` uses.
void compare_with_appraisals(const whatif::Runner& runner, const std::vector<whatif::Outcome>& first, Collected& collected) {
  const std::size_t count = std::min({runner.plan().candidates.size(), most_compared, first.size()});
  for (std::size_t c = 0; c < count; ++c) {
    if ((first[c].flags & whatif::load_below_table) != 0) continue;
    portfolio::Portfolio portfolio;
    const appraisal::Appraisal appraisal = runner.appraise(c, portfolio);
    const whatif::Outcome again = whatif::outcome_of(appraisal, portfolio.investor.returns.hurdle.value, runner.covenant());
    ++collected.compared;
    collected.different += std::memcmp(&again, &first[c], sizeof(again)) == 0 ? 0 : 1;
    for (const finance::Check& check : appraisal.checks) collected.checks_failed += check.passed() ? 0 : 1;
  }
}

void add_summary(const Collected& collected, Store& store) {
  for (const SummaryLine& line : summary_lines(collected))
    store.add(Store::SummaryRow{line.point, line.candidate, line.figure, line.statistic, line.value});
}

}  // namespace

Collected collect(const whatif::Runner& runner, const Folder& folder, const Identity& identity, const publish::Messages& messages,
                  const CollectOptions& options) {
  const whatif::Plan& plan = runner.plan();
  refuse_if_missing(folder, folder.present());
  Collected collected;
  const bool rows = plan.study.rows != whatif::Rows::none;
  std::optional<CsvSink> csv;
  std::optional<Store> store;
  if (rows && options.csv) csv.emplace(plan, folder.path_of("results.csv"));
  if (options.sqlite) store.emplace(plan, folder.path_of("results.sqlite"), messages, study_record(plan, folder, identity));
  std::vector<RowSink*> sinks;
  if (csv) sinks.push_back(&*csv);
  if (store) sinks.push_back(&*store);
  RowReader reader(plan);
  whatif::Accumulator accumulator(plan);
  for (std::uint64_t number = 0; number < plan.blocks(); ++number) {
    if (options.stop != nullptr && options.stop->load()) throw Stopped{};
    const std::string name = block_name(number);
    bool found = false;
    const std::string bytes = read_whole(folder.path_of(name), found);
    const std::optional<Block> block = from_bytes(plan, bytes, number, folder.sha256());
    if (!found || !block) {
      Problems problems;
      problems.add({folder.path_of(name), 0, 0}, "this block is damaged: batch run --resume works it again");
      problems.raise_if_any();
    }
    reader.read(block->first_round, block->rounds, block->outcomes, sinks);
    collected.rows += block->outcomes.size();
    if (number == 0) compare_with_appraisals(runner, block->outcomes, collected);
    accumulator.add(block->statistics);
    if (options.progress) options.progress(number + 1, plan.blocks());
  }
  collected.summary = whatif::summarise(plan, accumulator.statistics());
  collected.convergence = accumulator.convergence();
  const Page page{plan, collected, identity, folder.sha256(), messages};
  if (csv) csv->commit();
  if (store) {
    add_summary(collected, *store);
    store->commit();
  }
  write_durably(folder.path_of("summary.csv"), summary_csv(page));
  write_durably(folder.path_of("summary.txt"), summary_table(page, publish::Language::en));
  write_durably(folder.path_of("summary.json"), summary_json(page));
  return collected;
}

}  // namespace landfall::batch
