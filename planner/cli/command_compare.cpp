// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/progress.hpp"
#include "planner/cli/status.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::cli {
namespace {

constexpr std::size_t default_top = 25;

struct Options {
  ScenarioOptions scenario;
  OutputOptions output;
  std::size_t top = default_top;
};

int run(const Options& options) {
  if (!options.output.out.empty()) {
    check_output_folder(options.output.out, {"comparison.json", "comparison.csv", "comparison.txt"}, options.output.overwrite);
  }
  Loaded loaded = load(options.scenario);
  const publish::Messages messages = built_in_messages();
  committee::Comparison comparison;
  {
    Progress progress("compare", options.output.quiet);
    comparison = committee::compare(loaded.portfolio, {options.scenario.threads, [&](std::size_t done, std::size_t all) { progress.report(done, all); }, false});
  }
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  const auto json = [&] { return publish::to_text(publish::comparison_json(comparison, context)); };
  if (!options.output.out.empty()) {
    write_files(options.output.out, {{"comparison.json", json()},
                                     {"comparison.csv", publish::comparison_csv(comparison, context)},
                                     {"comparison.txt", publish::comparison_table(comparison, context, 0)}});
  }
  switch (options.output.format) {
    case Format::table: print(publish::comparison_table(comparison, context, options.top)); break;
    case Format::json: print(json()); break;
    case Format::csv: print(publish::comparison_csv(comparison, context)); break;
  }
  return status_of(comparison.candidates);
}

}  // namespace

void add_compare(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("compare", "rank every place x module design of a portfolio");
  const auto options = std::make_shared<Options>();
  command.add_option("portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")->option_text("[PORTFOLIO.toml]");
  command.add_option("--top", options->top, "candidates the table shows; 0 for all")->option_text("N");
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
