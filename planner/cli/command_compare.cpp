// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/progress.hpp"
#include "planner/cli/status.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/publish/tables.hpp"
#include "planner/workbook/committee_workbook.hpp"

namespace landfall::cli {
namespace {

constexpr std::size_t default_top = 25;
constexpr std::size_t default_leading = 10;
constexpr const char* workbook_name = "committee.xlsx";

struct Options {
  ScenarioOptions scenario;
  OutputOptions output;
  std::size_t top = default_top;
  std::size_t leading = default_leading;
  bool what_to_verify = false;
  std::vector<std::string> stress;
};

/// One answer in its three forms, made when asked for.
struct Page {
  std::string name;  ///< of its files, without ending
  std::function<std::string(std::size_t top)> table;
  std::function<boost::json::object()> json;
  std::function<std::string()> csv;
  std::function<std::vector<OutputFile>()> more;  ///< further files, only with --out
};

void publish_page(const Page& page, const Options& options) {
  const auto json = [&] { return publish::to_text(page.json()); };
  const OutputOptions& output = options.output;
  if (!output.out.empty()) {
    std::vector<OutputFile> files{{page.name + ".json", json()}, {page.name + ".csv", page.csv()}, {page.name + ".txt", page.table(0)}};
    if (page.more) {
      for (OutputFile& file : page.more()) files.push_back(std::move(file));
    }
    write_files(output.out, files);
  }
  switch (output.format) {
    case Format::table: print(page.table(options.top)); break;
    case Format::json: print(json()); break;
    case Format::csv: print(page.csv()); break;
  }
}

int run(const Options& options) {
  const std::string name = options.what_to_verify ? "what-to-verify" : options.stress.empty() ? "comparison" : "stress";
  if (!options.output.out.empty()) {
    std::vector<std::string> files{name + ".json", name + ".csv", name + ".txt"};
    if (name == "comparison") files.emplace_back(workbook_name);
    check_output_folder(options.output.out, files, options.output.overwrite);
  }
  const std::vector<committee::StressTest> tests = built_in_stress_tests(options.stress);
  const committee::Documents documents = built_in_documents();
  Loaded loaded = load(options.scenario);
  const publish::Messages messages = built_in_messages();
  committee::Comparison comparison;
  {
    Progress progress("compare", options.output.quiet);
    comparison = committee::compare(loaded.portfolio,
                                    {options.scenario.threads, [&](std::size_t done, std::size_t all) { progress.report(done, all); }});
  }
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  const int threads = options.scenario.threads;
  if (options.what_to_verify) {
    const auto what = committee::what_to_verify(loaded.portfolio, comparison, documents, options.leading, threads);
    publish_page({name, [&](std::size_t top) { return publish::what_to_verify_table(what, context, top); },
                  [&] { return publish::what_to_verify_json(what, context); }, [&] { return publish::what_to_verify_csv(what, context); }},
                 options);
  } else if (!tests.empty()) {
    const auto matrix = committee::stress_matrix(loaded.portfolio, comparison, tests, options.leading, threads);
    publish_page(
        {name, [&](std::size_t) { return publish::stress_matrix_table(matrix, context); },
         [&] { return publish::stress_matrix_json(matrix, context); }, [&] { return publish::stress_matrix_csv(matrix, context); }},
        options);
  } else {
    publish_page(
        {name, [&](std::size_t top) { return publish::comparison_table(comparison, context, top); },
         [&] { return publish::comparison_json(comparison, context); }, [&] { return publish::comparison_csv(comparison, context); },
         [&] {
           return std::vector<OutputFile>{{workbook_name, workbook::committee_workbook_bytes(comparison, context)}};
         }},
        options);
  }
  return status_of(comparison.candidates);
}

}  // namespace

void add_compare(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("compare", "rank every place x module design of a portfolio");
  const auto options = std::make_shared<Options>();
  command.add_option("portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("[PORTFOLIO.toml]");
  command.add_option("--top", options->top, "candidates (or facts) the table shows; 0 for all")->option_text("N");
  CLI::Option* const verify = command.add_flag("--what-to-verify", options->what_to_verify,
                                               "instead of the ranking: the facts that decide between the leading candidates");
  CLI::Option* const stress =
      command.add_option("--stress", options->stress, "instead of the ranking: the leading candidates under a stress test, or \"all\"");
  stress->option_text("ID")->take_all()->excludes(verify);
  command.add_option("--leading", options->leading, "candidates that --what-to-verify and --stress look at")
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
