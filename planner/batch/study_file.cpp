// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/study_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "climate/base/document.hpp"

namespace landfall::batch {
namespace {

using namespace whatif;

constexpr double most_draws = 1e15;
constexpr std::size_t most_values = 1000000;

std::uint64_t whole(Section& owner, std::string_view key, Bounds bounds, std::uint64_t fallback) {
  const auto value = owner.optional_number(key, bounds);
  if (!value) return fallback;
  if (*value != std::floor(*value)) {
    owner.problem(key, fmt::format("\"{}\": expected a whole number, found {}", key, *value));
    return fallback;
  }
  return static_cast<std::uint64_t>(*value);
}

/// One of a few words; the first when the key is not there.
std::string word(Section& owner, std::string_view key, const std::vector<std::string>& allowed) {
  if (owner.has(key)) return owner.one_of(key, allowed);
  (void)owner.optional_text(key);  // so that the key is known to whoever mistypes it
  return allowed.front();
}

/// from, to and either step (a range) or count (a grid with both ends).
std::vector<double> spaced(Section& axis) {
  const auto from = axis.optional_number("from"), to = axis.optional_number("to"), step = axis.optional_number("step");
  const std::uint64_t count = whole(axis, "count", {1.0, static_cast<double>(most_values)}, 1);
  if (!axis.has("from")) return {};
  if (!from || !to || axis.has("count") == axis.has("step")) {
    axis.problem("from", "expected \"from\" with \"to\", and \"count\" (a grid with both ends) or \"step\" (a range) beside them");
    return {0.0};
  }
  std::vector<double> values;
  if (!step) {
    for (std::uint64_t i = 0; i < count; ++i)
      values.push_back(count == 1 ? *from : *from + (*to - *from) * static_cast<double>(i) / static_cast<double>(count - 1));
    return values;
  }
  const double steps = (*to - *from) / *step;
  if (!(steps >= 0.0) || steps >= static_cast<double>(most_values)) {
    axis.problem("step", fmt::format("\"step\": expected at most {} steps from {} to {}, found {}", most_values, *from, *to, *step));
    return {0.0};
  }
  for (std::uint64_t i = 0; static_cast<double>(i) <= steps + 1e-9; ++i) values.push_back(*from + *step * static_cast<double>(i));
  return values;
}

Axis parse_axis(Section& entry) {
  Axis axis;
  axis.input = entry.text("input");
  axis.where = entry.where("input");
  const std::vector<double> values = entry.number_list("values", most_values), spread = spaced(entry);
  const std::vector<double> factors = entry.number_list("factors", most_values, {0.0, 1e6});
  axis.ends = entry.optional_flag("ends").value_or(false);
  int ways = axis.ends ? 1 : 0;
  for (const char* key : {"values", "factors", "from"}) ways += entry.has(key) ? 1 : 0;
  if (ways != 1) entry.problem("input", "expected one of \"values\", \"factors\", \"from\" or \"ends = true\" for the axis");
  axis.factors = entry.has("factors");
  axis.values = axis.factors ? factors : entry.has("from") ? spread : values;
  return axis;
}

Distribution parse_distribution(Section& entry) {
  Distribution law;
  law.input = entry.text("input");
  law.where = entry.where("input");
  const std::vector<std::string> shapes{"pert", "triangular", "uniform", "normal", "lognormal", "discrete", "empirical"};
  const auto shape = std::find(shapes.begin(), shapes.end(), word(entry, "shape", shapes));
  law.shape = shape == shapes.end() ? Shape::pert : static_cast<Shape>(shape - shapes.begin());
  const bool listed = law.shape == Shape::discrete || law.shape == Shape::empirical;
  const bool bell = law.shape == Shape::normal || law.shape == Shape::lognormal;
  if (!listed && !bell) {
    law.low = entry.optional_number("low");
    law.high = entry.optional_number("high");
    if (law.shape != Shape::uniform) law.mode = entry.optional_number("mode");
  }
  if (bell) {
    law.mean = entry.optional_number(law.shape == Shape::normal ? "mean" : "median");
    law.deviation = entry.optional_number("deviation", {0.0, 1e18});
  }
  if (listed) law.values = entry.number_list("values", most_values);
  if (law.shape == Shape::discrete) law.weights = entry.number_list("weights", most_values, {0.0, 1e18});
  return law;
}

Correlation parse_correlation(Section& entry) {
  Correlation correlation;
  const std::vector<std::string> between = entry.texts("between");
  correlation.where = entry.where("between");
  if (between.size() == 2) {
    correlation.between = {between[0], between[1]};
  } else {
    entry.problem("between", fmt::format("\"between\": expected the paths of two inputs, found {}", between.size()));
  }
  correlation.value = entry.number("value", {-1.0, 1.0});
  return correlation;
}

Event parse_event(Section& entry) {
  Event event;
  event.id = entry.identifier("id");
  event.where = entry.where("id");
  event.probability = entry.number("probability", {0.0, 1.0});
  for (Section& change : entry.sections("changes")) {
    Event::Effect effect;
    effect.input = change.text("input");
    effect.where = change.where("input");
    const int ways = static_cast<int>(change.has("set")) + static_cast<int>(change.has("multiply")) + static_cast<int>(change.has("add"));
    if (ways != 1) change.problem("input", "expected one of \"set\", \"multiply\" or \"add\" for the change");
    for (const auto& [key, kind] :
         {std::pair{"set", Change::set}, std::pair{"multiply", Change::multiply}, std::pair{"add", Change::add}}) {
      const auto value = change.optional_number(key);
      if (!value) continue;
      effect.change = kind;
      effect.value = *value;
    }
    event.effects.push_back(std::move(effect));
  }
  if (event.effects.empty()) entry.problem("changes", "expected at least one [[events.changes]]");
  return event;
}

void parse_chance(Section& root, Study& study) {
  if (auto chance = root.optional_section("chance")) {
    study.draws = whole(*chance, "draws", {1.0, most_draws}, 0);
    if (!chance->has("draws")) (void)chance->number("draws");
    study.where.draws = chance->where("draws");
    study.where.sampling = chance->where("sampling");
    study.seed = whole(*chance, "seed", {0.0, 9007199254740992.0}, 1);
    const std::string sampling = word(*chance, "sampling", {"latin-hypercube", "monte-carlo", "sobol"});
    study.sampling = sampling == "sobol" ? Sampling::sobol : sampling == "monte-carlo" ? Sampling::monte_carlo : Sampling::latin_hypercube;
    study.uncertainty = word(*chance, "inputs", {"facts", "named"}) == "named" ? Uncertainty::named : Uncertainty::facts;
    study.repair_correlations = chance->optional_flag("repair_correlations").value_or(false);
  } else {
    study.where.draws = root.where();
  }
  for (Section& entry : root.sections("distributions")) study.distributions.push_back(parse_distribution(entry));
  for (Section& entry : root.sections("correlations")) study.correlations.push_back(parse_correlation(entry));
  std::set<std::string> ids;
  for (Section& entry : root.sections("events")) {
    study.events.push_back(parse_event(entry));
    if (!ids.insert(study.events.back().id).second)
      entry.problem("id", "expected each id once, found \"" + study.events.back().id + "\" again");
  }
}

void parse_output(Section& root, Study& study) {
  if (auto statistics = root.optional_section("statistics")) {
    study.covenant_dscr = statistics->optional_number("covenant_dscr", {0.0, 10.0});
    study.tail = statistics->optional_number("tail", {0.0001, 0.5}).value_or(study.tail);
    study.indices = statistics->texts("sobol_indices");
    study.where.indices = statistics->where("sobol_indices");
  }
  if (auto output = root.optional_section("output")) {
    const std::string rows = word(*output, "rows", {"all", "sample", "none"});
    study.rows = rows == "none" ? Rows::none : rows == "sample" ? Rows::sample : Rows::all;
    study.sample_every = whole(*output, "sample_every", {1.0, 1e12}, study.sample_every);
    study.columns = output->texts("inputs");
    study.where.columns = output->where("inputs");
    study.every_input = output->optional_flag("every_input").value_or(false);
  }
}

}  // namespace

Study parse_study(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Study study;
  if (!document.parsed()) return study;
  Section root = document.root();
  study.id = root.identifier("id");
  study.name = root.localized("name");
  study.portfolio = root.optional_text("portfolio").value_or("");
  study.sites = root.texts("sites");
  study.modules = root.texts("modules");
  study.where.sites = root.where("sites");
  study.where.modules = root.where("modules");
  for (Section& entry : root.sections("offers")) {
    Offer offer;
    offer.deal = entry.optional_text("deal").value_or("");
    offer.financing = entry.optional_text("financing").value_or("");
    offer.where = entry.where();
    study.offers.push_back(std::move(offer));
  }
  study.combine = word(root, "combine", {"factorial", "one-at-a-time"}) == "factorial" ? Combine::factorial : Combine::one_at_a_time;
  study.every_fact = root.optional_flag("every_fact").value_or(false);
  if (study.every_fact && study.combine == Combine::factorial)
    root.problem("every_fact", "\"every_fact\" varies one fact at a time: expected \"combine = \"one-at-a-time\"\" beside it");
  for (Section& entry : root.sections("axes")) study.axes.push_back(parse_axis(entry));
  parse_chance(root, study);
  parse_output(root, study);
  document.finish();
  return study;
}

}  // namespace landfall::batch
