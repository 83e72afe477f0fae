// SPDX-License-Identifier: Apache-2.0
// The figures of docs/validation-plant.md. Each test holds its bar and compares with the table that the page and its plots are made from,
// docs/validation/plant.csv; with LANDFALL_WRITE_VALIDATION=1 that table is written instead.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "climate/epw_file.hpp"
#include "climate/epw_station.hpp"
#include "climate/psychrometrics.hpp"
#include "planner/plant/performance.hpp"
#include "tests/climate/shared_weather.hpp"
#include "tests/plant/lei_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

const std::string table_path = LANDFALL_SOURCE_DIR "/docs/validation/plant.csv";
constexpr const char* header = "kind,place,case,ours,other,low,high";

/// Rows by kind, place and case: four numbers each.
using Rows = std::map<std::string, std::array<double, 4>>;

Rows read_table() {
  Rows rows;
  std::ifstream file(table_path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string kind, place, what, cell;
    std::getline(cells, kind, ',');
    std::getline(cells, place, ',');
    std::getline(cells, what, ',');
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
      std::getline(cells, cell, ',');
      number = cell.empty() ? std::nan("") : std::stod(cell);
    }
    rows[kind + "," + place + "," + what] = numbers;
  }
  return rows;
}

/// One figure of the page, checked against the table or put into it.
void state(const std::string& kind, const std::string& place, const std::string& what, double ours, double other, double low, double high) {
  const std::string key = kind + "," + place + "," + what;
  Rows rows = read_table();
  if (std::getenv("LANDFALL_WRITE_VALIDATION") != nullptr) {
    rows[key] = {ours, other, low, high};
    std::ofstream file(table_path);
    file << header << '\n';
    for (const auto& [name, numbers] : rows) {
      file << name;
      for (const double number : numbers) file << ',' << (std::isnan(number) ? std::string() : fmt::format("{:.4f}", number));
      file << '\n';
    }
    return;
  }
  CAPTURE(key);
  REQUIRE(rows.contains(key));
  CHECK(std::abs(rows[key][0] - ours) < 6e-4);
  if (!std::isnan(other)) CHECK(std::abs(rows[key][1] - other) < 6e-4);
}

struct Real {
  std::string name;  ///< "Johor"
  std::string file;
  climate::EpwFile epw;
  climate::Station station;
  Weather weather() const {
    const auto& d = station.design;
    return {epw.year, {d.dry_bulb_0_4.value, d.coincident_wet_bulb.value, d.wet_bulb_0_4.value, d.dry_bulb_20_year.value}};
  }
};

const std::vector<Real>& real_years() {
  static const std::vector<Real> years = [] {
    std::vector<Real> all;
    for (const auto& path : test::shared_weather_files()) {
      Problems problems;
      Real real;
      real.file = path.stem().string();
      real.epw = climate::parse_epw(test::read_bytes(path), path.filename().string(), problems);
      problems.raise_if_any();
      for (const char* name : {"Johor", "Changi", "Riyadh", "Dhahran"}) {
        if (real.file.find(name) != std::string::npos) real.name = name;
      }
      if (real.name.empty()) continue;
      real.station = climate::station_of(real.epw, {.id = "x-" + real.name, .utc_offset_h = {}, .warming_trend = {}});
      all.push_back(std::move(real));
    }
    return all;
  }();
  if (years.empty()) MESSAGE("skipped: no shared weather files");
  return years;
}

template <class Model>
double year_pue(const Model& p, const climate::Year& year) {
  double sum = 0.0;
  for (std::size_t h = 0; h < year.dry_bulb_c.size(); ++h) {
    const double humidity = std::min(climate::relative_humidity(year.dry_bulb_c[h], year.humidity_ratio[h], year.pressure_pa[h]), 1.0);
    sum += lm::pue(p, year.dry_bulb_c[h], humidity, year.pressure_pa[h]);
  }
  return sum / climate::hours_per_year;
}

double mean_of(const std::vector<double>& series) {
  double sum = 0.0;
  for (const double value : series) sum += value;
  return sum / static_cast<double>(series.size());
}

AnnualFigures figures_of(const Weather& weather, const Design& design, double load) {
  return annual(simulate(weather.year, weather.design, design), load);
}

Weather warmer(Weather weather, double kelvin) {
  climate::Year& year = weather.year;
  for (std::size_t h = 0; h < year.dry_bulb_c.size(); ++h) {
    year.dry_bulb_c[h] += kelvin;
    year.dew_point_c[h] = std::min(year.dew_point_c[h], year.dry_bulb_c[h]);
  }
  climate::derive_moist_air(year);
  return weather;
}

/// Water within 5 %; or, where only the hottest hours take any, within what the file itself does not know: its temperatures are whole
/// degrees in most hours, and half that rounding is a quarter of a kelvin.
bool same_water(const AnnualFigures& made, const AnnualFigures& measured, const Weather& weather, const Design& design) {
  const double off = std::abs(made.wue_l_per_kwh - measured.wue_l_per_kwh);
  if (off <= 0.05 * measured.wue_l_per_kwh) return true;
  if (measured.wue_l_per_kwh > 0.1) return false;
  const double more = figures_of(warmer(weather, 0.25), design, 1.0).wue_l_per_kwh;
  const double less = figures_of(warmer(weather, -0.25), design, 1.0).wue_l_per_kwh;
  return off <= 0.5 * (more - less);
}

/// "file,system" -> PUE of the year, of reference/lei_midpoint_pue_wue.csv; empty where it is not at hand.
std::map<std::string, double> published_cases() {
  const char* stated = std::getenv("LANDFALL_TEST_REFERENCE");
  std::ifstream file((stated != nullptr ? std::string(stated) : std::string(LANDFALL_SOURCE_DIR "/../shared/reference")) +
                     "/lei_midpoint_pue_wue.csv");
  std::map<std::string, double> values;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto first = line.find(','), second = line.find(',', first + 1);
    values[line.substr(0, second)] = std::stod(line.substr(second + 1));
  }
  if (values.empty()) MESSAGE("skipped: no reference of annual cases");
  return values;
}

}  // namespace

TEST_CASE("annual mid-parameter cases of Lei and Masanet over the cities whose weather is at hand") {
  const auto published = published_cases();
  for (const Real& real : real_years()) {
    CAPTURE(real.name);
    const double water = year_pue(middle_water(), real.epw.year);
    const double air = year_pue(middle_air(), real.epw.year);
    for (const auto& [system, value] : {std::pair{"WEC", water}, std::pair{"AE", air}}) {
      const auto found = published.find(real.file + "," + system);
      if (found == published.end()) continue;
      CHECK(std::abs(value - found->second) < 1.5e-3);  // theirs with the file's humidity in whole per cents, ours from its dew point
      state("lei-annual", real.name, system, value, found->second, std::nan(""), std::nan(""));
    }
    // Our own chiller-water with the same parameters: another tower, another chiller.
    const double ours = figures_of(real.weather(), like(middle_water(), mean_of(real.epw.year.wet_bulb_c)), 1.0).pue;
    CHECK(std::abs(ours - water) < 0.02);
    state("lei-ours", real.name, "WEC", ours, water, std::nan(""), std::nan(""));
  }
}

TEST_CASE("a typical year rebuilt from a real year's normals gives its PUE within 0.01 and its WUE within 5 %") {
  for (const Real& real : real_years()) {
    const Weather weather = real.weather();
    const Weather typical{climate::typical_year(real.station), weather.design};
    for (const Archetype& archetype : archetypes()) {
      const std::string id(archetype.id);
      CAPTURE(real.name);
      CAPTURE(id);
      const Design design = sample_design(id);
      const AnnualFigures measured = figures_of(weather, design, 1.0), made = figures_of(typical, design, 1.0);
      CHECK(std::abs(made.pue - measured.pue) < 0.01);
      CHECK(same_water(made, measured, weather, design));
      state("synthetic-pue", real.name, id, made.pue, measured.pue, std::nan(""), std::nan(""));
      state("synthetic-wue", real.name, id, made.wue_l_per_kwh, measured.wue_l_per_kwh, std::nan(""), std::nan(""));
    }
  }
}

TEST_CASE("so do the typical years of other draws") {
  for (const Real& real : real_years()) {
    const Weather weather = real.weather();
    for (int draw = 0; draw < 6; ++draw) {
      climate::Station station = real.station;
      station.id += std::to_string(draw);
      const Weather typical{climate::typical_year(station), weather.design};
      for (const Archetype& archetype : archetypes()) {
        CAPTURE(real.name);
        CAPTURE(archetype.id);
        CAPTURE(draw);
        const Design design = sample_design(archetype.id);
        const AnnualFigures measured = figures_of(weather, design, 1.0), made = figures_of(typical, design, 1.0);
        CHECK(std::abs(made.pue - measured.pue) < 0.007);
        CHECK(std::abs(made.wue_l_per_kwh - measured.wue_l_per_kwh) < std::max(0.05 * measured.wue_l_per_kwh, 0.01));
      }
    }
  }
}

TEST_CASE("percentile bands of Lei and Masanet 2022") {
  const Weather& singapore = weather_of("sg-singapore");
  struct Band {
    const char* name;
    Design design;
    double pue_low, pue_high, wue_low, wue_high;
  };
  for (const Band& band :
       {Band{"water-side large", like(middle_water(), mean_of(singapore.year.wet_bulb_c)), 1.107, 1.290, 1.76, 2.63},
        Band{"water-cooled mid-size", mid_size_water(), 1.499, 1.790, 2.51, 3.74},
        Band{"air-cooled mid-size", mid_size_air(), 1.732, 2.453, 0.02, 0.10}, Band{"DX small", small_dx(), 1.992, 2.521, 0.03, 0.10}}) {
    CAPTURE(band.name);
    const AnnualFigures ours = figures_of(singapore, band.design, 1.0);
    CHECK(ours.pue > band.pue_low);
    CHECK(ours.pue < band.pue_high);
    CHECK(ours.wue_l_per_kwh > band.wue_low);
    CHECK(ours.wue_l_per_kwh < band.wue_high);
    state("band-pue", "Singapore", band.name, ours.pue, std::nan(""), band.pue_low, band.pue_high);
    state("band-wue", "Singapore", band.name, ours.wue_l_per_kwh, std::nan(""), band.wue_low, band.wue_high);
  }
}

TEST_CASE("reported PUE and WUE lie between an efficient and a conventional set") {
  struct Reported {
    const char* who;
    const char* place;
    const char* archetype;
    double pue, wue;  ///< wue 0: not reported
  };
  for (const Reported& r : {Reported{"Google Singapore 2024", "sg-singapore", "chiller-water", 1.16, 0.0},
                            {"AWS Singapore 2024", "sg-singapore", "chiller-water", 1.32, 1.68},
                            {"Azure Singapore 2022", "sg-singapore", "chiller-water", 1.358, 2.06},
                            {"AWS Jakarta 2024", "id-cikarang", "chiller-water", 1.40, 2.75},
                            {"AWS UAE 2024", "ae-dubai", "chiller-air", 1.27, 0.0},
                            {"AWS Bahrain 2024", "bh-bahrain", "chiller-air", 1.33, 0.0}}) {
    CAPTURE(r.who);
    const Weather& weather = weather_of(r.place);
    const AnnualFigures low = figures_of(weather, efficient_design(r.archetype), 0.75);
    const AnnualFigures middle = figures_of(weather, sample_design(r.archetype), 0.75);
    const AnnualFigures high = figures_of(weather, conventional_design(r.archetype), 0.75);
    CHECK(low.pue < r.pue);
    CHECK(r.pue < high.pue);
    state("reported-pue", r.place, r.who, middle.pue, r.pue, low.pue, high.pue);
    if (r.wue == 0.0) continue;
    CHECK(low.wue_l_per_kwh < r.wue);
    CHECK(r.wue < high.wue_l_per_kwh);
    state("reported-wue", r.place, r.who, middle.wue_l_per_kwh, r.wue, low.wue_l_per_kwh, high.wue_l_per_kwh);
  }
}

TEST_CASE("the table's interpolation error is below 0.002 of PUE, as its own estimate says") {
  for (const std::string place : {"sg-singapore", "sa-riyadh", "sa-dammam"}) {
    const Weather& weather = weather_of(place);
    for (const Archetype& archetype : archetypes()) {
      if (archetype.id == "seawater" && weather.year.sea_c.empty()) continue;
      CAPTURE(place);
      CAPTURE(archetype.id);
      const Design design = sample_design(archetype.id);
      const Performance performance = simulate(weather.year, weather.design, design);
      double worst = 0.0;
      for (std::size_t l = 1; l < table_size; ++l) {
        const double load = 0.5 * (table_loads[l - 1] + table_loads[l]);
        const HourlyRun run = simulate_hours(weather.year, design, load);
        worst = std::max(worst, std::abs(annual(performance, load).pue - mean_of(run.facility_kw) / load));
      }
      const double estimate = interpolation_error(performance);
      CHECK(worst < 0.002);
      CHECK(estimate < 0.004);
      CHECK(worst < 1.5 * estimate + 1e-6);
      state("interpolation", place, std::string(archetype.id), worst, std::nan(""), std::nan(""), estimate);
    }
  }
}

TEST_CASE("a year of weather with all that is derived from it is below 1 MB") {
  const climate::Year& year = weather_of("sg-singapore").year;
  std::size_t bytes = 0;
  for (const auto* series :
       {&year.dry_bulb_c, &year.dew_point_c, &year.pressure_pa, &year.wet_bulb_c, &year.humidity_ratio, &year.global_horizontal_w,
        &year.direct_normal_w, &year.diffuse_horizontal_w, &year.wind_speed_m_s, &year.sea_c}) {
    bytes += series->capacity() * sizeof(double);
  }
  bytes += 2 * climate::hours_per_year * sizeof(double);  // latent slope and growth of a SkyYear
  CHECK(bytes < 1'000'000);
}

TEST_CASE("the thirstiest day is a day of the year, and no month's mean exceeds it") {
  for (const char* id : {"chiller-water", "liquid-dry", "indirect-evaporative"}) {
    CAPTURE(id);
    const Weather& weather = weather_of("sa-riyadh");
    const Design design = sample_design(id);
    const Performance performance = simulate(weather.year, weather.design, design);
    const HourlyRun run = simulate_hours(weather.year, design, 1.0);
    double most = 0.0;
    for (std::size_t day = 0; day < 365; ++day) {
      double sum = 0.0;
      for (std::size_t h = 24 * day; h < 24 * (day + 1); ++h) sum += run.water_l_per_h[h];
      most = std::max(most, sum);
    }
    CHECK(performance.peak_day_water_l == doctest::Approx(most).epsilon(1e-12));
    for (const MonthlyPoint& month : performance.points[table_size - 1]) CHECK(24.0 * month.water_l_per_h <= most);
  }
}
