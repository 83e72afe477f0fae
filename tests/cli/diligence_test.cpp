// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <string>

using landfall::test::Run;
using landfall::test::run_landfall;

namespace {

const std::string candidate = "appraise my-johor nvl72-dry-2300 --draws 0 --format json";

double number(const boost::json::value& row, const char* key) { return row.at(key).to_number<double>(); }

/// The row of that path or id.
const boost::json::value& row_of(const boost::json::value& list, const char* key, const std::string& name) {
  for (const auto& row : list.as_array()) {
    if (row.at(key).as_string() == name) return row;
  }
  throw std::runtime_error("no row " + name);
}

double openness(const boost::json::value& row) {
  const std::string word(row.at("confidence").as_string());
  return word == "high" ? 0.25 : word == "medium" ? 0.5 : word == "low" ? 0.75 : 1.0;
}

}  // namespace

TEST_CASE("due diligence is ranked by swing over confidence, and each fact has its paper") {
  const auto page = run_landfall(candidate).json();
  const auto& list = page.at("due_diligence").as_array();
  REQUIRE(list.size() > 40);
  double last = 1e9;
  for (const auto& row : list) {
    const double score = number(row, "swing") * openness(row);
    CHECK(score <= last + 1e-9);
    last = score;
    CHECK_FALSE(row.at("document").as_string().empty());
    CHECK_FALSE(row.at("source").as_string().empty());
    CHECK(number(row, "low") < number(row, "high"));
    CHECK(row.at("flips_verdict").as_bool() == !row.at("switching_value").is_null());
  }
}

TEST_CASE("a fact's ends and its switching value are what --set of them gives") {
  const auto irr_with = [](const std::string& of, const std::string& path, double value) {
    const Run run = run_landfall(fmt::format("{} --set {}={:.17g}", of, path, value));
    return number(run.json().at("candidates").at(0), "equity_irr");
  };
  const auto page = run_landfall(candidate).json();
  for (const char* path : {"site.my-johor.market.colocation_rent", "deal.letting.occupancy", "module.nvl72-dry-2300.electrical.house"}) {
    CAPTURE(path);
    const auto& row = row_of(page.at("due_diligence"), "path", path);
    CHECK(number(row, "equity_irr_low") == doctest::Approx(irr_with(candidate, path, number(row, "low"))).epsilon(1e-6));
    CHECK(number(row, "equity_irr_high") == doctest::Approx(irr_with(candidate, path, number(row, "high"))).epsilon(1e-6));
  }
  const std::string near_hurdle = "appraise sa-riyadh ai-liquid-60kw-1200 --draws 0 --format json";
  const auto near_page = run_landfall(near_hurdle).json();
  int switches = 0;
  for (const auto& row : near_page.at("due_diligence").as_array()) {
    if (row.at("switching_value").is_null() || ++switches > 3) continue;
    CAPTURE(row.at("path").as_string());
    const double at = number(row, "switching_value");
    CHECK(at >= number(row, "low"));
    CHECK(at <= number(row, "high"));
    CHECK(std::abs(irr_with(near_hurdle, std::string(row.at("path").as_string()), at) - 0.12) < 1e-5);
  }
  CHECK(switches > 3);
}

TEST_CASE("every stress test runs, moves the return or says why it does not apply") {
  for (const char* deal : {"colocation", "gpu-rental-gb300 --financing gpu-loan"}) {
    CAPTURE(deal);
    const auto page = run_landfall(candidate + " --stress all --deal " + deal).json();
    const auto& tests = page.at("stress_tests").as_array();
    CHECK(tests.size() == 17);
    for (const auto& row : tests) {
      CAPTURE(row.at("id").as_string());
      if (!row.at("applicable").as_bool()) {
        CHECK(row.at("equity_irr").is_null());
        CHECK_FALSE(row.at("findings").as_array().empty());
      } else if (!row.at("equity_irr_change").is_null() && row.at("id").as_string() != "war-uninsurable") {
        CHECK(number(row, "equity_irr_change") <= 0.0);
      }
      CHECK_FALSE(row.at("history").as_string().empty());
    }
    const bool rental = std::string(deal) != "colocation";
    for (const char* id : {"rental-price-falls-twice-the-plan", "server-prices-rise", "stock-sold-below-cost",
                           "configuration-off-the-mainstream", "free-trials"}) {
      CHECK(row_of(page.at("stress_tests"), "id", id).at("applicable").as_bool() == rental);
    }
    CHECK(row_of(page.at("stress_tests"), "id", "export-licence-refused").at("verdict").as_string() == "blocked");
    CHECK_FALSE(row_of(page.at("stress_tests"), "id", "strait-closed").at("applicable").as_bool());
  }
}

TEST_CASE("a stress test is the same as its changes by hand") {
  const auto base = run_landfall(candidate).json();
  const double tariff = number(row_of(base.at("due_diligence"), "path", "site.my-johor.power.energy_tariff"), "value");
  const auto stressed = run_landfall(candidate + " --stress tariff-reform").json();
  REQUIRE(stressed.at("stress_tests").as_array().size() == 1);
  const auto by_hand = run_landfall(fmt::format("{} --set site.my-johor.power.energy_tariff={:.17g}", candidate, tariff * 1.14)).json();
  CHECK(number(stressed.at("stress_tests").at(0), "equity_irr") ==
        doctest::Approx(number(by_hand.at("candidates").at(0), "equity_irr")).epsilon(1e-8));
}

TEST_CASE("an unknown stress test names the nearest") {
  const Run run = run_landfall("appraise my-johor nvl72-dry-2300 --stress tariff-reforms");
  CHECK(run.status == 2);
  CHECK(run.err.find("tariff-reform\"") != std::string::npos);
}

TEST_CASE("what to verify puts first what changes the winner, and the value at which it does") {
  const landfall::test::Scratch scratch;
  const std::string file =
      scratch.write("p.toml", landfall::test::shipped("planner/portfolio/data/built-in.toml", "stale_after_years = 3",
                                                      "stale_after_years = 3\nsites = [\"my-johor\", \"my-cyberjaya\", "
                                                      "\"th-eec\"]\nmodules = [\"nvl72-dry-2300\", \"tower-pod-2000\"]"));
  const std::string compare = "compare " + file + " --draws 0 --leading 4 ";
  const Run run = run_landfall(compare + "--what-to-verify --format json");
  REQUIRE(run.status == 0);
  const auto page = run.json();
  const auto& facts = page.at("what_to_verify").as_array();
  REQUIRE_FALSE(facts.empty());
  bool flipping = true;
  int tried = 0;
  for (const auto& row : facts) {
    const bool flips = row.at("flips_winner").as_bool();
    CHECK((flipping || !flips));
    flipping = flips;
    if (!flips || ++tried > 2) continue;
    const Run there = run_landfall(
        fmt::format("{} --format json --set {}={:.17g}", compare, std::string(row.at("path").as_string()), number(row, "flip_value")));
    const auto ranked = there.json();
    CHECK(number(ranked.at("candidates").at(0), "equity_irr") ==
          doctest::Approx(number(ranked.at("candidates").at(1), "equity_irr")).epsilon(1e-5));
  }
  const Run table = run_landfall(compare + "--what-to-verify"), chinese = run_landfall(compare + "--what-to-verify --lang zh");
  CHECK(table.out.find("what would settle it") != std::string::npos);
  CHECK(chinese.out.find("核实文件") != std::string::npos);
  const Run csv = run_landfall(compare + "--what-to-verify --format csv");
  CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == static_cast<std::ptrdiff_t>(facts.size()) + 1);
  const Run matrix = run_landfall(compare + "--stress all");
  CHECK(matrix.out.find("Grid connection slips 12 months") != std::string::npos);
  CHECK(run_landfall(compare + "--stress all --format json").json().at("stress_tests").as_array().size() == 4 * 17);
  CHECK(run_landfall(compare + "--stress all --what-to-verify").status == 2);
}
