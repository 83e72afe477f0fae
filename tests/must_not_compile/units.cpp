// SPDX-License-Identifier: Apache-2.0
#include "climate/base/quantity.hpp"
#include "tests/must_not_compile/faulty.hpp"

using landfall::Quantity;

void takes_power(Quantity<"kW">);

void sums(Quantity<"kW"> power, Quantity<"kWh"> energy, Quantity<"USD"> usd, Quantity<"EUR"> eur, Quantity<"m2"> area,
          Quantity<"m3"> water) {
  (void)(power + FAULTY(energy, power));
  (void)(energy - FAULTY(power, energy));
  (void)(usd + FAULTY(eur, usd));
  (void)(usd - FAULTY(1.0, usd));
  (void)(FAULTY(1.0, power) + power);
  (void)(area + FAULTY(water, area));
  (void)(Quantity<"L">{1.0} + FAULTY(water, Quantity<"L">{1.0}));
  (void)(Quantity<"MW">{1.0} + FAULTY(power, Quantity<"MW">{1.0}));
  (void)(Quantity<"month">{1.0} + FAULTY(Quantity<"year">{1.0}, Quantity<"month">{1.0}));
  (void)(Quantity<"USD/kW">{1.0} + FAULTY(Quantity<"USD/kW-month">{1.0}, Quantity<"USD/kW">{1.0}));
  (void)(Quantity<"USD/m2">{1.0} - FAULTY(Quantity<"USD/m2-year">{1.0}, Quantity<"USD/m2">{1.0}));
}

void products(Quantity<"kW"> power, Quantity<"h"> hours, Quantity<"USD"> usd, Quantity<"m3"> water, Quantity<"USD/kWh"> tariff) {
  (void)(power * FAULTY(power, hours));
  (void)(tariff * FAULTY(power, Quantity<"kWh">{1.0}));
  (void)(tariff * FAULTY(water, Quantity<"kWh">{1.0}));
  (void)(usd * FAULTY(usd, 2.0));
  (void)(Quantity<"USD/m2">{1.0} * FAULTY(water, Quantity<"m2">{1.0}));
  (void)(usd / FAULTY(power, usd));
  (void)(FAULTY(1.0, power) / power);
  const Quantity<"USD"> cost = FAULTY(power * hours, Quantity<"USD">{1.0});
  const Quantity<"kWh"> energy = power * FAULTY(2.0, hours);
  (void)cost, (void)energy;
}

void comparisons(Quantity<"kW"> power, Quantity<"kWh"> energy, Quantity<"USD"> usd, Quantity<"EUR"> eur) {
  (void)(power < FAULTY(energy, power));
  (void)(power == FAULTY(energy, power));
  (void)(usd >= FAULTY(eur, usd));
  (void)(usd > FAULTY(0.0, Quantity<"USD">{0.0}));
  (void)(FAULTY(0, usd) != usd);
}

void conversions(Quantity<"kW"> power, Quantity<"fraction"> share) {
  const Quantity<"kW"> from_number = FAULTY(5.0, Quantity<"kW">{5.0});
  const Quantity<"kW"> from_braces = {FAULTY(5.0, power)};
  const Quantity<"USD"> from_share = FAULTY(share, Quantity<"USD">{share.value()});
  const Quantity<"kW"> from_other{FAULTY(Quantity<"MW">{1.0}, power)};
  const double raw = FAULTY(power, power.value());
  const bool any = FAULTY(power, power.value() > 0.0);
  takes_power(FAULTY(7.0, power));
  takes_power(FAULTY(share, power));
  power = FAULTY(3.0, Quantity<"kW">{3.0});
  power = FAULTY(share, power * share.value());
  (void)from_number, (void)from_braces, (void)from_share, (void)from_other, (void)raw, (void)any;
}

// A rate, a share and a number of things are all plain numbers, and all different.
void rates(Quantity<"fraction"> share, Quantity<"1/year"> rate, Quantity<"count"> count, Quantity<"year"> term) {
  (void)(share + FAULTY(rate, share));
  (void)(rate - FAULTY(share, rate));
  (void)(share < FAULTY(rate, share));
  (void)(count + FAULTY(share, count));
  (void)(count * FAULTY(count, 2.0));
  (void)(rate * FAULTY(term, 2.0));
  const Quantity<"fraction"> taken = FAULTY(rate, share);
  const Quantity<"1/year"> given = FAULTY(count / term, rate);
  (void)taken, (void)given;
}

void names(const char* unit) {
  (void)Quantity<FAULTY(unit, "kW")>{1.0};
  (void)Quantity<FAULTY(1.0, "kW")>{1.0};
  (void)landfall::UnitName<3>{FAULTY(unit, "kW")};
}
