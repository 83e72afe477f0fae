// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <string>

#include "climate/calendar.hpp"
#include "climate/psychrometrics.hpp"
#include "climate/solar.hpp"

namespace landfall::test {

/// Field numbers of an EPW row, from 0.
enum EpwField : std::size_t {
  year_field,
  month_field,
  day_field,
  hour_field,
  dry_bulb_field = 6,
  dew_point_field,
  humidity_field,
  pressure_field,
  global_field = 13,
  direct_field,
  diffuse_field,
  wind_field = 21
};

/// In field 0 it leaves the row out, in another field it ends the row before.
inline const std::string left_out = "left out";

/// A made-up weather file: a humid coast at 1.64 N, 103.67 E, 41.1 m, UTC+7. Dry bulb, dew point, humidity, pressure and radiation
/// agree with one another; nothing in it is anyone's data. What is set here departs from that.
struct SyntheticEpw {
  using Row = std::array<std::string, 35>;

  std::string location = "LOCATION,Testville,TT,TST,SYN,000001,1.641,103.670,7.0,41.1";
  std::string design =
      "DESIGN CONDITIONS,1,2017 Test Handbook,,Heating,1,21.8,22,19.9,14.7,26.7,20.8,15.5,25.9,7.1,28.5,6.4,28.9,0.7,340,Cooling,5,8.1,"
      "33.9,26.7,33.1,26.4,32.9,26.4,28,31.9,27.6,31.4,27.2,31,2.6,20,Extremes,5.8,5.1,4.4,20.6,34.7,0.8,0.6,20,35.2,19.5,35.5,19.1,35.9,"
      "18.5,36.3";
  std::string holidays = "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0";
  std::string periods = "DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31";
  bool leap = false;  ///< with 29 February: 8784 rows
  std::string line_end = "\n";
  std::function<void(int hour, Row& row)> change;  ///< of each row, counted from 0; see also `left_out`

  [[nodiscard]] std::string text() const;
};

inline std::string SyntheticEpw::text() const {
  using namespace climate;
  std::string text;
  const auto line = [&](const std::string& content) { text += content + line_end; };
  line(location);
  line(design);
  line("TYPICAL/EXTREME PERIODS,0");
  line("GROUND TEMPERATURES,0");
  line(holidays);
  line("COMMENTS 1,made up");
  line("COMMENTS 2,");
  line(periods);

  int row_number = 0;
  for (int month = 0; month < 12; ++month) {
    const int days = days_in_month[month] + (leap && month == 1 ? 1 : 0);
    for (int day = 0; day < days; ++day) {
      const int of_year = std::min(364, first_hour[month] / 24 + day);
      const SolarDay sun = solar_day(of_year, 1.641, 103.67, 7.0);
      for (int hour = 0; hour < 24; ++hour) {
        const double clock = 2.0 * std::numbers::pi * (hour - 15) / 24.0;
        const double season = std::cos(2.0 * std::numbers::pi * (of_year - 150) / 365.0);
        const double weather = 1.2 * std::sin(of_year * 1.7) + 0.6 * std::sin(of_year * 0.37);
        const double dry = 27.0 + 0.8 * season + weather + 3.6 * std::cos(clock);
        const double dew = std::min(dry, 23.4 + 0.5 * season + 0.3 * std::sin(of_year * 2.3 + 1.0) + 0.2 * std::cos(clock + 1.0));
        const double humidity = 100.0 * saturation_pressure_pa(dew) / saturation_pressure_pa(dry);
        const double pressure = standard_pressure_pa(41.1) + 100.0 * std::cos(2.0 * clock);
        const double global = 0.5 * sun.extraterrestrial_horizontal_wh * sun.hour_shape[hour];
        const double outside = sun.extraterrestrial_normal_w * sun.sine_elevation[hour];
        const double diffuse = outside > 0.0 ? global * diffuse_fraction(global / outside) : 0.0;
        const double direct = sun.sine_elevation[hour] > 0.065 ? (global - diffuse) / sun.sine_elevation[hour] : 0.0;
        const double wind = 2.0 + std::sin(of_year + hour * 0.9);
        Row row;
        row.fill("0");
        row[year_field] = fmt::format("{}", 2001 + month);
        row[month_field] = fmt::format("{}", month + 1);
        row[day_field] = fmt::format("{}", day + 1);
        row[hour_field] = fmt::format("{}", hour + 1);
        row[4] = "60";
        row[5] = "?9?9";
        row[dry_bulb_field] = fmt::format("{:.2f}", dry);
        row[dew_point_field] = fmt::format("{:.2f}", dew);
        row[humidity_field] = fmt::format("{:.0f}", humidity);
        row[pressure_field] = fmt::format("{:.0f}", pressure);
        row[global_field] = fmt::format("{:.0f}", global);
        row[direct_field] = fmt::format("{:.0f}", direct);
        row[diffuse_field] = fmt::format("{:.0f}", diffuse);
        row[wind_field] = fmt::format("{:.1f}", wind);
        if (change) change(row_number, row);
        ++row_number;
        if (row[0] == left_out) continue;
        std::string joined = row[0];
        for (std::size_t field = 1; field < row.size() && row[field] != left_out; ++field) joined += "," + row[field];
        line(joined);
      }
    }
  }
  return text;
}

}  // namespace landfall::test
