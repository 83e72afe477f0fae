// SPDX-License-Identifier: Apache-2.0
#include "tests/finance/reference.hpp"

#include <cmath>

#include "tests/finance/loan.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;
using finance::Repayment;

namespace {

double number(const boost::json::value& table, const char* key) { return table.at(key).to_number<double>(); }

bool close(double a, double b, double size) { return std::abs(a - b) <= 1e-9 * std::abs(size); }

/// Rows of a loan against rows of the reference, whose year 0 is the close.
void same_loan(const samples::Loan& loan, const boost::json::value& wanted) {
  const double size = reference::numbers(wanted.at("cf_debt_balance")).front();
  CHECK(close(loan.size, size, size));
  const auto same = [&](const std::vector<double>& ours, const char* name) {
    const std::vector<double> theirs = reference::numbers(wanted.at(name));
    CAPTURE(name);
    for (std::size_t year = 1; year < theirs.size(); ++year) CHECK(close(ours[year], theirs[year], size));
  };
  same(loan.service, "cf_debt_payment_total");
  same(loan.interest, "cf_debt_payment_interest");
  same(loan.principal, "cf_debt_payment_principal");
  same(loan.balance, "cf_debt_balance");
}

}  // namespace

TEST_CASE("single-owner projects of SAM: sculpted loan, its service year by year, net present values of every year") {
  const auto file = reference::cases("ssc_reference_cases.json");
  if (!file) return;
  int compared = 0;
  for (const auto& entry : file->as_array()) {
    const auto& inputs = entry.at("inputs");
    const auto& wanted = entry.at("expected_outputs");
    if (wanted.as_object().if_contains("cf_cash_for_ds") == nullptr) continue;
    CAPTURE(entry.at("id").as_string().c_str());
    const std::vector<double> cash = reference::numbers(wanted.at("cf_cash_for_ds"));
    const int tenor = static_cast<int>(number(inputs, "term_tenor")), years = static_cast<int>(cash.size());
    same_loan(samples::loan(Repayment::sculpted, 1e12, tenor, 12.0 * number(inputs, "term_int_rate") / 100.0, number(inputs, "dscr"), cash,
                            years + 24),
              wanted);

    const double real = number(inputs, "real_discount_rate") / 100.0, inflation = number(inputs, "inflation_rate") / 100.0;
    const double rate = (1.0 + real) * (1.0 + inflation) - 1.0;
    for (const char* kind : {"pretax", "aftertax"}) {
      const std::vector<double> flows = reference::numbers(wanted.at(std::string("cf_project_return_") + kind));
      const std::vector<double> worth = reference::numbers(wanted.at(std::string("cf_project_return_") + kind + "_npv"));
      for (std::size_t year = 0; year < flows.size(); ++year) {
        CHECK(close(finance::npv(rate, std::span(flows).first(year + 1)), worth[year], std::abs(flows[0])));
      }
    }
    ++compared;
  }
  CHECK(compared == 5);
}

TEST_CASE("single-owner projects of SAM: our rate closes the equation to 1e-9, theirs agrees with it as far as theirs was closed") {
  const auto file = reference::cases("ssc_reference_cases.json");
  if (!file) return;
  int compared = 0, missed = 0;
  for (const auto& entry : file->as_array()) {
    const auto& wanted = entry.at("expected_outputs");
    const auto* yearly = wanted.as_object().if_contains("cf_project_return_aftertax_irr");
    if (yearly == nullptr) continue;
    CAPTURE(entry.at("id").as_string().c_str());
    const std::vector<double> flows = reference::numbers(wanted.at("cf_project_return_aftertax"));
    for (std::size_t year = 1; year < flows.size(); ++year) {
      CAPTURE(year);
      const std::span<const double> cut = std::span(flows).first(year + 1);
      const finance::Irr found = finance::irr(cut);
      const auto& theirs = yearly->as_array()[year];
      REQUIRE(!found.roots.empty());  // money out first, more back later or less: a rate there is
      double size = 0.0;
      for (const double flow : cut) size += std::abs(flow);
      for (const double root : found.roots) {
        const double scale = root < 0.0 ? std::pow(1.0 + root, -static_cast<double>(year)) : 1.0;
        CHECK(std::abs(finance::npv(root, cut)) <= 1e-9 * size * scale);
      }
      if (!theirs.is_number()) {
        ++missed;  // SAM writes "nan"
        continue;
      }
      // SAM stops its search at about 4e-7 of the rate (it leaves up to 1e-6 of the flows as residual); ours must lie that near.
      double nearest = 1.0;
      for (const double root : found.roots) nearest = std::min(nearest, std::abs(root - theirs.to_number<double>() / 100.0));
      CHECK(nearest < 1e-6);
      ++compared;
    }
  }
  CHECK(compared > 110);
  MESSAGE(compared << " rates of SAM met, " << missed << " found where SAM says nan");
}

TEST_CASE("a cash loan of SAM: level service of 25 years") {
  const auto file = reference::cases("ssc_reference_cases.json");
  if (!file) return;
  int compared = 0;
  for (const auto& entry : file->as_array()) {
    const auto& inputs = entry.at("inputs");
    if (inputs.as_object().if_contains("loan_term") == nullptr) continue;
    const auto& wanted = entry.at("expected_outputs");
    const int years = static_cast<int>(number(inputs, "loan_term"));
    same_loan(samples::level_loan(number(wanted, "loan_amount"), years, 12.0 * number(inputs, "loan_rate") / 100.0), wanted);
    ++compared;
  }
  CHECK(compared == 1);
}

TEST_CASE("warehouse-scale cost a month after Hamilton, and Hennessy and Patterson") {
  const auto file = reference::cases("tco_cases.json");
  if (!file) return;
  int compared = 0;
  for (const auto& entry : file->as_array()) {
    CAPTURE(entry.at("id").as_string().c_str());
    const auto& in = entry.at("inputs");
    const auto& wanted = entry.at("expected_monthly_usd");
    const double rate = number(in, "annual_cost_of_money");
    const auto a_month = [&](double usd, const char* months) {
      return samples::level_loan(usd, static_cast<int>(number(in, months)), rate).service[1];
    };
    const double servers = a_month(number(in, "servers") * number(in, "cost_per_server_usd"), "server_amort_months");
    const double network = a_month(number(in, "network_capex_usd"), "network_amort_months");
    const double facility = number(in, "facility_capex_usd"), share = number(in, "power_cooling_share");
    const double plant = a_month(facility * share, "facility_amort_months");
    const double shell = a_month(facility * (1.0 - share), "facility_amort_months");

    // The year's electricity of a hall with that load and PUE, out of the model.
    samples::Sample sample = samples::sample();
    for (std::size_t k = 0; k < plant::table_size; ++k) {
      for (plant::MonthlyPoint& point : sample.performance.points[k]) point.facility_kw = number(in, "pue") * plant::table_loads[k];
    }
    samples::fix(sample.module.it.load, number(in, "critical_load_kw"));
    sample.build.modules = 1;
    samples::fix(sample.deal.letting.occupancy, 1.0);
    samples::fix(sample.deal.letting.pre_let, 1.0);
    samples::fix(sample.deal.letting.utilisation, number(in, "avg_power_usage"));
    samples::fix(sample.book.running.overhead_factor, 1.0);
    samples::fix(sample.book.running.energy_escalation, 0.0);
    samples::fix(sample.site.power.energy_tariff, number(in, "power_usd_per_kwh"));
    const samples::Run run(sample);
    const int from = static_cast<int>(std::ceil(run.flow.timeline.opening));
    const double power = sum(run.flow.utilities.energy_usd, from, from + 12) / 12.0;
    const double people = number(in, "people_usd_month"), total = servers + network + plant + shell + power + people;

    CHECK(close(servers, number(wanted, "servers"), servers));
    CHECK(close(network, number(wanted, "networking"), network));
    CHECK(close(plant, number(wanted, "power_cooling_infra"), plant));
    CHECK(close(shell, number(wanted, "other_infra"), shell));
    CHECK(close(power, number(wanted, "power"), power));
    CHECK(close(total, number(wanted, "total"), total));
    CHECK(close(total / number(in, "servers"), number(wanted, "per_server_month"), 100.0));
    ++compared;
  }
  CHECK(compared == 2);
}
