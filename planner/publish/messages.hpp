// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/finding.hpp"

namespace landfall::publish {

enum class Language { en, zh };
[[nodiscard]] std::string_view to_string(Language language);
[[nodiscard]] const std::string& in(Language language, const LocalizedText& text);

/// One file of the catalogue.
struct MessageFile {
  std::string path;
  std::string_view toml;
};

/// The catalogue of sentences and words, by code, in both languages (planner/publish/messages/, one file a topic).
class Messages {
 public:
  /// Throws InputError when a file is not well formed, a code lacks a language or stands in two files.
  explicit Messages(const std::vector<MessageFile>& files);

  /// The sentence of a finding, with its arguments put in. Throws std::out_of_range for a code the catalogue does not know,
  /// std::logic_error for arguments that the sentence can't take.
  [[nodiscard]] std::string sentence(const std::string& code, const std::vector<FindingArgument>& arguments, Language language) const;
  [[nodiscard]] std::string sentence(const Finding& finding, Language language) const {
    return sentence(finding.code, finding.arguments, language);
  }
  /// A word without arguments.
  [[nodiscard]] const std::string& word(const std::string& code, Language language) const;
  /// The same, or nullptr where the catalogue has none.
  [[nodiscard]] const std::string* find(const std::string& code, Language language) const;
  /// A unit of the files as one reads it, such as "USD/kW-month": its words translated, its symbols as they are.
  [[nodiscard]] std::string unit(std::string_view unit, Language language) const;
  [[nodiscard]] std::vector<std::string> codes() const;

 private:
  std::map<std::string, LocalizedText> texts_;
};

}  // namespace landfall::publish
