// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fmt/format.h>
#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

const std::string history =
    "[tests.history]\ntext = { en = \"It happened.\", zh = \"确有其事。\" }\nyear = 2026\nsource = \"a test\"\nconfidence = \"low\"\n";

std::string test_of(const std::string& id, const std::string& change) {
  return "[[tests]]\nid = \"" + id + "\"\nname = { en = \"" + id + "\", zh = \"测试\" }\nchanges = [" + change + "]\n" + history;
}

const std::string dearer = R"({ path = "site.power.energy_tariff", op = "multiply", value = 1.5 })";
const std::string stressed_candidate = "appraise my-johor nvl72-dry-2300 --draws 0 --format json ";

}  // namespace

TEST_CASE("a stress file of the user runs as the built-in tests do, in appraise and compare") {
  const Scratch folder;
  const std::string file = folder.write("own.toml", test_of("power-half-as-dear-again", dearer));
  const Run run = run_landfall(stressed_candidate + "--stress-file " + file);
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const auto tests = run.json().at("stress_tests").as_array();
  REQUIRE(tests.size() == 1);
  CHECK(tests[0].at("id").as_string() == "power-half-as-dear-again");
  CHECK(tests[0].at("history").as_string() == "It happened.");
  const auto base = run_landfall(stressed_candidate).json();
  double tariff = 0.0;
  for (const auto& row : base.at("due_diligence").as_array()) {
    if (row.at("path").as_string() == "site.my-johor.power.energy_tariff") tariff = row.at("value").to_number<double>();
  }
  const auto by_hand = run_landfall(fmt::format("{}--set site.my-johor.power.energy_tariff={:.17g}", stressed_candidate, 1.5 * tariff)).json();
  CHECK(tests[0].at("equity_irr").to_number<double>() ==
        doctest::Approx(by_hand.at("candidates").at(0).at("equity_irr").to_number<double>()).epsilon(1e-9));

  CHECK(run_landfall(stressed_candidate + "--stress all --stress-file " + file).json().at("stress_tests").as_array().size() == 18);
  CHECK(run_landfall(stressed_candidate + "--stress tariff-reform --stress-file " + file).json().at("stress_tests").as_array().size() == 1);
  const std::string portfolio =
      folder.write("p.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                     "sites = [\"my-johor\"]\nmodules = [\"nvl72-dry-2300\"]\nstress = [\"own.toml\"]\ncosts = \"costs\""));
  const Run matrix = run_landfall("compare " + portfolio + " --draws 0 --stress power-half-as-dear-again --format json");
  CAPTURE(matrix.err);
  REQUIRE(matrix.status == 0);
  CHECK(matrix.json().at("stress_tests").at(0).at("id").as_string() == "power-half-as-dear-again");
  CHECK(run_landfall("compare " + portfolio + " --draws 0 --stress-file " + file).out.find("power-half-as-dear-again") !=
        std::string::npos);
}

TEST_CASE("a test of the user's with a built-in id takes its place") {
  const Scratch folder;
  const std::string file = folder.write("own.toml", test_of("tariff-reform", dearer));
  const auto all = run_landfall(stressed_candidate + "--stress all --stress-file " + file).json().at("stress_tests").as_array();
  CHECK(all.size() == 17);
  const auto built_in = run_landfall(stressed_candidate + "--stress tariff-reform").json().at("stress_tests").at(0);
  const auto own = run_landfall(stressed_candidate + "--stress tariff-reform --stress-file " + file).json().at("stress_tests").at(0);
  CHECK(own.at("equity_irr").to_number<double>() < built_in.at("equity_irr").to_number<double>());
}

TEST_CASE("faults of a stress file are told all at once, with their place and the nearest path") {
  const Scratch folder;
  const std::string wrong = test_of("a", R"({ path = "site.power.energy_tarif", op = "multiply", value = 1.5 })") +
                            test_of("b", R"({ path = "deal.gpu.prise", op = "multiplies", value = 2.0 })");
  const std::string file = folder.write("own.toml", wrong);
  const Run run = run_landfall(stressed_candidate + "--stress-file " + file);
  CHECK(run.status == 2);
  CAPTURE(run.err);
  CHECK(run.err.find("own.toml:4:") != std::string::npos);
  CHECK(run.err.find("did you mean \"site.power.energy_tariff\"?") != std::string::npos);
  CHECK(run.err.find("did you mean \"deal.gpu.price\"?") != std::string::npos);
  CHECK(run.err.find("multiply") != std::string::npos);
  std::string place = test_of("a", dearer);
  place.insert(place.find("changes"), "places = [\"my-johr\"]\n");
  const Run other = run_landfall(stressed_candidate + "--stress-file " + folder.write("place.toml", place));
  CHECK(other.status == 2);
  CHECK(other.err.find("did you mean \"my-johor\"?") != std::string::npos);
  CHECK(run_landfall(stressed_candidate + "--stress-file " + folder.path() + "/absent.toml").status == 2);
}

TEST_CASE("a pack with stress tests of the user verifies without them") {
  const Scratch folder;
  folder.write("own.toml", test_of("power-half-as-dear-again", dearer));
  const std::string portfolio =
      folder.write("p.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                     "sites = [\"my-johor\"]\nmodules = [\"nvl72-dry-2300\"]\nstress = [\"own.toml\"]\ncosts = \"costs\""));
  const std::string out = folder.path() + "/pack";
  REQUIRE(run_landfall("compare " + portfolio + " --draws 8 --out " + out).status == 0);
  CHECK(folder.read("pack/report.html").find("power-half-as-dear-again") != std::string::npos);
  CHECK(folder.read("pack/inputs.json").find("own.toml") != std::string::npos);
  folder.write("own.toml", "no longer a stress file");
  CHECK(run_landfall("verify " + out).status == 0);
}
