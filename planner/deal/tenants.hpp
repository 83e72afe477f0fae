// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::deal {

/// What is known of a class of tenants and its contracts. Everything is an expectation: of ten contracts with a renewal probability of 0.7,
/// seven go on.
struct Tenants {
  std::string credit;             ///< class in words, `BB`; the figure is `default_rate`
  Fact<"year"> term;              ///< of a contract, from the opening
  Fact<"fraction"> renewal;       ///< probability that a contract is renewed at its end
  Fact<"month"> vacancy;          ///< until space that a tenant left is let again
  Fact<"fraction"> concession;    ///< taken off the rent of space let again, until that contract ends
  Fact<"fraction"> discount;      ///< granted off the rent of the first contract
  Fact<"fraction"> default_rate;  ///< a year
  Fact<"fraction"> walk_away;     ///< probability that the tenant walks away before delivery
};

/// Who the capacity is let to. A deal with this table has no `letting.credit_loss`, and its `letting.occupancy` knows no voids.
struct Tenancy {
  Fact<"fraction"> anchor_share;  ///< of the let capacity; the rest is let to the others
  Tenants anchor;
  Tenants others;
};

template <class T, class Visit>
void visit_tenants(T& tenants, std::string_view table, Visit&& visit) {
  constexpr Bounds share{0.0, 1.0};
  const auto put = [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    visit(std::string(table) + std::string(path.substr(path.find('.'))), fact, bounds, description);
  };
  put("anchor.term", tenants.term, Bounds{0.25, 40.0}, "length of a contract");
  put("anchor.renewal", tenants.renewal, share, "probability that a contract is renewed");
  put("anchor.vacancy", tenants.vacancy, Bounds{0.0, 60.0}, "until space that a tenant left is let again");
  put("anchor.concession", tenants.concession, share, "taken off the rent of space let again");
  put("anchor.discount", tenants.discount, share, "granted off the rent of the first contract");
  put("anchor.default_rate", tenants.default_rate, Bounds{0.0, 0.9}, "tenants that default a year");
  put("anchor.walk_away", tenants.walk_away, share, "probability that a tenant walks away before delivery");
}

/// What a contract pays for, beside the price.
struct Terms {
  Fact<"fraction"> usage;        ///< of the let capacity that is used
  Fact<"fraction"> take_or_pay;  ///< of the let capacity that is paid for whether used or not
  Fact<"month"> trial;           ///< free of charge from the day on which capacity is let first
  Fact<"fraction"> trial_share;  ///< of the capacity that is let with a trial
  Fact<"fraction"> fade;         ///< change of the let share a year from the opening on: an ageing hall or fleet finds fewer takers
};

/// The part of the rent that is agreed in the currency of the country.
struct LocalRent {
  Fact<"fraction"> share;      ///< of the rent of month 0
  Fact<"fraction"> escalator;  ///< of that part a year, in local currency
};

}  // namespace landfall::deal
