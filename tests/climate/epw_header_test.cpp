// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "climate/epw_file.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;
using namespace landfall::test;

namespace {

struct Outcome {
  EpwFile epw;
  std::string problems;

  [[nodiscard]] bool says(std::string_view text) const {
    const bool found = problems.find(text) != std::string::npos;
    if (!found) MESSAGE("not found: ", text, "\nin: ", problems.substr(0, 500));
    return found;
  }
  [[nodiscard]] bool found(std::string_view code) const {
    return std::any_of(epw.year.findings.begin(), epw.year.findings.end(), [&](const Finding& finding) { return finding.code == code; });
  }
};

Outcome read(const std::string& text) {
  Problems problems;
  Outcome outcome{parse_epw(text, "w.epw", problems), {}};
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    outcome.problems = error.what();
  }
  return outcome;
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text = SyntheticEpw{}.text();
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Outcome with_design(const std::string& line) {
  SyntheticEpw epw;
  epw.design = line;
  return read(epw.text());
}

}  // namespace

TEST_CASE("design conditions of each edition's order") {
  const std::string cooling = "Cooling,5,8.1,33.9,26.7,33.1,26.4,32.9,26.4,28,31.9,27.6,31.4,27.2,31,2.6,20";
  const Outcome modern = with_design("DESIGN CONDITIONS,1,2017 Test,," + cooling +
                                     ",Extremes,5.8,5.1,4.4,20.6,34.7,0.8,0.6,20,35.2,19.5,35.5,19.1,35.9,18.5,36.3");
  REQUIRE(modern.epw.design);
  CHECK(modern.epw.design->dry_bulb_0_4_c == 33.9);
  CHECK(modern.epw.design->coincident_wet_bulb_c == 26.7);
  CHECK(modern.epw.design->wet_bulb_0_4_c == 28.0);
  CHECK(modern.epw.design->dry_bulb_20_year_c == 35.9);
  CHECK(modern.epw.header.design->title == "2017 Test");
  CHECK(modern.epw.year.findings.empty());
  // Until 2013 the highest wet bulb stood before the annual extremes.
  const Outcome older = with_design("DESIGN CONDITIONS,1,2009 Test,," + cooling +
                                    ",Extremes,5.8,5.1,4.4,30.3,20.6,34.7,0.8,0.6,20,35.2,19.5,35.5,19.1,35.9,18.5,36.3");
  REQUIRE(older.epw.design);
  CHECK(older.epw.design->dry_bulb_20_year_c == 35.9);
}

TEST_CASE("design conditions that do not prove themselves are not used") {
  CHECK(with_design("DESIGN CONDITIONS,0").found("weather.design-absent"));
  CHECK_FALSE(with_design("DESIGN CONDITIONS,0").epw.design);
  const Outcome shuffled = with_design("DESIGN CONDITIONS,1,x,,Cooling,5,8.1,26.7,33.9,33.1,26.4,32.9,26.4,28,31.9,27.6,31.4,27.2,31");
  CHECK(shuffled.found("weather.design-unread"));
  CHECK_FALSE(shuffled.epw.design);
  const Outcome words = with_design("DESIGN CONDITIONS,1,x,,Cooling,5,8.1,n/a,33.9");
  CHECK(words.found("weather.design-unread"));
  const Outcome no_extremes = with_design(
      "DESIGN "
      "CONDITIONS,1,x,,Cooling,5,8.1,33.9,26.7,33.1,26.4,32.9,26.4,28,31.9,27.6,31.4,27.2,31,Extremes,1,2,3,4,5,6,7,8,9,10,11,12,13,14");
  CHECK(no_extremes.found("weather.design-no-extremes"));
  REQUIRE(no_extremes.epw.design);
  CHECK(no_extremes.epw.design->dry_bulb_20_year_c > no_extremes.epw.design->dry_bulb_0_4_c);
  const Outcome elsewhere = with_design("DESIGN CONDITIONS,1,x,,Cooling,5,8.1,63.9,26.7,63.1,26.4,62.9,26.4,28,31.9,27.6,31.4,27.2,31");
  CHECK(elsewhere.found("weather.design-unread"));
  CHECK_FALSE(elsewhere.epw.design);
}

TEST_CASE("a header line that is missing, misspelt or wrong is named") {
  CHECK(read(replaced("GROUND TEMPERATURES,0\n", "")).says("w.epw:4:1: expected the header line GROUND TEMPERATURES before this one"));
  CHECK(
      read(replaced("GROUND TEMPERATURES", "GROUND TEMPERATURS"))
          .says(
              "w.epw:4:1: expected the header line GROUND TEMPERATURES, found \"GROUND TEMPERATURS\"; did you mean GROUND TEMPERATURES?"));
  CHECK(read(replaced("DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31\n", ""))
            .says("w.epw:8:1: expected the header line DATA PERIODS, found a row of data"));
  CHECK(read("LOCATION,a\n").says("w.epw:1:1: expected the header line DESIGN CONDITIONS, found the end of the file"));
  CHECK(read(replaced("LOCATION,", "location,")).problems.empty());
  CHECK(read(replaced("DATA PERIODS,1,1", "DATA PERIODS,1,4")).says("w.epw:8:16: records per hour: expected 1, found \"4\""));
  CHECK(read(replaced("DATA PERIODS,1,1", "DATA PERIODS,2,1")).says("number of data periods: expected 1, found \"2\""));
  CHECK(read(replaced("DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31", "DATA PERIODS,1"))
            .says("DATA PERIODS: expected at least 3 fields, found 2"));
}

TEST_CASE("the place must be on earth") {
  CHECK(read(replaced("1.641", "91")).says("w.epw:1:38: latitude: expected a number from -90 to 90, found \"91\""));
  CHECK(read(replaced("103.670", "E103")).says("longitude: expected a number from -180 to 180, found \"E103\""));
  CHECK(read(replaced(",7.0,41.1", ",15,41.1")).says("time zone: expected a number from -12 to 14"));
  CHECK(read(replaced(",7.0,41.1", ",7.0,")).says("elevation: expected a number from -1000 to 9999.9, found \"\""));
  CHECK(read(replaced(",7.0,41.1", ",7.0")).says("LOCATION: expected 10 fields"));
  const Outcome all = read(replaced("1.641,103.670,7.0,41.1", "x,y,z,w"));
  CHECK(std::count(all.problems.begin(), all.problems.end(), '\n') == 3);
}

TEST_CASE("place names: Latin-1 becomes UTF-8 and is told, control characters are refused") {
  const Outcome latin = read(replaced("Testville", "S\xE3o Paulo"));
  CHECK(latin.problems.empty());
  CHECK(latin.epw.header.city == "São Paulo");
  CHECK(latin.found("weather.names-latin1"));
  const Outcome utf = read(replaced("Testville", "柔佛"));
  CHECK(utf.epw.header.city == "柔佛");
  CHECK(utf.epw.year.findings.empty());
  CHECK(read(replaced("Testville", "Test\x1B[31mville"))
            .says("city: expected text without control characters, found \"Test\\x1B[31mville\""));
  CHECK(read(replaced("Testville", "Test\xC2\x85ville")).says("city: expected text without control characters"));
  CHECK(read(replaced("Testville", std::string(300, 'a'))).says("city: expected at most 200 bytes, found 300"));
}

TEST_CASE("a header line without end is refused without being taken apart") {
  const Outcome commas = read(replaced("COMMENTS 1,", "COMMENTS 1," + std::string(10'000'000, ',')));
  CHECK(commas.says("w.epw:6:1: expected a line of at most 65536 bytes, found 10000"));
  CHECK(std::count(commas.problems.begin(), commas.problems.end(), '\n') == 0);
}

TEST_CASE("daylight saving in the header is told") {
  SyntheticEpw epw;
  epw.holidays = "HOLIDAYS/DAYLIGHT SAVINGS,Yes,3/30,10/26,0";
  CHECK(read(epw.text()).found("weather.daylight-saving"));
}
