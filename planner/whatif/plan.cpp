// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/plan.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

#include "planner/appraisal/evidence.hpp"
#include "planner/whatif/inputs.hpp"

namespace landfall::whatif {
namespace {

constexpr std::uint64_t most_groups = 100000;
constexpr std::uint64_t drawn_block = 65536, plant_block = 1024, least_block = 256;

void choose(const std::vector<std::string>& asked, std::vector<std::string> known, std::string_view what, const SourceRef& where,
            std::vector<std::string>& into, Problems& problems) {
  if (asked.empty()) return;
  into.clear();
  for (const std::string& id : asked) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      problems.add(where, fmt::format("expected a known {}, found \"{}\"{}", what, id.substr(0, 200), did_you_mean(id, known)));
    } else if (std::find(into.begin(), into.end(), id) != into.end()) {
      problems.add(where, fmt::format("expected each {} once, found \"{}\" twice", what, id));
    } else {
      into.push_back(id);
    }
  }
  std::sort(into.begin(), into.end());
}

/// A product, or one more than `most_scenarios` where it is more than that.
std::uint64_t product(std::uint64_t a, std::uint64_t b) {
  std::uint64_t result = 0;
  return __builtin_mul_overflow(a, b, &result) ? most_scenarios + 1 : std::min(result, most_scenarios + 1);
}

std::uint64_t count_points(const Plan& plan) {
  std::uint64_t points = 1;
  for (const Axis& axis : plan.axes)
    points = plan.study.combine == Combine::factorial ? product(points, axis.values.size()) : points + axis.values.size();
  return points;
}

void list_candidates(Plan& plan) {
  for (std::size_t w = 0; w < plan.worlds.size(); ++w) {
    World& world = plan.worlds[w];
    std::map<const FactRecord*, std::size_t> index;
    for (std::size_t v = 0; v < world.varied.size(); ++v) index[world.varied[v].fact] = v;
    for (const std::string& site_id : world.portfolio.site_ids) {
      const sites::Site& site = world.portfolio.sites.at(site_id);
      for (const std::string& module_id : world.portfolio.module_ids) {
        Candidate candidate{w, site_id, module_id, {}, {}};
        const auto take = [&](const FactRecord* fact) {
          const auto found = index.find(fact);
          if (found == index.end()) return;
          candidate.varied.push_back(found->second);
          if (world.varied[found->second].physical) candidate.physical.push_back(found->second);
        };
        for (const appraisal::UsedFact& used : appraisal::facts_behind(world.portfolio, site, world.portfolio.modules.at(module_id)))
          take(used.fact);
        for (const InputRef& input : list_inputs(world.portfolio.stations.at(site.station), "")) take(input.fact);
        plan.candidates.push_back(std::move(candidate));
      }
    }
  }
}

/// Names of the uniform numbers over all worlds: one path, one number, so that two deals meet the same chance.
void number_dimensions(Plan& plan) {
  std::set<std::string> names;
  for (const World& world : plan.worlds) {
    for (const Varied& varied : world.varied) {
      if (varied.quantile) names.insert(varied.path);
    }
  }
  plan.dimensions.assign(names.begin(), names.end());
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::lower_bound(plan.dimensions.begin(), plan.dimensions.end(), name) - plan.dimensions.begin());
  };
  for (World& world : plan.worlds) {
    for (Varied& varied : world.varied) {
      if (varied.quantile) varied.dimension = place(varied.path);
    }
  }
  for (const Event& event : plan.study.events) {
    plan.event_dimension.push_back(plan.dimensions.size());
    plan.dimensions.push_back("event:" + event.id);
  }
}

/// The dimension of a drawn input that the study names; a problem when there is none or more than one.
std::optional<std::size_t> drawn_dimension(const Plan& plan, const std::string& path, const SourceRef& where, Problems& problems) {
  std::vector<std::size_t> found;
  std::vector<std::string> names;
  const std::size_t inputs = plan.dimensions.size() - plan.event_dimension.size();
  for (std::size_t i = 0; i < inputs; ++i) {
    names.push_back(plan.dimensions[i]);
    if (plan.dimensions[i] == path || portfolio::without_id(plan.dimensions[i]) == path) found.push_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    problems.add(
        where, fmt::format("expected the path of an input that is drawn, found \"{}\"{}", path.substr(0, 200), did_you_mean(path, names)));
  } else {
    problems.add(where, fmt::format("expected one input, found {} that \"{}\" stands for: write the path with its id, such as \"{}\"",
                                    found.size(), path, names[found.front()]));
  }
  return std::nullopt;
}

void correlate(Plan& plan, Problems& problems) {
  struct Pair {
    std::size_t a, b;
    double value;
    const Correlation* asked;
  };
  std::vector<Pair> pairs;
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (const Correlation& correlation : plan.study.correlations) {
    const auto a = drawn_dimension(plan, correlation.between[0], correlation.where, problems);
    const auto b = drawn_dimension(plan, correlation.between[1], correlation.where, problems);
    if (!a || !b) continue;
    if (*a == *b) {
      problems.add(correlation.where, "expected two inputs, found one with itself");
    } else if (!seen.insert(std::minmax(*a, *b)).second) {
      problems.add(correlation.where, "expected each pair once, found it again");
    } else {
      pairs.push_back({*a, *b, correlation.value, &correlation});
    }
  }
  if (pairs.empty() || !problems.empty()) return;
  std::set<std::size_t> members;
  for (const Pair& pair : pairs) members.insert({pair.a, pair.b});
  plan.copula_dimensions.assign(members.begin(), members.end());
  const std::size_t n = plan.copula_dimensions.size();
  const auto place = [&](std::size_t dimension) {
    return static_cast<std::size_t>(std::lower_bound(plan.copula_dimensions.begin(), plan.copula_dimensions.end(), dimension) -
                                    plan.copula_dimensions.begin());
  };
  std::vector<double> matrix(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1.0;
  for (const Pair& pair : pairs) matrix[place(pair.a) * n + place(pair.b)] = matrix[place(pair.b) * n + place(pair.a)] = pair.value;
  plan.repaired = plan.copula.set(matrix, n, plan.study.repair_correlations);
  if (!plan.repaired || plan.study.repair_correlations) return;
  const CorrelationFault& fault = *plan.repaired;
  SourceRef where = plan.study.correlations.front().where;
  for (const Pair& pair : pairs) {
    if (std::minmax(place(pair.a), place(pair.b)) == std::minmax(fault.a, fault.b)) where = pair.asked->where;
  }
  problems.add(where, fmt::format("these correlations exclude each other (not positive definite): expected about {:.3f} between \"{}\" and "
                                  "\"{}\", found {}; \"repair_correlations = true\" takes the nearest that can be",
                                  fault.nearest, plan.dimensions[plan.copula_dimensions[fault.a]],
                                  plan.dimensions[plan.copula_dimensions[fault.b]], fault.asked));
}

void ask_indices(Plan& plan, Problems& problems) {
  const Study& study = plan.study;
  if (study.indices.empty()) return;
  if (!study.correlations.empty())
    problems.add(study.where.indices, "Sobol indices share out the variance of independent inputs: expected no correlations beside them");
  if (study.draws == 0) problems.add(study.where.indices, "Sobol indices need draws");
  for (const std::string& path : study.indices) {
    const auto dimension = drawn_dimension(plan, path, study.where.indices, problems);
    if (dimension) plan.index_dimension.push_back(*dimension);
  }
  plan.variants = 2 + plan.index_dimension.size();
}

}  // namespace

std::optional<std::size_t> Plan::axis_value(std::uint64_t point, std::size_t axis) const {
  if (study.combine == Combine::factorial) {
    // The last axis moves fastest.
    for (std::size_t i = axes.size(); i-- > axis + 1;) point /= axes[i].values.size();
    return static_cast<std::size_t>(point % axes[axis].values.size());
  }
  if (point == 0) return std::nullopt;
  std::uint64_t before = 1;
  for (std::size_t i = 0; i < axis; ++i) before += axes[i].values.size();
  if (point < before || point >= before + axes[axis].values.size()) return std::nullopt;
  return static_cast<std::size_t>(point - before);
}

bool Plan::groups_by_point() const {
  if (points > most_groups / std::max<std::size_t>(candidates.size(), 1)) return false;
  return study.draws > 0 || study.combine == Combine::one_at_a_time;
}

std::uint64_t Plan::rounds_per_block() const {
  const bool simulates = std::any_of(worlds.begin(), worlds.end(), [](const World& world) {
    return std::any_of(world.varied.begin(), world.varied.end(), [](const Varied& each) { return each.physical && each.quantile; });
  });
  const std::uint64_t most = simulates ? plant_block : drawn_block;
  const std::uint64_t wanted = std::clamp(scenarios() / 64, std::min(least_block, most), most);
  const std::uint64_t together = 4 * variants;  // whole draws, so that what compares variants finds them in one block
  const std::uint64_t each = std::max<std::uint64_t>(wanted / std::max<std::size_t>(candidates.size(), 1), 1);
  return (each + together - 1) / together * together;
}

std::unique_ptr<const Plan> plan(const Study& study, std::vector<portfolio::Portfolio> portfolios, Problems& problems) {
  auto made = std::make_unique<Plan>();
  Plan& result = *made;
  result.study = study;
  for (portfolio::Portfolio& each : portfolios) {
    World& world = result.worlds.emplace_back();
    world.portfolio = std::move(each);
    choose(study.sites, names_of(world.portfolio.sites), "place", study.where.sites, world.portfolio.site_ids, problems);
    choose(study.modules, names_of(world.portfolio.modules), "module", study.where.modules, world.portfolio.module_ids, problems);
    if (!problems.empty()) return nullptr;
  }
  const std::size_t before = problems.all().size();
  resolve_inputs(result, problems);
  if (problems.all().size() != before) return nullptr;
  list_candidates(result);
  number_dimensions(result);
  correlate(result, problems);
  ask_indices(result, problems);
  result.points = count_points(result);
  result.draws = std::max<std::uint64_t>(study.draws, 1);
  const std::size_t inputs = result.dimensions.size();
  if (study.sampling == Sampling::sobol && inputs > Chance::most_sobol_inputs)
    problems.add(study.where.sampling,
                 fmt::format("expected at most {} drawn inputs for a Sobol sequence, found {}", Chance::most_sobol_inputs, inputs));
  result.chance = Chance(result.dimensions, study.sampling, study.seed, result.draws, result.variants > 1);
  if (product(product(result.points, result.draws), product(result.variants, result.candidates.size())) > most_scenarios)
    problems.add(study.where.draws, "expected at most 2^60 scenarios, found more");
  if (problems.all().size() != before) return nullptr;
  return made;
}

}  // namespace landfall::whatif
