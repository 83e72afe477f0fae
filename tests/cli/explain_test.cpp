// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "climate/base/input_error.hpp"
#include "planner/data/embedded.hpp"
#include "planner/publish/explanation.hpp"
#include "tests/cli/program.hpp"

using namespace landfall;
using landfall::test::Run;
using landfall::test::run_landfall;

namespace {

publish::Explanations shipped_explanations() {
  constexpr std::string_view path = "planner/publish/data/explanations.toml";
  Problems problems;
  publish::Explanations explanations(embedded_file(path), std::string(path), problems);
  problems.raise_if_any();
  return explanations;
}

/// The line of a file of the sources.
std::string line_of(const std::string& path, int number) {
  std::ifstream file(std::string(LANDFALL_SOURCE_DIR) + "/" + path);
  std::string line;
  for (int i = 0; i < number; ++i) std::getline(file, line);
  return line;
}

}  // namespace

TEST_CASE("every figure of an appraisal is explained") {
  const publish::Explanations explanations = shipped_explanations();
  for (const char* candidate : {"sa-riyadh district-1500", "my-johor nvl72-dry-2300 --deal gpu-rental-h200 --financing gpu-loan",
                                "my-johor tower-pod-2000 --deal colocation-anchor --financing mini-perm",
                                "my-johor tower-pod-2000 --deal colocation-gpu --financing local-loan"}) {
    const Run run = run_landfall(std::string("appraise ") + candidate + " --draws 8 --stress all --format json");
    REQUIRE(run.status == 0);
    const auto figures = publish::figures_of(run.json().as_object());
    CHECK(figures.size() > 400);
    for (const publish::Figure& figure : figures) {
      CAPTURE(figure.key);
      CHECK(explanations.of(figure.key) != nullptr);
    }
  }
}

TEST_CASE("a figure comes with its formula, its ingredients and where they stand") {
  const Run run = run_landfall("explain sa-riyadh district-1500 capex_lines.freight.usd --draws 0");
  REQUIRE(run.status == 0);
  CHECK(run.out.find("capex_lines.freight.usd = ") == 0);
  CHECK(run.out.find("freight units x modules x freight rate") != std::string::npos);
  CHECK(run.out.find("capex_lines.freight.index") != std::string::npos);
  const std::string place = "sites/data/places/sa-riyadh.toml:";
  const auto at = run.out.find(place);
  REQUIRE(at != std::string::npos);
  CHECK(line_of(place.substr(0, place.size() - 1), std::stoi(run.out.substr(at + place.size()))).find("freight") == 0);
  CHECK(run.out.find("planner/cost/data/") != std::string::npos);
}

TEST_CASE("what the user put in says so") {
  const Run run = run_landfall(
      "explain sa-riyadh district-1500 opex_lines.energy.usd_per_year --draws 0 --set site.sa-riyadh.power.energy_tariff=0.09 --lang zh");
  REQUIRE(run.status == 0);
  CHECK(run.out.find("0.09") != std::string::npos);
  CHECK(run.out.find("--set") != std::string::npos);
  CHECK(run.out.find("电价") != std::string::npos);
}

TEST_CASE("an unknown figure names the nearest") {
  const Run run = run_landfall("explain sa-riyadh district-1500 equity_ir --draws 0");
  CHECK(run.status == 2);
  CHECK(run.err.find("did you mean \"equity_irr\"?") != std::string::npos);
  CHECK(run_landfall("explain sa-riyadh district-1500 --draws 0").status == 2);
  CHECK(run_landfall("explain sa-riyad district-1500 pue").status == 2);
}

TEST_CASE("the list names every figure, and each can be asked for") {
  const Run run = run_landfall("explain sa-riyadh district-1500 --list --draws 8");
  REQUIRE(run.status == 0);
  CHECK(run.out.find("\nplant_months.7.pue\n") != std::string::npos);
  for (const char* key : {"plant_loads.0/55.pue", "due_diligence.site/sa-riyadh/market/colocation_rent.swing", "debt.gearing"}) {
    CAPTURE(key);
    CHECK(run.out.find(std::string("\n") + key + "\n") != std::string::npos);
    CHECK(run_landfall(std::string("explain sa-riyadh district-1500 --draws 8 ") + key).status == 0);
  }
}
