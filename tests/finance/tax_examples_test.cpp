// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fmt/format.h>
#include <cstdlib>
#include <fstream>

#include "tests/cli/program.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;

/// The page docs/tax-examples.md, written by the model from the data of each country.
namespace {

constexpr int plan_years = 12;
constexpr double works_usd = 10e6, plant_usd = 40e6, servers_usd = 20e6;

/// EBITDA of a hall that opens half-way through the first year, and the interest of its loan, USD million.
constexpr std::array<double, plan_years> ebitda_m{-1.0, 6.0, 12.0, 15.0, 15.5, 16.0, 16.5, 17.0, 17.5, 18.0, 18.5, 19.0};
constexpr std::array<double, plan_years> interest_m{1.5, 3.0, 2.7, 2.4, 2.1, 1.8, 1.5, 1.2, 0.9, 0.6, 0.3, 0.0};

struct Example {
  std::array<double, plan_years> depreciation{}, deducted{}, result{}, used{}, rate{}, tax{};
  double total = 0.0;
};

Example example(const sites::Country& country, bool pillar2) {
  samples::Sample sample = samples::sample();
  sample.site.tax = country.tax;
  sample.pillar2_in_scope = pillar2;
  const finance::Case candidate = sample.candidate();
  Ledger<double> ledger(12 * plan_years);
  const auto timeline = cost::write_timeline(6.0, 12.0 * plan_years - 6.0, 0, ledger);
  cost::Capex<double> capex;
  capex[cost::CapexItem::site_works].usd = works_usd;
  capex.hard_usd = works_usd + plant_usd;
  capex.hardware_usd = servers_usd;
  const auto depreciation = finance::write_depreciation(Reading<double>(), candidate, capex, timeline, {}, ledger);
  Row<double> ebitda = ledger.zeros("ebitda", "USD"), interest = ledger.zeros("interest", "USD"),
              disposal = ledger.zeros("disposal", "USD");
  for (int t = 0; t < 12 * plan_years; ++t) {
    const auto year = static_cast<std::size_t>(t / 12);
    const double months = year == 0 ? 6.0 : 12.0;
    ebitda.set(t, 1e6 * ebitda_m[year] * timeline.operating[t] / months);
    interest.set(t, 1e6 * interest_m[year] * timeline.operating[t] / months);
  }
  disposal.set(12 * plan_years - 1, -depreciation.undepreciated);  // nothing is sold at the end
  const auto basis = finance::write_tax_basis(ebitda, depreciation.month, disposal, timeline.operating, ledger);
  const std::size_t first = ledger.names().size();
  const Row<double> paid = finance::write_tax(Reading<double>(), candidate, finance::levered_tax, timeline, basis, &interest, ledger);
  const auto row = [&](std::string_view name) {
    for (std::size_t i = first; i < ledger.names().size(); ++i) {
      if (ledger.names()[i].name == name) return ledger.at(i);
    }
    throw std::logic_error("no such row");
  };
  Example made;
  for (int y = 0; y < plan_years; ++y) {
    const auto i = static_cast<std::size_t>(y);
    made.depreciation[i] = sum(depreciation.month, 12 * y, 12 * y + 12) - (y + 1 == plan_years ? disposal[12 * plan_years - 1] : 0.0);
    made.result[i] = row("tax.profit")[y];
    made.deducted[i] = basis.result[y] - made.result[i];
    made.used[i] = row("tax.losses-used")[y];
    made.rate[i] = row("tax.rate")[y];
    made.tax[i] = sum(paid, 12 * y, 12 * y + 12);
    made.total += made.tax[i];
  }
  return made;
}

std::string thousands(double usd) { return fmt::format("{:.0f}", usd / 1000.0 + 0.0); }

std::string section(const sites::Country& country) {
  const sites::Tax& tax = country.tax;
  const Example made = example(country, false), topped = example(country, true);
  const auto percent = [](double share) { return fmt::format("{:.4g} %", 100.0 * share); };
  std::string text = fmt::format("\n## {} ({})\n\n", country.name.en, country.id);
  text += fmt::format(
      "Rate {}; {}; losses kept {}, up to {} of a profit; interest deductible: {}; tax lives: plant {:.4g}, building {:.4g}, servers "
      "{:.4g} years; domestic top-up: {}.\n\n",
      percent(tax.corporate_rate.value),
      tax.holiday_years.value > 0.0 ? fmt::format("holiday of {:.4g} years at {}", tax.holiday_years.value, percent(tax.holiday_rate.value))
                                    : "no holiday",
      tax.loss_carry_forward.value >= 100.0 ? "without end" : fmt::format("{:.4g} years", tax.loss_carry_forward.value),
      percent(tax.loss_offset_limit.value),
      tax.interest_cap.value >= 1.0 ? "all" : "up to " + percent(tax.interest_cap.value) + " of EBITDA", tax.depreciation_plant.value,
      tax.depreciation_building.value, tax.depreciation_servers.value,
      tax.pillar2_rate.value > 0.0 ? percent(tax.pillar2_rate.value) : "none");
  text += "| year | EBITDA | depreciation | interest deducted | result | losses used | taxed | rate | tax |\n";
  text += "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for (std::size_t y = 0; y < plan_years; ++y) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", y + 1, thousands(1e6 * ebitda_m[y]),
                        thousands(made.depreciation[y]), thousands(made.deducted[y]), thousands(made.result[y]), thousands(made.used[y]),
                        thousands(std::max(made.result[y], 0.0) - made.used[y]), percent(made.rate[y]), thousands(made.tax[y]));
  }
  text += fmt::format("\nTax in all: {}; of an investor in scope of Pillar 2: {}.\n", thousands(made.total), thousands(topped.total));
  return text;
}

std::string page() {
  std::string text = R"(<!-- SPDX-License-Identifier: Apache-2.0 -->
# Tax, worked for each country

The same hall in every country, written by the model from the country's figures (`tests/finance/tax_examples_test.cpp` compares and, with `LANDFALL_BLESS=1`, writes this page). USD thousand. It opens in the middle
of year 1; plant 40,000, site works 10,000 and servers 20,000 are written off from then on, what is left in year 12. Formulas: [money-formulas.md](money-formulas.md). National figures, without what a
zone or an approval gives; sources stand in the [country pages](countries/README.md). Losses expire and holidays end as the law counts; years here are years of the plan.
)";
  for (const auto& [id, country] : samples::library().countries) text += section(country);
  return text;
}

}  // namespace

TEST_CASE("each country's worked tax example is what the model makes of its data") {
  CHECK(samples::library().countries.size() == 17);
  const std::string written = page();
  if (std::getenv("LANDFALL_BLESS") != nullptr) {
    std::ofstream(std::string(LANDFALL_SOURCE_DIR) + "/docs/tax-examples.md", std::ios::binary) << written;
  }
  CHECK(landfall::test::shipped("docs/tax-examples.md") == written);
}

TEST_CASE("the worked examples add up: what is earned over the plan is written off, deducted, offset or taxed") {
  for (const auto& [id, country] : samples::library().countries) {
    CAPTURE(id);
    const Example made = example(country, false);
    double written_off = 0.0;
    for (std::size_t y = 0; y < plan_years; ++y) {
      written_off += made.depreciation[y];
      CHECK(made.result[y] == doctest::Approx(1e6 * ebitda_m[y] - made.depreciation[y] - made.deducted[y]).epsilon(1e-9));
      CHECK(made.tax[y] == doctest::Approx((std::max(made.result[y], 0.0) - made.used[y]) * made.rate[y]).epsilon(1e-9));
      CHECK(made.deducted[y] <= 1e6 * interest_m[y] + 1e-6);
    }
    CHECK(written_off == doctest::Approx(works_usd + plant_usd + servers_usd).epsilon(1e-12));
    CHECK(example(country, true).total >= made.total - 1e-6);
  }
}
