// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::cost {

/// Prices, shares and durations that belong neither to a place nor to a module design: the estimator's cost book.
/// Money is USD of the fact's year; "at Singapore" means before the place's labour index.
struct Book {
  std::string id;
  LocalizedText name;

  struct Works {
    Fact<"USD/m2"> site_works;           ///< earthworks, slabs, drainage, roads, fence per m2 of yard, at Singapore
    Fact<"fraction"> site_works_labour;  ///< share of site works that follows the labour index
    Fact<"USD/kW"> network;              ///< meet-me rooms, diverse fibre entries, campus network, per kW of IT
    Fact<"multiple"> out_of_gauge;       ///< freight of an out-of-gauge unit, as a multiple of a standard one
    Fact<"fraction"> soft_cost;          ///< design, project management, permits, of hard cost
    Fact<"fraction"> contingency;        ///< of hard and soft cost
    Fact<"fraction"> owners_cost;        ///< development team, legal, due diligence, pre-opening, of hard cost
    Fact<"fraction"> inflation;          ///< of construction prices a year, up to the month of spending
    Fact<"month"> working_capital;       ///< months of fixed running cost and unbilled electricity, held from opening to the end
    Fact<"year"> economic_life;          ///< of plant and works
    Fact<"fraction"> salvage;  ///< of plant and works cost, what is left after the economic life; a shorter plan keeps more, in proportion
    Fact<"fraction"> decommissioning;  ///< of hard cost, paid at the end of the plan
  } works;

  struct Time {
    Fact<"month"> design_and_permits;      ///< ordinary design and building permits, before what the place's regimes add
    Fact<"month"> site_works;              ///< ground works of a 10 MW campus
    Fact<"week"> shipping_southeast_asia;  ///< factory gate to site
    Fact<"week"> shipping_middle_east;
    Fact<"month"> grid_margin;  ///< energisation to usable supply: tests, metering
  } time;

  /// People, by role. Pay is the employer's whole cost at Singapore; counts are those of a 10 MW campus. How many operators and engineers a
  /// design needs is the design's (modules::Module::Crew).
  struct Staff {
    Fact<"count"> crews;                   ///< crews that keep one post manned around the clock
    Fact<"count"> guard_posts;             ///< posts around the clock
    Fact<"count"> managers;                ///< people on days: site management, planning, stores, administration
    Fact<"exponent"> scale;                ///< staff grows with (campus size / 10 MW) to this power
    Fact<"USD/person-year"> operator_pay;  ///< operator of three years' experience, on shifts
    Fact<"USD/person-year"> guard_pay;     ///< on shifts
    Fact<"USD/person-year"> engineer_pay;  ///< electrical, mechanical and controls engineers, on days
    Fact<"USD/person-year"> manager_pay;   ///< mean of the managers' posts
  } staff;

  /// Contracts, labour and parts of upkeep a year, of the ex-works price of the class. Cooling plant differs by design and is the design's.
  struct Maintenance {
    Fact<"fraction"> enclosure;   ///< fabric, fire protection, controls
    Fact<"fraction"> electrical;  ///< switchgear, transformers, UPS; cells of the UPS laid by for
    Fact<"fraction"> generators;
  } maintenance;

  struct Running {
    Fact<"USD/kW-year"> network;         ///< carriers, remote hands, monitoring, per kW of IT
    Fact<"USD/year"> licences;           ///< permits, audits, certification
    Fact<"fraction"> management;         ///< asset management and overhead, of rent
    Fact<"fraction"> spares;             ///< of ex-works price a year
    Fact<"h/year"> generator_tests;      ///< test hours at part load
    Fact<"L/kWh"> generator_fuel;        ///< litres of diesel per kWh
    Fact<"USD/kWh"> cooling_service;     ///< bought chilled water beyond its electricity: capacity and usage charges, per kWh of IT energy
    Fact<"multiple"> overhead_factor;    ///< as-operated overhead (PUE - 1) over the simulated one
    Fact<"multiple"> water_factor;       ///< as-operated water over the simulated one
    Fact<"fraction"> dollar_inflation;   ///< of dollar-priced running cost a year
    Fact<"fraction"> energy_escalation;  ///< of electricity prices a year, in dollars
  } running;

  /// How the money of the country falls against the dollar: as its fact says, or by the difference of the two inflations.
  bool parity = false;
  /// What prefabrication saves against a stick-built plant of the same kind. Read and registered only where `stick_built` is set; the
  /// comparison of the two ways sets it in a copy.
  struct Prefabrication {
    Fact<"fraction"> capex_saving;  ///< of ex works, site works and installation, of the stick-built plant's
    Fact<"fraction"> time_saving;   ///< of the time from permits to the end of the installation, of the stick-built plant's
  };
  std::optional<Prefabrication> prefabrication;
  bool stick_built = false;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Book>
void visit_inputs(Self& self, Visit&& visit) {
  visit("works.site_works", self.works.site_works, Bounds{0.0, 2000.0}, "site works per m2 of yard, at Singapore labour cost");
  visit("works.site_works_labour", self.works.site_works_labour, Bounds{0.0, 1.0}, "share of site works that follows the labour index");
  visit("works.network", self.works.network, Bounds{0.0, 2000.0}, "meet-me rooms and fibre entries");
  visit("works.out_of_gauge", self.works.out_of_gauge, Bounds{1.0, 10.0}, "freight of an out-of-gauge unit over a standard one");
  visit("works.soft_cost", self.works.soft_cost, Bounds{0.0, 0.6}, "design, project management and permits, of hard cost");
  visit("works.contingency", self.works.contingency, Bounds{0.0, 0.6}, "contingency, of hard and soft cost");
  visit("works.owners_cost", self.works.owners_cost, Bounds{0.0, 0.3}, "owner's team, legal and due diligence, of hard cost");
  visit("works.inflation", self.works.inflation, Bounds{-0.05, 0.3}, "construction price inflation a year");
  visit("works.working_capital", self.works.working_capital, Bounds{0.0, 24.0},
        "months of fixed running cost and unbilled electricity held as working capital");
  visit("works.economic_life", self.works.economic_life, Bounds{5.0, 60.0}, "economic life of plant and works");
  visit("works.salvage", self.works.salvage, Bounds{0.0, 1.0}, "value left after the economic life, of plant and works");
  visit("works.decommissioning", self.works.decommissioning, Bounds{0.0, 0.5}, "decommissioning at the end, of hard cost");
  visit("time.design_and_permits", self.time.design_and_permits, Bounds{0.0, 60.0}, "design and ordinary building permits");
  visit("time.site_works", self.time.site_works, Bounds{0.0, 60.0}, "ground works");
  visit("time.shipping_southeast_asia", self.time.shipping_southeast_asia, Bounds{0.0, 52.0}, "factory gate to a site in Southeast Asia");
  visit("time.shipping_middle_east", self.time.shipping_middle_east, Bounds{0.0, 52.0}, "factory gate to a site in the Middle East");
  visit("time.grid_margin", self.time.grid_margin, Bounds{0.0, 12.0}, "energisation to usable supply");
  visit("staff.crews", self.staff.crews, Bounds{1.0, 8.0}, "crews that keep one post manned around the clock");
  visit("staff.guard_posts", self.staff.guard_posts, Bounds{0.0, 50.0}, "guards on post around the clock at a 10 MW campus");
  visit("staff.managers", self.staff.managers, Bounds{0.0, 200.0},
        "site management, planning, stores and administration of a 10 MW campus");
  visit("staff.scale", self.staff.scale, Bounds{0.0, 1.0}, "exponent of staff over campus size");
  visit("staff.operator_pay", self.staff.operator_pay, Bounds{0.0, 500000.0},
        "whole cost of an experienced operator on shifts, at Singapore");
  visit("staff.guard_pay", self.staff.guard_pay, Bounds{0.0, 500000.0}, "whole cost of a guard on shifts, at Singapore");
  visit("staff.engineer_pay", self.staff.engineer_pay, Bounds{0.0, 500000.0}, "whole cost of a plant engineer, at Singapore");
  visit("staff.manager_pay", self.staff.manager_pay, Bounds{0.0, 500000.0},
        "whole cost of site management, mean of its posts, at Singapore");
  visit("maintenance.enclosure", self.maintenance.enclosure, Bounds{0.0, 0.3},
        "upkeep of fabric, fire protection and controls a year, of their price");
  visit("maintenance.electrical", self.maintenance.electrical, Bounds{0.0, 0.3},
        "upkeep of electrical plant and UPS cells a year, of its price");
  visit("maintenance.generators", self.maintenance.generators, Bounds{0.0, 0.3}, "upkeep of standby generators a year, of their price");
  visit("running.network", self.running.network, Bounds{0.0, 500.0}, "carriers, remote hands and monitoring a year");
  visit("running.licences", self.running.licences, Bounds{0.0, 5e6}, "permits, audits and certification a year");
  visit("running.management", self.running.management, Bounds{0.0, 0.3}, "asset management and overhead, of rent");
  visit("running.spares", self.running.spares, Bounds{0.0, 0.2}, "spare parts a year, of ex-works price");
  visit("running.generator_tests", self.running.generator_tests, Bounds{0.0, 500.0}, "generator test hours a year");
  visit("running.generator_fuel", self.running.generator_fuel, Bounds{0.1, 0.6}, "diesel per kWh generated");
  visit("running.cooling_service", self.running.cooling_service, Bounds{0.0, 0.5},
        "bought chilled water beyond its electricity, per kWh of IT energy");
  visit("running.overhead_factor", self.running.overhead_factor, Bounds{0.5, 3.0}, "overhead in operation over the simulated one");
  visit("running.water_factor", self.running.water_factor, Bounds{0.5, 3.0}, "water in operation over the simulated one");
  visit("running.dollar_inflation", self.running.dollar_inflation, Bounds{-0.05, 0.3}, "inflation of dollar-priced running cost a year");
  visit("running.energy_escalation", self.running.energy_escalation, Bounds{-0.1, 0.3}, "rise of electricity prices a year, in dollars");
  if (self.stick_built && self.prefabrication) {
    visit("prefabrication.capex_saving", self.prefabrication->capex_saving, Bounds{-0.5, 0.9}, "capital cost that prefabrication saves");
    visit("prefabrication.time_saving", self.prefabrication->time_saving, Bounds{0.0, 0.9}, "construction time that prefabrication saves");
  }
}

}  // namespace landfall::cost
