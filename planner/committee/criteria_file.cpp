// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/criteria_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "climate/base/document.hpp"

namespace landfall::committee {
namespace {

constexpr std::size_t fewest = 2, most_criteria = 10;
constexpr Bounds judgement_bounds{1.0 / 9.0 - 1e-12, 9.0};

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (const Measure& measure : measures()) names.emplace_back(measure.name);
  return names;
}

const Measure* measure_called(const std::string& name) {
  for (const Measure& measure : measures()) {
    if (measure.name == name) return &measure;
  }
  return nullptr;
}

/// The pairwise judgements read into a matrix; 0 where none stands.
class Judgements {
 public:
  explicit Judgements(const std::vector<std::string>& names)
      : names_(names), matrix_(names.size(), std::vector<double>(names.size(), 0.0)) {
    for (std::size_t i = 0; i < names.size(); ++i) matrix_[i][i] = 1.0;
  }

  void read(Section& entry) {
    const std::size_t more = index(entry, "more"), less = index(entry, "less");
    const double times = entry.number("times", judgement_bounds);
    if (more == names_.size() || less == names_.size() || !(times > 0.0)) return;
    if (more == less) return entry.problem("less", "\"less\": expected another criterion than \"more\"");
    if (matrix_[more][less] != 0.0) return entry.problem("more", "expected each pair once, found \"" + pair(more, less) + "\" again");
    matrix_[more][less] = times;
    matrix_[less][more] = 1.0 / times;
    where_[{more, less}] = entry.where("times");
  }

  [[nodiscard]] std::string missing() const {
    std::string list;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      for (std::size_t j = i + 1; j < names_.size(); ++j) {
        if (matrix_[i][j] == 0.0) list += (list.empty() ? "" : ", ") + pair(i, j);
      }
    }
    return list;
  }

  [[nodiscard]] std::string pair(std::size_t a, std::size_t b) const { return names_[a] + " and " + names_[b]; }
  [[nodiscard]] SourceRef where(std::size_t a, std::size_t b) const {
    const auto found = where_.find({a, b});
    return found != where_.end() ? found->second : where_.at({b, a});
  }
  [[nodiscard]] const std::vector<std::vector<double>>& matrix() const { return matrix_; }

 private:
  std::size_t index(Section& entry, const char* key) {
    const std::string name = entry.one_of(key, names_);
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
  }

  std::vector<std::string> names_;
  std::vector<std::vector<double>> matrix_;
  std::map<std::pair<std::size_t, std::size_t>, SourceRef> where_;
};

void weigh_by_judgements(Section& root, const std::vector<std::string>& names, Criteria& criteria, Problems& problems) {
  Judgements judgements(names);
  for (Section& entry : root.sections("judgements")) judgements.read(entry);
  const std::string missing = judgements.missing();
  if (!missing.empty()) return root.problem("judgements", "\"judgements\": expected one for each pair, missing: " + missing);
  if (!problems.empty()) return;
  const Weights result = ahp_weights(judgements.matrix());
  for (std::size_t i = 0; i < names.size(); ++i) criteria.criteria[i].weight = result.weights[i];
  criteria.consistency = result.consistency;
  const Consistency& said = result.consistency;
  if (said.ratio <= most_inconsistency || criteria.accepts_inconsistency) return;
  problems.add(judgements.where(said.worst_row, said.worst_column),
               fmt::format("expected judgements with a consistency ratio of at most {}, found {:.3f}; {} at {:.3g} fits the others least, "
                           "{:.3g} would; or set accept_inconsistency = true",
                           most_inconsistency, said.ratio, judgements.pair(said.worst_row, said.worst_column),
                           judgements.matrix()[said.worst_row][said.worst_column], said.worst_fitting));
}

}  // namespace

Criteria parse_criteria(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Criteria criteria;
  if (!document.parsed()) return criteria;
  Section root = document.root();
  criteria.id = root.identifier("id");
  criteria.name = root.localized("name");
  if (root.has("method"))
    criteria.method = root.one_of("method", {"weighted-sum", "topsis"}) == "topsis" ? Method::topsis : Method::weighted_sum;
  criteria.accepts_inconsistency = root.optional_flag("accept_inconsistency").value_or(false);
  const bool judged = root.has("judgements");
  std::vector<std::string> names;
  double sum = 0.0;
  for (Section& entry : root.sections("criteria")) {
    const std::string name = entry.one_of("measure", measure_names());
    if (std::find(names.begin(), names.end(), name) != names.end())
      entry.problem("measure", "expected each measure once, found \"" + name + "\" again");
    names.push_back(name);
    Criterion criterion{measure_called(name), 0.0};
    if (judged && entry.has("weight")) entry.problem("weight", "\"weight\": expected weights or \"judgements\", found both");
    if (!judged || entry.has("weight")) criterion.weight = entry.number("weight", {0.0, 1e6});
    sum += criterion.weight;
    criteria.criteria.push_back(criterion);
  }
  if (names.size() < fewest || names.size() > most_criteria)
    root.problem("criteria", fmt::format("\"criteria\": expected {} to {}, found {}", fewest, most_criteria, names.size()));
  if (judged) {
    weigh_by_judgements(root, names, criteria, problems);
  } else if (sum > 0.0) {
    for (Criterion& criterion : criteria.criteria) criterion.weight /= sum;
  } else if (names.size() >= fewest) {
    root.problem("criteria", "\"criteria\": expected at least one weight above 0");
  }
  document.finish();
  return criteria;
}

}  // namespace landfall::committee
