// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/messages.hpp"

#include <fmt/args.h>
#include <stdexcept>

#include "climate/base/document.hpp"

namespace landfall::publish {

std::string_view to_string(Language language) { return language == Language::zh ? "zh" : "en"; }
const std::string& in(Language language, const LocalizedText& text) { return language == Language::zh ? text.zh : text.en; }

Messages::Messages(std::string_view toml) {
  Problems problems;
  Document document(toml, "messages.toml", problems);
  Section root = document.root();
  for (const std::string& code : root.keys()) texts_.emplace(code, root.localized(code));
  document.finish();
  problems.raise_if_any();
}

std::string Messages::sentence(const std::string& code, const std::vector<FindingArgument>& arguments, Language language) const {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const FindingArgument& argument : arguments) {
    std::visit([&](const auto& value) { store.push_back(value); }, argument);
  }
  return fmt::vformat(word(code, language), store);
}

const std::string& Messages::word(const std::string& code, Language language) const {
  const auto found = texts_.find(code);
  if (found == texts_.end()) throw std::out_of_range("messages: no sentence for \"" + code + "\"");
  return in(language, found->second);
}

std::vector<std::string> Messages::codes() const {
  std::vector<std::string> codes;
  for (const auto& entry : texts_) codes.push_back(entry.first);
  return codes;
}

}  // namespace landfall::publish
