// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <cmath>
#include <limits>
#include <memory>

#include "climate/epw_file.hpp"
#include "climate/epw_quality.hpp"
#include "climate/epw_station.hpp"
#include "climate/station_writer.hpp"
#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/publish/weather_page.hpp"

namespace landfall::cli {
namespace {

struct WeatherOptions {
  std::string file;
  std::string normals;  ///< id of the station to write; empty: read only
  OutputOptions output;
};

constexpr double near_km = 150.0;

double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  constexpr double radius_km = 6371.0, radian = 3.14159265358979323846 / 180.0;
  const double north = 0.5 * (latitude_b - latitude_a) * radian, east = 0.5 * (longitude_b - longitude_a) * radian;
  const double h =
      std::sin(north) * std::sin(north) + std::cos(latitude_a * radian) * std::cos(latitude_b * radian) * std::sin(east) * std::sin(east);
  return 2.0 * radius_km * std::asin(std::sqrt(h));
}

/// The built-in station nearest to the file's place, if one is near.
const climate::Station* station_near(const climate::EpwFile& epw, const portfolio::Portfolio& portfolio) {
  const climate::Station* nearest_station = nullptr;
  double least = std::numeric_limits<double>::infinity();
  for (const auto& [id, station] : portfolio.stations) {
    const double away = distance_km(epw.header.latitude_deg, epw.header.longitude_deg, station.latitude_deg, station.longitude_deg);
    if (away < least) {
      least = away;
      nearest_station = &station;
    }
  }
  return least <= near_km ? nearest_station : nullptr;
}

/// The first built-in design of each way to cool, in this year.
std::vector<publish::CoolingRow> cooling_of(const climate::Year& year, const portfolio::Portfolio& portfolio) {
  std::vector<publish::CoolingRow> rows;
  for (const plant::Archetype& archetype : plant::archetypes()) {
    for (const auto& [id, module] : portfolio.modules) {
      if (module.plant.cooling.archetype != archetype.id) continue;
      rows.push_back({std::string(archetype.id), id, plant::free_cooling(year, module.plant, 1.0)});
      break;
    }
  }
  return rows;
}

int run(const WeatherOptions& options) {
  Problems problems;
  const std::string bytes = read_input(options.file, problems);
  climate::EpwFile epw;
  if (problems.empty()) epw = climate::parse_epw(bytes, options.file, problems);
  problems.raise_if_any();
  if (!options.normals.empty()) {
    climate::StationDetails details;
    details.id = options.normals;
    print(climate::write_station(climate::station_of(epw, details)));
    return exit_done;
  }
  const Loaded loaded = load({});
  // The nearest station tells what to expect of the file, and of the sea, which a file of hours does not have.
  const climate::Station* near = station_near(epw, loaded.portfolio);
  const Findings doubts = climate::epw_quality(epw, near == nullptr ? climate::ExpectedClimate{} : climate::expected_of(*near));
  if (near != nullptr) epw.year.sea_c = climate::sea_by_month(*near);
  const std::vector<publish::CoolingRow> cooling = cooling_of(epw.year, loaded.portfolio);
  const publish::Messages messages = built_in_messages();
  const publish::WeatherPage page{epw, doubts, cooling, messages, options.output.language};
  switch (options.output.format) {
    case Format::table: print(publish::weather_table(page)); break;
    case Format::json: print(publish::weather_json(page)); break;
    case Format::csv: print(publish::weather_csv(page)); break;
  }
  return exit_done;
}

}  // namespace

void add_weather(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("weather", "what a weather file says, and what is wrong with it");
  const auto options = std::make_shared<WeatherOptions>();
  command.add_option("file", options->file, "EnergyPlus weather file")->required()->option_text("FILE.epw");
  command.add_option("--normals", options->normals, "write the file's monthly normals as a station of this id instead")->option_text("ID");
  add_output_options(command, options->output, false);
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
