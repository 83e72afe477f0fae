// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "climate/base/fact.hpp"

namespace landfall::sites {

enum class RuleKind { export_licence, permit, limit, tenure, war_risk, data, ownership, resource, layer };
enum class Effect { blocks, conditions, informs };  ///< what a failed test does to the candidate
enum class Answer { yes, no, unknown };
enum class Regime { open, vetted, allocation, frozen, closed, unknown };
enum class Metric { pue, wue };

[[nodiscard]] std::string_view to_string(RuleKind kind);
[[nodiscard]] std::string_view to_string(Regime regime);

/// What a vector file of the user says of one place, and what a rule of his portfolio asks of it (docs/maps.md).
struct LayerAnswer {
  std::string layer;                ///< id in the portfolio file
  bool distance = false;            ///< else membership
  std::optional<double> metres;     ///< distance: to the nearest feature; none is unknown
  std::optional<double> maximum_m;  ///< distance: not to be exceeded
  double usd_per_km = 0.0;          ///< distance: what the way there costs, whether or not the maximum is kept
  std::optional<bool> inside;       ///< membership; none is unknown
  bool should_be_inside = false;    ///< membership: what is asked for
  std::string feature;              ///< the nearest or enclosing one, "" when it has no name

  /// USD; 0 where the distance is unknown.
  [[nodiscard]] double way_usd() const { return metres.value_or(0.0) / 1000.0 * usd_per_km; }
};

/// A rule of a country or place as data: which law, since when, on whose word, and what it asks. The fields after `cost_usd`
/// belong to one kind each and keep their defaults elsewhere. Evaluated in planner/gates/gates.hpp.
struct Rule {
  std::string id;
  RuleKind kind = RuleKind::data;
  Effect effect = Effect::informs;
  std::string law;
  std::string in_force;  ///< yyyy-mm-dd, "" when not in force or not known
  LocalizedText text;
  int year = 0;
  std::string source;
  Confidence confidence = Confidence::unverified;
  double months = 0.0;    ///< delay if the condition applies
  double cost_usd = 0.0;  ///< cost if the condition applies

  Answer licence_required = Answer::unknown;  ///< export_licence
  std::vector<std::string> country_groups;    ///< export_licence: US EAR country groups of the destination
  Regime regime = Regime::unknown;            ///< permit
  std::vector<std::string> exempt_workloads;  ///< permit
  Metric metric = Metric::pue;                ///< limit
  std::optional<double> maximum;              ///< limit: none where one is set but its figure is not known
  std::optional<double> load;                 ///< limit: share of design IT load; none means the annual mean at the deal's load
  std::optional<double> years;                ///< tenure: longest secure initial term; none is unknown
  bool renewable = false;                     ///< tenure
  Answer insurable = Answer::unknown;         ///< war_risk
  std::string resource;                       ///< resource: "seawater" or "district-cooling"
  Answer available = Answer::unknown;         ///< resource
  std::optional<LayerAnswer> layer;           ///< layer: never in the file of a country or place, made from the user's layers
};

}  // namespace landfall::sites
