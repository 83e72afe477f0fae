// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/measures.hpp"

#include <cmath>

#include "tests/finance/reference.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;
using namespace landfall::finance;

TEST_CASE("modified rate of return by hand") {
  // 100 out, 60 and 60 back; the first 60 grows at 20 % for a period: 132 over 100 in two periods.
  CHECK(mirr(std::vector<double>{-100.0, 60.0, 60.0}, 0.1, 0.2).value() == doctest::Approx(std::sqrt(1.32) - 1.0).epsilon(1e-14));
  CHECK_FALSE(mirr(std::vector<double>{1.0, 2.0}, 0.1, 0.1).has_value());
  CHECK_FALSE(mirr(std::vector<double>{-1.0, -2.0}, 0.1, 0.1).has_value());
  CHECK_FALSE(mirr(std::vector<double>{}, 0.1, 0.1).has_value());
  CHECK_THROWS_AS((void)mirr(std::vector<double>{-1.0, 2.0}, -1.0, 0.1), std::domain_error);
  CHECK_THROWS_AS((void)mirr(std::vector<double>{-1.0, std::nan("")}, 0.1, 0.1), std::domain_error);
}

TEST_CASE("the modified rate is the rate itself when both its rates are") {
  const std::vector<double> flows{-100.0, 39.0, 59.0, 55.0, 20.0};
  const double rate = irr(flows).rate.value();
  CHECK(mirr(flows, rate, rate).value() == doctest::Approx(rate).epsilon(1e-12));
}

TEST_CASE("published modified rates of return") {
  const auto file = reference::cases("irr_cases.json");
  if (!file) return;
  int compared = 0;
  const auto same = [&](const std::optional<double>& found, const boost::json::value& wanted, double tolerance) {
    ++compared;
    REQUIRE(found.has_value() == wanted.is_number());
    if (found) CHECK(std::abs(*found - wanted.to_number<double>()) <= tolerance);
  };
  for (const auto& entry : file->at("cases").as_array()) {
    const auto& fields = entry.as_object();
    CAPTURE(fields.at("id").as_string().c_str());
    if (fields.at("kind").as_string() == "mirr") {
      const double tolerance = fields.at("abs_tol").to_number<double>();
      same(mirr(reference::numbers(fields.at("values")), fields.at("finance_rate").to_number<double>(),
                fields.at("reinvest_rate").to_number<double>()),
           fields.at("expected"), tolerance);
    } else if (fields.at("kind").as_string() == "mirr_grid") {
      const std::vector<double> finance = reference::numbers(fields.at("finance_rate"));
      const std::vector<double> reinvest = reference::numbers(fields.at("reinvest_rate"));
      const auto& expected = fields.at("expected").as_array();
      const auto& values = fields.at("values").as_array();
      for (std::size_t row = 0; row < values.size(); ++row) {
        for (std::size_t column = 0; column < finance.size(); ++column) {
          same(mirr(reference::numbers(values[row]), finance[column], reinvest[column]), expected[row].as_array()[column], 1e-7);
        }
      }
    }
  }
  CHECK(compared == 14);
}

TEST_CASE("payback is when the sum turns for good, discounted or not") {
  const std::vector<double> flows{-100.0, 80.0, 40.0, -30.0, 5.0, 20.0};
  CHECK(payback(flows).value() == doctest::Approx(5.25));  // turns in period 2, falls back, comes back with 5 of 20
  CHECK(payback(std::vector<double>{-100.0, 60.0, 60.0}).value() == doctest::Approx(2.0 + 40.0 / 60.0).epsilon(1e-14));
  CHECK(payback(std::vector<double>{-100.0, 110.0, 1.0}, 0.1).value() == doctest::Approx(1.0 + 1.0).epsilon(1e-12));
  CHECK_FALSE(payback(std::vector<double>{-100.0, 99.0}).has_value());
  CHECK_FALSE(payback(std::vector<double>{1.0, 2.0}).has_value());
}

TEST_CASE("a loan that only the cover sizes has that cover over its life, and more over the plan") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.financing.loan.gearing, 0.95);
  samples::fix(sample.financing.loan.dscr, 2.2);
  samples::fix(sample.site.tax.corporate_rate, 0.0);  // with tax, the shield of interest comes on top
  samples::fix(sample.deal.letting.pre_let, 0.9);     // no month of negative cash flow
  const samples::Run run(sample);
  REQUIRE(run.flow.debt.size == run.flow.debt.by_dscr);
  const LoanCover cover = loan_cover(run.flow, run.candidate);
  CHECK(cover.llcr.value() == doctest::Approx(2.2).epsilon(1e-12));
  CHECK(cover.plcr.value() > cover.llcr.value());

  samples::fix(sample.site.tax.corporate_rate, 0.24);
  const samples::Run taxed(sample);
  CHECK(loan_cover(taxed.flow, taxed.candidate).llcr.value() > 2.2);

  sample.financing.repayment = Repayment::none;
  const samples::Run alone(sample);
  CHECK_FALSE(loan_cover(alone.flow, alone.candidate).llcr.has_value());
}
