// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/input_error.hpp"

/// A study: one portfolio asked many times, each time with some inputs put to other values.
namespace landfall::whatif {

enum class Sampling { monte_carlo, latin_hypercube, sobol };
enum class Combine { factorial, one_at_a_time };
enum class Uncertainty {
  facts,  ///< every fact with a range is drawn from it, plant and weather apart
  named,  ///< only the inputs that the study names
};
enum class Rows { all, sample, none };
enum class Shape { pert, triangular, uniform, normal, lognormal, discrete, empirical };

/// Values that an input takes by plan. With no value given, `factors` multiply the input's own value.
struct Axis {
  std::string input;
  std::vector<double> values;
  bool factors = false;
  bool ends = false;  ///< the low and the high end of the input's own range
  SourceRef where;
};

/// How an input is drawn. What is left out comes from the fact: `low`, `value` and `high` are the ends and the mode of the bounded
/// shapes, and the 5th percentile, the centre and the 95th percentile of the normal ones.
struct Distribution {
  std::string input;
  Shape shape = Shape::pert;
  std::optional<double> low, mode, high, mean, deviation;
  std::vector<double> values;   ///< discrete and empirical
  std::vector<double> weights;  ///< discrete; equal when empty
  SourceRef where;
};

/// Correlation of the normal scores of two drawn inputs (Gaussian copula).
struct Correlation {
  std::array<std::string, 2> between;
  double value = 0.0;
  SourceRef where;
};

enum class Change { set, multiply, add };

/// Something that happens or does not, and moves several inputs at once when it does.
struct Event {
  struct Effect {
    std::string input;
    Change change = Change::set;
    double value = 0.0;
    SourceRef where;
  };
  std::string id;
  double probability = 0.0;
  std::vector<Effect> effects;
  SourceRef where;
};

/// A deal with the loan that goes with it; empty: the portfolio's.
struct Offer {
  std::string deal;
  std::string financing;
  SourceRef where;
};

struct Study {
  std::string id;
  LocalizedText name;
  std::string portfolio;  ///< path beside the study's file; empty: the built-in one
  std::vector<std::string> sites, modules;
  std::vector<Offer> offers;

  Combine combine = Combine::factorial;
  std::vector<Axis> axes;
  bool every_fact = false;  ///< one at a time over the ends of every fact's range

  std::uint64_t seed = 1;
  std::uint64_t draws = 0;  ///< a point of the axes; 0: each point once, with the facts at their values
  Sampling sampling = Sampling::latin_hypercube;
  Uncertainty uncertainty = Uncertainty::facts;
  std::vector<Distribution> distributions;
  std::vector<Correlation> correlations;
  bool repair_correlations = false;
  std::vector<Event> events;

  std::optional<double> covenant_dscr;  ///< a year's cover below it is a breach; left out: 1
  double tail = 0.05;                   ///< share of the worst scenarios that CVaR averages
  std::vector<std::string> indices;     ///< inputs whose Sobol indices are asked for

  Rows rows = Rows::all;
  std::uint64_t sample_every = 1000;
  bool every_input = false;          ///< keep every varied input, not only the named ones
  std::vector<std::string> columns;  ///< further inputs to keep

  struct Names {
    SourceRef sites, modules, draws, indices, columns, sampling;
  } where;
};

}  // namespace landfall::whatif
