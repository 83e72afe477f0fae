// SPDX-License-Identifier: Apache-2.0
#include "climate/base/input_error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>
#include <tuple>

namespace landfall {
namespace {

std::string join(const std::vector<InputProblem>& problems) {
  std::string text;
  for (const InputProblem& problem : problems) {
    if (!text.empty()) text += '\n';
    const SourceRef& where = problem.where;
    if (where.line == 0) {
      text += fmt::format("{}: {}", where.file, problem.what);
    } else {
      text += fmt::format("{}:{}:{}: {}", where.file, where.line, where.column, problem.what);
    }
  }
  return text;
}

/// Edit distance with insertion, deletion, substitution and swap of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

InputError::InputError(std::vector<InputProblem> problems) : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

void Problems::add(SourceRef where, std::string what) {
  if (problems_.size() < limit) problems_.push_back({std::move(where), std::move(what)});
}

void Problems::append(const std::vector<InputProblem>& more) {
  for (const InputProblem& problem : more) add(problem.where, problem.what);
}

void Problems::raise_if_any() const {
  if (problems_.empty()) return;
  std::vector<InputProblem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const InputProblem& a, const InputProblem& b) {
    return std::tie(a.where.file, a.where.line, a.where.column) < std::tie(b.where.file, b.where.line, b.where.column);
  });
  throw InputError(std::move(sorted));
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 200;  // hostile keys may be 64 KiB; the distance is quadratic
  if (word.size() > longest) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates, std::string_view separator) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? std::string() : fmt::format("{}did you mean \"{}\"?", separator, near);
}

std::string unknown_id(std::string_view what, const std::string& id, const std::vector<std::string>& known) {
  return fmt::format("expected a known {}, found \"{}\"{}; known: {}", what, id.substr(0, 200), did_you_mean(id, known),
                     fmt::join(known, ", "));
}

std::string unknown_path(const std::string& path, const std::vector<std::string>& known) {
  return fmt::format("expected the path of an input, found \"{}\"{}", path.substr(0, 200), did_you_mean(path, known));
}

}  // namespace landfall
