// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/input_error.hpp"
#include "climate/base/inputs.hpp"

/// Reading TOML into validated values, at the edge: this header hides TOML++ and does no file access.
///
/// Every getter records the key as known, checks type and bounds, and on trouble adds a problem with file:line:column and goes on
/// with a neutral value, so that one run reports everything. `finish` reports keys nobody asked for, with the nearest known key.
namespace landfall {

/// Limits of an input file; beyond them it is refused (acceptance B4).
inline constexpr std::size_t max_input_bytes = 64u << 20;
inline constexpr int max_toml_nesting = 64;

class Section {
 public:
  struct Node;  // hides toml::table
  explicit Section(std::shared_ptr<Node> node) : node_(std::move(node)) {}

  [[nodiscard]] bool has(std::string_view key) const;  ///< does not mark the key as known
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] SourceRef where() const;
  [[nodiscard]] SourceRef where(std::string_view key) const;

  std::string text(std::string_view key);  ///< required string
  std::optional<std::string> optional_text(std::string_view key);
  std::string identifier(std::string_view key);  ///< required; lower-case letters and digits, dashes between them
  std::string one_of(std::string_view key, const std::vector<std::string>& allowed);  ///< required; names the nearest on error
  std::vector<std::string> texts(std::string_view key);                               ///< array of strings, empty when absent
  double number(std::string_view key, Bounds bounds = {});                            ///< required, finite
  std::optional<double> optional_number(std::string_view key, Bounds bounds = {});
  std::optional<double> number_or_unknown(std::string_view key, Bounds bounds = {});  ///< required; none for the word "unknown"
  std::optional<bool> optional_flag(std::string_view key);
  std::vector<double> numbers(std::string_view key, std::size_t count, Bounds bounds = {});
  std::vector<double> number_list(std::string_view key, std::size_t most, Bounds bounds = {});  ///< empty when absent
  std::string optional_date(std::string_view key);  ///< TOML local date as yyyy-mm-dd, "" when absent
  LocalizedText localized(std::string_view key);    ///< { en = …, zh = … }
  Confidence confidence(std::string_view key = "confidence");
  int year(std::string_view key = "year");
  Note note(std::string_view key);
  Section section(std::string_view key);  ///< required table; an empty one after a problem
  std::optional<Section> optional_section(std::string_view key);
  std::vector<Section> sections(std::string_view key);  ///< array of tables, empty when absent

  /// A required fact at a dotted path below this table.
  void fact(std::string_view path, FactRecord& into, Bounds bounds);
  /// The same, leaving `into` as it is when absent; returns whether it stood there.
  bool optional_fact(std::string_view path, FactRecord& into, Bounds bounds);
  /// All registered inputs of `object` (see inputs.hpp), each required.
  template <class T>
  void facts(T& object) {
    visit_inputs(object, [&](std::string_view path, FactRecord& into, Bounds bounds, std::string_view) { fact(path, into, bounds); });
  }

  void problem(std::string_view key, std::string what);  ///< adds a problem at `key` (or at the table if the key is absent)

 private:
  std::shared_ptr<Node> node_;
};

class Document {
 public:
  /// Parses `bytes`; syntax errors, oversize, NUL bytes and deep nesting become problems, and `root` is then an empty table.
  Document(std::string_view bytes, std::string file_name, Problems& problems);
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] bool parsed() const;  ///< false when the syntax was already wrong: asking further would only repeat it
  Section root();
  void finish();  ///< reports unknown keys

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace landfall
