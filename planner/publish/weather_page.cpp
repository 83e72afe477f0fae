// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/weather_page.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "planner/publish/grid.hpp"
#include "planner/publish/json.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;
using climate::MonthReading;
using climate::Percentiles;
using climate::WeatherReading;

struct MonthColumn {
  const char* key;
  double MonthReading::*value;
  int decimals;
};
constexpr MonthColumn month_columns[] = {{"dry_bulb_mean_c", &MonthReading::dry_bulb_mean_c, 1},
                                         {"dry_bulb_max_c", &MonthReading::dry_bulb_max_c, 1},
                                         {"dry_bulb_min_c", &MonthReading::dry_bulb_min_c, 1},
                                         {"dew_point_mean_c", &MonthReading::dew_point_mean_c, 1},
                                         {"wet_bulb_mean_c", &MonthReading::wet_bulb_mean_c, 1},
                                         {"wet_bulb_max_c", &MonthReading::wet_bulb_max_c, 1},
                                         {"relative_humidity_mean", &MonthReading::relative_humidity_mean, 2},
                                         {"global_horizontal_kwh_m2", &MonthReading::global_horizontal_kwh_m2, 0}};

struct PercentileRow {
  const char* key;
  const Percentiles WeatherReading::*values;
};
constexpr PercentileRow percentile_rows[] = {{"dry_bulb_c", &WeatherReading::dry_bulb_c},
                                             {"wet_bulb_c", &WeatherReading::wet_bulb_c},
                                             {"dew_point_c", &WeatherReading::dew_point_c}};

Findings all_findings(const WeatherPage& page) {
  Findings all = page.epw.year.findings;
  all.insert(all.end(), page.doubts.begin(), page.doubts.end());
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return all;
}

/// A bar of the month's mean dry bulb, a mark for every 2 K from 0 C up.
std::string bar(double dry_bulb_c) { return std::string(static_cast<std::size_t>(std::clamp(dry_bulb_c / 2.0, 0.0, 30.0)), '#'); }

}  // namespace

std::string weather_table(const WeatherPage& page) {
  const WeatherReading reading = climate::read_weather(page.epw.year);
  const climate::EpwHeader& header = page.epw.header;
  std::string text =
      fmt::format("{}, {} {}  WMO {}  {:.3f} N {:.3f} E  {:.0f} m  UTC{:+.1f}  ({})\n\n", header.city, header.region, header.country,
                  header.wmo, header.latitude_deg, header.longitude_deg, header.elevation_m, header.utc_offset_h, page.epw.file);
  std::vector<Grid::Column> columns{{"month", true}};
  for (const MonthColumn& column : month_columns) columns.push_back({column.key, true});
  columns.push_back({"", false});
  Grid months(columns);
  for (std::size_t m = 0; m < reading.months.size(); ++m) {
    std::vector<std::string> cells{std::to_string(m + 1)};
    for (const MonthColumn& column : month_columns)
      cells.push_back(fmt::format("{:.{}f}", reading.months[m].*column.value, column.decimals));
    cells.push_back(bar(reading.months[m].dry_bulb_mean_c));
    months.add(std::move(cells));
  }
  text += months.text() + "\n";

  Grid percentiles({{"exceeded by", false}, {"0.4 %", true}, {"1 %", true}, {"2 %", true}, {"50 %", true}, {"99.6 %", true}});
  for (const PercentileRow& row : percentile_rows) {
    const Percentiles& at = reading.*row.values;
    percentiles.add({row.key, fmt::format("{:.1f}", at.at_0_4), fmt::format("{:.1f}", at.at_1), fmt::format("{:.1f}", at.at_2),
                     fmt::format("{:.1f}", at.at_50), fmt::format("{:.1f}", at.at_99_6)});
  }
  text += percentiles.text() + "\n";

  Grid below({{"hours below", false}, {"limit C", true}, {"hours", true}});
  for (const climate::HoursBelow& hours : reading.dry_bulb_below)
    below.add({"dry bulb", fmt::format("{:.0f}", hours.limit_c), std::to_string(hours.hours)});
  for (const climate::HoursBelow& hours : reading.wet_bulb_below)
    below.add({"wet bulb", fmt::format("{:.0f}", hours.limit_c), std::to_string(hours.hours)});
  text += below.text() + "\n";
  Grid cooling({{"cooling at full load", false},
                {"design", false},
                {"hours without compressors", true},
                {"with some", true},
                {"heat without, %", true},
                {"hours above class", true},
                {"PUE", true},
                {"WUE L/kWh", true}});
  for (const CoolingRow& row : page.cooling) {
    cooling.add({row.archetype, row.module, fmt::format("{:.0f}", row.cooling.hours_free), fmt::format("{:.0f}", row.cooling.hours_partly),
                 fmt::format("{:.0f}", 100.0 * row.cooling.heat_free_share), fmt::format("{:.0f}", row.cooling.hours_above_class),
                 fmt::format("{:.3f}", row.cooling.pue), fmt::format("{:.2f}", row.cooling.wue_l_per_kwh)});
  }
  text += cooling.text() + "\n";
  text += fmt::format(
      "dry bulb above 40 C: {} h, above 45 C: {} h; cooling degree hours above 24 C: {:.0f} K h; global horizontal {:.0f} kWh/m2\n",
      reading.hours_above_40_c, reading.hours_above_45_c, reading.cooling_degree_hours_k_h, reading.global_horizontal_kwh_m2);
  if (page.epw.design) {
    const climate::DesignConditions& design = *page.epw.design;
    text += fmt::format("design: 0.4 % dry bulb {:.1f} C with wet bulb {:.1f} C, 0.4 % wet bulb {:.1f} C, 20-year dry bulb {:.1f} C\n",
                        design.dry_bulb_0_4_c, design.coincident_wet_bulb_c, design.wet_bulb_0_4_c, design.dry_bulb_20_year_c);
  }
  const Findings findings = all_findings(page);
  if (!findings.empty()) text += "\n" + page.messages.word("ui.findings", page.language) + "\n";
  for (const Finding& finding : findings) {
    text += fmt::format("  [{}] {}\n", page.messages.word(std::string("ui.") + to_string(finding.severity), page.language),
                        page.messages.sentence(finding, page.language));
  }
  return text;
}

std::string weather_json(const WeatherPage& page) {
  const WeatherReading reading = climate::read_weather(page.epw.year);
  const climate::EpwHeader& header = page.epw.header;
  json::object object;
  object["file"] = page.epw.file;
  object["place"] = header.city;
  object["country"] = header.country;
  object["wmo"] = header.wmo;
  object["latitude_deg"] = header.latitude_deg;
  object["longitude_deg"] = header.longitude_deg;
  object["elevation_m"] = header.elevation_m;
  object["utc_offset_h"] = header.utc_offset_h;
  json::array months;
  for (std::size_t m = 0; m < reading.months.size(); ++m) {
    json::object month{{"month", m + 1}};
    for (const MonthColumn& column : month_columns) month[column.key] = reading.months[m].*column.value;
    months.push_back(std::move(month));
  }
  object["months"] = std::move(months);
  for (const PercentileRow& row : percentile_rows) {
    const Percentiles& at = reading.*row.values;
    object[std::string(row.key) + "_exceeded_by"] = {
        {"0.4", at.at_0_4}, {"1", at.at_1}, {"2", at.at_2}, {"50", at.at_50}, {"99.6", at.at_99_6}};
  }
  const auto hours_below = [](const auto& all) {
    json::array list;
    for (const climate::HoursBelow& hours : all) list.push_back({{"limit_c", hours.limit_c}, {"hours", hours.hours}});
    return list;
  };
  object["dry_bulb_hours_below"] = hours_below(reading.dry_bulb_below);
  object["wet_bulb_hours_below"] = hours_below(reading.wet_bulb_below);
  json::array bins;
  for (const climate::PsychrometricBin& bin : reading.bins) {
    bins.push_back({{"dry_bulb_from_c", bin.dry_bulb_from_c}, {"dew_point_from_c", bin.dew_point_from_c}, {"hours", bin.hours}});
  }
  object["psychrometric_bins"] = std::move(bins);
  json::array cooling;
  for (const CoolingRow& row : page.cooling) {
    cooling.push_back({{"archetype", row.archetype},
                       {"module", row.module},
                       {"hours_without_compressors", row.cooling.hours_free},
                       {"hours_with_some", row.cooling.hours_partly},
                       {"heat_without_compressors", row.cooling.heat_free_share},
                       {"hours_above_class", row.cooling.hours_above_class},
                       {"pue", row.cooling.pue},
                       {"wue_l_per_kwh", row.cooling.wue_l_per_kwh}});
  }
  object["cooling"] = std::move(cooling);
  object["cooling_degree_hours_k_h"] = reading.cooling_degree_hours_k_h;
  object["hours_above_40_c"] = reading.hours_above_40_c;
  object["hours_above_45_c"] = reading.hours_above_45_c;
  if (page.epw.design) {
    const climate::DesignConditions& design = *page.epw.design;
    object["design"] = {{"dry_bulb_0_4_c", design.dry_bulb_0_4_c},
                        {"coincident_wet_bulb_c", design.coincident_wet_bulb_c},
                        {"wet_bulb_0_4_c", design.wet_bulb_0_4_c},
                        {"dry_bulb_20_year_c", design.dry_bulb_20_year_c}};
  } else {
    object["design"] = nullptr;
  }
  json::array findings;
  for (const Finding& finding : all_findings(page)) {
    findings.push_back({{"severity", to_string(finding.severity)},
                        {"code", finding.code},
                        {"text", page.messages.sentence(finding, page.language)},
                        {"source", finding.source}});
  }
  object["findings"] = std::move(findings);
  return to_text(object);
}

std::string weather_csv(const WeatherPage& page) {
  const WeatherReading reading = climate::read_weather(page.epw.year);
  std::string text = "month";
  for (const MonthColumn& column : month_columns) text += std::string(",") + column.key;
  text += '\n';
  for (std::size_t m = 0; m < reading.months.size(); ++m) {
    text += std::to_string(m + 1);
    for (const MonthColumn& column : month_columns) text += fmt::format(",{:.10g}", reading.months[m].*column.value);
    text += '\n';
  }
  return text;
}

}  // namespace landfall::publish
