// SPDX-License-Identifier: Apache-2.0
#include "climate/epw_header.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>
#include <vector>

#include "climate/base/fact.hpp"

namespace landfall::climate {
namespace {

const std::vector<std::string> line_names{
    "LOCATION",   "DESIGN CONDITIONS", "TYPICAL/EXTREME PERIODS", "GROUND TEMPERATURES", "HOLIDAYS/DAYLIGHT SAVING", "COMMENTS 1",
    "COMMENTS 2", "DATA PERIODS"};

std::string upper(std::string_view text) {
  std::string result(text.substr(0, 200));
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

class HeaderReader {
 public:
  HeaderReader(TextLines& lines, const std::string& file, Problems& problems, Findings& findings)
      : lines_(lines), file_(file), problems_(problems), findings_(findings) {}

  EpwHeader read() {
    for (std::size_t expected = 0; expected < line_names.size(); ++expected) {
      TextLines ahead = lines_;
      if (!ahead.next(line_)) {
        problems_.add({file_, line_.number, 1},
                      fmt::format("expected the header line {}, found the end of the file", line_names[expected]));
        return header_;
      }
      const bool too_long = line_.text.size() > max_text_line_bytes;
      const std::string_view text = line_.text.substr(0, max_text_line_bytes);  // a line of commas would fill the memory with fields
      fields_.resize(split_fields(text, {}));
      split_fields(text, fields_);
      const std::string name = upper(fields_[0]);
      const auto found =
          std::find_if(line_names.begin(), line_names.end(), [&](const std::string& known) { return name.starts_with(known); });
      const auto at = static_cast<std::size_t>(found - line_names.begin());
      if (at < line_names.size() && at >= expected) {
        for (; expected < at; ++expected) {
          problem(fields_[0], fmt::format("expected the header line {} before this one", line_names[expected]));
        }
      } else if (!name.empty() && name[0] >= '0' && name[0] <= '9') {
        problem(fields_[0], fmt::format("expected the header line {}, found a row of data", line_names[expected]));
        return header_;
      } else {
        const std::string near = nearest(name, line_names);
        problem(fields_[0], fmt::format("expected the header line {}, found {}{}", line_names[expected], quoted(fields_[0]),
                                        near.empty() ? std::string() : fmt::format("; did you mean {}?", near)));
      }
      lines_ = ahead;
      if (too_long) {
        problem(fields_[0], fmt::format("expected a line of at most {} bytes, found {}", max_text_line_bytes, line_.text.size()));
        continue;
      }
      if (at != expected) continue;
      if (at == 0) read_location();
      if (at == 1) read_design();
      if (at == 4) read_daylight_saving();
      if (at == 7) read_data_periods();
    }
    return header_;
  }

 private:
  void problem(std::string_view part, std::string what) { problems_.add(place_of(file_, line_, part), std::move(what)); }
  void finding(Severity severity, const char* code, std::vector<FindingArgument> arguments) {
    findings_.push_back({severity, code, std::move(arguments), file_});
  }

  std::string word(std::size_t index, const char* name) {
    constexpr std::size_t longest = 200;
    const std::string_view field = fields_[index];
    std::string text(field);
    if (!is_utf8(field)) {
      text = latin1_to_utf8(field);
      latin1_ = true;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool c1 = byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;  // valid UTF-8: a second byte follows
      if (byte >= 0x20 && byte != 0x7F && !c1) continue;
      problem(field, fmt::format("{}: expected text without control characters, found {}", name, quoted(field)));
      return {};
    }
    if (text.size() > longest) problem(field, fmt::format("{}: expected at most {} bytes, found {}", name, longest, text.size()));
    return text;
  }

  double coordinate(std::size_t index, const char* name, Bounds bounds) {
    const auto value = parse_number(fields_[index]);
    if (value && *value >= bounds.min && *value <= bounds.max) return *value;
    problem(fields_[index],
            fmt::format("{}: expected a number from {} to {}, found {}", name, bounds.min, bounds.max, quoted(fields_[index])));
    return 0.0;
  }

  void read_location() {
    if (fields_.size() != 10) {
      problem(fields_[0],
              fmt::format("LOCATION: expected 10 fields (name, city, region, country, source, WMO, latitude, longitude, time zone, "
                          "elevation), found {}",
                          fields_.size()));
      return;
    }
    header_.city = word(1, "city");
    header_.region = word(2, "region");
    header_.country = word(3, "country");
    header_.source = word(4, "source");
    header_.wmo = word(5, "WMO number");
    header_.latitude_deg = coordinate(6, "latitude", {-90.0, 90.0});
    header_.longitude_deg = coordinate(7, "longitude", {-180.0, 180.0});
    header_.utc_offset_h = coordinate(8, "time zone", {-12.0, 14.0});
    header_.elevation_m = coordinate(9, "elevation", {-1000.0, 9999.9});
    if (latin1_) finding(Severity::info, "weather.names-latin1", {});
  }

  void read_design() {
    const auto cooling = std::find_if(fields_.begin(), fields_.end(), [](std::string_view field) { return upper(field) == "COOLING"; });
    const std::vector<double> c = numbers_after(cooling, 14);
    if (cooling == fields_.end()) {
      finding(Severity::info, "weather.design-absent", {});
      return;
    }
    // month, daily range, then dry bulb with coincident wet bulb and wet bulb with coincident dry bulb at 0.4, 1 and 2 %
    const bool proven = c.size() == 14 && c[2] >= c[4] && c[4] >= c[6] && c[8] >= c[10] && c[10] >= c[12] && c[3] <= c[8] && c[8] <= c[2] &&
                        c[2] < 70.0 && c[3] > -70.0;
    if (!proven) {
      finding(Severity::warning, "weather.design-unread", {});
      return;
    }
    EpwDesign design;
    const std::string_view title = fields_.size() > 2 ? fields_[2].substr(0, 200) : std::string_view();
    if (std::all_of(title.begin(), title.end(), [](char letter) { return letter >= ' ' && letter <= '~'; })) design.title = title;
    design.dry_bulb_0_4_c = c[2];
    design.coincident_wet_bulb_c = c[3];
    design.wet_bulb_0_4_c = c[8];
    design.dry_bulb_20_year_c = twenty_year_dry_bulb(design.dry_bulb_0_4_c);
    if (!design.dry_bulb_20_year_c) finding(Severity::info, "weather.design-no-extremes", {});
    header_.design = std::move(design);
  }

  /// After EXTREMES: three wind speeds, in editions up to 2013 the highest wet bulb, then annual minimum and maximum as means and as
  /// standard deviations, then the pair minimum, maximum for 5, 10, 20 and 50 years.
  std::optional<double> twenty_year_dry_bulb(double dry_bulb_0_4_c) {
    constexpr double gumbel_20_year = 1.866;  // sqrt(6)/pi (-ln ln(20/19) - 0.5772)
    constexpr double rounding_k = 0.25;       // three figures printed to 0.1 K
    const auto extremes = std::find_if(fields_.begin(), fields_.end(), [](std::string_view field) { return upper(field) == "EXTREMES"; });
    const std::vector<double> e = numbers_after(extremes, 16);
    for (const std::size_t first : {std::size_t{3}, std::size_t{4}}) {
      if (e.size() < first + 10) break;
      const double expected = e[first + 1] + gumbel_20_year * e[first + 3];
      const double printed = e[first + 9];
      if (std::abs(printed - expected) <= rounding_k && printed >= dry_bulb_0_4_c && printed < 70.0) return printed;
    }
    return std::nullopt;
  }

  /// Up to `most` numbers after a field, ending before the first that is none.
  std::vector<double> numbers_after(std::vector<std::string_view>::iterator name, std::size_t most) {
    std::vector<double> numbers;
    while (name != fields_.end() && ++name != fields_.end() && numbers.size() < most) {
      const auto value = parse_number(*name);
      if (!value) break;
      numbers.push_back(*value);
    }
    return numbers;
  }

  void read_daylight_saving() {
    const auto stated = [](std::string_view field) { return !field.empty() && field != "0"; };
    if (fields_.size() > 3 && stated(fields_[2]) && stated(fields_[3])) finding(Severity::info, "weather.daylight-saving", {});
  }

  void read_data_periods() {
    if (fields_.size() < 3) {
      problem(fields_[0], fmt::format("DATA PERIODS: expected at least 3 fields, found {}", fields_.size()));
      return;
    }
    if (parse_whole(fields_[1]) != 1) problem(fields_[1], fmt::format("number of data periods: expected 1, found {}", quoted(fields_[1])));
    if (parse_whole(fields_[2]) != 1) problem(fields_[2], fmt::format("records per hour: expected 1, found {}", quoted(fields_[2])));
  }

  TextLines& lines_;
  const std::string& file_;
  Problems& problems_;
  Findings& findings_;
  TextLine line_;
  std::vector<std::string_view> fields_;
  EpwHeader header_;
  bool latin1_ = false;
};

}  // namespace

EpwHeader read_epw_header(TextLines& lines, const std::string& file, Problems& problems, Findings& findings) {
  return HeaderReader(lines, file, problems, findings).read();
}

}  // namespace landfall::climate
