// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/study.hpp"

#include <algorithm>
#include <filesystem>

#include "planner/batch/study_file.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/data/embedded.hpp"

namespace landfall::cli {
namespace {

/// Inputs are named from the study's folder on, so that a study is the same from wherever it is called.
void name_from(const std::string& folder, publish::Record& record) {
  if (folder.empty()) return;
  for (publish::Record::Input& input : record.inputs) {
    const bool built_in =
        std::any_of(embedded_files().begin(), embedded_files().end(), [&](const EmbeddedFile& file) { return file.path == input.path; });
    if (!built_in && input.path.starts_with(folder + "/")) input.path.erase(0, folder.size() + 1);
  }
  std::sort(record.inputs.begin(), record.inputs.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
}

}  // namespace

LoadedStudy load_study(const std::string& path) {
  Problems problems;
  LoadedStudy loaded;
  loaded.identity.study_path = path;
  loaded.identity.study_bytes = read_input(path, problems);
  problems.raise_if_any();
  const whatif::Study study = batch::parse_study(loaded.identity.study_bytes, path, problems);
  problems.raise_if_any();
  std::vector<whatif::Offer> offers = study.offers;
  if (offers.empty()) offers.emplace_back();
  std::vector<portfolio::Portfolio> portfolios;
  for (const whatif::Offer& offer : offers) {
    ScenarioOptions options;
    if (!study.portfolio.empty()) options.portfolio = (std::filesystem::path(path).parent_path() / study.portfolio).string();
    options.deal = offer.deal;
    options.financing = offer.financing;
    try {
      Loaded each = load(options);
      portfolios.push_back(std::move(each.portfolio));
      name_from(std::filesystem::path(path).parent_path().string(), each.record);
      loaded.identity.records.push_back(std::move(each.record));
    } catch (const InputError& error) {
      // What an option would be blamed for stands in the study's table.
      for (InputProblem problem : error.problems()) {
        if (problem.where.file.starts_with("--")) problem.where = offer.where;
        problems.add(problem.where, problem.what);
      }
    }
  }
  problems.raise_if_any();
  loaded.plan = whatif::plan(study, std::move(portfolios), problems);
  problems.raise_if_any();
  return loaded;
}

std::string default_folder(const std::string& study_path) { return std::filesystem::path(study_path).stem().string() + "-results"; }

}  // namespace landfall::cli
