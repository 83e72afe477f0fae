// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/gis_commands.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/map_inputs.hpp"
#include "planner/cli/progress.hpp"
#include "planner/cli/status.hpp"
#include "planner/maps/formats.hpp"
#include "planner/publish/catalogue.hpp"

namespace landfall::cli {
namespace {

const std::vector<std::string>& known_formats() {
  static const std::vector<std::string> names{"gpkg", "geojson", "kmz", "fgb", "csv", "svg"};
  return names;
}

struct ExportOptions {
  ScenarioOptions scenario;
  OutputOptions output;
  std::vector<std::string> formats = known_formats();
  std::string to;
  std::string boundaries;
  std::string plan_module;
};

void check(const ExportOptions& options) {
  Problems problems;
  if (options.output.out.empty() && options.to.empty())
    problems.add({"export", 0, 0}, "expected --out DIR, --to \"PG:…\" or both, found neither");
  if (!options.to.empty() && !options.to.starts_with("PG:"))
    problems.add({"--to", 0, 0}, "expected a PostgreSQL connection such as \"PG:dbname=sites\"");
  problems.raise_if_any();
}

std::vector<OutputFile> make_files(const maps::Map& map, const std::vector<maps::SitePlan>& plans, const publish::Context& context,
                                   const std::vector<std::string>& formats) {
  std::vector<OutputFile> files;
  const auto take = [&](std::vector<maps::MapFile> made) {
    for (maps::MapFile& file : made) files.push_back({std::move(file.name), std::move(file.bytes)});
  };
  for (const std::string& format : known_formats()) {
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) continue;
    if (format == "gpkg") take({maps::geopackage(map)});
    if (format == "geojson") take(maps::geojson(map));
    if (format == "kmz") take({maps::kmz(map)});
    if (format == "fgb") take(maps::flatgeobuf(map));
    if (format == "csv") take(maps::csv(map));
    if (format == "svg") take(maps::site_plan_drawings(plans, context));
  }
  return files;
}

/// What was written, and which plans do not fit.
publish::Catalogue listing(const std::vector<OutputFile>& files, const ExportOptions& options, const std::vector<maps::SitePlan>& plans,
                           const publish::Context& context) {
  publish::Catalogue list;
  list.columns = {{"file"}, {"bytes", true}};
  for (const OutputFile& file : files) list.rows.push_back({file.name, static_cast<double>(file.bytes.size())});
  if (!options.to.empty()) list.rows.push_back({"PostGIS: schema landfall", 0.0});
  for (const maps::SitePlan& site : plans) {
    for (const Finding& finding : site.plan.findings)
      list.remarks.push_back(publish::in(context.language, context.portfolio.sites.at(site.site).name) + ", " + site.module + ": " +
                             context.messages.sentence(finding, context.language));
  }
  return list;
}

int run(const ExportOptions& options) {
  check(options);
  Loaded loaded = load(options.scenario);
  const publish::Messages messages = built_in_messages();
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  const MapInputs inputs = load_map_inputs(options.boundaries, context, loaded);
  if (!options.plan_module.empty()) check_module(options.plan_module, loaded.portfolio);

  committee::Comparison comparison;
  {
    Progress progress("export", options.output.quiet);
    comparison = committee::compare(loaded.portfolio,
                                    {options.scenario.threads, [&](std::size_t done, std::size_t all) { progress.report(done, all); }});
  }
  const std::vector<maps::SitePlan> plans =
      maps::site_plans(comparison, loaded.portfolio, inputs.clearances, inputs.surroundings, options.plan_module);
  const maps::Map map = maps::make_map(comparison, context, plans, inputs.surroundings, inputs.base);
  std::vector<OutputFile> files;
  if (!options.output.out.empty()) {
    files = make_files(map, plans, context, options.formats);
    std::vector<std::string> names;
    for (const OutputFile& file : files) names.push_back(file.name);
    check_output_folder(options.output.out, names, options.output.overwrite);
  }
  if (!options.to.empty()) maps::postgis(map, options.to);
  if (!files.empty()) write_files(options.output.out, files);
  const publish::Catalogue list = listing(files, options, plans, context);
  switch (options.output.format) {
    case Format::table: print(list.table()); break;
    case Format::json: print(list.json()); break;
    case Format::csv: print(list.csv()); break;
  }
  return status_of(comparison.candidates);
}

}  // namespace

void add_export(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand(export_command.name, export_command.description);
  const auto options = std::make_shared<ExportOptions>();
  command.add_option("portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("[PORTFOLIO.toml]");
  command.add_option("--formats", options->formats, "which of gpkg, geojson, kmz, fgb, csv, svg; all when left out")
      ->delimiter(',')
      ->check(CLI::IsMember(known_formats()))
      ->option_text("LIST");
  command.add_option("--to", options->to, "write into schema landfall of a PostGIS database, in one transaction")->option_text("\"PG:…\"");
  command.add_option("--boundaries", options->boundaries, "base map in place of the built-in one, see docs/maps.md")
      ->option_text("FILE.geojson");
  command.add_option("--plan", options->plan_module, "draw the site plans of this design, instead of each place's best")
      ->option_text("MODULE");
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
