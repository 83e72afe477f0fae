// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>

#include "planner/deal/deal.hpp"
#include "planner/finance/financing.hpp"

/// The terms that a deal or a loan need not have, for tests that throw them at random.
namespace landfall::samples {

/// Where the values of terms are drawn from, by their path; both ends inside the register's bounds.
[[nodiscard]] inline Bounds range_of_term(const std::string& path) {
  static const std::map<std::string, Bounds> ranges{{"grace.period", {0.0, 24.0}},        {"sweep.share", {0.0, 1.0}},
                                                    {"lock_up.dscr", {1.0, 2.4}},         {"lock_up.default_dscr", {0.8, 1.1}},
                                                    {"refinancing.after", {2.0, 80.0}},   {"refinancing.gearing", {0.3, 1.3}},
                                                    {"refinancing.dscr", {1.05, 2.0}},    {"refinancing.margin", {0.0, 0.07}},
                                                    {"refinancing.tenor", {1.0, 15.0}},   {"refinancing.fee", {0.0, 0.03}},
                                                    {"tenancy.anchor_share", {0.0, 1.0}}, {"terms.usage", {0.4, 1.0}},
                                                    {"terms.take_or_pay", {0.3, 1.0}},    {"terms.trial", {0.0, 12.0}},
                                                    {"terms.trial_share", {0.0, 1.0}},    {"terms.fade", {-0.1, 0.03}},
                                                    {"local_rent.share", {0.0, 1.0}},     {"local_rent.escalator", {-0.02, 0.1}},
                                                    {"colocation.gpu_share", {0.0, 0.6}}, {"regime.after", {0.0, 100.0}},
                                                    {"regime.step", {-0.6, 0.8}},         {"regime.probability", {0.0, 1.0}},
                                                    {"refresh.after", {6.0, 90.0}},       {"refresh.cost", {0.2, 1.5}},
                                                    {"refresh.yield", {0.6, 3.0}},        {"residual.year_1", {0.6, 0.8}},
                                                    {"residual.year_2", {0.4, 0.6}},      {"residual.year_3", {0.25, 0.4}},
                                                    {"residual.year_4", {0.15, 0.25}},    {"residual.year_5", {0.05, 0.15}},
                                                    {"residual.year_6", {0.0, 0.05}},     {"gpu.price", {1.5, 6.0}},
                                                    {"gpu.drift", {-0.25, 0.05}},         {"gpu.power", {0.9, 2.4}},
                                                    {"gpu.server", {20000.0, 55000.0}},   {"gpu.fabric", {500.0, 5000.0}},
                                                    {"gpu.optics", {500.0, 5000.0}},      {"gpu.storage", {500.0, 3000.0}},
                                                    {"gpu.spares", {0.0, 0.05}},          {"gpu.support", {0.0, 0.06}},
                                                    {"gpu.residual", {0.0, 0.3}},         {"gpu_2.share", {0.0, 0.5}},
                                                    {"gpu_3.share", {0.0, 0.4}},          {"tenants.term", {1.0, 11.0}},
                                                    {"tenants.renewal", {0.0, 1.0}},      {"tenants.vacancy", {0.0, 10.0}},
                                                    {"tenants.concession", {0.0, 0.4}},   {"tenants.discount", {0.0, 0.3}},
                                                    {"tenants.default_rate", {0.0, 0.2}}, {"tenants.walk_away", {0.0, 0.5}}};
  const std::string table = path.substr(0, path.find('.')), name = path.substr(path.find('.'));
  if (const auto found = ranges.find(path); found != ranges.end()) return found->second;
  if (table == "gpu_2" || table == "gpu_3") return ranges.at("gpu" + name);
  return ranges.at("tenants" + name);
}

/// The terms that this deal and loan may have.
[[nodiscard]] inline std::set<std::string> possible_terms(const deal::Deal& deal, const finance::Financing& financing) {
  std::set<std::string> terms{"tenancy", "terms"};
  if (financing.repayment != finance::Repayment::none) terms.insert({"grace", "sweep", "lock_up", "refinancing", "local_currency"});
  if (deal.kind == deal::DealKind::colocation) terms.insert({"local_rent", "gpu_share"});
  // Of the fleet: what a hall has none of is not read.
  terms.insert({"gpu_2", "residual", "regime", "refresh"});
  return terms;
}

/// Switches terms on that the deal or the loan does not have yet.
inline void switch_on(const std::set<std::string>& terms, deal::Deal& deal, finance::Financing& financing) {
  const auto on = [&](const char* term, auto& table) {
    if (terms.contains(term) && !table) table.emplace();
  };
  on("grace", financing.grace);
  on("sweep", financing.sweep);
  on("lock_up", financing.lock_up);
  on("refinancing", financing.refinancing);
  if (terms.contains("local_currency")) financing.local_currency = true;
  on("tenancy", deal.tenancy);
  if (deal.tenancy) deal.letting.credit_loss = {};
  on("terms", deal.terms);
  on("local_rent", deal.local_rent);
  on("gpu_share", deal.gpu_share);
  if (!deal.has_gpus()) return;
  if (terms.contains("gpu_2") && deal.generations.empty()) deal.generations.resize(2);
  on("residual", deal.residual);
  on("refresh", deal.refresh);
  if (deal.refresh && !deal.residual) deal.residual.emplace();
  on("regime", deal.regime);
}

}  // namespace landfall::samples
