// SPDX-License-Identifier: Apache-2.0
#include "tests/independent/engine.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>

#include "planner/data/embedded.hpp"
#include "planner/finance/financing_file.hpp"
#include "tests/built_in.hpp"
#include "tests/cli/program.hpp"
#include "tests/finance/terms.hpp"

namespace landfall::independent {
namespace {

portfolio::Request request_of(const Question& question) {
  portfolio::Request request;
  request.id = "independent";
  request.valuation_date = "2026-11-01";
  request.sites = {question.site};
  request.modules = {question.module};
  request.costs = "costs";
  request.deal = question.deal;
  request.financing = question.financing;
  request.investor = question.investor;
  FactRecord& load = request.project.it_load;
  load.value = load.low = load.high = question.it_load_kw;
  request.project.phases = question.phases;
  FactRecord& gap = request.project.phase_gap;
  gap.value = gap.low = gap.high = question.phase_gap;
  for (const auto& [path, value] : question.overrides) request.overrides.push_back({path, value, {}});
  if (question.time_of_use) request.tariff = sites::Pricing::time_of_use;
  if (question.on_site) {
    energy::Sizes sizes;
    sizes.technology = "on-site";
    const auto size = [](FactRecord& fact, double value) {
      fact.value = fact.low = fact.high = value;
      fact.source = "the question";
    };
    size(sizes.wanted.solar, question.solar_kw);
    size(sizes.wanted.battery_power, question.battery_kw);
    size(sizes.wanted.battery_energy, question.battery_kwh);
    size(sizes.wanted.reserve, question.reserve);
    size(sizes.wanted.tenant_share, question.tenant_share);
    sizes.wanted.mounting = question.on_ground ? energy::Mounting::ground : energy::Mounting::roof;
    request.on_site = sizes;
  }
  return request;
}

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

std::vector<std::string> ids_in(std::string_view folder) {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.substr(0, folder.size()) != folder) continue;
    ids.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - 5));  // without ".toml"
  }
  return ids;
}

/// Facts whose whole registered range makes sense for the money; a plant or a place at its bounds is another plant.
bool may_leave_its_range(const std::string& path) {
  const auto under = [&](const char* prefix) { return path.rfind(prefix, 0) == 0; };
  return under("financing.") || under("deal.") || path.find(".tax.") != std::string::npos || under("costs.works.") ||
         path.find(".money.depreciation") != std::string::npos || under("on_site.cost.");
}

std::vector<InputRef> terms_of(portfolio::Portfolio& portfolio) {
  std::vector<InputRef> all = list_inputs(portfolio.deal, "deal.");
  for (InputRef& input : list_inputs(portfolio.financing, "financing.")) all.push_back(std::move(input));
  return all;
}

finance::Financing shipped_loan(const std::string& id) {
  const std::string path = "planner/finance/data/" + id + ".toml";
  Problems problems;
  return finance::parse_financing(std::string(embedded_file(path)), path, problems);
}

/// A loan must be repaid within the plan, whatever moved its tenor or the plan.
void shorten_tenor(Question& asked, const portfolio::Portfolio& portfolio) {
  if (portfolio.financing.repayment == finance::Repayment::none) return;
  const auto value = [&](const char* path, const FactRecord& fact) {
    return asked.overrides.contains(path) ? asked.overrides.at(path) : fact.value;
  };
  const double life = value("deal.plan.life", portfolio.deal.plan.life);
  if (value("financing.loan.tenor", portfolio.financing.loan.tenor) > life) asked.overrides["financing.loan.tenor"] = life;
}

/// Terms at random: none for half of the questions, then each possible one for a third of them.
void throw_terms(Question& asked, const portfolio::Portfolio& portfolio, Chance& chance) {
  shorten_tenor(asked, portfolio);
  if (chance.one_in(2)) return;
  asked.parity = chance.one_in(3);
  asked.stick_built = chance.one_in(4);
  if (chance.one_in(3)) {
    asked.phases = 2 + static_cast<int>(chance.below(3));
    asked.phase_gap = chance.between(0.0, 12.0 / asked.phases);
  }
  for (const std::string& term : samples::possible_terms(portfolio.deal, portfolio.financing)) {
    if (chance.one_in(3)) asked.terms.insert(term);
  }
  std::set<std::string> before;
  portfolio::Portfolio with = portfolio;
  for (const InputRef& input : terms_of(with)) before.insert(input.path);
  samples::switch_on(asked.terms, with.deal, with.financing);
  for (const InputRef& input : terms_of(with)) {
    if (before.contains(input.path)) continue;
    const Bounds range = samples::range_of_term(input.path.substr(input.path.find('.') + 1));
    asked.term_values[input.path] = chance.between(range.min, range.max);
  }
}

std::string list(const std::vector<double>& values) { return fmt::format("[{}]", fmt::join(values, ",")); }

std::vector<double> by_year(const std::vector<double>& months) {
  std::vector<double> years;
  for (std::size_t t = 0; t < months.size(); ++t) {
    if (t % 12 == 0) years.push_back(0.0);
    years.back() += months[t];
  }
  return years;
}

std::string plant_json(const plant::Performance& performance) {
  const auto table = [&](double plant::MonthlyPoint::*quantity) {
    std::vector<std::string> loads;
    for (const auto& months : performance.points) {
      std::vector<double> values;
      for (const plant::MonthlyPoint& point : months) values.push_back(point.*quantity);
      loads.push_back(list(values));
    }
    return fmt::format("[{}]", fmt::join(loads, ","));
  };
  return fmt::format(
      R"({{"facility_kw":{},"peak_kw":{},"water_l_per_h":{},"design_facility_kw":{},"design_bought_kw":{},"capacity_ratio_0_4":{},"overhead_per_k":{}}})",
      table(&plant::MonthlyPoint::facility_kw), table(&plant::MonthlyPoint::peak_facility_kw), table(&plant::MonthlyPoint::water_l_per_h),
      performance.design_facility_kw, performance.design_bought_kw, performance.capacity_ratio_0_4, performance.overhead_per_k);
}

/// What is bought when: empty without a tariff to follow and without anything on site.
std::string supply_json(const appraisal::Appraisal& result) {
  const energy::Supply& supply = *result.supply;
  if (!supply.stands()) return "null";
  const auto table = [](const energy::Table& of) {
    std::vector<std::string> loads;
    for (const auto& months : of) loads.push_back(list({months.begin(), months.end()}));
    return fmt::format("[{}]", fmt::join(loads, ","));
  };
  std::vector<std::string> periods;
  for (const energy::PeriodSupply& period : supply.periods) {
    periods.push_back(fmt::format(R"({{"facility_kw":{},"solar_kw":{},"battery_kw":{},"hours":{},"year_hours":{}}})",
                                  table(period.facility_kw), table(period.solar_kw), table(period.battery_kw),
                                  list({period.hours.begin(), period.hours.end()}), period.year_hours));
  }
  return fmt::format(R"({{"demand_kw":{},"cycles":{},"periods":[{}]}})", table(supply.peak_kw), supply.year.cycles,
                     fmt::join(periods, ","));
}

/// The hours that a plant of packaged DX needs to be worked out again; nothing for other plants.
std::string weather_json(const portfolio::Portfolio& portfolio) {
  if (portfolio.modules.at(portfolio.module_ids.front()).plant.cooling.archetype != "dx-air") return "";
  const climate::Year year = appraisal::weather_of(portfolio, portfolio.sites.at(portfolio.site_ids.front()));
  double pressure = 0.0;
  for (const double each : year.pressure_pa) pressure += each;
  return fmt::format(R"("weather":{{"pressure_pa":{},"dry_bulb_c":{}}},)", pressure / static_cast<double>(year.pressure_pa.size()),
                     list(year.dry_bulb_c));
}

std::string question_json(const Question& question, bool local_loan) {
  const auto object = [](const std::map<std::string, double>& values) {
    std::vector<std::string> members;
    for (const auto& [path, value] : values) members.push_back(fmt::format(R"("{}":{})", path, value));
    return fmt::format("{{{}}}", fmt::join(members, ","));
  };
  return fmt::format(
      R"("site":"{}","module":"{}","deal":"{}","financing":"{}","investor":"{}","it_load":{},"valuation_month":11,"overrides":{},"terms":{},)"
      R"("switches":{{"tariff_basis":"{}","lender":"{}","pillar2":{},"parity":{},"stick_built":{},"local_loan":{},"phases":{},"phase_gap":{},)"
      R"("time_of_use":{}}},"on_site":{})",
      question.site, question.module, question.deal, question.financing, question.investor, question.it_load_kw, object(question.overrides),
      object(question.term_values), question.energy_only ? "energy-only" : "all-in", question.offshore ? "offshore" : "onshore",
      question.pillar2, question.parity, question.stick_built, local_loan, question.phases, question.phase_gap, question.time_of_use,
      question.on_site
          ? fmt::format(R"({{"solar":{},"battery_power":{},"battery_energy":{},"tenant_share":{},"on_ground":{}}})", question.solar_kw,
                        question.battery_kw, question.battery_kwh, question.tenant_share, question.on_ground)
          : "null");
}

std::string return_json(const finance::AnnualReturn& found) {
  return fmt::format(R"({{"roots":{},"unique":{}}})", list(found.roots), found.rate.has_value());
}

}  // namespace

portfolio::Portfolio portfolio_of(const Question& question) {
  static const std::vector<portfolio::SourceFile> files = test::built_in_library();
  Problems problems;
  portfolio::Portfolio portfolio = portfolio::assemble(request_of(question), files, problems);
  if (!problems.empty()) throw std::runtime_error("a question with problems: " + problems.all().front().what);
  portfolio.sites.at(question.site).power.basis = question.energy_only ? sites::TariffBasis::energy_only : sites::TariffBasis::all_in;
  portfolio.financing.offshore_lender = question.offshore;
  portfolio.investor.pillar2_in_scope = question.pillar2;
  portfolio.book.parity = question.parity;
  portfolio.book.stick_built = question.stick_built;
  samples::switch_on(question.terms, portfolio.deal, portfolio.financing);
  for (const InputRef& input : terms_of(portfolio)) {
    const auto found = question.term_values.find(input.path);
    if (found != question.term_values.end()) input.fact->value = input.fact->low = input.fact->high = found->second;
  }
  return portfolio;
}

appraisal::Appraisal appraise(const portfolio::Portfolio& portfolio) {
  const sites::Site& site = portfolio.sites.at(portfolio.site_ids.front());
  return appraisal::appraise(portfolio, site, portfolio.modules.at(portfolio.module_ids.front()), appraisal::weather_of(portfolio, site),
                             appraisal::design_of(portfolio, site));
}

Question question(std::uint64_t number) {
  static const std::vector<std::string> sites = ids_in("sites/data/places/"), modules = ids_in("planner/modules/data/"),
                                        deals = ids_in("planner/deal/data/"), loans = ids_in("planner/finance/data/"),
                                        investors = ids_in("planner/gates/data/");
  Chance chance(0x6c616e6466616c6cULL + number);
  const auto one_of = [&](const std::vector<std::string>& ids) { return ids[chance.below(ids.size())]; };
  Question asked;
  asked.site = one_of(sites);
  asked.module = one_of(modules);
  asked.deal = one_of(deals);
  asked.financing = one_of(loans);
  asked.investor = one_of(investors);
  asked.it_load_kw = chance.one_in(2) ? 10000.0 : chance.between(500.0, 60000.0);
  asked.energy_only = chance.one_in(2);
  asked.offshore = chance.one_in(2);
  asked.pillar2 = chance.one_in(2);
  asked.overrides["financing.loan.tenor"] = 1.0;  // short enough for any plan, while the question is put
  if (asked.financing == "all-equity") asked.overrides.clear();
  portfolio::Portfolio portfolio = portfolio_of(asked);
  asked.overrides.clear();
  portfolio.financing = shipped_loan(asked.financing);
  const std::vector<appraisal::UsedFact> facts =
      appraisal::facts_behind(portfolio, portfolio.sites.at(asked.site), portfolio.modules.at(asked.module));
  for (const appraisal::UsedFact& used : facts) {
    if (!chance.one_in(8) || used.path == "project.it_load") continue;
    const bool anywhere = may_leave_its_range(used.path) && chance.one_in(3);
    const double low = anywhere ? used.bounds.min : used.fact->low, high = anywhere ? used.bounds.max : used.fact->high;
    asked.overrides[used.path] = chance.between(low, high);
  }
  throw_terms(asked, portfolio, chance);
  // Asked last, so that the rest of a question does not depend on it.
  asked.time_of_use = chance.one_in(2);
  asked.on_site = chance.one_in(3);
  if (asked.on_site) {
    asked.solar_kw = chance.one_in(3) ? 0.0 : chance.between(0.0, 0.5) * asked.it_load_kw;
    asked.battery_kw = chance.one_in(3) ? 0.0 : chance.between(0.01, 0.3) * asked.it_load_kw;
    asked.battery_kwh = asked.battery_kw * chance.between(0.5, 6.0);
    asked.reserve = chance.uniform();
    asked.tenant_share = chance.one_in(2) ? 0.0 : chance.uniform();
    asked.on_ground = chance.one_in(2);
  }
  const portfolio::Portfolio with_energy = portfolio_of(asked);
  for (const appraisal::UsedFact& used :
       appraisal::facts_behind(with_energy, with_energy.sites.at(asked.site), with_energy.modules.at(asked.module))) {
    const bool cost = used.path.rfind("on_site.cost.", 0) == 0;
    if ((!cost && used.path.find(".tariff.") == std::string::npos) || !chance.one_in(3)) continue;
    const bool anywhere = cost && chance.one_in(3);
    asked.overrides[used.path] = chance.between(anywhere ? used.bounds.min : used.fact->low, anywhere ? used.bounds.max : used.fact->high);
  }
  return asked;
}

std::string answer_json(const Question& question, bool by_month) {
  const portfolio::Portfolio portfolio = portfolio_of(question);
  const appraisal::Appraisal result = appraise(portfolio);
  const finance::CashFlow<double>& flow = result.flow;
  const int months = result.ledger->months();
  std::vector<std::string> lines, rows, cover;
  for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
    lines.push_back(fmt::format(R"("{}":{})", cost::to_string(static_cast<cost::CapexItem>(i)), flow.capex.lines[i].usd));
  }
  for (std::size_t i = 0; i < result.ledger->names().size(); ++i) {
    const RowName& name = result.ledger->names()[i];
    if (name.span != Span::month) continue;
    const std::vector<double> values = finance::values(result.ledger->at(i), months);
    // A reserve filled and released within a year leaves of its sum only rounding: it is compared month by month.
    const bool whole = by_month || name.name.substr(0, 5) == "flow." || name.name == "debt.reserve-flow";
    rows.push_back(fmt::format(R"("{}":{})", name.name, list(whole ? values : by_year(values))));
  }
  for (const finance::CoverYear& year : result.returns.cover) cover.push_back(fmt::format("{}", year.dscr));
  const finance::Returns& returns = result.returns;
  return fmt::format(
      R"({{{},{}"plant":{},"supply":{},"answer":{{"months":{},"opening":{},"conditions_months":{},"conditions_usd":{},"modules":{},"capex_lines":{{{}}},)"
      R"("capex":{},"npv":{},"levelised":{},"equity_multiple":{},"payback":{},"project":{},"equity":{},"cover":[{}],"debt_size":{},)"
      R"("by_gearing":{},"by_dscr":{},"uses":{},"second_size":{},"second_by_gearing":{},"second_by_dscr":{},"rows":{{{}}}}}}})",
      question_json(question, portfolio.financing.local_currency), by_month ? weather_json(portfolio) : "", plant_json(*result.performance),
      supply_json(result), months, flow.schedule.opening, result.basis->scope.conditions.months, result.basis->scope.conditions.cost_usd,
      result.basis->scope.build.modules, fmt::join(lines, ","), result.capex_usd, returns.npv_usd, returns.levelised_usd_per_unit,
      returns.equity_multiple, returns.payback_months ? fmt::format("{}", *returns.payback_months) : "null", return_json(returns.project),
      return_json(returns.equity), fmt::join(cover, ","), flow.debt.size, flow.debt.by_gearing, flow.debt.by_dscr, flow.debt.uses,
      flow.debt.second.size, flow.debt.second.by_gearing, flow.debt.second.by_dscr, fmt::join(rows, ","));
}

std::string answers_json(std::uint64_t from, std::uint64_t to, bool by_month) {
  std::string text;
  for (std::uint64_t number = from; number < to; ++number) text += answer_json(question(number), by_month) + "\n";
  return text;
}

Verdict check(const std::vector<std::string>& files) {
  const test::Scratch scratch;
  const std::string said = scratch.path() + "/said";
  const std::string command =
      fmt::format("python3 '{0}/tests/independent/check.py' '{0}' {1} >'{2}' 2>&1", LANDFALL_SOURCE_DIR, fmt::join(files, " "), said);
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, scratch.read("said")};
}

}  // namespace landfall::independent
