// SPDX-License-Identifier: Apache-2.0
#include "climate/base/document.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <set>

namespace landfall {
namespace {

constexpr std::size_t max_string_bytes = 64u << 10;

std::string_view kind_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "an array";
    case toml::node_type::string: return "a string";
    case toml::node_type::integer: return "an integer";
    case toml::node_type::floating_point: return "a number";
    case toml::node_type::boolean: return "a boolean";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date and time";
    default: return "nothing";
  }
}

std::string quoted_list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", word);
  return text;
}

bool is_identifier(std::string_view word) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (word.empty() || !plain(word.front()) || !plain(word.back())) return false;
  return std::all_of(word.begin(), word.end(), [&](char c) { return plain(c) || c == '-'; });
}

/// TOML++ recurses per bracket, so depth is bounded before it sees the text.
bool too_deep(std::string_view bytes) {
  int depth = 0;
  for (const char c : bytes) {
    if (c == '[' || c == '{') {
      if (++depth > max_toml_nesting) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    } else if (c == '\n' && depth < 0) {
      depth = 0;
    }
  }
  return false;
}

}  // namespace

/// What the sections of one document share.
struct SharedState {
  std::string file;
  Problems* problems = nullptr;
  std::map<const toml::table*, std::set<std::string, std::less<>>> asked;
  toml::table root;
  toml::table nothing;  // stands in for a missing table
  bool parsed = false;
};

struct Section::Node {
  std::shared_ptr<SharedState> state;
  const toml::table* table = nullptr;

  [[nodiscard]] SourceRef at(const toml::source_region& region) const { return {state->file, region.begin.line, region.begin.column}; }
  [[nodiscard]] SourceRef here() const { return at(table->source()); }
  [[nodiscard]] bool missing() const { return table == &state->nothing; }

  const toml::node* find(std::string_view key) {
    state->asked[table].insert(std::string(key));
    return table->get(key);
  }
  void problem(const SourceRef& where, std::string what) const {
    if (!missing()) state->problems->add(where, std::move(what));
  }
  const toml::node* require(std::string_view key, std::string_view expected) {
    const toml::node* node = find(key);
    if (node == nullptr) problem(here(), fmt::format("missing key \"{}\": expected {}", key, expected));
    return node;
  }
  [[nodiscard]] std::optional<double> finite(const toml::node& node, std::string_view key, Bounds bounds) const {
    const auto number = node.value<double>();
    if (!number || node.is_boolean()) {
      problem(at(node.source()), fmt::format("\"{}\": expected a number, found {}", key, kind_name(node)));
      return std::nullopt;
    }
    if (!std::isfinite(*number)) {
      problem(at(node.source()), fmt::format("\"{}\": expected a finite number, found {}", key, *number));
      return std::nullopt;
    }
    if (*number < bounds.min || *number > bounds.max) {
      problem(at(node.source()), fmt::format("\"{}\": expected a number from {} to {}, found {}", key, bounds.min, bounds.max, *number));
      return std::nullopt;
    }
    return *number;
  }
  [[nodiscard]] std::optional<std::string> word(const toml::node& node, std::string_view key) const {
    auto text = node.value<std::string>();
    if (!text || !node.is_string()) {
      problem(at(node.source()), fmt::format("\"{}\": expected a string, found {}", key, kind_name(node)));
      return std::nullopt;
    }
    if (text->size() > max_string_bytes || text->find('\0') != std::string::npos) {
      problem(at(node.source()), fmt::format("\"{}\": expected at most {} bytes without NUL", key, max_string_bytes));
      return std::nullopt;
    }
    return text;
  }
};

bool Section::has(std::string_view key) const { return node_->table->contains(key); }

std::vector<std::string> Section::keys() const {
  std::vector<std::string> keys;
  for (const auto& entry : *node_->table) keys.emplace_back(entry.first.str());
  return keys;
}

SourceRef Section::where() const { return node_->here(); }

SourceRef Section::where(std::string_view key) const {
  const toml::node* node = node_->table->get(key);
  return node == nullptr ? where() : node_->at(node->source());
}

void Section::problem(std::string_view key, std::string what) { node_->problem(where(key), std::move(what)); }

std::string Section::text(std::string_view key) {
  const toml::node* node = node_->require(key, "a string");
  return node == nullptr ? std::string() : node_->word(*node, key).value_or("");
}

std::string Section::identifier(std::string_view key) {
  const std::size_t before = node_->state->problems->all().size();
  std::string word = text(key);
  const bool read = node_->state->problems->all().size() == before && !node_->missing();
  if (read && !is_identifier(word)) {
    node_->problem(where(key), fmt::format("\"{}\": expected lower-case letters and digits with dashes between them, found \"{}\"", key,
                                           word.substr(0, 200)));
  }
  return word;
}

std::optional<std::string> Section::optional_text(std::string_view key) {
  const toml::node* node = node_->find(key);
  return node == nullptr ? std::nullopt : node_->word(*node, key);
}

std::string Section::one_of(std::string_view key, const std::vector<std::string>& allowed) {
  const toml::node* node = node_->require(key, "one of " + quoted_list(allowed));
  if (node == nullptr) return allowed.front();
  const auto word = node_->word(*node, key);
  if (!word) return allowed.front();
  if (std::find(allowed.begin(), allowed.end(), *word) == allowed.end()) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected one of {}, found \"{}\"{}", key, quoted_list(allowed), *word,
                                                          did_you_mean(*word, allowed, "; ")));
    return allowed.front();
  }
  return *word;
}

std::vector<std::string> Section::texts(std::string_view key) {
  const toml::node* node = node_->find(key);
  std::vector<std::string> words;
  if (node == nullptr) return words;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected an array of strings, found {}", key, kind_name(*node)));
    return words;
  }
  for (const toml::node& item : *array) {
    if (auto word = node_->word(item, key)) words.push_back(*word);
  }
  return words;
}

double Section::number(std::string_view key, Bounds bounds) {
  const toml::node* node = node_->require(key, "a number");
  return node == nullptr ? 0.0 : node_->finite(*node, key, bounds).value_or(0.0);
}

std::optional<double> Section::optional_number(std::string_view key, Bounds bounds) {
  const toml::node* node = node_->find(key);
  return node == nullptr ? std::nullopt : node_->finite(*node, key, bounds);
}

std::optional<double> Section::number_or_unknown(std::string_view key, Bounds bounds) {
  const toml::node* node = node_->require(key, "a number or \"unknown\"");
  if (node == nullptr || node->value<std::string_view>() == "unknown") return std::nullopt;
  return node_->finite(*node, key, bounds);
}

std::optional<bool> Section::optional_flag(std::string_view key) {
  const toml::node* node = node_->find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_boolean()) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected true or false, found {}", key, kind_name(*node)));
    return std::nullopt;
  }
  return node->value<bool>();
}

std::vector<double> Section::numbers(std::string_view key, std::size_t count, Bounds bounds) {
  std::vector<double> values(count, 0.0);
  const toml::node* node = node_->require(key, fmt::format("an array of {} numbers", count));
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  if (array == nullptr || array->size() != count) {
    const std::string found = array == nullptr ? std::string(kind_name(*node)) : fmt::format("{} of them", array->size());
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected an array of {} numbers, found {}", key, count, found));
    return values;
  }
  for (std::size_t i = 0; i < count; ++i) values[i] = node_->finite((*array)[i], key, bounds).value_or(0.0);
  return values;
}

std::vector<double> Section::number_list(std::string_view key, std::size_t most, Bounds bounds) {
  std::vector<double> values;
  const toml::node* node = node_->find(key);
  if (node == nullptr) return values;
  const toml::array* array = node->as_array();
  if (array == nullptr || array->size() > most) {
    const std::string found = array == nullptr ? std::string(kind_name(*node)) : fmt::format("{} of them", array->size());
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected an array of at most {} numbers, found {}", key, most, found));
    return values;
  }
  for (const toml::node& each : *array) values.push_back(node_->finite(each, key, bounds).value_or(0.0));
  return values;
}

std::string Section::optional_date(std::string_view key) {
  const toml::node* node = node_->find(key);
  if (node == nullptr) return {};
  const auto date = node->value<toml::date>();
  if (!date) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected a date such as 2025-07-01, found {}", key, kind_name(*node)));
    return {};
  }
  return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
}

LocalizedText Section::localized(std::string_view key) {
  Section languages = section(key);
  return {languages.text("en"), languages.text("zh")};
}

Confidence Section::confidence(std::string_view key) {
  const std::string word = one_of(key, {"unverified", "low", "medium", "high"});
  if (word == "high") return Confidence::high;
  if (word == "medium") return Confidence::medium;
  return word == "low" ? Confidence::low : Confidence::unverified;
}

int Section::year(std::string_view key) {
  const toml::node* node = node_->require(key, "a year");
  if (node == nullptr) return 0;
  const auto year = node->value<std::int64_t>();
  if (!node->is_integer() || !year || *year < 1900 || *year > 2100) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected a whole year from 1900 to 2100", key));
    return 0;
  }
  return static_cast<int>(*year);
}

Note Section::note(std::string_view key) {
  Section entry = section(key);
  Note note;
  note.text = entry.localized("text");
  note.year = entry.year();
  note.source = entry.text("source");
  note.confidence = entry.confidence();
  return note;
}

Section Section::section(std::string_view key) {
  const toml::node* node = node_->require(key, "a table");
  const toml::table* table = node == nullptr ? nullptr : node->as_table();
  if (node != nullptr && table == nullptr) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected a table, found {}", key, kind_name(*node)));
  }
  return Section(std::make_shared<Node>(Node{node_->state, table == nullptr ? &node_->state->nothing : table}));
}

std::optional<Section> Section::optional_section(std::string_view key) {
  if (node_->find(key) == nullptr) return std::nullopt;
  return section(key);
}

std::vector<Section> Section::sections(std::string_view key) {
  const toml::node* node = node_->find(key);
  std::vector<Section> found;
  if (node == nullptr) return found;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    node_->problem(node_->at(node->source()), fmt::format("\"{}\": expected an array of tables, found {}", key, kind_name(*node)));
    return found;
  }
  for (const toml::node& item : *array) {
    if (const toml::table* table = item.as_table()) {
      found.emplace_back(std::make_shared<Node>(Node{node_->state, table}));
    } else {
      node_->problem(node_->at(item.source()), fmt::format("\"{}\": expected a table, found {}", key, kind_name(item)));
    }
  }
  return found;
}

void Section::fact(std::string_view path, FactRecord& into, Bounds bounds) {
  const auto dot = path.find('.');
  if (dot != std::string_view::npos) {
    const std::string_view head = path.substr(0, dot);
    if (!has(head)) {
      node_->find(head);
      node_->problem(where(), fmt::format("missing key \"{}\": expected a fact in {}", path, into.unit));
      return;
    }
    section(head).fact(path.substr(dot + 1), into, bounds);
    return;
  }
  const toml::node* node = node_->require(path, fmt::format("a fact in {}", into.unit));
  if (node == nullptr) return;
  if (!node->is_table()) {
    node_->problem(node_->at(node->source()),
                   fmt::format("\"{}\": expected a fact {{ value, low, high, unit = \"{}\", year, source, confidence }}, found {}", path,
                               into.unit, kind_name(*node)));
    return;
  }
  Section entry = section(path);
  into.value = entry.number("value", bounds);
  into.low = entry.number("low", bounds);
  into.high = entry.number("high", bounds);
  into.year = entry.year();
  into.source = entry.text("source");
  into.confidence = entry.confidence();
  const std::string unit = entry.text("unit");
  if (unit != into.unit && entry.has("unit")) {
    entry.problem("unit", fmt::format("\"unit\": expected \"{}\", found \"{}\"", into.unit, unit));
  }
  if (entry.has("low") && into.low > into.value) {
    entry.problem("low", fmt::format("\"low\": expected at most the value {}, found {}", into.value, into.low));
  }
  if (entry.has("high") && into.high < into.value) {
    entry.problem("high", fmt::format("\"high\": expected at least the value {}, found {}", into.value, into.high));
  }
  if (entry.has("source") && into.source.empty())
    entry.problem("source", "\"source\": expected where the figure comes from, found nothing");
}

bool Section::optional_fact(std::string_view path, FactRecord& into, Bounds bounds) {
  const auto dot = path.find('.');
  const std::string_view head = path.substr(0, dot);
  if (node_->find(head) == nullptr) return false;
  if (dot != std::string_view::npos) return section(head).optional_fact(path.substr(dot + 1), into, bounds);
  fact(path, into, bounds);
  return true;
}

struct Document::Impl {
  std::shared_ptr<SharedState> state = std::make_shared<SharedState>();

  void report_unknown(const toml::table& table) {
    const auto asked = state->asked.find(&table);
    const std::vector<std::string> known =
        asked == state->asked.end() ? std::vector<std::string>() : std::vector<std::string>(asked->second.begin(), asked->second.end());
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        const auto& region = key.source();
        state->problems->add({state->file, region.begin.line, region.begin.column},
                             fmt::format("unknown key \"{}\"{}", key.str().substr(0, 200), did_you_mean(key.str(), known, "; ")));
        continue;
      }
      if (const toml::table* inner = node.as_table()) report_unknown(*inner);
      if (const toml::array* array = node.as_array()) {
        for (const toml::node& item : *array) {
          if (const toml::table* inner = item.as_table()) report_unknown(*inner);
        }
      }
    }
  }
};

Document::Document(std::string_view bytes, std::string file_name, Problems& problems) : impl_(std::make_unique<Impl>()) {
  SharedState& state = *impl_->state;
  state.file = std::move(file_name);
  state.problems = &problems;
  if (bytes.size() > max_input_bytes) {
    problems.add({state.file, 0, 0}, fmt::format("expected at most {} MiB, found {} bytes", max_input_bytes >> 20, bytes.size()));
    return;
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems.add({state.file, 1, 1}, "expected a TOML document, found an empty file");
    return;
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n') + 1;
    problems.add({state.file, static_cast<std::uint32_t>(line), 1}, "expected text, found a NUL byte (is this a binary file?)");
    return;
  }
  if (too_deep(bytes)) {
    problems.add({state.file, 1, 1}, fmt::format("expected at most {} nested brackets", max_toml_nesting));
    return;
  }
  try {
    state.root = toml::parse(bytes);
    state.parsed = true;
  } catch (const toml::parse_error& error) {
    problems.add({state.file, error.source().begin.line, error.source().begin.column}, std::string(error.description()));
  }
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

bool Document::parsed() const { return impl_->state->parsed; }

Section Document::root() {
  SharedState& state = *impl_->state;
  return Section(std::make_shared<Section::Node>(Section::Node{impl_->state, state.parsed ? &state.root : &state.nothing}));
}

void Document::finish() {
  if (parsed()) impl_->report_unknown(impl_->state->root);
}

}  // namespace landfall
