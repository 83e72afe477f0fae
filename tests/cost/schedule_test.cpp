// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/cost/schedule.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;
using cost::Activity;

namespace {

/// Durations in months; the weeks of the module are stated so that they are whole months.
struct Durations {
  double permits = 4.0, works = 5.0, factory = 6.0, shipping = 1.5, installation = 2.0, commissioning = 1.0, grid = 9.0, margin = 1.0;
};

samples::Sample with(const Durations& d) {
  samples::Sample sample = samples::sample();
  constexpr double weeks = 52.0 / 12.0;
  samples::fix(sample.book.time.design_and_permits, d.permits);
  samples::fix(sample.book.time.site_works, d.works);
  samples::fix(sample.book.time.shipping_southeast_asia, d.shipping * weeks);
  samples::fix(sample.book.time.shipping_middle_east, 2.0 * d.shipping * weeks);
  samples::fix(sample.book.time.grid_margin, d.margin);
  samples::fix(sample.module.schedule.factory_slot, 0.25 * d.factory * weeks);
  samples::fix(sample.module.schedule.manufacture, 0.75 * d.factory * weeks);
  samples::fix(sample.module.schedule.install, d.installation * weeks);
  samples::fix(sample.module.schedule.commission, d.commissioning * weeks);
  samples::fix(sample.site.power.connection_time, d.grid);
  return sample;
}

cost::Schedule<double> plan(const samples::Sample& sample) { return cost::schedule(Reading<double>(), sample.scope()); }

void check(const cost::Span<double>& span, double from, double to) {
  CHECK(span.from == doctest::Approx(from));
  CHECK(span.to == doctest::Approx(to));
}

}  // namespace

TEST_CASE("a plant that is later than the grid opens when built and commissioned") {
  const cost::Schedule<double> p = plan(with({}));
  check(p[Activity::permits], 0.0, 4.0);
  check(p[Activity::factory], 4.0, 10.0);
  check(p[Activity::shipping], 10.0, 11.5);
  check(p[Activity::site_works], 6.5, 11.5);  // as late as it may: the factory chain is the longer
  check(p[Activity::installation], 11.5, 13.5);
  check(p[Activity::commissioning], 13.5, 14.5);
  check(p[Activity::grid], 0.0, 10.0);
  CHECK(p.opening == doctest::Approx(14.5));
  CHECK(p.grid_wait == doctest::Approx(10.0 - 13.5));
  CHECK(cost::critical_path(p) ==
        std::vector<Activity>{Activity::permits, Activity::factory, Activity::shipping, Activity::installation, Activity::commissioning});
}

TEST_CASE("site works that are longer than the factory chain are critical, and the factory waits") {
  Durations slow;
  slow.works = 12.0;
  const cost::Schedule<double> p = plan(with(slow));
  check(p[Activity::site_works], 4.0, 16.0);
  check(p[Activity::shipping], 14.5, 16.0);
  check(p[Activity::factory], 8.5, 14.5);
  CHECK(p.opening == doctest::Approx(19.0));
  CHECK(cost::critical_path(p) ==
        std::vector<Activity>{Activity::permits, Activity::site_works, Activity::installation, Activity::commissioning});
}

TEST_CASE("a late grid moves everything but the permits, so that no money waits for it") {
  Durations late;
  late.grid = 30.0;
  const cost::Schedule<double> p = plan(with(late));
  check(p[Activity::permits], 0.0, 4.0);
  check(p[Activity::grid], 0.0, 31.0);
  check(p[Activity::installation], 29.0, 31.0);
  check(p[Activity::shipping], 27.5, 29.0);
  check(p[Activity::factory], 21.5, 27.5);
  check(p[Activity::site_works], 24.0, 29.0);
  CHECK(p.opening == doctest::Approx(32.0));
  CHECK(p.grid_wait == doctest::Approx(31.0 - 13.5));
  CHECK(cost::critical_path(p) == std::vector<Activity>{Activity::grid, Activity::commissioning});
}

TEST_CASE("conditions lengthen the permits, and a Gulf site ships longer") {
  samples::Sample sample = with({});
  sample.conditions.months = 6.0;
  CHECK(plan(sample).opening == doctest::Approx(20.5));
  sample.country.region = "middle-east";
  CHECK(plan(sample).opening == doctest::Approx(22.0));
}

TEST_CASE("in any candidate the chains fit together and nothing starts before its permit") {
  samples::Chance chance(21);
  for (int round = 0; round < 500; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    const cost::Schedule<double> p = plan(sample);
    CHECK(p[Activity::factory].to == doctest::Approx(p[Activity::shipping].from));
    CHECK(p[Activity::shipping].to == doctest::Approx(p[Activity::installation].from));
    CHECK(p[Activity::site_works].to == doctest::Approx(p[Activity::installation].from));
    CHECK(p[Activity::installation].to == doctest::Approx(p[Activity::commissioning].from));
    CHECK(p[Activity::commissioning].to == p.opening);
    const double permit = p[Activity::permits].to - 1e-9;
    CHECK(p[Activity::factory].from >= permit);
    CHECK(p[Activity::site_works].from >= permit);
    CHECK(p[Activity::commissioning].from >= p[Activity::grid].to - 1e-9);
    // Critical: one of the three chains has no float.
    const double slack = std::min({p[Activity::factory].from - permit, p[Activity::site_works].from - permit,
                                   p[Activity::commissioning].from - p[Activity::grid].to});
    CHECK(slack < 1e-6);
  }
}

TEST_CASE("no draw opens later than the plan provides for") {
  samples::Chance chance(22);
  for (int round = 0; round < 30; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    const int months = finance::plan_months(sample.candidate());
    CHECK(months % 12 == 0);
    const DrawTable draws = samples::random_draws(sample, 16, chance);
    for (std::size_t i = 0; i < draws.draws(); ++i) {
      const samples::Sample one = samples::drawn(sample, draws, i);
      CHECK(plan(one).opening + 12.0 * one.deal.plan.life.value <= months);
    }
  }
}
