// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/inputs.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

#include "planner/appraisal/evidence.hpp"

namespace landfall::whatif {
namespace {

/// The inputs of one world by path, and which of them any candidate depends on.
struct Register {
  std::vector<InputRef> inputs;
  std::set<const FactRecord*> used;
};

Register list(World& world) {
  Register found{portfolio::inputs(world.portfolio), {}};
  for (const std::string& site_id : world.portfolio.site_ids) {
    sites::Site& site = world.portfolio.sites.at(site_id);
    for (const InputRef& input : list_inputs(world.portfolio.stations.at(site.station), "")) found.used.insert(input.fact);
    for (const std::string& module_id : world.portfolio.module_ids) {
      for (const appraisal::UsedFact& fact : appraisal::facts_behind(world.portfolio, site, world.portfolio.modules.at(module_id)))
        found.used.insert(fact.fact);
    }
  }
  return found;
}

/// What is built on site is simulated with the plant, over the IT power that it is shared out to.
bool is_of_the_supply(const std::string& plain) {
  for (const char* path :
       {"on_site.solar", "on_site.battery_power", "on_site.battery_energy", "on_site.reserve", "project.it_load", "module.it.load"}) {
    if (plain == path) return true;
  }
  return plain.starts_with("on_site.physics.");
}

bool is_physical(const std::string& path, bool on_site) {
  const std::string plain = portfolio::without_id(path);
  if (on_site && is_of_the_supply(plain)) return true;
  return plain.starts_with("station.") || plain.starts_with("module.electrical.") || plain.starts_with("module.cooling.");
}

/// Read by the cash-flow model as a whole number of months or years for the whole plan.
bool is_structural(const std::string& path) {
  return path.ends_with(".tax.vat_recovery_time") || path.ends_with(".tax.loss_carry_forward");
}

/// One world's varied inputs while they are put together.
class Table {
 public:
  Table(World& world, Register all) : world_(world), all_(std::move(all)) {
    for (std::size_t i = 0; i < all_.inputs.size(); ++i) {
      const InputRef& input = all_.inputs[i];
      if (!all_.used.contains(input.fact)) continue;
      by_path_[input.path].push_back(i);
      const std::string plain = portfolio::without_id(input.path);
      if (plain != input.path) by_path_[plain].push_back(i);
    }
  }

  /// The inputs that a path names and a candidate uses.
  [[nodiscard]] std::vector<const InputRef*> find(const std::string& path) const {
    std::vector<const InputRef*> found;
    const auto at = by_path_.find(path);
    if (at == by_path_.end()) return found;
    for (const std::size_t i : at->second) found.push_back(&all_.inputs[i]);
    return found;
  }
  [[nodiscard]] Varied& vary(const InputRef& input) {
    const auto [place, fresh] = places_.try_emplace(input.fact, world_.varied.size());
    if (fresh) {
      Varied varied;
      varied.path = input.path;
      varied.fact = input.fact;
      varied.base = input.fact->value;
      varied.bounds = input.bounds;
      varied.physical = is_physical(input.path, world_.portfolio.on_site.chosen);
      varied.structural = is_structural(input.path);
      world_.varied.push_back(std::move(varied));
    }
    return world_.varied[place->second];
  }
  [[nodiscard]] const Register& all() const { return all_; }
  [[nodiscard]] bool on_site() const { return world_.portfolio.on_site.chosen; }
  [[nodiscard]] bool varies(const FactRecord* fact) const { return places_.contains(fact); }

 private:
  World& world_;
  Register all_;
  std::map<std::string, std::vector<std::size_t>> by_path_;
  std::map<const FactRecord*, std::size_t> places_;
};

std::vector<std::string> known_paths(const std::vector<Table>& tables) {
  std::set<std::string> paths;
  for (const Table& table : tables) {
    for (const InputRef& input : table.all().inputs) {
      if (!table.all().used.contains(input.fact)) continue;
      paths.insert(input.path);
      paths.insert(portfolio::without_id(input.path));
    }
  }
  return {paths.begin(), paths.end()};
}

class Resolver {
 public:
  Resolver(Plan& plan, Problems& problems) : plan_(plan), problems_(problems) {
    for (World& world : plan.worlds) tables_.emplace_back(world, list(world));
    paths_ = known_paths(tables_);
  }

  void run() {
    for (const Axis& axis : plan_.study.axes) add_axis(axis, true);
    if (plan_.study.every_fact) add_every_fact();
    for (const Distribution& distribution : plan_.study.distributions) add_distribution(distribution);
    if (plan_.study.draws > 0 && plan_.study.uncertainty == Uncertainty::facts) draw_facts();
    for (std::size_t i = 0; i < plan_.study.events.size(); ++i) add_event(i);
    if (plan_.study.draws == 0 && (!plan_.study.distributions.empty() || !plan_.study.events.empty()))
      problems_.add(plan_.study.where.draws, "distributions and events need draws: expected \"draws\" of at least 1");
    choose_columns();
  }

 private:
  void unknown(const std::string& path, const SourceRef& where) {
    problems_.add(where, fmt::format("expected the path of an input of these places, designs and deals, found \"{}\"{}",
                                     path.substr(0, 200), did_you_mean(path, paths_)));
  }

  /// Calls visit(world, varied, input) for each input of that path in each world; a problem when there is none.
  template <class Visit>
  void each(const std::string& path, const SourceRef& where, bool named, Visit visit) {
    bool any = false;
    for (Table& table : tables_) {
      for (const InputRef* input : table.find(path)) {
        any = true;
        Varied& varied = table.vary(*input);
        varied.named = varied.named || named;
        visit(varied, *input);
      }
    }
    if (!any) unknown(path, where);
  }

  void add_axis(Axis axis, bool named) {
    const std::size_t number = plan_.axes.size();
    bool taken = false;
    each(axis.input, axis.where, named, [&](Varied& varied, const InputRef& input) {
      taken = taken || varied.axis.has_value();
      varied.axis = number;
      for (const double value : axis.values) {
        const double reached = axis.factors ? varied.base * value : value;
        if (reached >= input.bounds.min && reached <= input.bounds.max) continue;
        problems_.add(axis.where, fmt::format("\"{}\": expected values from {} to {} {}, found {}", input.path, input.bounds.min,
                                              input.bounds.max, input.fact->unit, reached));
        break;
      }
    });
    if (taken) problems_.add(axis.where, fmt::format("expected each input on one axis, found \"{}\" on two", axis.input));
    if (axis.ends) axis.values = {0.0, 1.0};  // the low and the high end, each input its own
    if (axis.values.empty()) problems_.add(axis.where, fmt::format("expected values for \"{}\", found an empty grid", axis.input));
    plan_.axes.push_back(std::move(axis));
  }

  void add_every_fact() {
    std::set<std::string> paths;
    for (const Table& table : tables_) {
      for (const InputRef& input : table.all().inputs) {
        const bool fits = table.all().used.contains(input.fact) && input.fact->low < input.fact->high && !table.varies(input.fact);
        if (fits) paths.insert(input.path);
      }
    }
    for (const std::string& path : paths) {
      Axis axis;
      axis.input = path;
      axis.ends = true;
      add_axis(std::move(axis), false);
    }
  }

  void add_distribution(const Distribution& distribution) {
    each(distribution.input, distribution.where, true, [&](Varied& varied, const InputRef& input) {
      if (varied.axis) {
        problems_.add(distribution.where, fmt::format("\"{}\" stands on an axis: expected it not to be drawn as well", input.path));
      } else if (varied.quantile) {
        problems_.add(distribution.where, fmt::format("expected one distribution for \"{}\", found two", input.path));
      } else {
        Quantile made;
        const auto fault = Quantile::make(distribution, *input.fact, input.bounds, shapes_, made);
        if (fault) problems_.add(distribution.where, fmt::format("\"{}\": {}", input.path, *fault));
        varied.quantile = std::move(made);
      }
    });
  }

  void draw_facts() {
    for (Table& table : tables_) {
      for (const InputRef& input : table.all().inputs) {
        const bool fits = table.all().used.contains(input.fact) && input.fact->low < input.fact->high && !table.varies(input.fact) &&
                          !is_physical(input.path, table.on_site()) && !is_structural(input.path);
        if (!fits) continue;
        Quantile made;
        if (!Quantile::make({input.path, Shape::pert, {}, {}, {}, {}, {}, {}, {}, {}}, *input.fact, input.bounds, shapes_, made))
          table.vary(input).quantile = std::move(made);
      }
    }
  }

  void add_event(std::size_t number) {
    for (const Event::Effect& effect : plan_.study.events[number].effects) {
      each(effect.input, effect.where, true, [&](Varied& varied, const InputRef& input) {
        if (varied.effects.empty()) {
          varied.least = reach(varied, false);
          varied.most = reach(varied, true);
        }
        varied.effects.push_back({number, effect.change, effect.value});
        for (const double from : {varied.least, varied.most}) {
          const double to = changed(effect.change, effect.value, from);
          varied.least = std::min(varied.least, to);
          varied.most = std::max(varied.most, to);
          if (to >= input.bounds.min && to <= input.bounds.max) continue;
          problems_.add(effect.where, fmt::format("\"{}\": expected values from {} to {} {}, found {} once the event has happened",
                                                  input.path, input.bounds.min, input.bounds.max, input.fact->unit, to));
          break;
        }
      });
    }
  }

  /// An end of what an input reaches without events.
  double reach(const Varied& varied, bool most) const {
    if (varied.quantile) return most ? varied.quantile->most() : varied.quantile->least();
    if (!varied.axis) return varied.base;
    const Axis& axis = plan_.axes[*varied.axis];
    if (axis.ends) return most ? varied.fact->high : varied.fact->low;
    if (axis.values.empty()) return varied.base;
    const auto [low, high] = std::minmax_element(axis.values.begin(), axis.values.end());
    return (axis.factors ? varied.base : 1.0) * (most ? *high : *low);
  }

  void choose_columns() {
    std::set<std::string> kept;
    for (const World& world : plan_.worlds) {
      for (const Varied& varied : world.varied) {
        if (varied.named || plan_.study.every_input) kept.insert(varied.path);
      }
    }
    for (const std::string& path : plan_.study.columns) {
      bool any = false;
      for (const World& world : plan_.worlds) {
        for (const Varied& varied : world.varied) {
          if (varied.path != path && portfolio::without_id(varied.path) != path) continue;
          any = true;
          kept.insert(varied.path);
        }
      }
      if (!any) {
        std::vector<std::string> names;
        for (const World& world : plan_.worlds) {
          for (const Varied& varied : world.varied) names.push_back(varied.path);
        }
        problems_.add(plan_.study.where.columns, fmt::format("expected the path of an input that varies, found \"{}\"{}",
                                                             path.substr(0, 200), did_you_mean(path, names)));
      }
    }
    plan_.columns.assign(kept.begin(), kept.end());
  }

  static double changed(Change change, double value, double from) {
    return change == Change::set ? value : change == Change::multiply ? from * value : from + value;
  }

  Plan& plan_;
  Problems& problems_;
  std::vector<Table> tables_;
  std::vector<std::string> paths_;
  PertShapes shapes_;
};

}  // namespace

void resolve_inputs(Plan& plan, Problems& problems) {
  Resolver(plan, problems).run();
  for (World& world : plan.worlds) world.slots = portfolio::number_facts(world.portfolio);
}

}  // namespace landfall::whatif
