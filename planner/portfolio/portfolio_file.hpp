// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/for_each.hpp"
#include "climate/base/input_error.hpp"
#include "planner/energy/carbon.hpp"
#include "planner/energy/on_site_file.hpp"
#include "planner/portfolio/portfolio.hpp"

namespace landfall::portfolio {

/// A file of the library that ships with the program, or one the user names: its path and its bytes.
struct SourceFile {
  std::string path;
  std::string bytes;
};

/// What a portfolio file asks for, before the library is looked into.
struct Request {
  std::string id;
  LocalizedText name;
  std::string valuation_date;
  int stale_after_years = 3;
  std::vector<std::string> sites;    ///< empty: all
  std::vector<std::string> modules;  ///< empty: all
  std::string costs, deal, financing, investor;
  std::string fleet;  ///< bill of materials of the cluster that is let; "": not told
  modules::Project project;
  std::optional<sites::Pricing> tariff;  ///< of every place; none: as its file says
  std::optional<energy::Sizes> on_site;  ///< `[on_site]`
  energy::Contract contract;             ///< `[carbon]`
  bool stick_built = false;              ///< `project.construction`
  int draws = 256;
  std::uint64_t seed = 1;
  std::vector<std::string> files;   ///< further files of places, countries, stations, modules, …, relative to the portfolio's folder
  std::vector<std::string> stress;  ///< files of stress tests, relative as well
  struct Override {
    std::string path;
    double value = 0.0;
    SourceRef where;
  };
  std::vector<Override> overrides;  ///< `[set]`
  /// A vector file of the user, `[[layers]]`; read by map exports (docs/maps.md).
  struct MapLayer {
    std::string id;
    std::string kind;  ///< "substation", "fibre", "port", "coast", "fault": distances; "flood", "protected", "zoning": membership; "parcel"
    std::string file;  ///< relative to the portfolio's folder
    std::string layer;       ///< in the file; "": its only one
    std::string name_field;  ///< what the features are called; "": nothing
    std::string site;        ///< of a parcel
    int year = 0;
    std::string source;
    Confidence confidence = Confidence::unverified;
    double reach_km = 0.0;                          ///< how far beyond its extent the layer still speaks of a place
    std::optional<double> maximum_m;                ///< a distance that should not be exceeded
    std::string expected;                           ///< "inside", "outside" or "": which membership is asked for
    sites::Effect effect = sites::Effect::informs;  ///< what a failed or unknown answer does to a candidate
    double months = 0.0;                            ///< delay where the rule fails; with `conditions`
    double cost_usd = 0.0;                          ///< cost where the rule fails; with `conditions`
    Fact<"USD/km"> cost_per_km;                     ///< distances: of the way there, always counted; 0 where not given
    LocalizedText text;                             ///< one sentence for a committee, may be empty
    SourceRef where;                                ///< of `file`
    [[nodiscard]] bool is_distance() const;
    [[nodiscard]] bool is_parcel() const { return kind == "parcel"; }
    [[nodiscard]] bool is_rule() const { return maximum_m || !expected.empty() || cost_per_km.value > 0.0; }
  };
  std::vector<MapLayer> layers;
  struct Names {  ///< where each choice was made, for errors
    SourceRef sites, modules, costs, deal, financing, investor, fleet, stress, project;
  } where;
};

[[nodiscard]] Request parse_request(std::string_view bytes, std::string file, Problems& problems);

/// What a TOML file describes, told by its keys: "country", "site", "station", "module", "costs", "deal", "financing", "investor",
/// "generation", "fleet", "on-site", "portfolio" or "" when it looks like none of them.
[[nodiscard]] std::string kind_of(std::string_view bytes);

/// Reads the library (files in any order; a later file of the same kind and id replaces an earlier one) and joins what `request` asks for.
/// Every file is read, all problems of all files are reported together; unknown ids name the nearest known one. What is
/// right by itself and not together (a loan longer than the plan, phases that open after it) is a problem too.
[[nodiscard]] Portfolio assemble(const Request& request, const std::vector<SourceFile>& library, Problems& problems,
                                 const ForEach& for_each = one_by_one);

}  // namespace landfall::portfolio
