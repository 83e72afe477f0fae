// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/diff.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "planner/publish/record.hpp"

namespace landfall::golden {
namespace {

namespace json = boost::json;
const std::filesystem::path folder = std::filesystem::path(LANDFALL_SOURCE_DIR) / "tests/golden";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

std::optional<double> number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_big(double a, double b, const Tolerance& tolerance) {
  const double off = std::abs(a - b);
  return !(off <= tolerance.absolute || off <= tolerance.relative * std::max(std::abs(a), std::abs(b)));
}

void compare_values(const std::string& path, const std::string& key, const json::value& agreed, const json::value& found,
                    Difference& difference) {
  if (agreed == found) return;
  const auto text = [](const json::value& value) { return json::serialize(value).substr(0, 80); };
  if (agreed.is_number() && found.is_number()) {
    const double a = agreed.to_number<double>(), b = found.to_number<double>();
    if (a != b) difference.note(is_big(a, b, tolerance_of(key)), path, text(agreed), text(found));
  } else if (agreed.is_array() && found.is_array() && agreed.as_array().size() == found.as_array().size()) {
    for (std::size_t i = 0; i < agreed.as_array().size(); ++i) {
      compare_values(path + "/" + std::to_string(i), key, agreed.as_array()[i], found.as_array()[i], difference);
    }
  } else if (agreed.is_object() && found.is_object()) {
    for (const auto& [name, value] : agreed.as_object()) {
      const std::string inner(name);
      const json::value* other = found.as_object().if_contains(name);
      if (other == nullptr) {
        difference.note(true, path + "/" + inner, text(value), "nothing");
      } else {
        compare_values(path + "/" + inner, inner, value, *other, difference);
      }
    }
    for (const auto& [name, value] : found.as_object()) {
      if (!agreed.as_object().contains(name)) difference.note(true, path + "/" + std::string(name), "nothing", text(value));
    }
  } else {
    difference.note(true, path, text(agreed), text(found));
  }
}

}  // namespace

Tolerance tolerance_of(std::string_view name) {
  static const std::map<std::string, Tolerance> all = [] {
    std::map<std::string, Tolerance> read_ones;
    for (const std::string& line : split(read(folder / "tolerances.csv"), '\n')) {
      const std::vector<std::string> cells = split(line, ',');
      if (cells.size() < 3 || cells[0] == "name_ends_with") continue;
      read_ones[cells[0]] = {number(cells[1]).value(), number(cells[2]).value()};
    }
    return read_ones;
  }();
  const std::pair<const std::string, Tolerance>* best = nullptr;
  for (const auto& entry : all) {
    const bool fits = name.size() >= entry.first.size() && name.substr(name.size() - entry.first.size()) == entry.first;
    if (fits && (best == nullptr || entry.first.size() > best->first.size())) best = &entry;
  }
  if (best == nullptr) throw std::runtime_error("no tolerance in tests/golden/tolerances.csv for a figure named " + std::string(name));
  return best->second;
}

void Difference::note(bool is_big, const std::string& where, const std::string& agreed, const std::string& found) {
  if (!is_big) {
    ++small;
    return;
  }
  if (++big == 1) first_big = where + ": agreed " + agreed + ", found " + found;
}

Difference compare_csv(const std::string& agreed, const std::string& found) {
  Difference difference;
  const std::vector<std::string> a = split(agreed, '\n'), b = split(found, '\n');
  if (a.size() != b.size() || a.empty() || a.front() != b.front()) {
    difference.note(true, "shape", std::to_string(a.size()) + " lines", std::to_string(b.size()) + " lines, or another header");
    return difference;
  }
  const std::vector<std::string> names = split(a.front(), ',');
  for (std::size_t line = 1; line < a.size(); ++line) {
    const std::vector<std::string> x = split(a[line], ','), y = split(b[line], ',');
    for (std::size_t column = 0; column < std::max(x.size(), y.size()); ++column) {
      const std::string left = column < x.size() ? x[column] : "", right = column < y.size() ? y[column] : "";
      if (left == right) continue;
      const std::string name = column < names.size() ? names[column] : "a column without a name";
      const auto before = number(left), after = number(right);
      const bool far = !before || !after || is_big(*before, *after, tolerance_of(name));
      difference.note(far, name + " in line " + std::to_string(line + 1), left, right);
    }
  }
  return difference;
}

Difference compare_json(const std::string& agreed, const std::string& found) {
  Difference difference;
  compare_values("", "", json::parse(agreed), json::parse(found), difference);
  return difference;
}

Difference compare_text(const std::string& agreed, const std::string& found) {
  static const std::regex figure(R"([+-]?\d+(\.\d+)?)");
  Difference difference;
  const std::vector<std::string> a = split(agreed, '\n'), b = split(found, '\n');
  if (a.size() != b.size()) {
    difference.note(true, "length", std::to_string(a.size()) + " lines", std::to_string(b.size()) + " lines");
    return difference;
  }
  const auto bare = [](const std::string& line) {
    return std::regex_replace(std::regex_replace(line, figure, "#"), std::regex("[ -]+"), " ");
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    const std::string where = "line " + std::to_string(i + 1);
    if (bare(a[i]) != bare(b[i])) {
      difference.note(true, where, a[i], b[i]);
      continue;
    }
    auto left = std::sregex_iterator(a[i].begin(), a[i].end(), figure), right = std::sregex_iterator(b[i].begin(), b[i].end(), figure);
    for (; left != std::sregex_iterator() && right != std::sregex_iterator(); ++left, ++right) {
      if (left->str() == right->str()) continue;
      const auto places = [](const std::string& text) {
        return text.find('.') == std::string::npos ? 0 : text.size() - text.find('.') - 1;
      };
      const double last = 1.01 * std::pow(10.0, -static_cast<double>(places(left->str())));
      const bool far = places(left->str()) != places(right->str()) || std::abs(*number(left->str()) - *number(right->str())) > last;
      difference.note(far, where, left->str(), right->str());
    }
  }
  return difference;
}

void check(const std::string& name, const std::string& found) {
  CAPTURE(name);
  if (std::getenv("LANDFALL_BLESS") != nullptr) {
    std::ofstream(folder / name, std::ios::binary) << found;
    return;
  }
  REQUIRE(std::filesystem::exists(folder / name));
  const std::string agreed = read(folder / name);
  const Difference difference = name.ends_with(".csv")    ? compare_csv(agreed, found)
                                : name.ends_with(".json") ? compare_json(agreed, found)
                                                          : compare_text(agreed, found);
  if (difference.small > 0) MESSAGE(name << ": " << difference.small << " small differences");
  INFO(difference.first_big);
  CHECK(difference.big == 0);
}

std::string digest() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string ending = entry.path().extension().string(), name = entry.path().filename().string();
    if (name != "tolerances.csv" && (ending == ".csv" || ending == ".json" || ending == ".txt")) files[name] = read(entry.path());
  }
  std::string all;
  for (const auto& [name, bytes] : files) all += name + "\n" + bytes;
  return publish::sha256(all).substr(0, 12);
}

}  // namespace landfall::golden
