// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "sites/site_file.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

namespace {

const char* const good = R"(
[tariff]
name = { en = "A", zh = "甲" }
utc_offset = 8.0
ratchet = { value = 0.5, low = 0.5, high = 0.6, unit = "fraction", year = 2026, source = "x", confidence = "low" }
[[tariff.periods]]
name = { en = "peak", zh = "峰" }
rate = { value = 2.0, low = 1.9, high = 2.1, unit = "local/kWh", year = 2026, source = "x", confidence = "low" }
hours = [ { days = ["mon", "fri"], months = [1, 12], from = 9.5, to = 12.0 }, { from = 18.0, to = 22.0 } ]
[[tariff.periods]]
name = { en = "rest", zh = "其余" }
rate = { value = 1.0, low = 0.9, high = 1.1, unit = "local/kWh", year = 2026, source = "x", confidence = "low" }
demand = false
)";

/// What is wrong with a place that has this tariff.
std::string problems_of(const std::string& tariff, sites::Site* into = nullptr) {
  std::string text = samples::bytes_of(std::filesystem::path(LANDFALL_SOURCE_DIR) / "sites/data/places/my-johor.toml");
  text.insert(text.find("[[rules]]"), tariff + "\n");
  Problems problems;
  sites::Site site = sites::parse_site(text, "place.toml", samples::library().countries, problems);
  if (into != nullptr) *into = site;
  std::string all;
  for (const InputProblem& problem : problems.all())
    all += problem.where.file + ":" + std::to_string(problem.where.line) + ": " + problem.what + "\n";
  return all;
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text = good;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a place's own tariff replaces its country's and is registered with the place") {
  sites::Site site;
  CHECK(problems_of(good, &site) == "");
  CHECK(site.own_tariff);
  REQUIRE(site.tariff.periods.size() == 2);
  CHECK(site.tariff.periods[0].hours[0].days == 0b0010001U);
  CHECK(site.tariff.periods[0].hours[0].months == 0b100000000001U);
  CHECK(site.tariff.periods[0].hours[1].days == 0x7FU);
  CHECK_FALSE(site.tariff.periods[1].demand);
  int registered = 0;
  for (const InputRef& input : list_inputs(site, "site.")) registered += input.path.starts_with("site.tariff.") ? 1 : 0;
  CHECK(registered == 3);  // two rates and the ratchet; what was not stated is not an input
  CHECK_FALSE(site.follows_tariff());
  site.power.pricing = sites::Pricing::time_of_use;
  CHECK(site.follows_tariff());
}

TEST_CASE("a tariff that does not share out its hours is refused where it goes wrong") {
  CHECK(problems_of(changed("from = 18.0, to = 22.0", "from = 11.0, to = 22.0")).find("have a period already") != std::string::npos);
  CHECK(problems_of(changed("from = 18.0, to = 22.0", "from = 22.0, to = 6.0")).find("after \"from\"") != std::string::npos);
  CHECK(problems_of(changed("to = 12.0", "to = 12.1")).find("quarters of an hour") != std::string::npos);
  CHECK(problems_of(changed("\"fri\"", "\"friday\"")).find("friday") != std::string::npos);
  CHECK(problems_of(changed("[1, 12]", "[0, 12]")).find("months") != std::string::npos);
  CHECK(problems_of(changed("[1, 12]", "[]")).find("at least one month") != std::string::npos);
  CHECK(problems_of(changed("demand = false", "demand = false\nhours = [ { from = 0.0, to = 6.0 } ]")).find("all other hours") !=
        std::string::npos);
  CHECK(problems_of(
            changed("hours = [ { days = [\"mon\", \"fri\"], months = [1, 12], from = 9.5, to = 12.0 }, { from = 18.0, to = 22.0 } ]", ""))
            .find("found two") != std::string::npos);
  CHECK(problems_of(changed("value = 2.0, low", "value = -2.0, low")).find("place.toml:") != std::string::npos);
  CHECK(problems_of(changed("ratchet =", "fuel_share =")).find("fuel_drift") != std::string::npos);
  CHECK(problems_of(changed("ratchet =", "rachet =")).find("rachet") != std::string::npos);
  CHECK(problems_of("[tariff]\nname = { en = \"A\", zh = \"甲\" }\nutc_offset = 8.0\n").find("one to 6") != std::string::npos);
}

TEST_CASE("the built-in tariffs name who is open at the weekend") {
  const auto& countries = samples::library().countries;
  CHECK(countries.at("om").tariff.periods[0].hours[0].days == 0b1001111U);  // Sunday to Thursday
  CHECK(countries.at("th").tariff.periods[0].hours[0].days == 0b0011111U);
  CHECK(countries.at("sa").tariff.periods.size() == 1);
  CHECK_FALSE(countries.at("la").tariff.stands());
  CHECK(samples::library().sites.at("ae-abu-dhabi").own_tariff);
  CHECK(samples::library().sites.at("ae-dubai").tariff.periods.size() == 1);
}
