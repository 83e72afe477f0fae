// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/status.hpp"
#include "planner/cli/stress_tests.hpp"
#include "planner/committee/on_threads.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::cli {
namespace {

struct AppraiseOptions {
  ScenarioOptions scenario;
  OutputOptions output;
  Selection selection;
  std::vector<std::string> stress;
};

int run(const AppraiseOptions& options) {
  const std::string name = "appraisal-" + options.selection.site + "-" + options.selection.module;
  const std::vector<std::string> names{name + ".json", name + ".txt"};
  if (!options.output.out.empty()) check_output_folder(options.output.out, names, options.output.overwrite);
  const Source source = this_machine();
  const committee::Documents documents = documents_of(source);
  Loaded loaded = load(options.scenario, options.selection, source);
  const std::vector<committee::StressTest> tests = stress_tests_of(source, loaded, options.scenario, options.stress);
  const publish::Messages messages = built_in_messages();
  const committee::Comparison comparison = committee::compare(loaded.portfolio, {options.scenario.threads, {}, true});
  const committee::Candidate& candidate = comparison.candidates.front();
  const committee::Dossier dossier =
      committee::dossier(loaded.portfolio, candidate.appraisal, documents, tests, committee::on_threads(options.scenario.threads));
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  const auto json = [&] { return publish::to_text(publish::appraisal_json(candidate, dossier, context)); };
  const auto table = [&] { return publish::appraisal_table(candidate, dossier, context); };
  if (!options.output.out.empty()) write_files(options.output.out, {{names[0], json()}, {names[1], table()}});
  switch (options.output.format) {
    case Format::table: print(table()); break;
    case Format::json: print(json()); break;
    case Format::csv: print(publish::comparison_csv(comparison, context)); break;
  }
  return status_of(comparison.candidates);
}

}  // namespace

void add_appraise(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("appraise", "one module design at one place, in depth");
  const auto options = std::make_shared<AppraiseOptions>();
  command.add_option("site", options->selection.site, "place, see 'landfall sites'")->required()->option_text("SITE");
  command.add_option("module", options->selection.module, "module design, see 'landfall modules'")->required()->option_text("MODULE");
  command.add_option("--portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("PORTFOLIO.toml");
  command.add_option("--stress", options->stress, "stress test to run, or \"all\"; may be given several times")
      ->option_text("ID")
      ->take_all();
  add_stress_file_option(command, options->scenario);
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
