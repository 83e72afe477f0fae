// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

const std::string file_text =
    "id = \"board\"\nname = { en = \"The board's criteria\", zh = \"董事会准则\" }\n"
    "[[criteria]]\nmeasure = \"equity_irr\"\nweight = 1\n[[criteria]]\nmeasure = \"pue\"\nweight = 3\n"
    "[[criteria]]\nmeasure = \"months_to_revenue\"\nweight = 1\n";

struct Question {
  Scratch folder;
  std::string criteria = folder.write("c.toml", file_text);
  std::string portfolio = folder.write(
      "p.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                        "sites = [\"my-johor\", \"sa-riyadh\"]\nmodules = [\"nvl72-dry-2300\", \"tower-pod-2000\"]\ncosts = \"costs\""));
  std::string command = "compare " + portfolio + " --draws 0 --criteria " + criteria;
};

}  // namespace

TEST_CASE("compare ranks by criteria where asked, in every form, and keeps the rank by money beside") {
  const Question question;
  const Run run = run_landfall(question.command + " --format json");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const auto page = run.json();
  CHECK(page.at("criteria").at("method").as_string() == "weighted-sum");
  double weights = 0.0, last = 2.0;
  for (const auto& entry : page.at("criteria").at("weights").as_array()) {
    weights += entry.at("weight").to_number<double>();
    CHECK(entry.at("winner_holds_from").to_number<double>() <= entry.at("weight").to_number<double>() + 1e-9);
    CHECK(entry.at("winner_holds_to").to_number<double>() >= entry.at("weight").to_number<double>() - 1e-9);
  }
  CHECK(weights == doctest::Approx(1.0));
  const auto rows = page.at("candidates").as_array();
  REQUIRE(rows.size() == 4);
  for (const auto& row : rows) {
    CHECK(row.at("money_rank").to_number<int>() >= 1);
    if (row.at("rank").is_null()) continue;
    CHECK(row.at("weighted_sum").to_number<double>() <= last);
    last = row.at("weighted_sum").to_number<double>();
    CHECK(row.at("topsis").to_number<double>() >= 0.0);
    CHECK(row.at("topsis").to_number<double>() <= 1.0);
  }
  const Run table = run_landfall(question.command), chinese = run_landfall(question.command + " --lang zh");
  CHECK(table.out.find("The board's criteria") != std::string::npos);
  CHECK(chinese.out.find("董事会准则") != std::string::npos);
  CHECK(chinese.out.find("加权和") != std::string::npos);
  const Run csv = run_landfall(question.command + " --format csv");
  CHECK(csv.out.find("rank,money_rank,site,module,verdict,weighted_sum,topsis,equity_irr,pue,months_to_revenue") == 0);
  REQUIRE(run_landfall(question.command + " --out " + question.folder.path() + "/o").status == 0);
  CHECK(question.folder.read("o/criteria.json").find("\"weighted_sum\"") != std::string::npos);
}

TEST_CASE("without --criteria the ranking is by money") {
  const Question question;
  const auto page = run_landfall("compare " + question.portfolio + " --draws 0 --format json").json();
  double last = 1e9;
  for (const auto& row : page.at("candidates").as_array()) {
    if (row.at("verdict").as_string() == "blocked" || row.at("equity_irr").is_null()) continue;
    CHECK(row.at("equity_irr").to_number<double>() <= last);
    last = row.at("equity_irr").to_number<double>();
  }
}

TEST_CASE("a wrong criteria file, or two pages at once, is exit 2") {
  const Question question;
  const std::string wrong =
      question.folder.write("w.toml", "id = \"w\"\nname = { en = \"w\", zh = \"w\" }\n[[criteria]]\nmeasure = \"puee\"\nweight = 1\n");
  const Run run = run_landfall("compare " + question.portfolio + " --draws 0 --criteria " + wrong);
  CHECK(run.status == 2);
  CHECK(run.err.find("w.toml:") != std::string::npos);
  CHECK(run_landfall(question.command + " --what-to-verify").status == 2);
  CHECK(run_landfall(question.command + " --stress all").status == 2);
}

TEST_CASE("compare tells how firm the ranking is") {
  const Question question;
  const auto page = run_landfall("compare " + question.portfolio + " --draws 64 --format json").json();
  const auto& robustness = page.at("robustness");
  for (const auto& row : robustness.at("candidates").as_array()) {
    double sum = row.at("share_below").to_number<double>();
    for (const auto& share : row.at("share_by_rank").as_array()) sum += share.to_number<double>();
    CHECK(sum == doctest::Approx(1.0));
    for (const auto& candidate : page.at("candidates").as_array()) {
      if (candidate.at("rank") == row.at("rank"))
        CHECK(candidate.at("share_first").to_number<double>() == doctest::Approx(row.at("share_by_rank").at(0).to_number<double>()));
    }
  }
  const auto& pairs = robustness.at("pairs").as_array();
  for (std::size_t a = 0; a < pairs.size(); ++a) {
    for (std::size_t b = 0; b < pairs.size(); ++b) {
      const double both =
          pairs[a].at("earns_more_share").at(b).to_number<double>() + pairs[b].at("earns_more_share").at(a).to_number<double>();
      CHECK(both == doctest::Approx(1.0));
    }
  }
}
