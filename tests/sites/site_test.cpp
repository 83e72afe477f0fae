// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "sites/site_file.hpp"

using namespace landfall;

namespace {

const std::filesystem::path root = std::filesystem::path(LANDFALL_SOURCE_DIR);

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, sites::Country> countries(Problems& problems) {
  std::map<std::string, sites::Country> all;
  for (const auto& entry : std::filesystem::directory_iterator(root / "sites/data/countries")) {
    sites::Country country = sites::parse_country(read(entry.path()), entry.path().filename().string(), problems);
    CHECK(country.id == entry.path().stem().string());
    all.emplace(country.id, std::move(country));
  }
  return all;
}

}  // namespace

TEST_CASE("every built-in country and place loads, and what it names exists") {
  Problems problems;
  const auto known = countries(problems);
  CHECK(known.size() == 17);
  int places = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "sites/data/places")) {
    const std::string bytes = read(entry.path());
    const sites::Site site = sites::parse_site(bytes, entry.path().filename().string(), known, problems);
    CHECK(site.id == entry.path().stem().string());
    CHECK(std::filesystem::exists(root / "climate/data" / (site.station + ".toml")));
    ++places;
  }
  CHECK(places == 27);
  CHECK_NOTHROW(problems.raise_if_any());
}

TEST_CASE("every country answers the questions a committee asks first") {
  Problems problems;
  for (const auto& [id, country] : countries(problems)) {
    CAPTURE(id);
    for (const sites::RuleKind kind :
         {sites::RuleKind::export_licence, sites::RuleKind::permit, sites::RuleKind::tenure, sites::RuleKind::war_risk}) {
      bool answered = false;
      for (const sites::Rule& rule : country.rules) answered = answered || rule.kind == kind;
      CAPTURE(sites::to_string(kind));
      CHECK(answered);
    }
  }
}

TEST_CASE("a place takes its country's tax, and a free zone its own") {
  Problems problems;
  const auto known = countries(problems);
  const sites::Site batam = sites::parse_site(read(root / "sites/data/places/id-batam.toml"), "batam", known, problems);
  CHECK_FALSE(batam.own_tax.empty());
  CHECK(batam.tax.vat_rate.value == 0.0);
  CHECK(batam.tax.corporate_rate.value == known.at("id").tax.corporate_rate.value);
}

TEST_CASE("a negative tariff and a land price beside a lease are refused with their place") {
  Problems setup;
  const auto known = countries(setup);
  std::string text = read(root / "sites/data/places/my-johor.toml");
  const auto tariff = text.find("energy_tariff");
  const auto value = text.find("value = ", tariff) + 8;
  text.insert(value, "-");
  Problems problems;
  (void)sites::parse_site(text, "johor.toml", known, problems);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.all()[0].what.find("\"value\": expected a number from 0 to 1") == 0);
  CHECK(problems.all()[0].where.line > 1);
}

TEST_CASE("a place of an unknown country says where it names it, and what else is wrong with it") {
  Problems setup;
  const auto known = countries(setup);
  std::string text = read(root / "sites/data/places/my-johor.toml");
  text.replace(text.find("country = \"my\""), 14, "country = \"mx\"");
  text.insert(text.find("value = ", text.find("energy_tariff")) + 8, "-");
  Problems problems;
  (void)sites::parse_site(text, "johor.toml", known, problems);
  REQUIRE(problems.all().size() == 3);  // the low end is then above the value
  CHECK(problems.all()[0].what.find("\"country\": expected a known country") != std::string::npos);
  CHECK(problems.all()[0].where.line > 1);
  CHECK(problems.all()[1].what.find("\"value\": expected a number from 0 to 1") == 0);
}
