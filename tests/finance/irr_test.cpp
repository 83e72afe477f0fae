// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "planner/finance/irr.hpp"
#include "tests/finance/roots.hpp"

using namespace landfall::finance;
using landfall::test::holds;

TEST_CASE("flows with two roots report both, and no return") {
  const Irr two = irr(std::vector<double>{-1.0, 2.3, -1.32});
  CHECK(two.status == IrrStatus::multiple);
  REQUIRE(two.roots.size() == 2);
  CHECK(two.roots[0] == doctest::Approx(0.1).epsilon(1e-12));
  CHECK(two.roots[1] == doctest::Approx(0.2).epsilon(1e-12));
  CHECK_FALSE(two.rate.has_value());
}

TEST_CASE("a touching root is one root") {
  const Irr touching = irr(std::vector<double>{-16.0, 40.0, -25.0});
  REQUIRE(touching.roots.size() == 1);
  CHECK(std::abs(touching.roots[0] - 0.25) < 1e-8);
}

TEST_CASE("flows at dates: a year of 365 days is one period") {
  const std::vector<double> flows{-100.0, 0.0, 121.0}, times{0.0, 0.5, 2.0};
  CHECK(irr_at(flows, times).rate.value() == doctest::Approx(0.1).epsilon(1e-12));
  CHECK_THROWS_AS((void)irr_at(flows, std::vector<double>{0.0}), std::domain_error);
}

TEST_CASE("flows without a root say none") {
  CHECK(irr(std::vector<double>{1.0, 2.0}).status == IrrStatus::none);
  CHECK(irr(std::vector<double>{0.0, 0.0}).status == IrrStatus::none);
  CHECK(irr(std::vector<double>{}).status == IrrStatus::none);
  CHECK(irr(std::vector<double>{-1.0, 1.0, -1.0}).status == IrrStatus::none);
  CHECK_THROWS_AS((void)irr(std::vector<double>{-1.0, std::nan("")}), std::domain_error);
}

TEST_CASE("the scale of money does not move the root") {
  const std::vector<double> flows{-100.0, 39.0, 59.0, 55.0, 20.0};
  for (const double scale : {1e-12, 1.0, 1e15}) {
    std::vector<double> scaled;
    for (const double flow : flows) scaled.push_back(flow * scale);
    CHECK(irr(scaled).rate.value() == doctest::Approx(0.28094842115996127).epsilon(1e-12));
  }
}

TEST_CASE("conventional monthly flows: the root closes the net present value") {
  std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the test wants the same flows each run
  std::uniform_real_distribution<double> part(0.001, 1.0);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> flows(2 + round % 400);
    double size = 0.0;
    for (std::size_t i = 1; i < flows.size(); ++i) flows[i] = part(random);
    flows[0] = -part(random) * static_cast<double>(flows.size());
    for (const double flow : flows) size += std::abs(flow);
    const Irr result = irr(flows);
    REQUIRE(result.status == IrrStatus::unique);
    if (*result.rate > -0.01) REQUIRE(std::abs(npv(*result.rate, flows)) <= 1e-9 * size);
  }
}

TEST_CASE("published and hard cases") {
  const char* named = std::getenv("LANDFALL_TEST_REFERENCE");
  const std::string folder = named != nullptr ? named : std::string(LANDFALL_SOURCE_DIR) + "/../shared/reference";
  std::ifstream file(folder + "/irr_cases.json");
  if (!file) {
    MESSAGE("skipped: no irr_cases.json in " << folder);
    return;
  }
  std::stringstream text;
  text << file.rdbuf();
  const auto cases = boost::json::parse(text.str()).at("cases").as_array();
  int compared = 0;
  for (const auto& entry : cases) {
    const auto& fields = entry.as_object();
    if (fields.at("kind").as_string() != "irr") continue;
    std::vector<double> flows;
    for (const auto& flow : fields.at("values").as_array()) flows.push_back(flow.to_number<double>());
    const Irr result = irr(flows);
    CAPTURE(fields.at("id").as_string().c_str());
    const auto* expected_roots = fields.if_contains("all_real_roots_gt_-1");
    if (expected_roots != nullptr) {
      for (const auto& root : expected_roots->as_array()) {
        const double wanted = root.to_number<double>();
        CHECK(holds(result.roots, wanted, 1e-8 * (1.0 + std::abs(wanted))));
        ++compared;
      }
    }
    CHECK(static_cast<int>(result.roots.size()) <= result.sign_changes);
  }
  CHECK(compared > 30);
}
