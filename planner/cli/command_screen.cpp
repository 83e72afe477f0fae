// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/gis_commands.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/progress.hpp"
#include "planner/data/embedded.hpp"
#include "planner/publish/json.hpp"
#include "planner/screening/collect.hpp"

namespace landfall::cli {
namespace {

struct ScreenOptions {
  ScenarioOptions scenario;
  OutputOptions output;
  std::string request;
  std::string work;
  std::string chunk;
  bool collect = false;
};

std::string_view base_map() { return embedded_base_map().empty() ? std::string_view() : embedded_base_map().front().bytes; }

void refuse_weather(const ScreenOptions& options, Problems& problems) {
  if (!options.scenario.weather.empty())
    problems.add({"--weather", 0, 0}, "expected none: a pixel's weather comes from the request's rasters");
}

/// The request and the hashes of everything it names, added to the record of the run.
screening::Request read_request(const ScreenOptions& options, publish::Record& record, Problems& problems) {
  const std::string bytes = read_input(options.request, problems);
  problems.raise_if_any();
  const std::string folder = std::filesystem::path(options.request).parent_path().string();
  screening::Request request = screening::parse_screening(bytes, options.request, folder, problems);
  problems.raise_if_any();
  record.inputs.push_back({options.request, publish::sha256(bytes)});
  return request;
}

void add_inputs(const screening::Request& request, publish::Record& record) {
  for (const std::string& file : screening::files_of(request)) record.inputs.push_back({file, screening::sha256_of_file(file)});
  record.inputs.push_back({"the built-in base map", publish::sha256(base_map())});
  std::sort(record.inputs.begin(), record.inputs.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
}

void publish_summary(const ScreenOptions& options, const screening::Screening& screening, const screening::Summary& summary) {
  switch (options.output.format) {
    case Format::table: print(screening::screening_table(screening, summary)); break;
    case Format::json: print(publish::to_text(screening::screening_json(screening, summary))); break;
    case Format::csv: print(screening::areas_csv(screening, summary)); break;
  }
}

int run(const ScreenOptions& options) {
  Problems problems;
  refuse_weather(options, problems);
  if (options.output.out.empty()) problems.add({"--out", 0, 0}, "expected a folder for the maps: --out DIR");
  const screening::Chunk chunk = options.chunk.empty() ? screening::Chunk{} : screening::parse_chunk(options.chunk, problems);
  problems.raise_if_any();
  publish::Record own;
  const screening::Request request = read_request(options, own, problems);
  const bool collects = options.chunk.empty();
  if (collects)
    check_output_folder(options.output.out, screening::output_names(screening::active_measures(request)), options.output.overwrite);
  Loaded loaded = load(options.scenario);
  // A layer's answer is of a place; a region has layers of its own.
  for (auto& [id, site] : loaded.portfolio.sites) std::erase_if(site.rules, [](const sites::Rule& rule) { return rule.layer.has_value(); });
  loaded.record.inputs.insert(loaded.record.inputs.end(), own.inputs.begin(), own.inputs.end());
  const screening::Region region(request, loaded.portfolio, base_map(), problems);
  problems.raise_if_any();
  add_inputs(request, loaded.record);

  const std::vector<screening::Block> blocks = screening::blocks_of(region.grid());
  const std::string work = options.work.empty() ? (std::filesystem::path(options.output.out) / "work").string() : options.work;
  const screening::BlockStore store(work, screening::plan_of(loaded.record, region), region.grid(), blocks.size());
  const publish::Messages messages = built_in_messages();
  const publish::Context context{loaded.portfolio, messages, loaded.record, options.output.language};
  if (!options.collect) {
    Progress progress("screen", options.output.quiet);
    const std::size_t done = screening::run_blocks(region, blocks, store, chunk, options.scenario.threads,
                                                   [&](std::size_t pixels, std::size_t all) { progress.report(pixels, all); });
    if (!collects) {
      const std::size_t mine = blocks.size() >= chunk.number ? (blocks.size() - chunk.number) / chunk.of + 1 : 0;
      if (options.output.format == Format::json) {
        print(publish::to_text(
            boost::json::object{{"chunk", chunk.number}, {"chunks", chunk.of}, {"blocks", mine}, {"blocks_done_now", done}}));
      } else if (options.output.format == Format::table) {
        print(messages.sentence("screening.chunk-done", {double(chunk.number), double(chunk.of), double(mine), double(done), work},
                                options.output.language) +
              "\n");
      }
      return exit_done;
    }
  }
  const screening::Screening finished{region, blocks, store, context};
  screening::Summary summary;
  {
    Progress progress("collect", options.output.quiet);
    summary = screening::collect(finished, options.output.out, [&](std::size_t done, std::size_t all) { progress.report(done, all); });
  }
  publish_summary(options, finished, summary);
  return summary.tally.pue_below_one == 0 ? exit_done : exit_check_failed;
}

}  // namespace

void add_screen(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand(screen_command.name, screen_command.description);
  const auto options = std::make_shared<ScreenOptions>();
  command.add_option("request", options->request, "screening request")->option_text("REQUEST.toml")->required();
  command.add_option("--portfolio", options->scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("PORTFOLIO.toml");
  command.add_option("--work", options->work, "folder of finished blocks; DIR/work when left out")->option_text("DIR");
  CLI::Option* const chunk =
      command.add_option("--chunk", options->chunk, "only this part of the blocks, such as 3/8; then --collect")->option_text("i/N");
  command.add_flag("--collect", options->collect, "only join finished blocks")->excludes(chunk);
  add_scenario_options(command, options->scenario);
  add_output_options(command, options->output, true);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
