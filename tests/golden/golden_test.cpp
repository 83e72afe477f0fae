// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <regex>

#include "tests/cli/program.hpp"
#include "tests/climate/synthetic_epw.hpp"
#include "tests/golden/diff.hpp"

using namespace landfall;
using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

/// What differs from build to build and from machine to machine is left out: versions, hashes, folders.
std::string masked(const std::string& text, const Scratch& scratch) {
  std::string plain = text;
  for (auto at = plain.find(scratch.path()); at != std::string::npos; at = plain.find(scratch.path()))
    plain.replace(at, scratch.path().size(), "DIR");
  plain = std::regex_replace(plain, std::regex("\\b[0-9a-f]{12,64}\\b"), "HASH");
  return std::regex_replace(plain, std::regex("landfall [0-9]+\\.[0-9]+\\.[0-9]+"), "landfall VERSION");
}

/// The page without the run's own marks and without what other tests of the data watch.
std::string pruned(boost::json::value page) {
  boost::json::object& top = page.as_object();
  for (const char* key : {"landfall", "inputs_sha256", "due_diligence", "plant_table", "gates"}) top.erase(key);
  std::string text;
  for (const auto& [key, value] : top) text += (text.empty() ? "{\"" : ",\n\"") + std::string(key) + "\":" + boost::json::serialize(value);
  return text + "}\n";
}

std::string years_csv(const boost::json::value& page) {
  std::string text;
  for (const auto& row : page.at("cash_flow_years").as_array()) {
    std::string names, cells;
    for (const auto& [key, value] : row.as_object()) {
      names += (names.empty() ? "" : ",") + std::string(key);
      cells += (cells.empty() ? "" : ",") + (value.is_null() ? std::string() : boost::json::serialize(value));
    }
    if (text.empty()) text = names + "\n";
    text += cells + "\n";
  }
  return text;
}

const std::string portfolio = R"(id = "tiny"
name = { en = "Two places, two designs", zh = "两地两方案" }
valuation_date = 2026-11-01
sites = ["my-johor", "ae-dubai"]
modules = ["nvl72-dry-2300", "tower-pod-2000"]
costs = "costs"
deal = "colocation"
financing = "project-loan"
investor = "sg-infrastructure-fund"
[project]
it_load = { value = 10000.0, low = 10000.0, high = 10000.0, unit = "kW", year = 2026, source = "the question", confidence = "high" }
[risk]
draws = 8
seed = 1
)";

}  // namespace

TEST_CASE("five built-in candidates earn, year by year, what was agreed") {
  const std::vector<std::pair<std::string, std::string>> candidates{
      {"my-johor tower-pod-2000", ""},
      {"sa-riyadh fanwall-chiller-2000-2n", "--financing level-loan --investor gulf-sovereign"},
      {"sg-singapore nvl72-tower-2300", ""},
      {"th-bangkok ai-rdhx-1000", "--deal gpu-rental-b300 --financing gpu-loan"},
      {"ae-dubai nvl72-dry-2300", "--deal gpu-rental-gb300 --financing all-equity --investor us-developer"}};
  for (const auto& [candidate, options] : candidates) {
    const Run run = run_landfall("appraise " + candidate + " --format json --draws 0 " + options);
    CAPTURE(run.err);
    REQUIRE((run.status == 0 || run.status == 3));
    golden::check("cash-flow-" + std::regex_replace(candidate, std::regex(" "), "-") + ".csv", years_csv(run.json()));
  }
}

TEST_CASE("the commands print what was agreed") {
  const Scratch scratch;
  const std::string file = scratch.write("tiny.toml", portfolio);
  golden::check("compare-tiny.txt", masked(run_landfall("compare " + file).out, scratch));
  golden::check("compare-tiny-zh.txt", masked(run_landfall("compare " + file + " --lang zh").out, scratch));
  golden::check("compare-tiny.json", pruned(run_landfall("compare " + file + " --format json").json()));
  const std::string appraise = "appraise my-johor tower-pod-2000 --portfolio " + file;
  golden::check("appraise-johor.txt", masked(run_landfall(appraise).out, scratch));
  golden::check("appraise-johor.json", pruned(run_landfall(appraise + " --format json").json()));
}

TEST_CASE("a weather file's page and the errors of a bad file are what was agreed") {
  const Scratch scratch;
  const std::string weather = scratch.write("year.epw", landfall::test::SyntheticEpw().text());
  golden::check("weather.txt", masked(run_landfall("weather " + weather).out, scratch));
  const std::string bad = scratch.write("bad.toml", R"(id = "bad"
name = { en = "Bad" }
kind = "colocatoin"
[plan]
life = { value = 50.0, low = 15.0, high = 25.0, unit = "month", year = 2026, source = "", confidence = "certain" }
[letting]
pre_let = 0.5
ocupancy = { value = 0.9, low = 0.9, high = 0.9, unit = "fraction", year = 2026, source = "x", confidence = "low" }
)");
  const Run run = run_landfall("validate " + bad);
  CHECK(run.status == 2);
  golden::check("validate-bad.txt", masked(run.out + run.err, scratch));
}

TEST_CASE("agreed results change only with a line in the changelog that names them") {
  const std::string changelog = landfall::test::shipped("CHANGELOG.md");
  CAPTURE(golden::digest());
  CHECK(changelog.find("agreed results " + golden::digest()) != std::string::npos);
}
