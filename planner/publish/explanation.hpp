// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/appraisal/evidence.hpp"
#include "planner/publish/json.hpp"

/// How a figure of an appraisal came about: `landfall explain`.
namespace landfall::publish {

/// One number of an appraisal's JSON by its name: members joined by dots, a row of a list by what identifies it (`capex_lines.land.usd`,
/// `plant_months.7.pue`). The candidate's own fields stand without prefix.
struct Figure {
  std::string key;
  double value = 0.0;
};
/// All numbers of `appraisal_json`, in its order; what is null is left out.
[[nodiscard]] std::vector<Figure> figures_of(const boost::json::object& appraisal);

struct Explanation {
  std::string figure;  ///< name, with * for one part of it
  LocalizedText formula;
  std::vector<std::string> inputs;   ///< paths without the id of their owner; a last * is all below
  std::vector<std::string> figures;  ///< that it is made of
};

/// planner/publish/data/explanations.toml.
class Explanations {
 public:
  Explanations(std::string_view toml, std::string file, Problems& problems);
  /// The longest name that fits; nullptr for a figure nobody has explained.
  [[nodiscard]] const Explanation* of(const std::string& key) const;

 private:
  std::vector<Explanation> all_;
};

/// Where a fact stands in its file; line 0 where that is not known.
using Locate = std::function<SourceRef(const std::string& path)>;

/// The page of one figure: value, formula, figures it is made of, and the facts with value, range, unit, year, confidence, source and place
/// in their file. `facts` are those behind the candidate. Throws InputError for a key that is no figure, naming the nearest.
[[nodiscard]] std::string explanation_page(const std::string& key, const boost::json::object& appraisal, const Explanations& explanations,
                                           const std::vector<appraisal::UsedFact>& facts, const Locate& locate, const Context& context);

}  // namespace landfall::publish
