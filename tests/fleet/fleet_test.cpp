// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "planner/fleet/fleet_file.hpp"
#include "tests/built_in.hpp"

using namespace landfall;
using namespace landfall::fleet;

namespace {

Generation generation(const std::string& id) {
  Problems problems;
  const std::string path = "planner/fleet/data/" + id + ".toml";
  Generation read = parse_generation(embedded_file(path), path, problems);
  problems.raise_if_any();
  return read;
}

/// Everything the H200 generation asks for.
std::string mainstream() {
  return "id = \"f\"\nname = { en = \"f\", zh = \"f\" }\ngeneration = \"h200-hgx\"\nremedy = \"before-opening\"\n[parts]\n"
         "processor = \"2x Xeon Platinum 8558\"\nmemory = 256.0\nnic = 400.0\nfabric = \"InfiniBand NDR\"\noptics = \"OSFP 2 x NDR\"\n"
         "switches = \"QM9700\"\nstorage = 3.84\nmanagement = \"SN2201\"\n";
}

Fleet fleet_of(std::string text, const std::string& from = "", const std::string& to = "") {
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  Problems problems;
  Fleet read = parse_fleet(text, "f.toml", problems);
  problems.raise_if_any();
  return read;
}

deal::Deal rental() {
  return test::built_in_with([](portfolio::Request& request) {
           request.deal = "gpu-rental-h200";
           request.financing = "gpu-loan";
         })
      .deal;
}

State state_of(const std::vector<Checked>& all, Part part) {
  return std::find_if(all.begin(), all.end(), [&](const Checked& each) { return each.part == part; })->state;
}

bool says(const Findings& findings, const std::string& code) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.code == code; });
}

}  // namespace

TEST_CASE("every generation that ships knows its parts, with an amount or names, and a sourced price of exchange") {
  for (const char* id : {"h100-hgx", "h200-hgx", "b200-hgx", "b300-hgx", "gb300-nvl72"}) {
    CAPTURE(id);
    const Generation known = generation(id);
    CHECK(known.parts.size() >= 6);
    for (const auto& [part, usual] : known.parts) {
      CAPTURE(to_string(part));
      CHECK(usual.names.empty() == !unit_of(part).empty());
      CHECK_FALSE(usual.source.empty());
      CHECK(usual.retrofit.value > 0.0);
      CHECK(usual.rent.value < 1.0);
      CHECK(usual.time.value > 0.0);
    }
  }
}

TEST_CASE("a mainstream fleet changes nothing and says so") {
  deal::Deal let = rental();
  const deal::Deal before = let;
  const Findings findings = apply(fleet_of(mainstream()), generation("h200-hgx"), let);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "fleet.mainstream");
  CHECK(let.gpu.server.value == before.gpu.server.value);
  CHECK(let.gpu.price.value == before.gpu.price.value);
  CHECK(let.gpu.server.source == before.gpu.server.source);
}

TEST_CASE("names are whole words of any case, and amounts may be equal") {
  const Generation h200 = generation("h200-hgx");
  const auto processor = [&](const char* name) {
    return state_of(check(fleet_of(mainstream(), "2x Xeon Platinum 8558", name), h200), Part::processor);
  };
  CHECK(processor("2 x XEON PLATINUM 8480C") == State::mainstream);
  CHECK(processor("Xeon Platinum 8358") == State::off);
  CHECK(processor("Xeon 85580") == State::off);
  CHECK(processor("epyc 9554, two of them") == State::mainstream);
  CHECK(state_of(check(fleet_of(mainstream(), "memory = 256.0", "memory = 192.0"), h200), Part::memory) == State::mainstream);
  CHECK(state_of(check(fleet_of(mainstream(), "memory = 256.0", "memory = 191.9"), h200), Part::memory) == State::off);
}

TEST_CASE("what is not told is unknown, not mainstream") {
  const Generation h200 = generation("h200-hgx");
  const Fleet silent = fleet_of(mainstream(), "optics = \"OSFP 2 x NDR\"\n", "");
  CHECK(state_of(check(silent, h200), Part::optics) == State::unknown);
  deal::Deal let = rental();
  const Findings findings = apply(silent, h200, let);
  CHECK(says(findings, "fleet.not-told"));
  CHECK_FALSE(says(findings, "fleet.mainstream"));
}

TEST_CASE("each remedy costs what the parts that are off say, in value and range") {
  const Generation h200 = generation("h200-hgx");
  std::string text = mainstream();
  text.replace(text.find("8558"), 4, "8358");
  text.replace(text.find("memory = 256.0"), 14, "memory = 64.0");
  const Mainstream &processor = h200.parts.at(Part::processor), &memory = h200.parts.at(Part::memory);
  const deal::Deal before = rental();

  deal::Deal exchanged = before;
  CHECK(says(apply(fleet_of(text), h200, exchanged), "fleet.exchanged-before"));
  CHECK(exchanged.gpu.server.value == doctest::Approx(before.gpu.server.value + processor.retrofit.value + memory.retrofit.value));
  CHECK(exchanged.gpu.server.low == doctest::Approx(before.gpu.server.low + processor.retrofit.low + memory.retrofit.low));
  CHECK(exchanged.gpu.server.high == doctest::Approx(before.gpu.server.high + processor.retrofit.high + memory.retrofit.high));
  CHECK(exchanged.gpu.server.source.find("fleet check") != std::string::npos);
  CHECK(exchanged.gpu.price.value == before.gpu.price.value);
  CHECK(exchanged.letting.pre_let.value == before.letting.pre_let.value);

  deal::Deal idle = before;
  const Findings said = apply(fleet_of(text, "before-opening", "after-opening"), h200, idle);
  CHECK(says(said, "fleet.exchanged-after"));
  CHECK(says(said, "fleet.off-processor"));
  CHECK(says(said, "fleet.off-memory"));
  CHECK(idle.letting.pre_let.high == 0.0);
  CHECK(idle.letting.lease_up.value == doctest::Approx(before.letting.lease_up.value + std::max(processor.time.value, memory.time.value)));

  deal::Deal discounted = before;
  CHECK(says(apply(fleet_of(text, "before-opening", "none"), h200, discounted), "fleet.as-it-is"));
  CHECK(discounted.gpu.price.value == doctest::Approx(before.gpu.price.value * std::min(processor.rent.value, memory.rent.value)));
  CHECK(discounted.gpu.server.value == before.gpu.server.value);
}

TEST_CASE("a fleet under a lease of space changes nothing but is told so") {
  deal::Deal lease = test::built_in_portfolio().deal;
  const double life = lease.plan.life.value;
  const Findings findings = apply(fleet_of(mainstream()), generation("h200-hgx"), lease);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "fleet.no-rental");
  CHECK(lease.plan.life.value == life);
}

TEST_CASE("a rental without a fleet says that it is not checked; the built-in lease says nothing") {
  const auto untold = [](portfolio::Request& request) {
    request.deal = "gpu-rental-gb300";
    request.financing = "gpu-loan";
  };
  CHECK(says(test::built_in_with(untold).fleet, "fleet.not-checked"));
  CHECK(test::built_in_portfolio().fleet.empty());
}

TEST_CASE("faults of fleet and generation files come at once, with their place and the nearest key") {
  Problems problems;
  (void)parse_fleet(
      "id = \"f\"\nname = { en = \"f\", zh = \"f\" }\ngeneration = \"h200-hgx\"\nremedy = \"befor-opening\"\n[parts]\n"
      "procesor = \"8558\"\nmemory = -1.0\n",
      "f.toml", problems);
  REQUIRE(problems.all().size() == 3);
  std::string all;
  for (const InputProblem& problem : problems.all()) all += std::to_string(problem.where.line) + ":" + problem.what + "\n";
  CAPTURE(all);
  CHECK(all.find("4:") != std::string::npos);
  CHECK(all.find("before-opening") != std::string::npos);
  CHECK(all.find("did you mean \"processor\"?") != std::string::npos);
  CHECK(all.find("7:\"memory\"") != std::string::npos);

  Problems unit;
  std::string text(embedded_file("planner/fleet/data/h200-hgx.toml"));
  text.replace(text.find("\"GB/GPU\""), 8, "\"TB/GPU\"");
  (void)parse_generation(text, "g.toml", unit);
  REQUIRE(unit.all().size() == 1);
  CHECK(unit.all().front().what.find("expected \"GB/GPU\", found \"TB/GPU\"") != std::string::npos);
}

TEST_CASE("an unknown fleet or generation names what is known") {
  const auto tried = [](const std::string& id) {
    try {
      (void)test::built_in_with([&](portfolio::Request& request) { request.fleet = id; });
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(tried("no-such").find("expected a known fleet, found \"no-such\"") != std::string::npos);
}
