// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/library_command.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"

namespace landfall::cli {
namespace {

struct LibraryOptions {
  ScenarioOptions scenario;
  OutputOptions output;
  std::string id;
};

void print_catalogue(const publish::Catalogue& catalogue, Format format) {
  switch (format) {
    case Format::table: return print(catalogue.table());
    case Format::json: return print(catalogue.json());
    case Format::csv: return print(catalogue.csv());
  }
}

void add_library_options(CLI::App& command, LibraryOptions& options) {
  command.add_option("--portfolio", options.scenario.portfolio, "portfolio file; the built-in one when left out")
      ->option_text("PORTFOLIO.toml");
  command.add_option("--file", options.scenario.files, "further file of a country, place, station or module")
      ->option_text("FILE.toml")
      ->take_all();
  add_output_options(command, options.output, false);
}

/// The Markdown page of a country of the library.
void add_page(CLI::App& command, Invocation& invocation, const LibraryKind& kind, const std::shared_ptr<LibraryOptions>& options) {
  CLI::App& page = *command.add_subcommand("page", "a country's page as Markdown: facts, rules and places");
  page.fallthrough();
  page.add_option("country", options->id, "which country")->required()->option_text("COUNTRY");
  page.callback([&invocation, options, make = kind.page] {
    invocation.run = [options, make] {
      const Loaded loaded = load(options->scenario);
      if (!loaded.portfolio.countries.contains(options->id)) {
        const std::vector<std::string> known = names_of(loaded.portfolio.countries);
        Problems problems;
        problems.add({options->id, 0, 0}, fmt::format("expected a known country; known: {}", fmt::join(known, ", ")));
        problems.raise_if_any();
      }
      const publish::Messages messages = built_in_messages();
      print(make({loaded.portfolio, messages, loaded.record, options->output.language}, options->id));
      return exit_done;
    };
  });
}

}  // namespace

void add_library_command(CLI::App& app, Invocation& invocation, const LibraryKind& kind) {
  CLI::App& command = *app.add_subcommand(kind.name, kind.about);
  command.require_subcommand(0, 1);
  const auto options = std::make_shared<LibraryOptions>();
  add_library_options(command, *options);
  CLI::App& list = *command.add_subcommand("list", "one line each (also without a word)");
  CLI::App& show = *command.add_subcommand("show", "the facts of one, with range, unit, year, source and confidence");
  CLI::App& check = *command.add_subcommand("check", "the facts that are unverified, old or contradict others, the weakest first");
  for (CLI::App* part : {&list, &show, &check}) part->fallthrough();
  show.add_option("id", options->id, "which one")->required()->option_text("ID");
  const bool site = std::string_view(kind.name) == "sites";
  const auto run = [&invocation, options, site](auto make) {
    invocation.run = [options, make, site] {
      const Loaded loaded = load(options->scenario, site ? Selection{options->id, {}} : Selection{{}, options->id});
      const publish::Messages messages = built_in_messages();
      print_catalogue(make(publish::Context{loaded.portfolio, messages, loaded.record, options->output.language}, *options),
                      options->output.format);
      return exit_done;
    };
  };
  if (kind.page != nullptr) add_page(command, invocation, kind, options);
  command.callback([run, kind, &command, &show, &check] {
    if (kind.page != nullptr && command.got_subcommand("page")) return;
    if (show.parsed()) {
      run([kind](const publish::Context& context, const LibraryOptions& chosen) {
        return kind.show(context.portfolio, chosen.id, chosen.output.language);
      });
    } else if (check.parsed()) {
      run([kind](const publish::Context& context, const LibraryOptions&) { return kind.check(context); });
    } else {
      run([kind](const publish::Context& context, const LibraryOptions&) { return kind.list(context.portfolio, context.language); });
    }
  });
}

}  // namespace landfall::cli
