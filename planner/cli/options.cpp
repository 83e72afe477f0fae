// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <string>

#include "planner/cli/invocation.hpp"

namespace landfall::cli {

void add_output_options(CLI::App& command, OutputOptions& options, bool writes_files) {
  const auto format = [&options](const std::string& word) {
    options.format = word == "json" ? Format::json : word == "csv" ? Format::csv : Format::table;
  };
  const auto language = [&options](const std::string& word) {
    options.language = word == "zh" ? publish::Language::zh : publish::Language::en;
  };
  command.add_option_function<std::string>("--format", format, "what standard output carries")
      ->check(CLI::IsMember({"table", "json", "csv"}));
  command.add_option_function<std::string>("--lang", language, "language of tables and sentences")->check(CLI::IsMember({"en", "zh"}));
  command.add_flag("--quiet,-q", options.quiet, "no progress on standard error");
  if (!writes_files) return;
  command.add_option("--out,-o", options.out, "folder to write the results to, as files")->option_text("DIR");
  command.add_flag("--overwrite", options.overwrite, "replace files that are already in that folder");
}

void add_scenario_options(CLI::App& command, ScenarioOptions& options) {
  command.add_option("--set", options.set, "override a registered input; may be given several times")
      ->option_text("PATH=VALUE")
      ->take_all();
  command.add_option("--weather", options.weather, "hours of an EPW file in place of the typical year, for one place or for the only one")
      ->option_text("[PLACE=]FILE.epw")
      ->take_all();
  command.add_option("--file", options.files, "further file of a country, place, station, module, cost book, deal, loan or investor")
      ->option_text("FILE.toml")
      ->take_all();
  command.add_option("--deal", options.deal, "deal to appraise, instead of the portfolio's")->option_text("ID");
  command.add_option("--financing", options.financing, "loan, instead of the portfolio's")->option_text("ID");
  command.add_option("--investor", options.investor, "investor profile, instead of the portfolio's")->option_text("ID");
  command.add_option("--costs", options.costs, "cost book, instead of the portfolio's")->option_text("ID");
  command.add_option("--fleet", options.fleet, "bill of materials of the cluster that is let, of a --file, see docs/fleet.md")
      ->option_text("ID");
  command.add_option("--seed", options.seed, "seed of the risk draws")->option_text("N");
  command.add_option("--draws", options.draws, "risk draws a candidate; 0 for none")->check(CLI::Range(0, 1000000))->option_text("N");
  command.add_option("--threads", options.threads, "threads; 0 for all cores")->check(CLI::Range(0, 4096))->option_text("N");
}

void add_stress_file_option(CLI::App& command, ScenarioOptions& options) {
  command.add_option("--stress-file", options.stress_files, "stress tests of your own; run, unless --stress names others")
      ->option_text("FILE.toml")
      ->take_all();
}

}  // namespace landfall::cli
