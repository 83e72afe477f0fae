// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace landfall {

/// Where something stands in an input file; line and column count from 1, 0 means "the file as a whole".
struct SourceRef {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct InputProblem {
  SourceRef where;
  std::string what;  ///< what was expected, what was found, the nearest known key
};

/// All that is wrong with the inputs of one run. `what()` is one line a problem, `file:line:column: text`, in file order.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<InputProblem> problems);
  [[nodiscard]] const std::vector<InputProblem>& problems() const { return problems_; }

 private:
  std::vector<InputProblem> problems_;
};

/// Collects problems so that one run reports all of them; a parser keeps at most `limit` to bound memory on hostile input.
class Problems {
 public:
  static constexpr std::size_t limit = 1000;
  void add(SourceRef where, std::string what);
  void append(const std::vector<InputProblem>& more);
  [[nodiscard]] bool empty() const { return problems_.empty(); }
  [[nodiscard]] const std::vector<InputProblem>& all() const { return problems_; }
  /// Throws InputError if anything was collected.
  void raise_if_any() const;

 private:
  std::vector<InputProblem> problems_;
};

/// The candidate closest to `word` by edit distance, or "" when none is near enough to be a likely typing error.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
/// The end of a problem's sentence that names it: `, did you mean "x"?` after `separator`, or "" when there is none.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                                       std::string_view separator = ", ");

/// The keys of a map by name, ascending.
template <class Map>
[[nodiscard]] std::vector<std::string> names_of(const Map& all) {
  std::vector<std::string> names;
  for (const auto& entry : all) names.push_back(entry.first);
  return names;
}
/// What is wrong with an id that should be among the `known` ones.
[[nodiscard]] std::string unknown_id(std::string_view what, const std::string& id, const std::vector<std::string>& known);
/// The same of the path of a registered input.
[[nodiscard]] std::string unknown_path(const std::string& path, const std::vector<std::string>& known);

}  // namespace landfall
