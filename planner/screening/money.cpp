// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/money.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/appraisal/appraisal.hpp"
#include "planner/cost/schedule.hpp"
#include "planner/finance/returns.hpp"

namespace landfall::screening {
namespace {

constexpr std::array<double, 5> steps{0.02, 0.25, 0.05, 0.05, 50.0};
constexpr double no_return = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::size_t ZoneMoney::NodeHash::operator()(const Node& node) const {
  std::uint64_t hash = 14695981039346656037u;
  for (const std::int32_t part : node.index) hash = (hash ^ static_cast<std::uint32_t>(part)) * 1099511628211u;
  return static_cast<std::size_t>((hash ^ static_cast<std::uint32_t>(node.burden)) * 1099511628211u);
}

ZoneMoney::ZoneMoney(const portfolio::Portfolio& portfolio, const sites::Site& site, const modules::Module& module)
    : portfolio_(portfolio), site_(site), country_(portfolio.countries.at(site.country)), module_(module) {
  const deal::Deal& deal = portfolio.deal;
  load_ = deal.letting.occupancy.value * deal.letting.utilisation.value;
  build_ = cost::build_for(portfolio.project, module);
  it_kw_ = build_.modules * module.it.load.value;
  base_ = plant::simulate(appraisal::weather_of(portfolio, site), appraisal::design_of(portfolio, site), module.plant);
  base_annual_ = plant::annual(base_, load_);
  base_full_ = plant::annual(base_, 1.0);
  const cost::Scope open{country_, site_, module_, portfolio.book, base_, build_, {}};
  plan_years_ = cost::schedule(Reading<double>(), open).opening / 12.0 + deal.plan.life.value;
  for (const std::vector<sites::Rule>* rules : {&country_.rules, &site.rules, &portfolio.investor.rules}) {
    for (const sites::Rule& each : *rules) limits_ = limits_ || each.kind == sites::RuleKind::limit;
  }
  fixed_ = rule(base_);
}

ZoneMoney::Ruling ZoneMoney::rule(const plant::Performance& performance) const {
  const std::vector<gates::Gate> gates = gates::evaluate(country_, site_, {portfolio_.investor, module_, performance, load_, plan_years_});
  return {gates::verdict(gates), gates::burden(gates)};
}

plant::Performance ZoneMoney::scaled(const Point& point, double full_load_pue) const {
  plant::Performance performance = base_;
  performance.findings.clear();
  // One factor at the stabilised load; towards full load another where the pixel's own full-load PUE is known (for gates that name it).
  const double stabilised = (point[0] - 1.0) / (base_annual_.pue - 1.0);
  const double full = full_load_pue > 0.0 ? (full_load_pue - 1.0) / (base_full_.pue - 1.0) : stabilised;
  const double water = base_annual_.wue_l_per_kwh > 0.0 ? point[1] / base_annual_.wue_l_per_kwh : 0.0;
  for (std::size_t l = 0; l < plant::table_size; ++l) {
    const double load = plant::table_loads[l];
    const double share = load_ < 1.0 ? std::clamp((load - load_) / (1.0 - load_), 0.0, 1.0) : 0.0;
    const double factor = stabilised + share * (full - stabilised);
    for (plant::MonthlyPoint& month : performance.points[l]) {
      month.facility_kw = load + (month.facility_kw - load) * factor;
      month.peak_facility_kw = load + (month.peak_facility_kw - load) * factor;
      month.water_l_per_h = water > 0.0 ? month.water_l_per_h * water : point[1] * load;
    }
  }
  performance.design_facility_kw = point[2];
  if (base_.design_bought_kw > 0.0)
    performance.design_bought_kw = std::max(0.0, base_.design_bought_kw + point[2] - base_.design_facility_kw);
  performance.capacity_ratio_0_4 = 1.0 / point[3];
  return performance;
}

ZoneMoney::Values ZoneMoney::run(const plant::Performance& performance, const gates::Burden& burden, double access_usd) const {
  const cost::Scope scope{country_, site_, module_, portfolio_.book, performance, build_, {burden.months, burden.cost_usd + access_usd}};
  const finance::Case basis{scope,
                            cost::load_curves(performance),
                            portfolio_.deal,
                            portfolio_.financing,
                            portfolio_.investor.returns.discount_rate,
                            portfolio_.investor.pillar2_in_scope,
                            portfolio_.valuation_month - 1};
  Ledger<double> ledger(finance::plan_months(basis));
  const finance::CashFlow<double> flow = finance::cash_flow(Reading<double>(), basis, ledger);
  Findings findings;
  const finance::Returns returns = finance::returns(flow, basis, findings);
  return {returns.equity.rate.value_or(no_return), returns.levelised_usd_per_unit,
          cost::total_usd(flow.capex) / (1000.0 * flow.capex.it_kw)};
}

ZoneMoney::Values ZoneMoney::node(const Node& at, const gates::Burden& burden) const {
  {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(at);
    if (found != known_.end()) return found->second;
  }
  Point point;
  for (std::size_t axis = 0; axis < axes; ++axis) point[axis] = steps[axis] * at.index[axis];
  const Values values = run(scaled(point, 0.0), burden, point[4] * it_kw_);
  const std::lock_guard lock(mutex_);
  known_.emplace(at, values);
  return values;
}

std::int32_t ZoneMoney::number(const gates::Burden& burden) const {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < burdens_.size(); ++i) {
    if (burdens_[i].months == burden.months && burdens_[i].cost_usd == burden.cost_usd) return static_cast<std::int32_t>(i);
  }
  burdens_.push_back(burden);
  return static_cast<std::int32_t>(burdens_.size() - 1);
}

ZoneMoney::Point ZoneMoney::point_of(const PixelPlant& pixel, double access_usd) const {
  const double enlargement = pixel.capacity_ratio_0_4 < 1.0 ? 1.0 / pixel.capacity_ratio_0_4 : 1.0;
  return {pixel.pue, pixel.wue_l_per_kwh, pixel.design_facility_kw, enlargement, access_usd / it_kw_};
}

PixelMoney ZoneMoney::exact(const PixelPlant& pixel, double access_usd) const {
  const Point point = point_of(pixel, access_usd);
  const Ruling ruling = rule(scaled(point, pixel.full_load_pue));
  const Values values = run(scaled(point, 0.0), ruling.burden, access_usd);
  return {values.equity_irr, values.levelised, values.capex, ruling.verdict};
}

PixelMoney ZoneMoney::at(const PixelPlant& pixel, double access_usd) const {
  const Point point = point_of(pixel, access_usd);
  const Ruling ruling = limits_ ? rule(scaled(point, pixel.full_load_pue)) : fixed_;
  const std::int32_t burden = number(ruling.burden);
  std::array<std::int32_t, axes> low{};
  Point share{};
  for (std::size_t axis = 0; axis < axes; ++axis) {
    const double cell = std::floor(point[axis] / steps[axis] + 1e-9);
    low[axis] = static_cast<std::int32_t>(cell);
    share[axis] = std::clamp(point[axis] / steps[axis] - cell, 0.0, 1.0);
    if (share[axis] < 1e-9) share[axis] = 0.0;
  }
  PixelMoney money{0.0, 0.0, 0.0, ruling.verdict};
  for (unsigned corner = 0; corner < (1u << axes); ++corner) {
    double weight = 1.0;
    Node at{low, burden};
    for (std::size_t axis = 0; axis < axes; ++axis) {
      const bool upper = ((corner >> axis) & 1u) != 0;
      weight *= upper ? share[axis] : 1.0 - share[axis];
      at.index[axis] += upper ? 1 : 0;
    }
    if (weight == 0.0) continue;
    const Values values = node(at, ruling.burden);
    money.equity_irr += weight * values.equity_irr;
    money.levelised_usd_per_kw_month += weight * values.levelised;
    money.capex_usd_per_w += weight * values.capex;
  }
  return money;
}

std::vector<std::string> ZoneMoney::blocking_rules() const {
  std::vector<std::string> ids;
  for (const gates::Gate& gate : gates::evaluate(country_, site_, {portfolio_.investor, module_, base_, load_, plan_years_})) {
    const bool may = gate.state == gates::State::fail || gate.rule.kind == sites::RuleKind::limit;
    if (may && gate.rule.effect == sites::Effect::blocks) ids.push_back(gate.rule.id);
  }
  return ids;
}

std::size_t ZoneMoney::nodes() const {
  const std::lock_guard lock(mutex_);
  return known_.size();
}

}  // namespace landfall::screening
