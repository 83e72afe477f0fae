// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/xlsx_file.hpp"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>

namespace landfall::workbook {
namespace {

constexpr lxw_color_t navy = 0x1F4E79, pale = 0xDDEBF7, grey = 0x808080, yellow = 0xFFF2CC, blue = 0x0000FF, light_grey = 0xEDEDED;

const char* format_of(Number number) {
  switch (number) {
    case Number::general: return "General";
    case Number::money: return "#,##0.00;[Red]-#,##0.00";
    case Number::dollars: return "#,##0;[Red]-#,##0;\\-";
    case Number::percent: return "0.00%";
    case Number::factor: return "0.0000";
    case Number::ratio: return "0.000";
    case Number::months: return "0.0";
    case Number::whole: return "0";
    case Number::date: return "yyyy-mm";
    case Number::millions: return "#,##0.0,,";
  }
  return "General";
}

/// A name in a folder for temporary files, and the end of it with the object: the library writes to a path only.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "landfall-XXXXXX").string()) {
    const int descriptor = mkstemp(path_.data());
    if (descriptor < 0) throw std::runtime_error("workbook: no temporary file can be made at " + path_);
    close(descriptor);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const char* path() const { return path_.c_str(); }
  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    if (!file) throw std::runtime_error("workbook: " + path_ + " cannot be read back");
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

/// Seconds from 1970 to noon of a day written yyyy-mm-dd.
time_t noon_of(const std::string& day) {
  int year = 1970, month = 1, of_month = 1;
  if (std::sscanf(day.c_str(), "%d-%d-%d", &year, &month, &of_month) != 3)
    throw std::runtime_error("workbook: \"" + day + "\" is not a date");
  const int y = year - (month <= 2 ? 1 : 0), era = y / 400, of_era = y - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
  const long days = 146097L * era + 365L * of_era + of_era / 4 - of_era / 100 + of_year - 719468L;
  return static_cast<time_t>(days * 86400L + 43200L);
}

void check(lxw_error error, const char* what) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("workbook: ") + what + ": " + lxw_strerror(error));
}

class Writer {
 public:
  Writer(const Workbook& book, lxw_workbook* out) : book_(book), out_(out) {}

  void write() {
    lxw_doc_properties properties{};  // the library asks for text that may be written to, and copies it
    std::string title = book_.title, subject = book_.subject, author = "Landfall", company = book_.company;
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    properties.company = company.data();
    properties.created = noon_of(book_.created);
    check(workbook_set_properties(out_, &properties), "properties");
    std::vector<lxw_worksheet*> pages;
    for (const Sheet& sheet : book_.sheets) {
      lxw_worksheet* page = workbook_add_worksheet(out_, sheet.name.c_str());
      if (page == nullptr) throw std::runtime_error("workbook: sheet \"" + sheet.name + "\" is refused");
      pages.push_back(page);
    }
    for (const Name& name : book_.names)
      check(workbook_define_name(out_, name.name.c_str(), ('=' + name.refers_to).c_str()), name.name.c_str());
    for (std::size_t i = 0; i < pages.size(); ++i) fill(book_.sheets[i], pages[i]);
  }

 private:
  lxw_format* format(const Style& style) {
    const auto [found, fresh] = formats_.try_emplace(style, nullptr);
    if (fresh) found->second = make_format(style);
    return found->second;
  }

  lxw_format* make_format(const Style& style) {
    lxw_format* const format = workbook_add_format(out_);
    format_set_num_format(format, format_of(style.number));
    format_set_font_size(format, 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    switch (style.role) {
      case Role::title:
        format_set_bold(format);
        format_set_font_size(format, 16);
        format_set_font_color(format, navy);
        break;
      case Role::subtitle: format_set_font_size(format, 12); break;
      case Role::section:
        format_set_bold(format);
        format_set_font_color(format, LXW_COLOR_WHITE);
        format_set_bg_color(format, navy);
        break;
      case Role::header:
        format_set_bold(format);
        format_set_bg_color(format, pale);
        format_set_text_wrap(format);
        format_set_bottom(format, LXW_BORDER_THIN);
        break;
      case Role::strong: format_set_bold(format); break;
      case Role::note:
        format_set_italic(format);
        format_set_font_color(format, grey);
        break;
      case Role::wrapped:
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        break;
      case Role::input:
        format_set_font_color(format, blue);
        format_set_bg_color(format, yellow);
        format_set_border(format, LXW_BORDER_HAIR);
        format_set_unlocked(format);
        break;
      case Role::fixed:
        format_set_font_color(format, grey);
        format_set_bg_color(format, light_grey);
        break;
      case Role::total:
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        break;
      case Role::key:
        format_set_bold(format);
        format_set_bg_color(format, pale);
        break;
      case Role::verdict: format_set_bold(format); break;
      case Role::plain:
      case Role::label: break;
    }
    return format;
  }

  void fill(const Sheet& sheet, lxw_worksheet* page) {
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(page, column, column, sheet.widths[i], nullptr);
    }
    const int set = static_cast<int>(sheet.widths.size());
    if (sheet.columns > set) {
      worksheet_set_column(page, static_cast<lxw_col_t>(set), static_cast<lxw_col_t>(sheet.columns - 1), sheet.other_width, nullptr);
    }
    for (const auto& [row, height] : sheet.heights) worksheet_set_row(page, static_cast<lxw_row_t>(row), height, nullptr);
    for (const Area& area : sheet.merged) {
      worksheet_merge_range(page, static_cast<lxw_row_t>(area.first_row), static_cast<lxw_col_t>(area.first_column),
                            static_cast<lxw_row_t>(area.last_row), static_cast<lxw_col_t>(area.last_column), "",
                            format({Role::wrapped, {}}));
    }
    for (const Cell& cell : sheet.cells) put(cell, page);
    print_set_up(sheet, page);
    for (const Validation& validation : sheet.validations) validate(validation, page);
    verdicts(sheet, page);
    for (const Chart& chart : sheet.charts) draw(chart, page);
  }

  void put(const Cell& cell, lxw_worksheet* page) {
    const auto row = static_cast<lxw_row_t>(cell.row);
    const auto column = static_cast<lxw_col_t>(cell.column);
    lxw_format* const look = format(cell.style);
    switch (cell.kind) {
      case Cell::Kind::blank: check(worksheet_write_blank(page, row, column, look), "blank"); break;
      case Cell::Kind::number: check(worksheet_write_number(page, row, column, cell.value, look), "number"); break;
      case Cell::Kind::text: {
        const std::string safe = neutral_text(cell.text);
        if (safe.empty()) {
          check(worksheet_write_blank(page, row, column, look), "blank");
        } else {
          check(worksheet_write_string(page, row, column, safe.c_str(), look), safe.c_str());
        }
        break;
      }
      case Cell::Kind::formula: {
        const std::string formula = '=' + cell.text;
        if (cell.gives_text) {
          check(worksheet_write_formula_str(page, row, column, formula.c_str(), look, cell.text_value.c_str()), formula.c_str());
        } else {
          check(worksheet_write_formula_num(page, row, column, formula.c_str(), look, cell.value), formula.c_str());
        }
        break;
      }
    }
  }

  void print_set_up(const Sheet& sheet, lxw_worksheet* page) const {
    if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0) {
      worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.frozen_rows), static_cast<lxw_col_t>(sheet.frozen_columns));
    }
    if (!sheet.portrait) worksheet_set_landscape(page);
    worksheet_set_paper(page, sheet.columns > 16 ? 8 : 9);  // A3 for the wide ones, else A4
    worksheet_fit_to_pages(page, static_cast<std::uint16_t>(sheet.pages_wide), 0);
    worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6);
    if (sheet.repeated_rows > 0) worksheet_repeat_rows(page, 0, static_cast<lxw_row_t>(sheet.repeated_rows - 1));
    if (sheet.repeated_columns > 0) worksheet_repeat_columns(page, 0, static_cast<lxw_col_t>(sheet.repeated_columns - 1));
    worksheet_set_footer(page, ("&L&8" + book_.footer + "&C&8&A&R&8&P / &N").c_str());
    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    if (sheet.tab_colour != 0) worksheet_set_tab_color(page, sheet.tab_colour);
    if (sheet.calculation) worksheet_set_zoom(page, 85);
  }

  static void validate(const Validation& validation, lxw_worksheet* page) {
    lxw_data_validation rule{};
    char formula[] = "=FALSE";
    std::string title = validation.title, message = validation.message.substr(0, 250);
    rule.validate = validation.open ? LXW_VALIDATION_TYPE_DECIMAL : LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    if (validation.open) {
      rule.minimum_number = validation.min;
      rule.maximum_number = validation.max;
    } else {
      rule.value_formula = formula;
    }
    rule.error_title = title.data();
    rule.error_message = message.data();
    check(worksheet_data_validation_cell(page, static_cast<lxw_row_t>(validation.row), static_cast<lxw_col_t>(validation.column), &rule),
          "validation");
  }

  /// Green where a check passes, red where it does not, and red first: the bad word may contain the good one.
  void verdicts(const Sheet& sheet, lxw_worksheet* page) {
    if (good_ == nullptr) {
      good_ = workbook_add_format(out_);
      format_set_bg_color(good_, 0xC6EFCE);
      format_set_font_color(good_, 0x006100);
      bad_ = workbook_add_format(out_);
      format_set_bg_color(bad_, 0xFFC7CE);
      format_set_font_color(bad_, 0x9C0006);
    }
    for (const Cell& cell : sheet.cells) {
      if (cell.style.role != Role::verdict) continue;
      for (const bool good : {false, true}) {
        lxw_conditional_format rule{};
        std::string word = good ? book_.good_word : book_.bad_word;
        rule.type = LXW_CONDITIONAL_TYPE_TEXT;
        rule.criteria = LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING;
        rule.value_string = word.data();
        rule.format = good ? good_ : bad_;
        rule.stop_if_true = LXW_TRUE;
        check(worksheet_conditional_format_cell(page, static_cast<lxw_row_t>(cell.row), static_cast<lxw_col_t>(cell.column), &rule),
              "colour");
      }
    }
  }

  void draw(const Chart& what, lxw_worksheet* page) {
    const std::uint8_t type = what.kind == ChartKind::lines ? LXW_CHART_LINE : LXW_CHART_COLUMN;
    lxw_chart* const chart = workbook_add_chart(out_, type);
    constexpr lxw_color_t colours[] = {0x1F4E79, 0xE07B00, 0x2E8B57};
    std::size_t next = 0;
    for (const Series& series : what.series) {
      lxw_chart_series* const added = chart_add_series(chart, series.categories.c_str(), series.values.c_str());
      chart_series_set_name(added, series.name_formula.c_str());
      lxw_chart_line line{};
      line.color = colours[next % 3];
      line.width = 2.0F;
      lxw_chart_fill fill{};
      fill.color = colours[next++ % 3];
      if (what.kind == ChartKind::lines) {
        chart_series_set_line(added, &line);
      } else {
        chart_series_set_fill(added, &fill);
      }
    }
    chart_title_set_name(chart, what.title.c_str());
    lxw_chart_font font{};
    font.size = 11;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    if (!what.x_title.empty()) chart_axis_set_name(chart->x_axis, what.x_title.c_str());
    if (!what.y_title.empty()) chart_axis_set_name(chart->y_axis, what.y_title.c_str());
    if (what.y_title == "%") chart_axis_set_num_format(chart->y_axis, "0.0%");
    if (what.y_title == "USD") chart_axis_set_num_format(chart->y_axis, "#,##0,,\"m\"");
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (what.series.size() < 2) {
      chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    } else {
      chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    }
    lxw_chart_options options{};
    options.x_scale = what.width / 480.0;
    options.y_scale = what.height / 288.0;
    std::string alternative = what.alternative;
    options.description = alternative.data();
    check(worksheet_insert_chart_opt(page, static_cast<lxw_row_t>(what.row), static_cast<lxw_col_t>(what.column), chart, &options),
          "chart");
  }

  const Workbook& book_;
  lxw_workbook* out_;
  std::map<Style, lxw_format*> formats_;
  lxw_format* good_ = nullptr;
  lxw_format* bad_ = nullptr;
};

}  // namespace

std::string xlsx_bytes(const Workbook& workbook) {
  const TemporaryFile file;
  lxw_workbook* const out = workbook_new(file.path());
  if (out == nullptr) throw std::runtime_error("workbook: the library could not start");
  try {
    Writer(workbook, out).write();
  } catch (...) {
    lxw_workbook_free(out);
    throw;
  }
  check(workbook_close(out), "writing");
  return file.bytes();
}

}  // namespace landfall::workbook
