// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "planner/cli/difference.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/cli/pack.hpp"
#include "planner/cli/progress.hpp"
#include "planner/data/version.hpp"

namespace landfall::cli {
namespace {

struct VerifyOptions {
  std::string folder;
  int threads = 0;
  bool quiet = false;
};

/// The bytes of a file of the pack; one that is missing is a difference.
std::optional<std::string> kept_bytes(const std::string& path, std::vector<std::string>& differences) {
  Problems problems;
  std::string bytes = read_input(path, problems);
  if (problems.empty()) return bytes;
  for (const InputProblem& problem : problems.all()) differences.push_back(fmt::format("{}: {}", problem.where.file, problem.what));
  return std::nullopt;
}

std::string in_folder(const VerifyOptions& options, const std::string& name) {
  return (std::filesystem::path(options.folder) / name).string();
}

int report(const std::vector<std::string>& differences) {
  for (const std::string& difference : differences) fmt::print(stderr, "{}\n", difference);
  return exit_check_failed;
}

int run(const VerifyOptions& options) {
  std::vector<std::string> differences;
  const std::string record_path = in_folder(options, record_name);
  Problems unreadable;
  const std::string record = read_input(record_path, unreadable);
  unreadable.raise_if_any();

  Problems problems;
  KeptPack pack = read_record(record, record_path, problems);
  for (const InputProblem& problem : problems.all()) differences.push_back(fmt::format("{}: {}", problem.where.file, problem.what));
  if (!differences.empty()) return report(differences);

  pack.request.scenario.threads = options.threads;
  std::vector<OutputFile> files;
  try {
    Loaded loaded = load(pack.request.scenario, {}, pack.source);
    loaded.record.version = pack.version;  // who made it is compared too: its words stand in every file
    loaded.record.commit = pack.commit;
    Progress progress("verify", options.quiet);
    const committee::Comparison comparison = committee::compare(
        loaded.portfolio, {options.threads, [&](std::size_t done, std::size_t all) { progress.report(done, all); }, false});
    files = pack_files(pack.request, loaded, pack.source, comparison, built_in_messages());
  } catch (const std::exception& error) {
    return report({fmt::format("{}: the inputs that it holds cannot be computed with: {}", record_path, error.what())});
  }
  for (const OutputFile& file : files) {
    const std::string path = in_folder(options, file.name);
    const std::optional<std::string> kept = kept_bytes(path, differences);
    if (kept && *kept != file.bytes) differences.push_back(first_difference(path, *kept, file.bytes));
  }
  if (pack.version != version() || pack.commit != commit())
    fmt::print(stderr, "The pack was made by landfall {} ({}); this is {} ({}).\n", pack.version, pack.commit, version(), commit());
  if (!differences.empty()) return report(differences);
  std::string all;
  for (const OutputFile& file : files) all += fmt::format("{}  {}\n", publish::sha256(file.bytes), file.name);
  print(all + fmt::format("All {} files are what their inputs give. SHA-256 of this list: {}\n", files.size(), publish::sha256(all)));
  return exit_done;
}

}  // namespace

void add_verify(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("verify", "compute a published pack again from its own record, and compare every byte");
  const auto options = std::make_shared<VerifyOptions>();
  command.add_option("folder", options->folder, "folder that 'landfall compare --out' has written")->required()->option_text("DIR");
  command.add_option("--threads", options->threads, "threads; 0 for all cores")->check(CLI::Range(0, 4096))->option_text("N");
  command.add_flag("--quiet,-q", options->quiet, "no progress on standard error");
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
