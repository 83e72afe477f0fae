// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
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
  modules::Project project;
  int draws = 256;
  std::uint64_t seed = 1;
  std::vector<std::string> files;  ///< further files of places, countries, stations, modules, …, relative to the portfolio's folder
  struct Override {
    std::string path;
    double value = 0.0;
    SourceRef where;
  };
  std::vector<Override> overrides;  ///< `[set]`
  struct Names {                    ///< where each choice was made, for errors
    SourceRef sites, modules, costs, deal, financing, investor;
  } where;
};

[[nodiscard]] Request parse_request(std::string_view bytes, std::string file, Problems& problems);

/// What a TOML file describes, told by its keys: "country", "site", "station", "module", "costs", "deal", "financing", "investor",
/// "portfolio" or "" when it looks like none of them.
[[nodiscard]] std::string kind_of(std::string_view bytes);

/// Reads the library (files in any order; a later file of the same kind and id replaces an earlier one) and joins what `request` asks for.
/// Every file is read, all problems of all files are reported together; unknown ids name the nearest known one.
[[nodiscard]] Portfolio assemble(const Request& request, const std::vector<SourceFile>& library, Problems& problems);

}  // namespace landfall::portfolio
