// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <tuple>

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

/// Two places, two designs.
std::string small(const std::string& extra = "") {
  return shipped(
      "planner/portfolio/data/built-in.toml", "costs = \"costs\"",
      "sites = [\"sa-riyadh\", \"my-johor\"]\nmodules = [\"tower-pod-2000\", \"nvl72-dry-2300\"]\n" + extra + "costs = \"costs\"");
}

}  // namespace

TEST_CASE("compare ranks every built-in place with every design") {
  const Run run = run_landfall("compare --format json --draws 8");
  REQUIRE(run.status == 0);
  CHECK(run.err.empty());
  const auto page = run.json().as_object();
  for (const char* key : {"landfall", "valuation_date", "inputs_sha256", "seed", "candidates"}) CHECK(page.contains(key));
  CHECK(page.at("inputs_sha256").as_string().size() == 64);
  std::set<std::string> places, designs;
  int rank = 0;
  bool blocked_seen = false;
  double last = INFINITY;
  for (const auto& entry : page.at("candidates").as_array()) {
    const auto& row = entry.as_object();
    places.insert(std::string(row.at("site").as_string()));
    designs.insert(std::string(row.at("module").as_string()));
    CHECK(row.at("rank").as_int64() == ++rank);
    for (const char* key :
         {"it_mw", "pue", "wue_l_per_kwh", "carbon_kg_per_kwh_it", "capex_usd", "capex_usd_per_w", "months_to_revenue", "npv_usd",
          "equity_irr_p10", "equity_irr_p50", "equity_irr_p90", "probability_below_hurdle", "levelised_usd_per_kw_month"}) {
      CHECK(row.contains(key));
    }
    CHECK(row.at("checks_failed").as_int64() == 0);
    CHECK(row.at("pue").as_double() >= 1.0);
    CHECK(row.at("pue").as_double() < 2.0);
    const bool blocked = row.at("verdict").as_string() == "blocked";
    CHECK((blocked || !blocked_seen));  // blocked ones come last
    if (blocked && !blocked_seen) last = INFINITY;
    blocked_seen = blocked_seen || blocked;
    const auto& rate = row.at("equity_irr");
    const double value = rate.is_null() ? -INFINITY : rate.as_double();
    CHECK(value <= last);
    last = value;
    if (rate.is_null()) {
      const auto& findings = row.at("findings").as_array();
      CHECK(std::any_of(findings.begin(), findings.end(),
                        [](const auto& f) { return f.at("code").as_string().find("irr") != std::string::npos; }));
    }
    for (const auto& finding : row.at("findings").as_array()) CHECK_FALSE(finding.at("text").as_string().empty());
  }
  CHECK(places.size() == 27);
  CHECK(designs.size() >= 8);
}

TEST_CASE("the same bytes come for any number of threads, locale and time zone") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const std::string command = "compare " + portfolio + " --draws 64 --format json";
  const Run reference = run_landfall(command + " --threads 1");
  REQUIRE(reference.status == 0);
  for (const char* threads : {"2", "3", "7", "16", "0"}) CHECK(run_landfall(command + " --threads " + threads).out == reference.out);
  for (const char* place : {"LC_ALL=tr_TR.UTF-8", "LC_ALL=de_DE.UTF-8", "LC_ALL=C", "TZ=Asia/Riyadh", "TZ=America/St_Johns"}) {
    CHECK(run_landfall(command, place).out == reference.out);
  }
}

TEST_CASE("what else is compared changes no candidate") {
  const Run all = run_landfall("compare --draws 16 --format json");
  const Scratch scratch;
  const Run few = run_landfall("compare " + scratch.write("p.toml", small()) + " --draws 16 --format json");
  REQUIRE(few.status == 0);
  const auto key = [](const auto& row) {
    return std::tuple(std::string(row.at("site").as_string()), std::string(row.at("module").as_string()));
  };
  int found = 0;
  const auto few_page = few.json(), all_page = all.json();
  for (const auto& mine : few_page.at("candidates").as_array()) {
    for (const auto& other : all_page.at("candidates").as_array()) {
      if (key(mine) != key(other)) continue;
      ++found;
      for (const char* name : {"pue", "capex_usd", "equity_irr", "equity_irr_p10", "equity_irr_p90"})
        CHECK(mine.at(name) == other.at(name));
    }
  }
  CHECK(found == 4);
}

TEST_CASE("the order in which places and designs are named changes nothing") {
  const Scratch scratch;
  std::string turned = small();
  const auto turn = [&](const std::string& key) {
    const auto open = turned.find('[', turned.find("\n" + key + " =")), close = turned.find(']', open), comma = turned.find(", ", open);
    REQUIRE(comma < close);
    const std::string first = turned.substr(open + 1, comma - open - 1), second = turned.substr(comma + 2, close - comma - 2);
    turned.replace(open + 1, close - open - 1, second + ", " + first);
  };
  turn("sites");
  turn("modules");
  CHECK(turned != small());
  const auto page = run_landfall("compare " + scratch.write("p.toml", small()) + " --draws 16 --format json").json();
  const auto other = run_landfall("compare " + scratch.write("q.toml", turned) + " --draws 16 --format json").json();
  CHECK(page.at("candidates") == other.at("candidates"));
}

TEST_CASE("another seed draws otherwise, the same seed the same") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const auto p10 = [&](const char* seed) {
    return run_landfall("compare " + portfolio + " --draws 32 --format json --seed " + seed)
        .json()
        .at("candidates")
        .at(0)
        .at("equity_irr_p10")
        .as_double();
  };
  CHECK(p10("5") == p10("5"));
  CHECK(p10("5") != p10("6"));
}

TEST_CASE("--set moves what it names, and is recorded") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const auto johor = [&](const std::string& set) {
    const Run run = run_landfall("compare " + portfolio + " --draws 0 --format json " + set);
    REQUIRE(run.status == 0);
    double sum = 0.0;
    const auto run_page = run.json();
    for (const auto& row : run_page.at("candidates").as_array()) {
      if (row.at("site").as_string() == "my-johor") sum += row.at("project_irr").as_double();
    }
    return sum;
  };
  const double base = johor("");
  CHECK(johor("--set site.my-johor.market.colocation_rent=140") > base + 0.02);
  CHECK(johor("--set site.sa-riyadh.market.colocation_rent=140") == base);
  CHECK(johor("--set deal.letting.occupancy=0.7") < base);
  CHECK(johor("--set country.my.tax.corporate_rate=0.0") > base);
  const Run run = run_landfall("compare " + portfolio + " --draws 0 --format json --set site.water.tariff=2");
  CHECK(run.json().at("overrides").at(0).as_string() == "site.water.tariff=2");
}

TEST_CASE("--out writes the files, whole, and keeps what stands there") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const std::string out = scratch.path() + "/pack";
  const std::string command = "compare " + portfolio + " --draws 8 --quiet --out " + out;
  REQUIRE(run_landfall(command).status == 0);
  CHECK(scratch.names() == std::vector<std::string>{"p.toml", "pack", "pack/committee.xlsx", "pack/comparison.csv", "pack/comparison.json",
                                                    "pack/comparison.txt", "pack/inputs.json", "pack/report.html"});
  const std::string before = scratch.read("pack/comparison.json");
  const Run again = run_landfall(command + " --set site.water.tariff=2");
  CHECK(again.status == 2);
  CHECK(again.err.find("--overwrite") != std::string::npos);
  CHECK(scratch.read("pack/comparison.json") == before);
  CHECK(run_landfall(command + " --overwrite --set site.water.tariff=2").status == 0);
  CHECK(scratch.read("pack/comparison.json") != before);
  CHECK(run_landfall("compare " + portfolio + " --out " + portfolio).status == 2);  // a file is no folder
}

TEST_CASE("csv and json carry the same figures, and nothing else") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const Run csv = run_landfall("compare " + portfolio + " --draws 8 --format csv");
  REQUIRE(csv.status == 0);
  CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 5);
  CHECK(csv.out.rfind("rank,site,module,verdict,", 0) == 0);
  const auto row = run_landfall("compare " + portfolio + " --draws 8 --format json").json().at("candidates").at(0).as_object();
  CHECK(csv.out.find("\n1," + std::string(row.at("site").as_string()) + "," + std::string(row.at("module").as_string())) !=
        std::string::npos);
}

TEST_CASE("the table speaks both languages") {
  const Scratch scratch;
  const std::string portfolio = scratch.write("p.toml", small());
  const Run english = run_landfall("compare " + portfolio + " --draws 8"),
            chinese = run_landfall("compare " + portfolio + " --draws 8 --lang zh");
  CHECK(english.out.find("equity IRR") != std::string::npos);
  CHECK(chinese.out.find("股权IRR") != std::string::npos);
  CHECK(chinese.out.find("equity IRR") == std::string::npos);
  CHECK(english.out.find("failed") != std::string::npos);  // the checks are named in every output
}

TEST_CASE("a portfolio that is wrong says all that is wrong, with places, and writes nothing") {
  const Scratch scratch;
  const std::string out = scratch.path() + "/pack";
  const auto refused = [&](const std::string& bytes, std::vector<std::string> words) {
    const Run run = run_landfall("compare " + scratch.write("p.toml", bytes) + " --out " + out);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    for (const std::string& word : words) {
      CAPTURE(run.err);
      CHECK(run.err.find(word) != std::string::npos);
    }
    CHECK(scratch.names() == std::vector<std::string>{"p.toml"});
  };
  refused("", {"p.toml:1:1", "empty"});
  refused("id = ", {"p.toml:1:"});
  refused(std::string("id = \"x\"\n\0y", 11), {"p.toml:2:1", "NUL"});
  refused(small("colour = \"red\"\n"), {"p.toml:", "unknown key \"colour\""});
  refused(small("dael = \"colocation\"\n"), {"unknown key \"dael\"", "deal"});
  refused(shipped("planner/portfolio/data/built-in.toml", "deal = \"colocation\"", "deal = \"colocatoin\""),
          {"colocatoin", "did you mean \"colocation\""});
  refused(shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"", "sites = [\"my-jahor\"]\ncosts = \"costs\""),
          {"did you mean \"my-johor\""});
  refused(shipped("planner/portfolio/data/built-in.toml", "value = 10000.0", "value = nan"), {"finite"});
  refused(shipped("planner/portfolio/data/built-in.toml", "value = 10000.0", "value = -1.0"), {"p.toml:", "10 to"});
  refused(shipped("planner/portfolio/data/built-in.toml", "2026-11-01", "2026-02-31"), {"p.toml:"});
  refused(small("[set]\n\"site.power.energy_tarif\" = 0.1\n[extra]\n"), {"extra"});
}

TEST_CASE("wrong arguments are wrong usage") {
  CHECK(run_landfall("").status == 2);
  CHECK(run_landfall("compaer").status == 2);
  CHECK(run_landfall("compare --format xml").status == 2);
  CHECK(run_landfall("compare --lang fr").status == 2);
  CHECK(run_landfall("compare --draws -1").status == 2);
  CHECK(run_landfall("compare --set site.power.energy_tariff").status == 2);
  CHECK(run_landfall("compare --set site.power.energy_tariff=cheap").status == 2);
  CHECK(run_landfall("compare --set site.power.energy_tariff=nan").status == 2);
  CHECK(run_landfall("compare --set site.power.energy_tariff=-0.1").status == 2);
  const Run misspelt = run_landfall("compare --set site.power.energy_tarif=0.1");
  CHECK(misspelt.status == 2);
  CHECK(misspelt.err.find("energy_tariff") != std::string::npos);
  CHECK(run_landfall("compare /nowhere.toml").status == 2);
  CHECK(run_landfall("compare /").status == 2);
  CHECK(run_landfall("compare --weather nowhere.epw").status == 2);
  CHECK(run_landfall("--help").status == 0);
  CHECK(run_landfall("compare --help").status == 0);
  CHECK(run_landfall("--version").out.find("0.1.0") != std::string::npos);
}
