// SPDX-License-Identifier: Apache-2.0
#include "planner/siteplan/siteplan.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "planner/siteplan/clearances_file.hpp"
#include "tests/cli/program.hpp"

using namespace landfall;
using namespace landfall::siteplan;

namespace {

Clearances shipped_clearances() {
  const std::string path = "planner/siteplan/data/clearances.toml";
  Problems problems;
  Clearances clearances = parse_clearances(test::shipped(path), path, problems);
  problems.raise_if_any();
  return clearances;
}

Needs ten_megawatts() {
  Needs needs;
  needs.modules = 9;
  needs.module_length = 24.4;
  needs.module_width = 9.8;
  needs.cooling_m2 = 192.0;
  needs.transformers = 8;
  needs.generators = 8;
  needs.intake_m2 = 280.0;
  needs.tank_m2 = 60.0;
  needs.owned_m2 = 14400.0;
  return needs;
}

struct Box {
  double west, south, east, north;
};
Box box(const Polygon& polygon, double angle) {
  Box all{1e9, 1e9, -1e9, -1e9};
  for (const Point& corner : turned(polygon, angle)) {
    all = {std::min(all.west, corner.x), std::min(all.south, corner.y), std::max(all.east, corner.x), std::max(all.north, corner.y)};
  }
  return all;
}

double distance_to_boundary(Point p, const Polygon& polygon) {
  double least = 1e9;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    const double t = std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length, 0.0, 1.0);
    least = std::min(least, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
  }
  return least;
}

/// Nothing overlaps and nothing is nearer to the boundary than the setback.
void check_ground(const Plan& plan, double setback) {
  const Polygon& parcel = plan.items.front().outline;
  REQUIRE(plan.items.front().kind == Kind::parcel);
  const double angle = -longest_side_angle(parcel);
  double sum = 0.0;
  for (std::size_t i = 1; i < plan.items.size(); ++i) {
    if (plan.items[i].kind == Kind::owned) continue;
    sum += std::abs(area(plan.items[i].outline));
    for (const Point& corner : plan.items[i].outline) CHECK(distance_to_boundary(corner, parcel) > setback - 1e-6);
    const Box a = box(plan.items[i].outline, angle);
    for (std::size_t j = 1; j < i; ++j) {
      if (plan.items[j].kind == Kind::owned) continue;
      const Box b = box(plan.items[j].outline, angle);
      const double width = std::min(a.east, b.east) - std::max(a.west, b.west);
      const double depth = std::min(a.north, b.north) - std::max(a.south, b.south);
      CAPTURE(to_string(plan.items[i].kind));
      CAPTURE(to_string(plan.items[j].kind));
      CHECK((width <= 1e-6 || depth <= 1e-6));
    }
  }
  CHECK(sum == doctest::Approx(plan.used_m2));
  CHECK(plan.used_m2 < plan.parcel_m2);
}

std::map<Kind, int> counts(const Plan& plan) {
  std::map<Kind, int> result;
  for (const Item& item : plan.items) result[item.kind] = std::max(result[item.kind], item.number);
  return result;
}

}  // namespace

TEST_CASE("everything that is needed stands on the owned ground, apart and behind the setback") {
  const Clearances clearances = shipped_clearances();
  const Plan plan = siteplan::plan(ten_megawatts(), clearances);
  CHECK(plan.fits);
  CHECK(plan.findings.empty());
  CHECK(plan.parcel_m2 == doctest::Approx(14400.0));
  CHECK(plan.required_m2 <= 14400.0);
  auto placed = counts(plan);
  CHECK(placed[Kind::module] == 9);
  CHECK(placed[Kind::cooling] == 9);
  CHECK(placed[Kind::generator] == 8);
  CHECK(placed[Kind::transformer] == 8);
  CHECK(placed[Kind::water_tank] == 1);
  CHECK(placed[Kind::intake] == 1);
  CHECK(placed[Kind::road] >= 2);
  check_ground(plan, clearances.ground.setback.value);
}

TEST_CASE("what does not fit is a finding with by how much, and the larger plot is drawn around the owned one") {
  Needs needs = ten_megawatts();
  needs.owned_m2 = 3000.0;
  const Clearances clearances = shipped_clearances();
  const Plan plan = siteplan::plan(needs, clearances);
  CHECK_FALSE(plan.fits);
  REQUIRE(plan.findings.size() == 1);
  const Finding& finding = plan.findings.front();
  CHECK(finding.code == "siteplan.does-not-fit");
  CHECK(std::get<double>(finding.arguments[2]) == doctest::Approx(plan.required_m2 - 3000.0));
  CHECK(plan.unplaced == 0);
  CHECK(plan.parcel_m2 == doctest::Approx(plan.required_m2));
  CHECK(counts(plan)[Kind::owned] == 1);
  check_ground(plan, clearances.ground.setback.value);

  needs.owned_m2 = plan.required_m2 * 1.001;  // just enough is enough
  CHECK(siteplan::plan(needs, clearances).fits);
  needs.owned_m2 = plan.required_m2 * 0.97;
  CHECK_FALSE(siteplan::plan(needs, clearances).fits);
}

TEST_CASE("a parcel of any shape and direction is filled from its longest side") {
  const Clearances clearances = shipped_clearances();
  const Polygon corner{{0, 0}, {200, 0}, {200, 70}, {90, 70}, {90, 160}, {0, 160}};
  for (const double angle : {0.0, 0.4, 2.0, -1.2}) {
    CAPTURE(angle);
    const Plan plan = siteplan::plan(ten_megawatts(), clearances, turned(corner, angle));
    CHECK(plan.fits);
    check_ground(plan, clearances.ground.setback.value);
  }
  const Polygon wedge{{0, 0}, {260, 0}, {130, 180}};
  const Plan plan = siteplan::plan(ten_megawatts(), clearances, wedge);
  check_ground(plan, clearances.ground.setback.value);
  const Polygon clockwise(wedge.rbegin(), wedge.rend());
  CHECK(siteplan::plan(ten_megawatts(), clearances, clockwise).unplaced == plan.unplaced);
}

TEST_CASE("a parcel that is too small says how many items found no room") {
  const Plan plan = siteplan::plan(ten_megawatts(), shipped_clearances(), rectangle(0, 0, 80, 60));
  CHECK_FALSE(plan.fits);
  CHECK(plan.unplaced > 0);
  REQUIRE(plan.findings.size() == 1);
  CHECK(plan.findings.front().code == "siteplan.parcel-too-small");
  CHECK(std::get<double>(plan.findings.front().arguments[0]) == plan.unplaced);
  const Plan none = siteplan::plan(ten_megawatts(), shipped_clearances(), rectangle(0, 0, 8, 8));
  CHECK(none.unplaced == 9 + 8 + 8 + 2);
}

TEST_CASE("a plan has the same bytes each time") {
  const Plan first = siteplan::plan(ten_megawatts(), shipped_clearances());
  const Plan second = siteplan::plan(ten_megawatts(), shipped_clearances());
  REQUIRE(first.items.size() == second.items.size());
  for (std::size_t i = 0; i < first.items.size(); ++i) {
    for (std::size_t j = 0; j < first.items[i].outline.size(); ++j) {
      CHECK(first.items[i].outline[j].x == second.items[i].outline[j].x);
      CHECK(first.items[i].outline[j].y == second.items[i].outline[j].y);
    }
  }
}

TEST_CASE("a broken contract is an exception") {
  Needs needs = ten_megawatts();
  needs.module_width = 0.0;
  CHECK_THROWS_AS((void)siteplan::plan(needs, shipped_clearances()), std::domain_error);
  CHECK_THROWS_AS((void)siteplan::plan(ten_megawatts(), shipped_clearances(), Polygon{{0, 0}, {1, 1}, {2, 2}}), std::domain_error);
}

TEST_CASE("the inside of a strip is found in polygons that bend") {
  const Polygon u{{0, 0}, {30, 0}, {30, 30}, {20, 30}, {20, 10}, {10, 10}, {10, 30}, {0, 30}};
  const auto bottom = inside(u, 1, 9);
  REQUIRE(bottom.size() == 1);
  CHECK(bottom[0].length() == doctest::Approx(30.0));
  const auto legs = inside(u, 12, 20);
  REQUIRE(legs.size() == 2);
  CHECK(legs[0].to == doctest::Approx(10.0));
  CHECK(legs[1].from == doctest::Approx(20.0));
  CHECK(inside(u, 5, 15).size() == 2);
  CHECK(inside(u, -5, 40).empty());
}
