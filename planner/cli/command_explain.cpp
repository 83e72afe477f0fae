// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "planner/cli/fact_location.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/status.hpp"
#include "planner/cli/stress_tests.hpp"
#include "planner/committee/on_threads.hpp"
#include "planner/publish/explanation.hpp"

namespace landfall::cli {
namespace {

struct ExplainOptions {
  ScenarioOptions scenario;
  publish::Language language = publish::Language::en;
  Selection selection;
  std::string key;
  bool list = false;
};

int run(const ExplainOptions& options) {
  const Source source = this_machine();
  Loaded loaded = load(options.scenario, options.selection, source);
  const publish::Messages messages = built_in_messages();
  const committee::Comparison comparison = committee::compare(loaded.portfolio, {options.scenario.threads, {}, true});
  const committee::Candidate& candidate = comparison.candidates.front();
  const committee::Documents documents = documents_of(source);
  const std::vector<committee::StressTest> tests = known_stress_tests(source, loaded);
  const committee::Dossier dossier =
      committee::dossier(loaded.portfolio, candidate.appraisal, documents, tests, committee::on_threads(options.scenario.threads));
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.language};
  const boost::json::object appraisal = publish::appraisal_json(candidate, dossier, context);
  if (options.list) {
    std::string names;
    for (const publish::Figure& figure : publish::figures_of(appraisal)) names += figure.key + "\n";
    print(names);
    return status_of(comparison.candidates);
  }
  const auto facts = appraisal::facts_behind(loaded.portfolio, loaded.portfolio.sites.at(options.selection.site),
                                             loaded.portfolio.modules.at(options.selection.module));
  const auto locate = [&](const std::string& path) {
    for (const appraisal::UsedFact& used : facts) {
      if (used.path == path && used.fact->source == portfolio::user_source) return SourceRef{"--set", 0, 0};
    }
    return fact_location(loaded, path);
  };
  print(publish::explanation_page(options.key, appraisal, built_in_explanations(), facts, locate, context));
  return status_of(comparison.candidates);
}

}  // namespace

void add_explain(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("explain", "how a figure came about: formula, ingredients, sources");
  const auto options = std::make_shared<ExplainOptions>();
  command.add_option("site", options->selection.site, "place, see 'landfall sites'")->required()->option_text("SITE");
  command.add_option("module", options->selection.module, "module design, see 'landfall modules'")->required()->option_text("MODULE");
  CLI::Option* const key =
      command.add_option("key", options->key, "figure of the appraisal's JSON, such as capex_lines.cooling.usd")->option_text("KEY");
  CLI::Option* const list = command.add_flag("--list", options->list, "names of all figures, one a line");
  list->excludes(key);
  command.add_option("--portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("PORTFOLIO.toml");
  const auto language = [options](const std::string& word) {
    options->language = word == "zh" ? publish::Language::zh : publish::Language::en;
  };
  command.add_option_function<std::string>("--lang", language, "language of the page")->check(CLI::IsMember({"en", "zh"}));
  add_scenario_options(command, options->scenario);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
