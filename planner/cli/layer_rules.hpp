// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/portfolio/portfolio_file.hpp"

/// The user's layers as rules of places. What a layer says of a place is found with GDAL, in `landfall-gis`, and stands in a text from then
/// on: the record of a run keeps it, so that `verify` needs neither the files nor GDAL.
namespace landfall::cli {

/// The name under which a run's record keeps the answers.
inline constexpr const char* layer_answers_name = "(what the layers say)";

/// Thrown where a portfolio's layers have rules and this program cannot read layers: `main` then hands over to `landfall-gis`.
struct NeedsGis {};

/// Reads the layers that have rules, at the portfolio's places, into the text of answers. Problems name the file.
using LayerReader = std::string (*)(const std::vector<portfolio::Request::MapLayer>& layers, const std::string& folder,
                                    const portfolio::Portfolio& portfolio, Problems& problems);

/// This program's; nullptr in a program without GDAL.
[[nodiscard]] LayerReader layer_reader();

/// Puts a rule of kind `layer` into each compared place for each layer that has a rule, with what the text says of it; a place that the
/// text does not name is unknown. A text of another form is a problem.
void add_layer_rules(const std::string& answers, const std::vector<portfolio::Request::MapLayer>& layers, portfolio::Portfolio& portfolio,
                     Problems& problems);

}  // namespace landfall::cli
