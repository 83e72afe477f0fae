// SPDX-License-Identifier: Apache-2.0
#include "climate/delimited_text.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <cstring>

namespace landfall::climate {
namespace {

std::string_view trimmed(std::string_view field) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!field.empty() && blank(field.front())) field.remove_prefix(1);
  while (!field.empty() && blank(field.back())) field.remove_suffix(1);
  return field;
}

/// from_chars knows no plus sign; "+-1" must stay wrong.
std::string_view without_plus(std::string_view field) {
  if (field.size() > 1 && field[0] == '+' && field[1] != '-') field.remove_prefix(1);
  return field;
}

template <class T>
std::optional<T> parse(std::string_view field) {
  field = without_plus(field);
  T value{};
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return value;
}

}  // namespace

bool TextLines::next(TextLine& line) {
  if (rest_.empty()) return false;
  const auto end = rest_.find('\n');
  line.text = rest_.substr(0, end);
  line.number = ++number_;
  rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
  if (!line.text.empty() && line.text.back() == '\r') line.text.remove_suffix(1);
  return true;
}

std::size_t split_fields(std::string_view line, std::span<std::string_view> into) {
  std::size_t count = 0;
  const char* at = line.data();
  const char* const end = at + line.size();
  while (true) {
    const auto* comma = at == end ? nullptr : static_cast<const char*>(std::memchr(at, ',', static_cast<std::size_t>(end - at)));
    const char* stop = comma == nullptr ? end : comma;
    if (count < into.size()) into[count] = trimmed({at, static_cast<std::size_t>(stop - at)});
    ++count;
    if (comma == nullptr) return count;
    at = comma + 1;
  }
}

std::optional<double> parse_number(std::string_view field) {
  const auto value = parse<double>(field);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<int> parse_whole(std::string_view field) { return parse<int>(field); }

SourceRef place_of(const std::string& file, const TextLine& line, std::string_view part) {
  const auto offset = static_cast<std::size_t>(part.data() - line.text.data());
  std::uint32_t column = 1;
  for (const char c : line.text.substr(0, offset)) column += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return {file, line.number, column};
}

std::string quoted(std::string_view field) {
  constexpr std::size_t longest = 40;
  std::string text = "\"";
  for (const char c : field.substr(0, longest)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      text += c;
    } else {
      text += fmt::format("\\x{:02X}", byte);
    }
  }
  return text + (field.size() > longest ? "…\"" : "\"");
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    std::uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + k]);
      if ((byte & 0xC0u) != 0x80u) return false;
      code = code << 6 | (byte & 0x3Fu);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (too_long || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return false;
    i += length;
  }
  return true;
}

std::string latin1_to_utf8(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      result += c;
    } else {
      result += static_cast<char>(0xC0u | byte >> 6);
      result += static_cast<char>(0x80u | (byte & 0x3Fu));
    }
  }
  return result;
}

}  // namespace landfall::climate
