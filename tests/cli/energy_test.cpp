// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

std::string portfolio(const std::string& head, const std::string& tail) {
  return R"(id = "energy"
name = { en = "Energy on site", zh = "现场能源" }
valuation_date = 2026-11-01
)" + head +
         R"(
[project]
it_load = { value = 10000.0, low = 10000.0, high = 10000.0, unit = "kW", year = 2026, source = "the question", confidence = "high" }
[risk]
draws = 8
)" + tail;
}

const char* const sun_and_battery = R"([on_site]
solar_kw = 2000.0
battery_kw = 1000.0
battery_kwh = 4000.0
battery_reserve = 0.2
)";

}  // namespace

TEST_CASE("appraise shows tariff, sun, battery and carbon, in JSON and in both languages") {
  const Scratch scratch;
  const std::string file = scratch.write("energy.toml", portfolio("tariff = \"time-of-use\"\n", sun_and_battery));
  const std::string command = "appraise th-bangkok tower-pod-2000 --portfolio " + file;
  const Run run = run_landfall(command + " --format json");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const auto page = run.json();
  const auto& energy = page.at("energy");
  CHECK(energy.at("tariff") == "time-of-use");
  CHECK(energy.at("periods").as_array().size() == 2);
  const auto& on_site = energy.at("on_site");
  const double yield = on_site.at("solar_kwh_per_kw").to_number<double>();
  CHECK(yield > 1280.0);
  CHECK(yield < 1580.0);
  CHECK(on_site.at("battery_saving_usd").to_number<double>() > 0.0);
  CHECK(on_site.at("bought_kwh").to_number<double>() < on_site.at("facility_kwh").to_number<double>());
  const auto& carbon = energy.at("carbon");
  CHECK(carbon.at("location_t_per_year").to_number<double>() > 1000.0);
  CHECK(carbon.at("hourly") == true);
  for (const auto& check : page.at("checks").as_array()) CHECK(check.at("passed") == true);
  bool solar = false, upkeep = false;
  for (const auto& line : page.at("capex_lines").as_array()) solar = solar || line.at("item") == "solar";
  for (const auto& line : page.at("opex_lines").as_array()) upkeep = upkeep || line.at("item") == "on-site";
  CHECK(solar);
  CHECK(upkeep);
  const Run table = run_landfall(command);
  CHECK(table.out.find("off peak") != std::string::npos);
  CHECK(table.out.find("solar yield") != std::string::npos);
  CHECK(run_landfall(command + " --lang zh").out.find("光伏发电量") != std::string::npos);
}

TEST_CASE("sizes and contracts are overridden by --set like any input, and unknown technologies are named") {
  const Scratch scratch;
  const std::string file = scratch.write("energy.toml", portfolio("", std::string(sun_and_battery) + R"([carbon]
contract_share = { value = 0.5, low = 0.5, high = 0.5, unit = "fraction", year = 2026, source = "offer", confidence = "medium" }
contract_carbon = { value = 0.0, low = 0.0, high = 0.0, unit = "kg/kWh", year = 2026, source = "offer", confidence = "medium" }
contract_premium = { value = 0.002, low = 0.001, high = 0.004, unit = "USD/kWh", year = 2026, source = "offer", confidence = "medium" }
)"));
  const std::string command = "appraise sa-riyadh tower-pod-2000 --format json --portfolio " + file;
  const Run run = run_landfall(command + " --set on_site.solar=4000");
  REQUIRE(run.status == 0);
  const auto page = run.json();
  CHECK(page.at("energy").at("on_site").at("solar_kw").to_number<double>() == 4000.0);
  const auto& carbon = page.at("energy").at("carbon");
  CHECK(carbon.at("market_t_per_year").to_number<double>() ==
        doctest::Approx(0.5 * carbon.at("location_t_per_year").to_number<double>()).epsilon(1e-9));
  bool idle = false;
  for (const auto& finding : page.at("candidates").as_array().front().at("findings").as_array())
    idle = idle || finding.at("code") == "energy.battery-idle";
  CHECK(idle);  // one price at all hours
  const std::string other = scratch.write("other.toml", portfolio("", "[on_site]\ntechnology = \"on-sight\"\nsolar_kw = 1.0\n"));
  const Run wrong = run_landfall("appraise sa-riyadh tower-pod-2000 --portfolio " + other);
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("known: on-site") != std::string::npos);
}

TEST_CASE("bad sizes are refused with their place") {
  const Scratch scratch;
  const auto error_of = [&](const std::string& head, const std::string& tail) {
    const Run run = run_landfall("compare " + scratch.write("bad.toml", portfolio(head, tail)));
    CHECK(run.status == 2);
    return run.err;
  };
  CHECK(error_of("", "[on_site]\nsolar_kw = -5.0\n").find("bad.toml:10:") != std::string::npos);
  CHECK(error_of("", "[on_site]\nbattery_kw = 5.0\n").find("battery_kwh") != std::string::npos);
  CHECK(error_of("", "[on_site]\nbattery_reserve = 1.5\n").find("battery_reserve") != std::string::npos);
  CHECK(error_of("", "[on_site]\ntilt = 120.0\n").find("tilt") != std::string::npos);
  CHECK(error_of("", "[on_site]\nmounting = \"rooff\"\n").find("roof") != std::string::npos);
  CHECK(error_of("", "[on_site]\nsolar_kwp = 5.0\n").find("solar_kw") != std::string::npos);
  CHECK(error_of("tariff = \"time_of_use\"\n", "").find("time-of-use") != std::string::npos);
}
