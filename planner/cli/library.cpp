// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/library.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iterator>

#include "climate/epw_file.hpp"
#include "climate/epw_quality.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/layer_rules.hpp"
#include "planner/cli/stress_tests.hpp"
#include "planner/committee/documents_file.hpp"
#include "planner/committee/on_threads.hpp"
#include "planner/committee/stress_file.hpp"
#include "planner/data/embedded.hpp"
#include "planner/data/version.hpp"

namespace landfall::cli {
namespace {

constexpr std::string_view messages_folder = "planner/publish/messages/";
constexpr std::string_view explanations_path = "planner/publish/data/explanations.toml";
constexpr std::string_view documents_path = "planner/committee/data/documents.toml";
constexpr std::string_view portfolio_folder = "planner/portfolio/data/";
constexpr std::string_view built_in_portfolio = "planner/portfolio/data/built-in.toml";

portfolio::Request::Override parse_override(const std::string& text, Problems& problems) {
  const SourceRef where{"--set " + text, 0, 0};
  portfolio::Request::Override change{text, 0.0, where};
  const auto equals = text.find('=');
  if (equals == std::string::npos) {
    problems.add(where, "expected PATH=VALUE");
    return change;
  }
  change.path = text.substr(0, equals);
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + equals + 1, end, change.value);
  if (error != std::errc() || rest != end || !(change.value - change.value == 0.0)) {
    problems.add(where, fmt::format("expected a finite number after \"=\", found \"{}\"", text.substr(equals + 1)));
  }
  return change;
}

/// Enters what a run has read in its record.
void note(Loaded& loaded, const std::string& path, std::string bytes, bool built_in) {
  const bool known = std::any_of(loaded.files.begin(), loaded.files.end(),
                                 [&](const InputFile& file) { return file.path == path && file.built_in == built_in; });
  if (known) return;
  loaded.record.inputs.push_back({path, publish::sha256(bytes)});
  loaded.files.push_back({path, std::move(bytes), built_in});
}

/// A file of hours and the place it stands for.
struct PlacedWeather {
  std::string site;
  std::string path;
  climate::EpwFile epw;
};

std::vector<PlacedWeather> read_weather(const ScenarioOptions& options, const Source& source, Loaded& loaded, Problems& problems) {
  std::vector<PlacedWeather> all;
  for (const std::string& argument : options.weather) {
    PlacedWeather weather;
    const auto equals = argument.find('=');
    if (equals != std::string::npos) weather.site = argument.substr(0, equals);
    weather.path = equals == std::string::npos ? argument : argument.substr(equals + 1);
    Problems unread;
    std::string bytes = source.read(weather.path, unread);
    problems.append(unread.all());
    if (!unread.empty()) continue;
    weather.epw = climate::parse_epw(bytes, weather.path, problems);
    note(loaded, weather.path, std::move(bytes), false);
    all.push_back(std::move(weather));
  }
  return all;
}

void place_weather(std::vector<PlacedWeather> all, portfolio::Portfolio& portfolio, Problems& problems) {
  for (PlacedWeather& weather : all) {
    const SourceRef where{"--weather " + weather.path, 0, 0};
    if (weather.site.empty() && portfolio.site_ids.size() == 1) weather.site = portfolio.site_ids.front();
    if (weather.site.empty()) {
      problems.add(where, "expected PLACE=FILE.epw, because more than one place is compared");
      continue;
    }
    const auto site = portfolio.sites.find(weather.site);
    if (site == portfolio.sites.end()) {
      problems.add(where, fmt::format("expected a known place before \"=\", found \"{}\"{}", weather.site,
                                      did_you_mean(weather.site, portfolio.site_ids)));
      continue;
    }
    const climate::Station& station = portfolio.stations.at(site->second.station);
    const Findings doubts = climate::epw_quality(weather.epw, climate::expected_of(station));
    climate::Year& year = weather.epw.year;
    year.findings.insert(year.findings.end(), doubts.begin(), doubts.end());
    portfolio.weather[weather.site] = std::move(year);
  }
}

/// Stress tests of the portfolio's files and of the command line.
void read_stress(const portfolio::Request& request, const std::filesystem::path& folder, const ScenarioOptions& options,
                 const Source& source, Loaded& loaded, Problems& problems) {
  std::vector<std::string> paths;
  for (const std::string& file : request.stress) paths.push_back((folder / file).string());
  paths.insert(paths.end(), options.stress_files.begin(), options.stress_files.end());
  for (const std::string& path : paths) {
    Problems unread;
    std::string bytes = source.read(path, unread);
    problems.append(unread.all());
    if (!unread.empty()) continue;
    std::vector<committee::StressTest> tests = committee::parse_stress_tests(bytes, path, problems);
    check_stress_tests(tests, loaded.portfolio, problems);
    std::move(tests.begin(), tests.end(), std::back_inserter(loaded.stress));
    note(loaded, path, std::move(bytes), false);
  }
}

/// What the user's layers say becomes rules of the places.
void read_layer_rules(const portfolio::Request& request, const std::filesystem::path& folder, const Source& source, Loaded& loaded,
                      Problems& problems) {
  const bool ruled =
      std::any_of(request.layers.begin(), request.layers.end(), [](const portfolio::Request::MapLayer& layer) { return layer.is_rule(); });
  if (!ruled) return;
  if (!source.layers) throw NeedsGis{};
  std::string answers = source.layers(request.layers, folder.string(), loaded.portfolio, problems);
  if (!problems.empty()) return;
  add_layer_rules(answers, request.layers, loaded.portfolio, problems);
  note(loaded, layer_answers_name, std::move(answers), false);
}

void keep(std::vector<std::string>& ids, const std::string& wanted, std::string_view what, Problems& problems) {
  if (wanted.empty()) return;
  if (std::find(ids.begin(), ids.end(), wanted) == ids.end()) {
    problems.add({wanted, 0, 0}, fmt::format("expected a known {}{}; known: {}", what, did_you_mean(wanted, ids), fmt::join(ids, ", ")));
  }
  ids = {wanted};
}

}  // namespace

std::vector<portfolio::SourceFile> library_of(const Source& source) {
  std::vector<portfolio::SourceFile> files;
  for (const portfolio::SourceFile& file : source.built_in) {
    if (in_library(file.path)) files.push_back(file);
  }
  return files;
}

publish::Messages built_in_messages() {
  std::vector<publish::MessageFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with(messages_folder)) files.push_back({std::string(file.path), file.bytes});
  }
  return publish::Messages(files);
}

publish::Explanations built_in_explanations() {
  Problems problems;
  publish::Explanations explanations(embedded_file(explanations_path), std::string(explanations_path), problems);
  problems.raise_if_any();
  return explanations;
}

committee::Documents documents_of(const Source& source) {
  Problems problems;
  committee::Documents documents = committee::parse_documents(source.file(documents_path), std::string(documents_path), problems);
  problems.raise_if_any();
  return documents;
}

Loaded load(const ScenarioOptions& options, const Selection& selection, const Source& source) {
  Problems problems;
  Loaded loaded;
  std::vector<portfolio::SourceFile> library = library_of(source);
  const bool own_portfolio = !options.portfolio.empty();
  const std::string portfolio_path = own_portfolio ? options.portfolio : std::string(built_in_portfolio);
  const std::string portfolio_bytes =
      own_portfolio ? source.read(options.portfolio, problems) : std::string(source.file(built_in_portfolio));
  problems.raise_if_any();
  portfolio::Request request = portfolio::parse_request(portfolio_bytes, portfolio_path, problems);

  note(loaded, portfolio_path, portfolio_bytes, !own_portfolio);
  for (const portfolio::SourceFile& file : source.built_in) {
    if (!file.path.starts_with(portfolio_folder)) note(loaded, file.path, file.bytes, true);
  }
  std::vector<std::string> paths;
  const std::filesystem::path folder = std::filesystem::path(portfolio_path).parent_path();
  for (const std::string& file : request.files) paths.push_back((folder / file).string());
  paths.insert(paths.end(), options.files.begin(), options.files.end());
  for (const std::string& path : paths) {
    library.push_back({path, source.read(path, problems)});
    note(loaded, path, library.back().bytes, false);
  }

  const auto choose = [](const std::string& option, const char* name, std::string& choice, SourceRef& where) {
    if (option.empty()) return;
    choice = option;
    where = {std::string(name) + " " + option, 0, 0};
  };
  choose(options.deal, "--deal", request.deal, request.where.deal);
  choose(options.financing, "--financing", request.financing, request.where.financing);
  choose(options.investor, "--investor", request.investor, request.where.investor);
  choose(options.costs, "--costs", request.costs, request.where.costs);
  choose(options.fleet, "--fleet", request.fleet, request.where.fleet);
  if (options.seed) request.seed = *options.seed;
  if (options.draws) request.draws = *options.draws;
  for (const std::string& text : options.set) request.overrides.push_back(parse_override(text, problems));

  std::vector<PlacedWeather> weather = read_weather(options, source, loaded, problems);
  loaded.portfolio = portfolio::assemble(request, library, problems, committee::on_threads(options.threads));
  if (problems.empty()) {
    keep(loaded.portfolio.site_ids, selection.site, "place", problems);
    keep(loaded.portfolio.module_ids, selection.module, "module", problems);
  }
  if (problems.empty()) place_weather(std::move(weather), loaded.portfolio, problems);
  if (problems.empty()) read_stress(request, folder, options, source, loaded, problems);
  if (problems.empty()) read_layer_rules(request, folder, source, loaded, problems);
  problems.raise_if_any();

  std::sort(loaded.record.inputs.begin(), loaded.record.inputs.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  loaded.layers = request.layers;
  loaded.folder = folder.string();
  loaded.record.version = version();
  loaded.record.commit = commit();
  loaded.record.valuation_date = loaded.portfolio.valuation_date;
  loaded.record.seed = request.seed;
  loaded.record.draws = request.draws;
  loaded.record.overrides = options.set;
  return loaded;
}

}  // namespace landfall::cli
