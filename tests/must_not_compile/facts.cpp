// SPDX-License-Identifier: Apache-2.0
#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "tests/must_not_compile/faulty.hpp"

using landfall::Confidence;
using landfall::Fact;
using landfall::FactRecord;
using landfall::Quantity;

void take_tariff(const Fact<"USD/kWh">&);

void facts(Fact<"USD/kWh"> energy, Fact<"USD/m3"> water, Fact<"fraction"> rate, Fact<"degC"> design, const FactRecord& record) {
  water = FAULTY(energy, water);
  rate = FAULTY(0.24, rate);
  energy = FAULTY(record, energy);
  take_tariff(FAULTY(water, energy));
  take_tariff(FAULTY(0.117, energy));
  take_tariff(FAULTY(record, energy));
  const Fact<"USD/kWh"> copied = FAULTY(water, energy);
  const Quantity<"USD/m3"> price = FAULTY(energy, water)();
  const Quantity<"USD"> money = FAULTY(rate(), Quantity<"USD">{1.0});
  (void)(energy() + FAULTY(water(), energy()));
  (void)(design() + FAULTY(design(), landfall::Kelvin{1.0}));
  (void)(FAULTY(design(), rate()) * 2.0);
  (void)(energy() * FAULTY(Quantity<"m3">{1.0}, Quantity<"kWh">{1.0}));
  const double value = FAULTY(rate, rate.value);
  energy.confidence = FAULTY(1, Confidence::high);
  energy.confidence = FAULTY("high", Confidence::high);
  (void)landfall::Reading<double>{}(FAULTY(0.24, rate));
  (void)landfall::Reading<double>{}(FAULTY(rate(), rate));
  (void)copied, (void)price, (void)money, (void)value;
}
