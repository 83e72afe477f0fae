// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "tests/finance/run.hpp"

using namespace landfall;

/// Slopes of the dual reading against central differences, of the net present values of project and equity, by every registered fact.
namespace {

struct Worth {
  double project = 0.0, equity = 0.0;
};

Worth worth_of(const samples::Sample& sample) {
  const samples::Run run(sample);
  return {finance::npv(0.008, run.values(run.flow.project)), finance::npv(0.008, run.values(run.flow.equity))};
}

/// The slopes in `Dual::directions` facts from slot `first`.
std::vector<Worth> slopes(const samples::Sample& sample, std::uint32_t first) {
  const finance::Case candidate = sample.candidate();
  Ledger<Dual> ledger(finance::plan_months(candidate));
  const auto flow = finance::cash_flow(Reading<Dual>(first), candidate, ledger);
  std::vector<Worth> found(Dual::directions);
  double discount = 1.0;
  for (int t = 0; t < ledger.months(); ++t) {
    for (int i = 0; i < Dual::directions; ++i) {
      found[static_cast<std::size_t>(i)].project += flow.project[t].slope(i) * discount;
      found[static_cast<std::size_t>(i)].equity += flow.equity[t].slope(i) * discount;
    }
    discount /= 1.008;
  }
  return found;
}

/// Slopes of a function at x: from both sides by Richardson's rule, and how far the two steps of it differ, which is large where a kink
/// lies within a step.
struct Difference {
  double slope = 0.0;
  double doubt = 0.0;
  double left = 0.0, right = 0.0;  ///< one-sided
};
template <class F>
Difference central(const F& f, double x, double step) {
  const double here = f(x), far_left = f(x - step), left = f(x - 0.5 * step), right = f(x + 0.5 * step), far_right = f(x + step);
  const double wide = (far_right - far_left) / (2.0 * step), narrow = (right - left) / step;
  const auto one_sided = [&](double near, double far, double h) { return 2.0 * (near - here) / (0.5 * h) - (far - here) / h; };
  return {narrow + (narrow - wide) / 3.0, std::abs(narrow - wide), one_sided(left, far_left, -step), one_sided(right, far_right, step)};
}

/// Read at the fact's value in every scenario, so without a slope (docs/decisions/003-money.md).
const std::set<std::string> structural{"site.tax.loss_carry_forward", "site.tax.vat_recovery_time"};

}  // namespace

TEST_CASE("the dual reading's slopes are those of central differences, for every registered fact") {
  int compared = 0, kinks = 0, beside = 0, without_effect = 0;
  struct Sloped {
    samples::Choice choice;
    std::string tariff = {};  ///< country whose tariff is followed, with sun and battery on site
  };
  for (const auto& [choice, tariff] : {Sloped{}, Sloped{{"sa-riyadh", "fanwall-chiller-450", "colocation", "level-loan"}},
                                       Sloped{{"vn-hanoi", "ai-rdhx-1000", "gpu-rental-b300", "gpu-loan"}},
                                       Sloped{{"ae-dubai", "nvl72-dry-2300", "gpu-rental-gb300", "project-loan"}},
                                       Sloped{{"id-cikarang", "tower-pod-2000", "colocation-anchor", "mini-perm"}},
                                       Sloped{{"my-johor", "ai-rdhx-1000", "colocation-gpu", "local-loan"}},
                                       Sloped{{"my-johor", "tower-pod-2000", "colocation", "project-loan"}, "my"},
                                       Sloped{{"th-bangkok", "ai-rdhx-1000", "gpu-rental-h200", "gpu-loan"}, "th"}}) {
    samples::Sample sample = samples::sample(choice);
    if (!tariff.empty()) samples::follow_tariff(sample, tariff, true);
    sample.site.power.basis = sites::TariffBasis::energy_only;
    sample.financing.offshore_lender = true;
    sample.conditions = {2.3, 1e6};
    samples::number_facts(sample);
    const double size = std::abs(worth_of(sample).project) + cost::total_usd(samples::Run(sample).flow.capex);
    const std::vector<InputRef> facts = samples::inputs(sample);
    std::vector<Worth> by_dual;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (i % Dual::directions == 0) by_dual = slopes(sample, facts[i].fact->slot);
      const Worth& dual = by_dual[i % Dual::directions];
      FactRecord& fact = *facts[i].fact;
      const double value = fact.value, step = 1e-4 * std::max(std::abs(value), 1e-2);
      CAPTURE(choice.site);
      CAPTURE(tariff);
      CAPTURE(facts[i].path);
      if (structural.contains(facts[i].path)) {
        CHECK(dual.project == 0.0);
        continue;
      }
      const auto moved = [&](double Worth::*which) {
        const auto at = [&](double x) {
          fact.value = x;
          const double worth = worth_of(sample).*which;
          fact.value = value;
          return worth;
        };
        return central(at, value, step);
      };
      for (double Worth::*which : {&Worth::project, &Worth::equity}) {
        const Difference difference = moved(which);
        const double slope = dual.*which;
        // To a millionth of itself, or to a thousand-millionth of what the candidate is worth over a change of the whole value.
        const double scale = std::max(std::abs(slope), 1e-3 * size / std::max(std::abs(value), 1e-2));
        if (std::abs(difference.right - difference.left) > 1e-4 * scale) {
          // The value stands on a kink (a month begins, a limit just binds): the slope is that of one side.
          const double off = std::min(std::abs(slope - difference.left), std::abs(slope - difference.right));
          CHECK(off <= 1e-4 * scale);
          ++kinks;
        } else if (difference.doubt > 1e-6 * scale) {
          ++beside;
        } else {
          CHECK(std::abs(slope - difference.slope) <= 1e-6 * scale);
          ++(slope == 0.0 ? without_effect : compared);
        }
      }
    }
  }
  MESSAGE(compared << " slopes compared, " << kinks << " on a kink, " << beside << " beside one, " << without_effect << " without effect");
  CHECK(compared > 400);
  CHECK(beside < 20);
}

TEST_CASE("the slope of a rate of return is that of its equation: a central difference of the root") {
  samples::Sample sample = samples::sample();
  samples::number_facts(sample);
  const auto rate_of = [&] { return samples::Run(sample).returns().equity.rate.value(); };
  const double rate = rate_of(), monthly = std::expm1(std::log1p(rate) / 12.0);
  const finance::Case candidate = sample.candidate();
  int compared = 0;
  for (const InputRef& input : samples::inputs(sample)) {
    if (input.path != "site.market.colocation_rent" && input.path != "module.cost.electrical" && input.path != "deal.letting.occupancy" &&
        input.path != "financing.loan.margin") {
      continue;
    }
    Ledger<Dual> ledger(finance::plan_months(candidate));
    const auto flow = finance::cash_flow(Reading<Dual>(input.fact->slot), candidate, ledger);
    // f(i, x) = 0 at the root: di/dx = -(df/dx) / (df/di)
    double by_fact = 0.0, by_rate = 0.0;
    for (int t = 0; t < ledger.months(); ++t) {
      const double discount = std::pow(1.0 + monthly, -t);
      by_fact += flow.equity[t].slope(0) * discount;
      by_rate -= t * flow.equity[t].value() * discount / (1.0 + monthly);
    }
    const double slope = -by_fact / by_rate * 12.0 * std::pow(1.0 + monthly, 11.0);
    const double value = input.fact->value, step = 1e-4 * value;
    input.fact->value = value + step;
    const double above = rate_of();
    input.fact->value = value - step;
    const double below = rate_of();
    input.fact->value = value;
    CHECK(slope == doctest::Approx((above - below) / (2.0 * step)).epsilon(1e-6));
    ++compared;
  }
  CHECK(compared == 4);
}
