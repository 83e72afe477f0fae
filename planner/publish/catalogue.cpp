// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/catalogue.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>

#include "planner/portfolio/contradictions.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/json.hpp"

namespace landfall::publish {
namespace {

std::string number_text(double number) { return fmt::format("{:.6g}", number); }

Catalogue fact_columns() {
  return {{{"path"}, {"value", true}, {"low", true}, {"high", true}, {"unit"}, {"year", true}, {"confidence"}, {"source"}}, {}, {}};
}

void add_fact(Catalogue& catalogue, const std::string& path, const FactRecord& fact) {
  catalogue.rows.push_back({path, fact.value, fact.low, fact.high, std::string(fact.unit), static_cast<double>(fact.year),
                            std::string(to_string(fact.confidence)), fact.source});
}

/// Half the range over the value: what a fact's doubt is worth before anyone asks what hangs on it.
double relative_width(const FactRecord& fact) {
  const double middle = std::max(std::abs(fact.value), 1e-12);
  return 0.5 * (fact.high - fact.low) / middle;
}

/// Keeps the facts that are unverified or stale, the widest range first, and says why.
class WeakFacts {
 public:
  explicit WeakFacts(const Context& context) : context_(context) {}

  void look_at(const std::string& path, const FactRecord& fact) {
    const portfolio::Portfolio& portfolio = context_.portfolio;
    const bool unknown = fact.confidence == Confidence::unverified;
    const bool old = fact.year < portfolio.valuation_year - portfolio.stale_after_years;
    total_ += 1.0;
    unverified_ += unknown ? 1.0 : 0.0;
    stale_ += old ? 1.0 : 0.0;
    std::string why;
    if (unknown) why = word("ui.why-unverified");
    if (old) why += (why.empty() ? "" : ", ") + word("ui.why-stale");
    if (!why.empty()) weak_.push_back({path, &fact, std::move(why)});
  }

  void add(const portfolio::Contradiction& found) {
    weak_.push_back({found.path, found.fact, context_.messages.sentence(found.finding, context_.language)});
    contradictions_ += 1.0;
  }

  [[nodiscard]] Catalogue catalogue() {
    std::stable_sort(weak_.begin(), weak_.end(), [](const Weak& a, const Weak& b) { return width(a) > width(b); });
    Catalogue result = fact_columns();
    result.columns.push_back({"why"});
    for (const Weak& entry : weak_) {
      static const FactRecord none;
      add_fact(result, entry.path, entry.fact == nullptr ? none : *entry.fact);
      result.rows.back().emplace_back(entry.why);
    }
    const portfolio::Portfolio& portfolio = context_.portfolio;
    result.remarks.push_back(context_.messages.sentence(
        "ui.check-facts",
        {total_, unverified_, stale_, static_cast<double>(portfolio.stale_after_years), portfolio.valuation_date, contradictions_},
        context_.language));
    return result;
  }

 private:
  struct Weak {
    std::string path;
    const FactRecord* fact;
    std::string why;
  };
  static double width(const Weak& weak) { return weak.fact == nullptr ? 0.0 : relative_width(*weak.fact); }
  [[nodiscard]] std::string word(const char* code) const { return context_.messages.word(code, context_.language); }

  const Context& context_;
  std::vector<Weak> weak_;
  double total_ = 0.0, unverified_ = 0.0, stale_ = 0.0, contradictions_ = 0.0;
};

std::string rule_line(const sites::Rule& rule, Language language) {
  return fmt::format("{}: {} [{}{}; {}; {}]", rule.id, in(language, rule.text), rule.law, rule.in_force.empty() ? "" : ", " + rule.in_force,
                     rule.source, to_string(rule.confidence));
}

}  // namespace

std::string Catalogue::table() const {
  std::vector<Grid::Column> heads;
  for (const Column& column : columns) heads.push_back({column.key, column.right});
  Grid grid(heads);
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const Cell& cell : row)
      cells.push_back(std::holds_alternative<double>(cell) ? number_text(std::get<double>(cell)) : std::get<std::string>(cell));
    grid.add(std::move(cells));
  }
  std::string text = grid.text();
  if (!remarks.empty()) text += '\n';
  for (const std::string& remark : remarks) text += remark + '\n';
  return text;
}

std::string Catalogue::json() const {
  boost::json::array list;
  for (const auto& row : rows) {
    boost::json::object entry;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      std::visit([&](const auto& value) { entry[columns[c].key] = value; }, row[c]);
    }
    list.push_back(std::move(entry));
  }
  boost::json::object page;
  page["rows"] = std::move(list);
  boost::json::array sentences;
  for (const std::string& remark : remarks) sentences.emplace_back(remark);
  page["remarks"] = std::move(sentences);
  return to_text(page);
}

std::string Catalogue::csv() const {
  std::string text;
  const auto write = [&](std::size_t count, const auto& cell_of) {
    for (std::size_t c = 0; c < count; ++c) text += (c == 0 ? "" : ",") + cell_of(c);
    text += '\n';
  };
  write(columns.size(), [&](std::size_t c) { return columns[c].key; });
  for (const auto& row : rows) {
    write(row.size(), [&](std::size_t c) {
      return std::holds_alternative<double>(row[c]) ? fmt::format("{:.10g}", std::get<double>(row[c]))
                                                    : csv_text(std::get<std::string>(row[c]));
    });
  }
  return text;
}

Catalogue list_sites(const portfolio::Portfolio& portfolio, Language language) {
  Catalogue catalogue{{{"id"},
                       {"name"},
                       {"country"},
                       {"latitude_deg", true},
                       {"longitude_deg", true},
                       {"tariff_usd_per_kwh", true},
                       {"rent_usd_per_kw_month", true},
                       {"connection_months", true},
                       {"facts", true},
                       {"unverified", true}},
                      {},
                      {}};
  for (const std::string& id : portfolio.site_ids) {
    const sites::Site& site = portfolio.sites.at(id);
    double facts = 0.0, unverified = 0.0;
    visit_inputs(site, [&](std::string_view, const FactRecord& fact, Bounds, std::string_view) {
      facts += 1.0;
      unverified += fact.confidence == Confidence::unverified ? 1.0 : 0.0;
    });
    catalogue.rows.push_back({id, in(language, site.name), in(language, portfolio.countries.at(site.country).name),
                              site.location.latitude.value, site.location.longitude.value, site.power.energy_tariff.value,
                              site.market.colocation_rent.value, site.power.connection_time.value, facts, unverified});
  }
  return catalogue;
}

Catalogue list_modules(const portfolio::Portfolio& portfolio, Language language) {
  Catalogue catalogue{{{"id"},
                       {"name"},
                       {"workload"},
                       {"archetype"},
                       {"it_kw", true},
                       {"racks", true},
                       {"kw_per_rack", true},
                       {"liquid_share", true},
                       {"ex_works_usd_per_w", true},
                       {"mass_t", true},
                       {"freight_units", true},
                       {"factory_weeks", true}},
                      {},
                      {}};
  for (const std::string& id : portfolio.module_ids) {
    const modules::Module& module = portfolio.modules.at(id);
    const auto& cost = module.cost;
    const double ex_works = cost.enclosure.value + cost.cooling.value + cost.electrical.value + cost.generators.value;
    catalogue.rows.push_back({id, in(language, module.name), module.workload, module.plant.cooling.archetype, module.it.load.value,
                              module.it.racks.value, module.it.load.value / module.it.racks.value, modules::liquid_share(module),
                              ex_works / 1000.0, module.envelope.mass.value, module.envelope.freight_units.value,
                              module.schedule.factory_slot.value + module.schedule.manufacture.value});
  }
  return catalogue;
}

Catalogue show_site(const portfolio::Portfolio& portfolio, const std::string& id, Language language) {
  const sites::Site& site = portfolio.sites.at(id);
  const sites::Country& country = portfolio.countries.at(site.country);
  const climate::Station& station = portfolio.stations.at(site.station);
  Catalogue catalogue = fact_columns();
  const auto under = [&](const std::string& prefix) {
    return [&catalogue, prefix](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
      add_fact(catalogue, prefix + std::string(path), fact);
    };
  };
  visit_inputs(site, under("site." + id + "."));
  visit_inputs(country, under("country." + country.id + "."));
  visit_inputs(station, under("station." + station.id + "."));
  for (const auto* rules : {&country.rules, &site.rules}) {
    for (const sites::Rule& rule : *rules) catalogue.remarks.push_back(rule_line(rule, language));
  }
  for (const auto* notes : {&country.notes, &site.notes}) {
    for (const auto& [name, note] : *notes) {
      catalogue.remarks.push_back(fmt::format("{}: {} [{}; {}]", name, in(language, note.text), note.source, to_string(note.confidence)));
    }
  }
  return catalogue;
}

Catalogue show_module(const portfolio::Portfolio& portfolio, const std::string& id, Language language) {
  const modules::Module& module = portfolio.modules.at(id);
  Catalogue catalogue = fact_columns();
  modules::visit_all_inputs(module, [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
    add_fact(catalogue, "module." + id + "." + std::string(path), fact);
  });
  std::string classes;
  for (const std::string& named : {module.plant.cooling.air_class, module.plant.cooling.loop_class}) {
    if (!named.empty()) classes += ", " + named;
  }
  catalogue.remarks.push_back(fmt::format("{}: {}, {}{}", in(language, module.name), module.tier, module.plant.cooling.archetype, classes));
  return catalogue;
}

Catalogue check_sites(const Context& context) {
  const portfolio::Portfolio& portfolio = context.portfolio;
  WeakFacts weak(context);
  const auto under = [&](const std::string& prefix) {
    return [&weak, prefix](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
      weak.look_at(prefix + std::string(path), fact);
    };
  };
  for (const auto& [id, country] : portfolio.countries) visit_inputs(country, under("country." + id + "."));
  for (const std::string& id : portfolio.site_ids) visit_inputs(portfolio.sites.at(id), under("site." + id + "."));
  for (const auto& [id, station] : portfolio.stations) visit_inputs(station, under("station." + id + "."));
  for (const portfolio::Contradiction& found : portfolio::contradictions(portfolio)) weak.add(found);
  return weak.catalogue();
}

Catalogue check_modules(const Context& context) {
  WeakFacts weak(context);
  for (const std::string& id : context.portfolio.module_ids) {
    modules::visit_all_inputs(context.portfolio.modules.at(id),
                              [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
                                weak.look_at("module." + id + "." + std::string(path), fact);
                              });
  }
  return weak.catalogue();
}

}  // namespace landfall::publish
