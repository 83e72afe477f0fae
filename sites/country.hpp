// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "sites/rule.hpp"
#include "sites/tariff.hpp"

namespace landfall::sites {

/// Tax of a country, or of a place where it differs (a free zone). Rates are fractions.
struct Tax {
  Fact<"fraction"> corporate_rate;
  Fact<"fraction"> holiday_rate;       ///< rate while the holiday lasts
  Fact<"year"> holiday_years;          ///< from the first month of revenue
  Fact<"year"> loss_carry_forward;     ///< 100 means no expiry
  Fact<"fraction"> loss_offset_limit;  ///< share of a year's profit that old losses may take
  Fact<"fraction"> interest_cap;       ///< deductible net interest as a share of tax EBITDA; 1 means no cap
  Fact<"fraction"> pillar2_rate;       ///< domestic top-up in force: 0.15, else 0
  Fact<"fraction"> vat_rate;
  Fact<"fraction"> vat_recovery;  ///< share of input VAT on capex that comes back
  Fact<"month"> vat_recovery_time;
  Fact<"fraction"> duty_servers;
  Fact<"fraction"> duty_plant;
  Fact<"fraction"> withholding_dividends;
  Fact<"fraction"> withholding_interest;
  Fact<"fraction"> property_tax;  ///< of built cost a year
  Fact<"year"> depreciation_plant;
  Fact<"year"> depreciation_building;
  Fact<"year"> depreciation_servers;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Tax>
void visit_inputs(Self& self, Visit&& visit) {
  constexpr Bounds rate{0.0, 1.0};
  visit("corporate_rate", self.corporate_rate, Bounds{0.0, 0.6}, "corporate income tax rate");
  visit("holiday_rate", self.holiday_rate, Bounds{0.0, 0.6}, "income tax rate during the holiday");
  visit("holiday_years", self.holiday_years, Bounds{0.0, 40.0}, "length of the tax holiday, from first revenue");
  visit("loss_carry_forward", self.loss_carry_forward, Bounds{0.0, 100.0}, "years a tax loss may be carried forward; 100 is without end");
  visit("loss_offset_limit", self.loss_offset_limit, rate, "share of a year's profit that carried losses may offset");
  visit("interest_cap", self.interest_cap, rate, "deductible interest as a share of tax EBITDA; 1 is no cap");
  visit("pillar2_rate", self.pillar2_rate, Bounds{0.0, 0.15}, "domestic minimum top-up tax rate for groups in scope");
  visit("vat_rate", self.vat_rate, Bounds{0.0, 0.4}, "value added tax on capex");
  visit("vat_recovery", self.vat_recovery, rate, "share of input VAT on capex that is refunded");
  visit("vat_recovery_time", self.vat_recovery_time, Bounds{0.0, 60.0}, "months from paying VAT to its refund");
  visit("duty_servers", self.duty_servers, Bounds{0.0, 1.0}, "import duty on servers and network equipment");
  visit("duty_plant", self.duty_plant, Bounds{0.0, 1.0}, "import duty on modules, cooling and electrical plant");
  visit("withholding_dividends", self.withholding_dividends, Bounds{0.0, 0.5}, "withholding tax on dividends");
  visit("withholding_interest", self.withholding_interest, Bounds{0.0, 0.5}, "withholding tax on interest, borne by the borrower");
  visit("property_tax", self.property_tax, Bounds{0.0, 0.2}, "property tax a year, of built cost");
  visit("depreciation_plant", self.depreciation_plant, Bounds{1.0, 60.0}, "tax life of modules and plant");
  visit("depreciation_building", self.depreciation_building, Bounds{1.0, 60.0}, "tax life of site works and buildings");
  visit("depreciation_servers", self.depreciation_servers, Bounds{1.0, 60.0}, "tax life of servers and network equipment");
}

/// How a country's grid carbon runs over the day, as multiples of its mean, local hours; flat where no source was found.
struct CarbonShape {
  std::array<double, 24> of_mean{};  ///< mean 1
  int year = 0;
  std::string source;  ///< "" when not stated: all hours alike
  Confidence confidence = Confidence::unverified;
};

/// What holds for a whole country.
struct Country {
  std::string id;  ///< ISO 3166-1 alpha-2, lower case
  LocalizedText name;
  std::string region;    ///< "southeast-asia" or "middle-east"
  std::string currency;  ///< ISO 4217
  Tax tax;
  struct Money {
    Fact<"fraction"> inflation;  ///< a year, local prices
    Fact<"fraction"> country_risk_premium;
    Fact<"fraction"> equity_risk_premium;  ///< total, country included
    Fact<"local/USD"> exchange_rate;
    Fact<"fraction"> depreciation_against_usd;  ///< a year
  } money;
  struct Risk {
    Fact<"fraction"> insurance_rate;    ///< of insured value a year, without war
    Fact<"fraction"> war_premium_rate;  ///< of insured value a year
  } risk;
  struct Power {
    Fact<"kg/kWh"> grid_carbon;
    Fact<"USD/L"> diesel_price;
    Fact<"USD/t"> carbon_price;          ///< paid by power stations; left out where there is none
    bool carbon_price_in_tariff = true;  ///< whether electricity prices contain it already
    CarbonShape carbon_shape;
  } power;
  Tariff tariff;  ///< what large customers can choose in place of the all-in price; may be missing
  std::vector<Rule> rules;
  std::map<std::string, Note> notes;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Country>
void visit_inputs(Self& self, Visit&& visit) {
  visit_inputs(self.tax, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    visit("tax." + std::string(path), fact, bounds, description);
  });
  visit("money.inflation", self.money.inflation, Bounds{-0.05, 1.0}, "price inflation a year");
  visit("money.country_risk_premium", self.money.country_risk_premium, Bounds{0.0, 0.5}, "country risk premium");
  visit("money.equity_risk_premium", self.money.equity_risk_premium, Bounds{0.0, 0.5}, "total equity risk premium");
  visit("money.exchange_rate", self.money.exchange_rate, Bounds{1e-6, 1e6}, "local currency for one US dollar");
  visit("money.depreciation_against_usd", self.money.depreciation_against_usd, Bounds{-0.2, 1.0},
        "loss of the currency against the dollar a year");
  visit("risk.insurance_rate", self.risk.insurance_rate, Bounds{0.0, 0.1}, "property insurance a year, of insured value");
  visit("risk.war_premium_rate", self.risk.war_premium_rate, Bounds{0.0, 0.2}, "war-risk premium a year, of insured value");
  visit("power.grid_carbon", self.power.grid_carbon, Bounds{0.0, 2.0}, "grid carbon intensity");
  visit("power.diesel_price", self.power.diesel_price, Bounds{0.0, 10.0}, "diesel for generators");
  if (stated(self.power.carbon_price))
    visit("power.carbon_price", self.power.carbon_price, Bounds{0.0, 500.0}, "carbon price on power stations");
  visit_inputs(self.tariff, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    visit("tariff." + std::string(path), fact, bounds, description);
  });
}

}  // namespace landfall::sites
