// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <future>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/pack.hpp"
#include "planner/cli/progress.hpp"
#include "planner/cli/status.hpp"
#include "planner/cli/stress_tests.hpp"
#include "planner/committee/criteria_file.hpp"
#include "planner/publish/criteria.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::cli {
namespace {

constexpr std::size_t default_top = 25;
constexpr std::size_t default_leading = 10;

struct CompareOptions {
  ScenarioOptions scenario;
  OutputOptions output;
  std::size_t top = default_top;
  std::size_t leading = 0;  ///< 0: not given
  bool what_to_verify = false;
  std::vector<std::string> stress;
  std::string criteria;  ///< file; "": none
};

/// One answer in its three forms, made when asked for.
struct Page {
  std::string name;  ///< of its files, without ending
  std::function<std::string(std::size_t top)> table;
  std::function<boost::json::object()> json;
  std::function<std::string()> csv;
};

void print_page(const Page& page, const CompareOptions& options) {
  switch (options.output.format) {
    case Format::table: print(page.table(options.top)); break;
    case Format::json: print(publish::to_text(page.json())); break;
    case Format::csv: print(page.csv()); break;
  }
}

void publish_page(const Page& page, const CompareOptions& options) {
  const std::string& folder = options.output.out;
  if (!folder.empty()) {
    write_files(
        folder,
        {{page.name + ".json", publish::to_text(page.json())}, {page.name + ".csv", page.csv()}, {page.name + ".txt", page.table(0)}});
  }
  print_page(page, options);
}

/// What takes the ranking's place, or "comparison".
std::string page_name(const CompareOptions& options) {
  if (options.what_to_verify) return "what-to-verify";
  if (!options.criteria.empty()) return "criteria";
  return options.stress.empty() && options.scenario.stress_files.empty() ? "comparison" : "stress";
}

committee::Criteria read_criteria(const std::string& path, Loaded& loaded) {
  Problems problems;
  const std::string bytes = read_input(path, problems);
  problems.raise_if_any();
  committee::Criteria criteria = committee::parse_criteria(bytes, path, problems);
  problems.raise_if_any();
  loaded.record.inputs.push_back({path, publish::sha256(bytes)});
  return criteria;
}

int run(const CompareOptions& options) {
  const std::string name = page_name(options);
  const bool pack = name == "comparison";
  std::vector<std::string> names{name + ".json", name + ".csv", name + ".txt"};
  if (pack) {
    names = pack_names;
    names.emplace_back(record_name);
  }
  if (!options.output.out.empty()) check_output_folder(options.output.out, names, options.output.overwrite);
  const Source source = this_machine();
  std::future<publish::Messages> reading = std::async(std::launch::async, built_in_messages);
  Loaded loaded = load(options.scenario, {}, source);
  const std::vector<committee::StressTest> tests = stress_tests_of(source, loaded, options.scenario, options.stress);
  committee::Criteria criteria;
  if (!options.criteria.empty()) criteria = read_criteria(options.criteria, loaded);
  const std::size_t leading = options.leading > 0 ? options.leading : default_leading;
  const publish::Messages messages = reading.get();
  committee::Comparison comparison;
  {
    Progress progress("compare", options.output.quiet);
    comparison = committee::compare(loaded.portfolio,
                                    {options.scenario.threads, [&](std::size_t done, std::size_t all) { progress.report(done, all); }});
  }
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  const int threads = options.scenario.threads;
  if (options.what_to_verify) {
    const committee::Documents documents = documents_of(source);
    const auto what = committee::what_to_verify(loaded.portfolio, comparison, documents, leading, threads);
    publish_page({name, [&](std::size_t top) { return publish::what_to_verify_table(what, context, top); },
                  [&] { return publish::what_to_verify_json(what, context); }, [&] { return publish::what_to_verify_csv(what, context); }},
                 options);
  } else if (!options.criteria.empty()) {
    const committee::Scoring scoring = committee::score(comparison, criteria);
    const publish::Scores scores{comparison, criteria, scoring};
    publish_page({name, [&](std::size_t top) { return publish::criteria_table(scores, context, top); },
                  [&] { return publish::criteria_json(scores, context); }, [&] { return publish::criteria_csv(scores, context); }},
                 options);
  } else if (!pack) {
    const auto matrix = committee::stress_matrix(loaded.portfolio, comparison, tests, leading, threads);
    publish_page(
        {name, [&](std::size_t) { return publish::stress_matrix_table(matrix, context); },
         [&] { return publish::stress_matrix_json(matrix, context); }, [&] { return publish::stress_matrix_csv(matrix, context); }},
        options);
  } else {
    if (!options.output.out.empty()) {
      const PackRequest request{options.scenario, options.output.language,
                                options.leading > 0 ? options.leading : default_leading_in_depth};
      write_files(options.output.out, pack_files(request, loaded, source, comparison, messages));
    }
    print_page(
        {name, [&](std::size_t top) { return publish::comparison_table(comparison, context, top); },
         [&] { return publish::comparison_json(comparison, context); }, [&] { return publish::comparison_csv(comparison, context); }},
        options);
  }
  return status_of(comparison.candidates);
}

}  // namespace

void add_compare(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("compare", "rank every place x module design of a portfolio");
  const auto options = std::make_shared<CompareOptions>();
  command.add_option("portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("[PORTFOLIO.toml]");
  command.add_option("--top", options->top, "candidates (or facts) the table shows; 0 for all")->option_text("N");
  CLI::Option* const verify = command.add_flag("--what-to-verify", options->what_to_verify,
                                               "instead of the ranking: the facts that decide between the leading candidates");
  CLI::Option* const stress =
      command.add_option("--stress", options->stress, "instead of the ranking: the leading candidates under a stress test, or \"all\"");
  stress->option_text("ID")->take_all()->excludes(verify);
  add_stress_file_option(command, options->scenario);
  command.add_option("--criteria", options->criteria, "instead of the ranking by money: one by weighted criteria, see docs/criteria.md")
      ->option_text("FILE.toml")
      ->excludes(verify)
      ->excludes(stress);
  command.add_option("--leading", options->leading, "candidates in depth: of the report 5, of --what-to-verify and --stress 10")
      ->check(CLI::Range(1, 1000))
      ->option_text("N");
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
