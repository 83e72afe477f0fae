// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"

/// Lines, comma-separated fields and numbers of a text that someone else wrote: views into the bytes, no locale, no exceptions.
namespace landfall::climate {

struct TextLine {
  std::string_view text;     ///< without its line ending
  std::uint32_t number = 0;  ///< from 1
};

/// Splits at LF and drops one CR before it. A last line without LF counts; an empty one after the last LF does not.
class TextLines {
 public:
  explicit TextLines(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool next(TextLine& line);
  [[nodiscard]] std::uint32_t lines_read() const { return number_; }

 private:
  std::string_view rest_;
  std::uint32_t number_ = 0;
};

/// Cuts a line at its commas (no quoting: EPW has none) into `into`, blanks trimmed. Returns how many fields the line has, which may
/// be more than `into` holds.
std::size_t split_fields(std::string_view line, std::span<std::string_view> into);

/// A whole field as a finite decimal number, with an optional sign; nothing for anything else, "nan" and "inf" included.
[[nodiscard]] std::optional<double> parse_number(std::string_view field);
[[nodiscard]] std::optional<int> parse_whole(std::string_view field);

/// Where `part`, a view into `line.text`, stands; the column counts characters (UTF-8), not bytes.
[[nodiscard]] SourceRef place_of(const std::string& file, const TextLine& line, std::string_view part);

/// The field in quotes for an error message: at most 40 bytes, whatever is not printable ASCII as \xHH.
[[nodiscard]] std::string quoted(std::string_view field);

[[nodiscard]] bool is_utf8(std::string_view text);
/// Every byte taken as the character of that number, which is what Latin-1 means.
[[nodiscard]] std::string latin1_to_utf8(std::string_view text);

}  // namespace landfall::climate
