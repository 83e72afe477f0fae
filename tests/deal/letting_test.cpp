// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/finance/run.hpp"
#include "tests/finance/terms.hpp"

using namespace landfall;

TEST_CASE("no more than the capacity is let and no less than none, however often tenants default") {
  samples::Chance chance(311);
  for (int round = 0; round < 60; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    samples::switch_on({"tenancy"}, sample.deal, sample.financing);
    samples::fix(sample.deal.tenancy->anchor_share, chance.between(0.0, 1.0));
    for (deal::Tenants* tenants : {&sample.deal.tenancy->anchor, &sample.deal.tenancy->others}) {
      samples::fix(tenants->term, chance.between(1.0, 11.0));
      samples::fix(tenants->renewal, chance.between(0.0, 1.0));
      samples::fix(tenants->vacancy, chance.between(0.0, 36.0));
      samples::fix(tenants->concession, chance.between(0.0, 1.0));
      samples::fix(tenants->discount, chance.between(0.0, 1.0));
      samples::fix(tenants->default_rate, chance.between(0.0, 0.99));
      samples::fix(tenants->walk_away, chance.between(0.0, 1.0));
    }
    const samples::Run run(sample);
    const std::vector<double> let = run.values(run.flow.letting.share), paid = run.values(run.flow.letting.paid);
    CHECK(*std::min_element(let.begin(), let.end()) >= 0.0);
    CHECK(*std::max_element(let.begin(), let.end()) <= 1.0);
    CHECK(*std::min_element(paid.begin(), paid.end()) >= 0.0);
    for (std::size_t t = 0; t < let.size(); ++t) CHECK(paid[t] <= let[t] + 1e-12);
  }
}
