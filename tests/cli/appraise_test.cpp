// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

std::vector<double> numbers(const boost::json::value& list) {
  std::vector<double> all;
  for (const auto& item : list.as_array()) all.push_back(item.to_number<double>());
  return all;
}

/// NPV at a monthly rate and the sum of absolute flows.
std::pair<double, double> value_at(double annual, const std::vector<double>& flows) {
  const double factor = std::pow(1.0 + annual, -1.0 / 12.0);
  double value = 0.0, scale = 0.0, weight = 1.0;
  for (const double flow : flows) {
    value += flow * weight;
    scale += std::abs(flow);
    weight *= factor;
  }
  return {value, scale};
}

}  // namespace

TEST_CASE("an appraisal's lines, months and flows add up to its figures") {
  for (const char* candidate :
       {"sa-riyadh nvl72-dry-2300", "my-johor tower-pod-2000", "ae-dubai edge-dx-72", "vn-hanoi ai-liquid-60kw-1200"}) {
    CAPTURE(candidate);
    const Run run = run_landfall(std::string("appraise ") + candidate + " --draws 16 --format json");
    REQUIRE(run.status == 0);
    const auto page = run.json();
    const auto& row = page.at("candidates").at(0);

    long long dollars = 0;
    for (const auto& line : page.at("capex_lines").as_array()) dollars += line.at("usd").to_number<long long>();
    CHECK(dollars == row.at("capex_usd").to_number<long long>());

    double it = 0.0, facility = 0.0, water = 0.0;
    CHECK(page.at("plant_months").as_array().size() == 12);
    for (const auto& month : page.at("plant_months").as_array()) {
      it += month.at("it_kwh").to_number<double>();
      facility += month.at("facility_kwh").to_number<double>();
      water += month.at("water_m3").to_number<double>();
      CHECK(month.at("pue").to_number<double>() >= 1.0);
    }
    CHECK(facility / it == doctest::Approx(row.at("pue").to_number<double>()).epsilon(1e-9));
    CHECK(water * 1000.0 / it == doctest::Approx(row.at("wue_l_per_kwh").to_number<double>()).epsilon(1e-9));

    for (const char* which : {"project", "equity"}) {
      const auto& rate = row.at(std::string(which) + "_irr");
      if (rate.is_null()) continue;
      const auto [value, scale] = value_at(rate.to_number<double>(), numbers(page.at("cash_flow_months").at(std::string(which) + "_usd")));
      CHECK(std::abs(value) <= 1e-9 * scale);
    }
    const auto& debt = page.at("debt");
    CHECK(debt.at("size_usd").to_number<double>() <= debt.at("by_gearing_usd").to_number<double>() * (1.0 + 1e-10));
    for (const auto& check : page.at("checks").as_array()) CHECK(check.at("passed").as_bool());
    CHECK(page.at("checks").as_array().size() >= 10);
    CHECK_FALSE(page.at("gates").as_array().empty());
    for (const auto& gate : page.at("gates").as_array()) {
      CHECK_FALSE(gate.at("reason").as_string().empty());
      CHECK_FALSE(gate.at("source").as_string().empty());
    }
  }
}

TEST_CASE("a GPU rental is appraised with its fleet") {
  const Run run = run_landfall("appraise sa-riyadh nvl72-dry-2300 --deal gpu-rental-gb300 --financing gpu-loan --draws 16 --format json");
  REQUIRE(run.status == 0);
  const auto page = run.json();
  bool servers = false;
  for (const auto& line : page.at("capex_lines").as_array()) servers = servers || line.at("item").as_string() == "servers";
  CHECK(servers);
  CHECK(page.at("candidates").at(0).at("levelised_usd_per_gpu_hour").to_number<double>() > 0.0);
  CHECK(page.at("candidates").at(0).at("capex_usd_per_w").to_number<double>() > 20.0);
}

TEST_CASE("the parent's country decides whether chips need a licence anywhere") {
  const auto verdict = [](const char* investor) {
    return std::string(run_landfall(std::string("appraise my-johor nvl72-dry-2300 --draws 0 --format json --investor ") + investor)
                           .json()
                           .at("candidates")
                           .at(0)
                           .at("verdict")
                           .as_string());
  };
  CHECK(verdict("cn-parented-operator") == "blocked");
  CHECK(verdict("sg-infrastructure-fund") != "blocked");
}

TEST_CASE("without a loan project and equity return the same, but for tax on dividends") {
  const auto row =
      run_landfall("appraise my-johor nvl72-dry-2300 --financing all-equity --draws 0 --format json").json().at("candidates").at(0);
  CHECK(row.at("min_dscr").is_null());
  CHECK(row.at("equity_irr").to_number<double>() ==
        doctest::Approx(row.at("project_irr").to_number<double>()).epsilon(1e-9));  // Malaysia taxes no dividends
}

TEST_CASE("a site of one's own stands beside the built-in ones") {
  const Scratch scratch;
  std::string bytes = landfall::test::shipped("sites/data/places/my-johor.toml", "id = \"my-johor\"", "id = \"my-own\"");
  const std::string file = scratch.write("own.toml", bytes);
  const Run run = run_landfall("appraise my-own nvl72-dry-2300 --draws 0 --format json --file " + file);
  CHECK(run.status == 0);
  const Run broken = run_landfall("appraise my-own nvl72-dry-2300 --file " + scratch.write("bad.toml", bytes + "\nx = 1\n"));
  CHECK(broken.status == 2);
  CHECK(broken.err.find("bad.toml:") != std::string::npos);
}

TEST_CASE("a hall that hardly anyone uses is appraised, with a finding that says at which load its plant is stated") {
  for (const char* nobody : {"deal.letting.occupancy=0.02", "deal.letting.utilisation=0"}) {
    const Run run = run_landfall(std::string("appraise my-johor tower-pod-2000 --draws 0 --format json --set ") + nobody);
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
    const auto page = run.json();
    CHECK(page.at_pointer("/candidates/0/pue").to_number<double>() > 1.0);
    CHECK(run.out.find("plant.load-below-table") != std::string::npos);
  }
}

TEST_CASE("an unknown place or design names the nearest") {
  const Run site = run_landfall("appraise my-johr nvl72-dry-2300");
  CHECK(site.status == 2);
  CHECK(site.err.find("my-johor") != std::string::npos);
  const Run module = run_landfall("appraise my-johor nvl72-dry");
  CHECK(module.status == 2);
  CHECK(module.err.find("nvl72-dry-2300") != std::string::npos);
  CHECK(run_landfall("appraise my-johor").status == 2);
}

TEST_CASE("the appraisal reads as a page in both languages") {
  const Run english = run_landfall("appraise my-johor nvl72-dry-2300 --draws 16"),
            chinese = run_landfall("appraise my-johor nvl72-dry-2300 --draws 16 --lang zh");
  REQUIRE(english.status == 0);
  REQUIRE(chinese.status == 0);
  for (const char* word : {"equity IRR", "capex line", "Master checks"}) CHECK(english.out.find(word) != std::string::npos);
  for (const char* word : {"股权IRR", "资本支出项", "总校验"}) CHECK(chinese.out.find(word) != std::string::npos);
}
