// SPDX-License-Identifier: Apache-2.0
#include "climate/epw_rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>

#include "climate/calendar.hpp"
#include "climate/epw_header.hpp"

namespace landfall::climate {
namespace {

constexpr int all_columns = 35;
constexpr int old_columns = 32;
constexpr int last_field_used = 21;

// Slots count the hours of a leap year, so that a file with and one without 29 February walk the same calendar.
constexpr int leap_slot = 24 * (31 + 28);
constexpr int march_slot = leap_slot + 24;
constexpr int slots = hours_per_year + 24;
constexpr bool is_leap(int slot) { return slot >= leap_slot && slot < march_slot; }
constexpr int hour_of(int slot) { return slot < march_slot ? slot : slot - 24; }

std::string date_of(int slot) {
  if (is_leap(slot)) return fmt::format("2/29 hour {}", slot % 24 + 1);
  const int hour = hour_of(slot);
  const int month = static_cast<int>(std::upper_bound(first_hour.begin(), first_hour.end(), hour) - first_hour.begin()) - 1;
  return fmt::format("{}/{} hour {}", month + 1, (hour - first_hour[month]) / 24 + 1, hour % 24 + 1);
}

class RowReader {
 public:
  RowReader(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  EpwRows read(TextLines& lines) {
    bool blank = false;
    TextLine blank_line;
    while (lines.next(line_) && problems_.all().size() < Problems::limit) {
      if (line_.text.find_first_not_of(" \t") == std::string_view::npos) {
        if (!blank) blank_line = line_;
        blank = true;
        continue;
      }
      if (blank) problems_.add({file_, blank_line.number, 1}, "expected a row of data, found an empty line");
      blank = false;
      ++count_;
      if (!past_end_) read_row();
    }
    if (problems_.all().size() >= Problems::limit) return std::move(rows_);
    const bool plain = count_ == hours_per_year && rows_.leap_rows == 0;
    const bool leap = count_ == slots && rows_.leap_rows == 24;
    if (!plain && !leap) {
      problems_.add({file_, lines.lines_read(), 1},
                    fmt::format("expected {} rows of data, or {} with 29 February, found {} ({} of 29 February)", hours_per_year, slots,
                                count_, rows_.leap_rows));
    }
    return std::move(rows_);
  }

 private:
  void problem(std::string_view part, std::string what) { problems_.add(place_of(file_, line_, part), std::move(what)); }

  void read_row() {
    if (line_.text.size() > max_text_line_bytes) {
      problem(line_.text, fmt::format("expected a line of at most {} bytes, found {}", max_text_line_bytes, line_.text.size()));
      ++next_slot_;
      return;
    }
    const std::size_t count = split_fields(line_.text, fields_);
    if (count != all_columns && count != old_columns) problem(line_.text, fmt::format("expected {} columns, found {}", all_columns, count));
    if (count < 4) {
      ++next_slot_;
      return;
    }
    const int slot = read_slot();
    if (past_end_) return;
    next_slot_ = slot + 1;
    if (is_leap(slot)) ++rows_.leap_rows;
    rows_.short_rows += count == old_columns;
    read_year();
    if (count <= last_field_used) return;
    std::array<double, epw_columns.size()> values{};
    for (std::size_t column = 0; column < values.size(); ++column) values[column] = read_value(epw_columns[column]);
    if (!is_leap(slot)) store(static_cast<std::size_t>(hour_of(slot)), values);
  }

  /// Series grow with the rows, so that a few lines of nonsense cost no more than they are.
  void store(std::size_t hour, const std::array<double, epw_columns.size()>& values) {
    if (rows_.lines.size() <= hour) {
      rows_.lines.resize(hour + 1);
      for (auto& series : rows_.values) series.resize(hour + 1, std::numeric_limits<double>::quiet_NaN());
    }
    rows_.lines[hour] = line_;
    for (std::size_t column = 0; column < values.size(); ++column) rows_.values[column][hour] = values[column];
  }

  /// The row's place in the calendar; on trouble the expected one, so that one bad row is one problem.
  int read_slot() {
    if (next_slot_ >= slots) {
      past_end_ = true;
      problem(line_.text, "expected the end of the data after 12/31 hour 24, found another row");
      return 0;
    }
    const auto month = whole(1, "month", 1, 12);
    const int days = month == 2 ? 29 : month > 0 ? days_in_month[month - 1] : 31;
    const auto day = whole(2, "day", 1, days);
    const auto hour = whole(3, "hour", 1, 24);
    if (month == 0 || day == 0 || hour == 0) return next_slot_;
    const int slot = first_hour[month - 1] + (month > 2 ? 24 : 0) + 24 * (day - 1) + hour - 1;
    const bool skips_leap_day = is_leap(next_slot_) && rows_.leap_rows == 0 && slot == next_slot_ + 24;
    if (slot != next_slot_ && !skips_leap_day) {
      problem(fields_[1], fmt::format("rows must follow the calendar: expected {}, found {}", date_of(next_slot_), date_of(slot)));
    }
    return slot;
  }

  /// 0 after a problem.
  int whole(std::size_t field, const char* name, int low, int high) {
    const auto value = parse_whole(fields_[field]);
    if (value && *value >= low && *value <= high) return *value;
    problem(fields_[field], fmt::format("{}: expected a whole number from {} to {}, found {}", name, low, high, quoted(fields_[field])));
    return 0;
  }

  void read_year() {
    const auto year = parse_whole(fields_[0]);
    if (!year || *year < 0 || *year > 9999) {
      problem(fields_[0], fmt::format("year: expected a whole number from 0 to 9999, found {}", quoted(fields_[0])));
      return;
    }
    rows_.first_year = rows_.first_year == 0 ? *year : std::min(rows_.first_year, *year);
    rows_.last_year = std::max(rows_.last_year, *year);
  }

  double read_value(const EpwColumnRule& rule) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const std::string_view field = fields_[rule.field];
    if (field.empty()) return missing;
    const auto value = parse_number(field);
    if (value) {
      if (*value >= rule.missing) return missing;
      if (rule.open ? *value > rule.low && *value < rule.high : *value >= rule.low && *value <= rule.high) return *value;
    }
    problem(field, fmt::format("{}: expected {}, found {}", rule.name, rule.expected, quoted(field)));
    return missing;
  }

  const std::string& file_;
  Problems& problems_;
  EpwRows rows_;
  TextLine line_;
  std::array<std::string_view, last_field_used + 1> fields_;
  int next_slot_ = 0;
  int count_ = 0;
  bool past_end_ = false;
};

}  // namespace

SourceRef EpwRows::place(const std::string& file, EpwColumn column, int hour) const {
  std::array<std::string_view, last_field_used + 1> fields;
  const TextLine& line = lines[hour];
  split_fields(line.text, fields);
  return place_of(file, line, fields[epw_columns[static_cast<std::size_t>(column)].field]);
}

EpwRows read_epw_rows(TextLines& lines, const std::string& file, Problems& problems) { return RowReader(file, problems).read(lines); }

}  // namespace landfall::climate
