// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "planner/batch/collect.hpp"
#include "planner/batch/pages.hpp"
#include "planner/batch/run.hpp"
#include "planner/batch/show.hpp"
#include "planner/batch/slurm.hpp"
#include "planner/batch/status.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/progress.hpp"
#include "planner/cli/study.hpp"
#include "planner/publish/json.hpp"

namespace landfall::cli {
namespace {

constexpr std::uint64_t most_without_yes = 1000000000;

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

/// From now on SIGINT and SIGTERM ask for an end; the work sees to it within a fraction of a second.
void stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { stop = true; };
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the limit is a write that fails, and is reported as one
}

struct BatchOptions {
  std::string study;
  OutputOptions output;
  std::string chunk;
  std::string scenario;
  bool resume = false, dry_run = false, yes = false, no_csv = false, watch = false;
  int threads = 0;
  batch::SlurmJob job;
};

std::string folder_of(const BatchOptions& options) {
  return options.output.out.empty() ? default_folder(options.study) : options.output.out;
}

std::uint64_t whole_number(const std::string& text, const std::string& what) {
  std::uint64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) {
    Problems problems;
    problems.add({what + " " + text, 0, 0}, "expected a whole number");
    problems.raise_if_any();
  }
  return value;
}

batch::Chunk parse_chunk(const std::string& text) {
  if (text.empty()) return {};
  const auto slash = text.find('/');
  batch::Chunk chunk{0, 0};
  if (slash != std::string::npos) chunk = {whole_number(text.substr(0, slash), "--chunk"), whole_number(text.substr(slash + 1), "--chunk")};
  if (chunk.number < 1 || chunk.number > chunk.of || chunk.of > 1000000) {
    Problems problems;
    problems.add({"--chunk " + text, 0, 0}, "expected I/N with I from 1 to N, such as 3/8");
    problems.raise_if_any();
  }
  return chunk;
}

void print_collected(const batch::Page& page, const OutputOptions& output) {
  switch (output.format) {
    case Format::table: print(batch::summary_table(page, output.language)); break;
    case Format::json: print(batch::summary_json(page)); break;
    case Format::csv: print(batch::summary_csv(page)); break;
  }
}

int collect_into(const whatif::Runner& runner, const batch::Folder& folder, const batch::Identity& identity, const BatchOptions& options) {
  const publish::Messages messages = built_in_messages();
  batch::CollectOptions how;
  how.csv = !options.no_csv;
  how.stop = &stop;
  batch::Collected collected;
  try {
    Progress progress("collect", options.output.quiet);
    how.progress = [&](std::uint64_t done, std::uint64_t all) { progress.report(done, all); };
    collected = batch::collect(runner, folder, identity, messages, how);
  } catch (const batch::Stopped&) {
    fmt::print(stderr, "landfall: stopped while collecting; no result file was changed. 'batch collect' does it again.\n");
    return exit_failed;
  }
  print_collected({runner.plan(), collected, identity, folder.sha256(), messages}, options.output);
  return collected.sound() ? exit_done : exit_check_failed;
}

int dry_run(const whatif::Runner& runner, const BatchOptions& options) {
  const batch::Estimate estimate = batch::estimate(runner);
  print(options.output.format == Format::json ? publish::to_text(batch::estimate_json(estimate))
                                              : batch::estimate_table(estimate, built_in_messages(), options.output.language));
  return exit_done;
}

int run_study(const BatchOptions& options) {
  const batch::Chunk chunk = parse_chunk(options.chunk);
  const LoadedStudy loaded = load_study(options.study);
  const whatif::Plan& plan = *loaded.plan;
  if (plan.scenarios() > most_without_yes && !options.yes && !options.dry_run) {
    Problems problems;
    problems.add({options.study, 0, 0}, fmt::format("the study has {} scenarios, more than {}: --dry-run says what it takes, --yes runs it",
                                                    plan.scenarios(), most_without_yes));
    problems.raise_if_any();
  }
  const whatif::Runner runner(plan);
  if (options.dry_run) return dry_run(runner, options);
  batch::Folder folder(folder_of(options), plan, loaded.identity);
  folder.check(chunk, options.resume);
  stop_on_signals();
  folder.open(chunk);
  batch::RunResult result;
  {
    Progress progress(plan.study.id, options.output.quiet, true);
    result = batch::run(runner, folder,
                        {chunk, options.threads, &stop, [&](std::uint64_t done, std::uint64_t all) { progress.report(done, all); }});
  }
  if (result.blocks_damaged > 0) fmt::print(stderr, "landfall: {} damaged blocks were worked again\n", result.blocks_damaged);
  if (result.blocks_left > 0) {
    fmt::print(stderr, "landfall: stopped; {} of {} blocks are done, 'landfall batch run {} --out {} --resume' goes on\n",
               result.blocks_before + result.blocks_done, result.blocks_before + result.blocks_done + result.blocks_left,
               batch::shell_word(options.study), batch::shell_word(folder.path()));
    return exit_failed;
  }
  if (!chunk.whole()) {
    if (!options.output.quiet)
      fmt::print(stderr, "chunk {}/{}: {} blocks done, {} were there\n", chunk.number, chunk.of, result.blocks_done, result.blocks_before);
    return exit_done;
  }
  return collect_into(runner, folder, loaded.identity, options);
}

/// The folder of a study that has been run before.
void require_folder(const batch::Folder& folder) {
  folder.check({}, true);
  if (folder.exists()) return;
  Problems problems;
  problems.add({folder.path(), 0, 0}, "expected the results of this study here, found none: run it first, or name its folder with --out");
  problems.raise_if_any();
}

int collect_study(const BatchOptions& options) {
  const LoadedStudy loaded = load_study(options.study);
  batch::Folder folder(folder_of(options), *loaded.plan, loaded.identity);
  require_folder(folder);
  stop_on_signals();
  folder.open_alone();
  return collect_into(whatif::Runner(*loaded.plan), folder, loaded.identity, options);
}

int status_of_study(const BatchOptions& options) {
  const LoadedStudy loaded = load_study(options.study);
  const batch::Folder folder(folder_of(options), *loaded.plan, loaded.identity);
  require_folder(folder);
  const publish::Messages messages = built_in_messages();
  stop_on_signals();
  while (true) {
    const batch::Status status = batch::status_of(folder, *loaded.plan);
    print(options.output.format == Format::json ? publish::to_text(batch::status_json(status))
                                                : batch::status_table(status, messages, options.output.language));
    if (!options.watch || status.blocks_done == status.blocks) return exit_done;
    batch::wait_a_moment(stop);
    if (stop) return exit_done;
  }
}

int show_scenario(const BatchOptions& options) {
  const std::uint64_t scenario = whole_number(options.scenario, "scenario");
  const LoadedStudy loaded = load_study(options.study);
  if (scenario >= loaded.plan->scenarios()) {
    Problems problems;
    problems.add({options.scenario, 0, 0}, fmt::format("expected the number of a scenario from 0 to {}", loaded.plan->scenarios() - 1));
    problems.raise_if_any();
  }
  const batch::Shown shown = batch::show(whatif::Runner(*loaded.plan), scenario);
  print(options.output.format == Format::json ? publish::to_text(batch::show_json(*loaded.plan, shown))
                                              : batch::show_table(*loaded.plan, shown, built_in_messages(), options.output.language));
  return exit_done;
}

int print_script(const BatchOptions& options) {
  const LoadedStudy loaded = load_study(options.study);
  batch::SlurmJob job = options.job;
  job.study_path = std::filesystem::absolute(options.study).string();
  job.folder = std::filesystem::absolute(folder_of(options)).string();
  job.name = loaded.plan->study.id;
  print(batch::slurm_script(job));
  return exit_done;
}

CLI::App& add(CLI::App& batch_command, Invocation& invocation, const std::shared_ptr<BatchOptions>& options, const char* name,
              const char* help, int (*work)(const BatchOptions&)) {
  CLI::App& command = *batch_command.add_subcommand(name, help);
  command.add_option("study", options->study, "study file; 'landfall init' writes one to start from")
      ->required()
      ->option_text("STUDY.toml");
  command.add_option("--out,-o", options->output.out, "results folder; STUDY-results when left out")->option_text("DIR");
  command.callback([options, &invocation, work] { invocation.run = [options, work] { return work(*options); }; });
  return command;
}

}  // namespace

void add_batch(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("batch", "what-ifs by the million: run, watch and collect a study");
  command.require_subcommand(1);
  const auto options = std::make_shared<BatchOptions>();

  CLI::App& run = add(command, invocation, options, "run", "run a study, or one chunk of it", run_study);
  run.add_flag("--resume", options->resume, "go on with the blocks that are missing");
  run.add_option("--chunk", options->chunk, "only chunk I of N, beside others on a shared folder")->option_text("I/N");
  run.add_flag("--dry-run", options->dry_run, "only say how many scenarios, how long and how large");
  run.add_flag("--yes", options->yes, "run more than 10^9 scenarios");
  run.add_option("--threads", options->threads, "threads; 0 for all cores")->check(CLI::Range(0, 4096))->option_text("N");
  run.add_flag("--no-csv", options->no_csv, "collect the database only");
  add_output_options(run, options->output, false);

  CLI::App& collect = add(command, invocation, options, "collect", "join the blocks into database, CSV and summary", collect_study);
  collect.add_flag("--no-csv", options->no_csv, "the database only");
  add_output_options(collect, options->output, false);

  CLI::App& status = add(command, invocation, options, "status", "what is done and what is left", status_of_study);
  status.add_flag("--watch", options->watch, "again every two seconds, until all is done");
  add_output_options(status, options->output, false);

  CLI::App& show = add(command, invocation, options, "show", "one scenario, worked out alone", show_scenario);
  show.add_option("scenario", options->scenario, "its number, from 0")->required()->option_text("INDEX");
  add_output_options(show, options->output, false);

  CLI::App& slurm = add(command, invocation, options, "slurm", "print the job-array script", print_script);
  slurm.add_option("--chunks", options->job.chunks, "tasks of the array")->check(CLI::Range(1, 1000000))->option_text("N");
  slurm.add_option("--cpus", options->job.cpus, "cores a task")->check(CLI::Range(1, 4096))->option_text("N");
  slurm.add_option("--time", options->job.time, "time limit a task, such as 04:00:00")->check([](const std::string& text) {
    return text.find_first_not_of("0123456789:-") == std::string::npos ? std::string() : std::string("expected a time such as 04:00:00");
  });
  slurm.add_option("--program", options->job.program, "the program on the nodes")->option_text("PATH");
}

}  // namespace landfall::cli
