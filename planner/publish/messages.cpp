// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/messages.hpp"

#include <fmt/args.h>
#include <fmt/format.h>
#include <stdexcept>

#include "climate/base/document.hpp"

namespace landfall::publish {
namespace {

/// A number in a sentence: what fmt formats, and `.1%`, which it does not know: a fraction as "12.3 %".
struct Number {
  double value = 0.0;
};

}  // namespace
}  // namespace landfall::publish

template <>
struct fmt::formatter<landfall::publish::Number> : fmt::formatter<double> {
  bool percent = false;
  std::string spec;

  auto parse(fmt::format_parse_context& context) {
    auto end = context.begin();
    while (end != context.end() && *end != '}') ++end;
    percent = end != context.begin() && *(end - 1) == '%';
    if (!percent) return fmt::formatter<double>::parse(context);
    spec = "{:" + std::string(context.begin(), end - 1) + "f} %";
    return end;
  }
  template <class Context>
  auto format(const landfall::publish::Number& number, Context& context) const {
    if (!percent) return fmt::formatter<double>::format(number.value, context);
    const double scaled = 100.0 * number.value;
    return fmt::vformat_to(context.out(), spec, fmt::make_format_args(scaled));
  }
};

namespace landfall::publish {

std::string_view to_string(Language language) { return language == Language::zh ? "zh" : "en"; }
const std::string& in(Language language, const LocalizedText& text) { return language == Language::zh ? text.zh : text.en; }

Messages::Messages(const std::vector<MessageFile>& files) {
  Problems problems;
  for (const MessageFile& file : files) {
    Document document(file.toml, file.path, problems);
    Section root = document.root();
    for (const std::string& code : root.keys()) {
      if (!texts_.emplace(code, root.localized(code)).second)
        problems.add(root.where(code), fmt::format("\"{}\" stands in another file of messages too", code));
    }
    document.finish();
  }
  problems.raise_if_any();
}

std::string Messages::sentence(const std::string& code, const std::vector<FindingArgument>& arguments, Language language) const {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const FindingArgument& argument : arguments) {
    if (const double* number = std::get_if<double>(&argument)) {
      store.push_back(Number{*number});
    } else {
      store.push_back(std::get<std::string>(argument));
    }
  }
  try {
    return fmt::vformat(word(code, language), store);
  } catch (const fmt::format_error& error) {
    throw std::logic_error(fmt::format("messages: \"{}\" in {}: {}", code, to_string(language), error.what()));
  }
}

const std::string& Messages::word(const std::string& code, Language language) const {
  const std::string* found = find(code, language);
  if (found == nullptr) throw std::out_of_range("messages: no sentence for \"" + code + "\"");
  return *found;
}

const std::string* Messages::find(const std::string& code, Language language) const {
  const auto found = texts_.find(code);
  return found == texts_.end() ? nullptr : &in(language, found->second);
}

std::string Messages::unit(std::string_view unit, Language language) const {
  std::string text;
  while (!unit.empty()) {
    const auto end = std::min(unit.find_first_of("/-"), unit.size());
    const std::string* word = find("unit." + std::string(unit.substr(0, end)), language);
    text += word == nullptr ? unit.substr(0, end) : std::string_view(*word);
    if (end == unit.size()) break;
    text += unit[end] == '-' && language == Language::zh ? std::string_view("·") : unit.substr(end, 1);
    unit.remove_prefix(end + 1);
  }
  return text;
}

std::vector<std::string> Messages::codes() const { return names_of(texts_); }

}  // namespace landfall::publish
