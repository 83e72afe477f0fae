// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <set>

#include "climate/epw_file.hpp"
#include "climate/psychrometrics.hpp"
#include "damage.hpp"
#include "shared_weather.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;
using namespace landfall::test;

namespace {

EpwFile parsed_epw(const std::string& text) {
  Problems problems;
  EpwFile epw = parse_epw(text, "w.epw", problems);
  CHECK_NOTHROW(problems.raise_if_any());
  return epw;
}

std::string epw_problems(const std::string& text) {
  Problems problems;
  (void)parse_epw(text, "w.epw", problems);
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

std::size_t lines_in(const std::string& text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

bool contains(const std::string& text, std::string_view part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) MESSAGE("not found: ", part, "\nin: ", text.substr(0, 500));
  return found;
}

const Finding* finding(const Findings& findings, std::string_view code) {
  for (const Finding& one : findings) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

double argument(const Finding& finding, std::size_t index) { return std::get<double>(finding.arguments.at(index)); }

std::string changed(std::function<void(int, SyntheticEpw::Row&)> change) {
  SyntheticEpw epw;
  epw.change = std::move(change);
  return epw.text();
}

}  // namespace

TEST_CASE("an EPW file becomes a year") {
  const EpwFile epw = parsed_epw(SyntheticEpw{}.text());
  CHECK(epw.year.findings.empty());
  CHECK(epw.year.name == "Testville (SYN 000001)");
  CHECK(epw.header.country == "TST");
  CHECK(epw.year.latitude_deg == 1.641);
  CHECK(epw.year.utc_offset_h == 7.0);
  CHECK(epw.year.elevation_m == 41.1);
  CHECK(epw.first_year == 2001);
  CHECK(epw.last_year == 2012);
  CHECK(epw.pressure_hours == hours_per_year);
  for (const auto* series :
       {&epw.year.dry_bulb_c, &epw.year.wet_bulb_c, &epw.year.direct_normal_w, &epw.year.wind_speed_m_s, &epw.relative_humidity}) {
    CHECK(series->size() == hours_per_year);
  }
  for (int hour = 0; hour < hours_per_year; ++hour) {
    REQUIRE(epw.year.wet_bulb_c[hour] <= epw.year.dry_bulb_c[hour]);
    REQUIRE(epw.year.wet_bulb_c[hour] >= epw.year.dew_point_c[hour] - 1e-6);
  }
}

TEST_CASE("hour 1 is the first hour of the day") {
  const EpwFile epw = parsed_epw(changed([](int hour, SyntheticEpw::Row& row) {
    row[dry_bulb_field] = hour == 24 ? "31.25" : "30";
    row[dew_point_field] = "20";
  }));
  CHECK(epw.year.dry_bulb_c[24] == 31.25);
  CHECK(epw.year.dry_bulb_c[23] == 30.0);
}

TEST_CASE("line ends, a byte order mark, blanks and a missing last line end change nothing") {
  const EpwFile plain = parsed_epw(SyntheticEpw{}.text());
  SyntheticEpw dos;
  dos.line_end = "\r\n";
  dos.change = [](int, SyntheticEpw::Row& row) { row[dry_bulb_field] = " +" + row[dry_bulb_field] + " "; };
  std::string text = "\xEF\xBB\xBF" + dos.text() + "\r\n\n";
  CHECK(parsed_epw(text).year.dry_bulb_c == plain.year.dry_bulb_c);
  text = SyntheticEpw{}.text();
  text.pop_back();
  CHECK(parsed_epw(text).year.wet_bulb_c == plain.year.wet_bulb_c);
}

TEST_CASE("a leap day is dropped and told") {
  SyntheticEpw leap;
  leap.leap = true;
  leap.change = [](int hour, SyntheticEpw::Row& row) {
    if (row[month_field] == "2" && row[day_field] == "29") row[dry_bulb_field] = "50";
    if (hour == 24 * 60) row[dry_bulb_field] = "33.5";  // 1 March, hour 1
  };
  const EpwFile epw = parsed_epw(leap.text());
  CHECK(finding(epw.year.findings, "weather.leap-day-dropped"));
  CHECK(epw.year.dry_bulb_c[24 * 59] == 33.5);
  CHECK(*std::max_element(epw.year.dry_bulb_c.begin(), epw.year.dry_bulb_c.end()) < 40.0);
}

TEST_CASE("8759 rows, too many rows and half a leap day are refused") {
  const std::string missing = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour == 4000) row[0] = left_out;
  }));
  CHECK(contains(missing, "w.epw:4009:6: rows must follow the calendar: expected 6/16 hour 17, found 6/16 hour 18"));
  CHECK(contains(missing, "w.epw:8767:1: expected 8760 rows of data, or 8784 with 29 February, found 8759 (0 of 29 February)"));
  CHECK(lines_in(missing) == 2);
  CHECK(contains(epw_problems(SyntheticEpw{}.text() + "2001,1,1,1,60,x,20,10\n"),
                 "w.epw:8769:1: expected the end of the data after 12/31 hour 24"));
  SyntheticEpw half;
  half.leap = true;
  half.change = [](int, SyntheticEpw::Row& row) {
    if (row[month_field] == "2" && row[day_field] == "29" && row[hour_field] == "24") row[0] = left_out;
  };
  CHECK(contains(epw_problems(half.text()), "found 8783 (23 of 29 February)"));
  const std::string all = SyntheticEpw{}.text();
  CHECK(contains(epw_problems(all.substr(0, all.find("2001,1,1,1,"))), "expected 8760 rows of data, or 8784 with 29 February, found 0"));
}

TEST_CASE("rows out of order, with impossible dates or without columns are refused where they stand") {
  const std::string text = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour == 2) row[month_field] = "13";
    if (hour == 30) row[day_field] = "32";
    if (hour == 31 * 24) row[day_field] = "30";  // 1 February
    if (hour == 50) row[hour_field] = "0";
    if (hour == 60) row[34] = left_out;
    if (hour == 70) row[7] = left_out;
    if (hour == 80) row[year_field] = "MMI";
  }));
  CHECK(contains(text, "w.epw:11:6: month: expected a whole number from 1 to 12, found \"13\""));
  CHECK(contains(text, "w.epw:39:8: day: expected a whole number from 1 to 31, found \"32\""));
  CHECK(contains(text, "day: expected a whole number from 1 to 29, found \"30\""));
  CHECK(contains(text, "hour: expected a whole number from 1 to 24, found \"0\""));
  CHECK(contains(text, "w.epw:69:1: expected 35 columns, found 34"));
  CHECK(contains(text, "w.epw:79:1: expected 35 columns, found 7"));
  CHECK(contains(text, "w.epw:89:1: year: expected a whole number from 0 to 9999, found \"MMI\""));
  CHECK(lines_in(text) == 7);
}

TEST_CASE("values outside the documented ranges are refused with line and column, all at once") {
  const std::string bad[] = {"abc", "70", "-70", "-999", "nan", "inf", "1e999", "0x10", "20.5.1", "2 0", "--1", "+-1"};
  const std::string text = epw_problems(changed([&](int hour, SyntheticEpw::Row& row) {
    if (hour < 12) row[dry_bulb_field] = bad[hour];
    if (hour == 20) row[dew_point_field] = "-70.0";
    if (hour == 21) row[humidity_field] = "110.5";
    if (hour == 22) row[pressure_field] = "31000";
    if (hour == 23) row[pressure_field] = "120000";
    if (hour == 24) row[global_field] = "-1";
    if (hour == 25) row[direct_field] = "9998.5";
    if (hour == 26) row[diffuse_field] = "-0.1";
    if (hour == 27) row[wind_field] = "40.1";
    if (hour == 28) row[dry_bulb_field] = std::string(100, '\x01');
  }));
  CHECK(lines_in(text) == 21);
  CHECK(contains(text, "w.epw:9:20: dry bulb: expected above -70 and below 70 C, or 99.9 for missing, found \"abc\""));
  CHECK(contains(text, "w.epw:32:36: pressure: expected above 31000 and below 120000 Pa, or 999999 for missing, found \"120000\""));
  CHECK(contains(text, "w.epw:35:"));
  CHECK(contains(text, "wind speed: expected 0 to 40 m/s, or 999 for missing, found \"40.1\""));
  CHECK(contains(text, "found \"\\x01\\x01"));
}

TEST_CASE("columns count characters, not bytes") {
  const std::string text = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour == 0) {
      row[5] = "気";
      row[dry_bulb_field] = "x";
    }
  }));
  CHECK(contains(text, "w.epw:9:17: dry bulb"));
}

TEST_CASE("short gaps are interpolated and counted, across the year's end too") {
  const EpwFile epw = parsed_epw(changed([](int hour, SyntheticEpw::Row& row) {
    row[dry_bulb_field] = hour == 99 ? "24" : hour == 106 ? "31" : "28";
    row[dew_point_field] = "20";
    if (hour >= 100 && hour <= 105) row[dry_bulb_field] = "99.9";
    if (hour == 0 || hour == 8759) row[dry_bulb_field] = hour == 0 ? "" : "99.90";
  }));
  for (int k = 1; k <= 6; ++k) CHECK(std::abs(epw.year.dry_bulb_c[99 + k] - (24.0 + k)) < 1e-12);
  CHECK(epw.year.dry_bulb_c[0] == 28.0);
  const Finding* told = finding(epw.year.findings, "weather.dry-bulb-interpolated");
  REQUIRE(told);
  CHECK(argument(*told, 0) == 8.0);
  CHECK(argument(*told, 1) == 6.0);
}

TEST_CASE("longer gaps are refused where they begin") {
  const std::string text = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour >= 100 && hour <= 106) row[dry_bulb_field] = "99.9";
    if (hour >= 300 && hour <= 400) row[dew_point_field] = "99.9", row[humidity_field] = "999";
  }));
  CHECK(contains(text, "w.epw:109:20: dry bulb: expected at most 6 missing hours in a row, found 7"));
  CHECK(contains(text, "dew point: expected at most 6 missing hours in a row, found 101"));
  CHECK(lines_in(text) == 2);
  CHECK(contains(epw_problems(changed([](int, SyntheticEpw::Row& row) { row[dry_bulb_field] = "99.9"; })), "found 8760"));
}

TEST_CASE("a missing dew point follows from relative humidity") {
  const EpwFile plain = parsed_epw(SyntheticEpw{}.text());
  const EpwFile epw = parsed_epw(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour < 1000) row[dew_point_field] = "99.9";
  }));
  REQUIRE(finding(epw.year.findings, "weather.dew-point-from-humidity"));
  CHECK(argument(*finding(epw.year.findings, "weather.dew-point-from-humidity"), 0) == 1000.0);
  for (int hour = 0; hour < 1000; ++hour)
    REQUIRE(std::abs(epw.year.dew_point_c[hour] - plain.year.dew_point_c[hour]) < 0.2);  // RH is whole percent
}

TEST_CASE("missing pressure, radiation and wind are filled and told") {
  const EpwFile epw = parsed_epw(changed([](int hour, SyntheticEpw::Row& row) {
    row[pressure_field] = "999999";
    row[global_field] = hour < 10 ? "9999" : "100";
    row[direct_field] = "9999";
    row[diffuse_field] = hour < 5 ? "9999" : "50";
    row[wind_field] = hour < 2 ? "999" : "3";
  }));
  CHECK(epw.pressure_hours == 0);
  CHECK(epw.year.pressure_pa[77] == standard_pressure_pa(41.1));
  CHECK(epw.year.global_horizontal_w[3] == 0.0);
  CHECK(epw.year.direct_normal_w.empty());
  CHECK(epw.year.diffuse_horizontal_w.size() == hours_per_year);
  CHECK(epw.year.wind_speed_m_s[0] == 3.0);
  std::set<std::string> codes;
  for (const Finding& one : epw.year.findings) codes.insert(one.code);
  CHECK(codes ==
        std::set<std::string>{"weather.pressure-standard", "weather.radiation-missing", "weather.beam-missing", "weather.wind-missing"});
}

TEST_CASE("a dew point above the dry bulb is held and counted") {
  const EpwFile epw = parsed_epw(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour < 3) row[dry_bulb_field] = "20", row[dew_point_field] = hour == 0 ? "21.5" : "20.2";
  }));
  CHECK(epw.year.dew_point_c[0] == 20.0);
  CHECK(std::abs(epw.year.wet_bulb_c[0] - 20.0) < 1e-6);
  const Finding* told = finding(epw.year.findings, "weather.dew-point-held");
  REQUIRE(told);
  CHECK(argument(*told, 0) == 3.0);
  CHECK(argument(*told, 1) == 1.5);
}

TEST_CASE("air that is mostly steam is refused") {
  const std::string text = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour == 7) row[dry_bulb_field] = "69", row[dew_point_field] = "69", row[pressure_field] = "31100";
  }));
  CHECK(contains(text, "w.epw:16:"));
  CHECK(contains(text, "dew point: expected a vapour pressure below half the pressure of 31100 Pa, found 69 C"));
}

TEST_CASE("every corner of the ranges gives a wet bulb") {
  int next = 0;
  const double dry[] = {-69.9, -20.0, -0.01, 0.0, 0.01, 20.0, 50.0, 69.9};
  const double spread[] = {0.0, 0.1, 5.0, 60.0, 139.0};
  const double pressure[] = {31000.1, 70000.0, 119999.0};
  const EpwFile epw = parsed_epw(changed([&](int, SyntheticEpw::Row& row) {
    const double t = dry[next % 8], dew = std::max(-69.9, t - spread[next / 8 % 5]), p = pressure[next / 40 % 3];
    if (dew < 50.0) {
      row[dry_bulb_field] = std::to_string(t);
      row[dew_point_field] = std::to_string(dew);
      row[pressure_field] = std::to_string(p);
    }
    ++next;
  }));
  for (const double value : epw.year.wet_bulb_c) REQUIRE(std::isfinite(value));
}

TEST_CASE("the older format of 32 columns is read") {
  const EpwFile epw = parsed_epw(changed([](int, SyntheticEpw::Row& row) { row[32] = left_out; }));
  REQUIRE(finding(epw.year.findings, "weather.old-columns"));
  CHECK(argument(*finding(epw.year.findings, "weather.old-columns"), 0) == 8760.0);
}

TEST_CASE("what is no EPW file is refused in a sentence") {
  CHECK(contains(epw_problems(""), "w.epw:1:1: expected an EPW file, found an empty one"));
  CHECK(contains(epw_problems("\n\n  \n"), "found an empty one"));
  std::string nul = SyntheticEpw{}.text();
  nul[100000] = '\0';
  CHECK(contains(epw_problems(nul), "expected text, found a NUL byte"));
  CHECK(lines_in(epw_problems(nul)) == 1);
  CHECK(contains(epw_problems(std::string(10'000'000, 'x')), "expected the header line LOCATION"));
  const std::string long_row = epw_problems(changed([](int hour, SyntheticEpw::Row& row) {
    if (hour == 5) row[5] = std::string(10'000'000, '9');
  }));
  CHECK(contains(long_row, "w.epw:14:1: expected a line of at most 65536 bytes, found 10000"));
  CHECK(lines_in(long_row) == 1);
  CHECK(contains(epw_problems(std::string((64u << 20) + 1, '\n')), "w.epw: expected at most 64 MiB"));
  CHECK(contains(epw_problems(std::string(1'000'000, '\n') + "x"), "expected the header line"));
}

TEST_CASE("no more problems are kept than there is use for") {
  Problems problems;
  (void)parse_epw(changed([](int, SyntheticEpw::Row& row) { row[wind_field] = "calm"; }), "w.epw", problems);
  CHECK(problems.all().size() == Problems::limit);
  const std::string sound = SyntheticEpw{}.text();
  CHECK(parse_epw(sound, "w.epw", problems).year.wet_bulb_c.size() == hours_per_year);  // a full list says nothing about this file
  CHECK(parse_epw(sound.substr(0, 90000), "w.epw", problems).year.wet_bulb_c.empty());
}

TEST_CASE("damaged files are read or refused, never worse") {
  const std::string sound = SyntheticEpw{}.text();
  std::uint64_t state = 20250701;
  int refused = 0;
  for (int file = 0; file < 150; ++file) {
    Problems problems;
    const EpwFile epw = parse_epw(damaged(sound, state), "w.epw", problems);
    for (const InputProblem& problem : problems.all()) {
      REQUIRE(problem.where.line > 0);
      REQUIRE(problem.where.column > 0);
    }
    refused += !problems.empty();
    if (problems.empty()) REQUIRE(epw.year.wet_bulb_c.size() == hours_per_year);
  }
  CHECK(refused > 50);
  CHECK(refused < 150);
}

TEST_CASE("real files are read without problems") {
  const auto files = shared_weather_files();
  if (files.empty()) MESSAGE("skipped: no shared weather files");
  for (const auto& path : files) {
    CAPTURE(path.filename().string());
    Problems problems;
    const EpwFile epw = parse_epw(read_bytes(path), path.filename().string(), problems);
    CHECK_NOTHROW(problems.raise_if_any());
    CHECK(epw.year.findings.empty());
    REQUIRE(epw.design);
    CHECK(epw.design->dry_bulb_20_year_c > epw.design->dry_bulb_0_4_c);
    for (int hour = 0; hour < hours_per_year; ++hour) {
      REQUIRE(epw.year.wet_bulb_c[hour] <= epw.year.dry_bulb_c[hour]);
      REQUIRE(epw.year.wet_bulb_c[hour] < 36.0);
    }
  }
}
