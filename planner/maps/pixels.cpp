// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/pixels.hpp"

#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <array>
#include <cmath>
#include <map>
#include <mutex>

#include "planner/maps/gdal_session.hpp"

namespace landfall::maps {
namespace {

constexpr int glyph_width = 5;
constexpr int glyph_height = 7;
using Glyph = std::array<const char*, glyph_height>;

const std::map<char, Glyph>& glyphs() {
  static const std::map<char, Glyph> all{{'0', {" ### ", "#   #", "#  ##", "# # #", "##  #", "#   #", " ### "}},
                                         {'1', {"  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "}},
                                         {'2', {" ### ", "#   #", "    #", "   # ", "  #  ", " #   ", "#####"}},
                                         {'3', {" ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### "}},
                                         {'4', {"   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "}},
                                         {'5', {"#####", "#    ", "#### ", "    #", "    #", "#   #", " ### "}},
                                         {'6', {" ### ", "#    ", "#    ", "#### ", "#   #", "#   #", " ### "}},
                                         {'7', {"#####", "    #", "   # ", "  #  ", "  #  ", " #   ", " #   "}},
                                         {'8', {" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "}},
                                         {'9', {" ### ", "#   #", "#   #", " ####", "    #", "    #", " ### "}},
                                         {'.', {"     ", "     ", "     ", "     ", "     ", " ##  ", " ##  "}},
                                         {'-', {"     ", "     ", "     ", "#####", "     ", "     ", "     "}},
                                         {'<', {"   # ", "  #  ", " #   ", "#    ", " #   ", "  #  ", "   # "}},
                                         {'>', {" #   ", "  #  ", "   # ", "    #", "   # ", "  #  ", " #   "}},
                                         {'=', {"     ", "     ", "#####", "     ", "#####", "     ", "     "}},
                                         {'%', {"##  #", "##  #", "   # ", "  #  ", " #   ", "#  ##", "#  ##"}},
                                         {'+', {"     ", "  #  ", "  #  ", "#####", "  #  ", "  #  ", "     "}}};
  return all;
}

/// Pixels of red, green, blue and opacity.
class Picture {
 public:
  Picture(int width, int height) : width_(width), height_(height), bytes_(static_cast<std::size_t>(4 * width * height), 0) {}

  void put(int x, int y, Colour colour, int opacity) {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return;
    GByte* const pixel = &bytes_[static_cast<std::size_t>(4 * (y * width_ + x))];
    pixel[0] = colour.red;
    pixel[1] = colour.green;
    pixel[2] = colour.blue;
    pixel[3] = static_cast<GByte>(opacity);
  }
  void box(int x, int y, int width, int height, Colour colour, int opacity) {
    for (int row = y; row < y + height; ++row)
      for (int column = x; column < x + width; ++column) put(column, row, colour, opacity);
  }
  void text(int x, int y, int size, const std::string& words) {
    for (const char c : words) {
      const auto glyph = glyphs().find(c);
      if (glyph != glyphs().end()) {
        for (int row = 0; row < glyph_height; ++row)
          for (int column = 0; column < glyph_width; ++column)
            if (glyph->second[static_cast<std::size_t>(row)][column] == '#')
              box(x + column * size, y + row * size, size, size, {30, 30, 30}, 255);
      }
      x += (glyph_width + 1) * size;
    }
  }
  [[nodiscard]] std::string png() {
    static std::once_flag once;
    std::call_once(once, [] {
      GDALRegister_MEM();
      GDALRegister_PNG();
    });
    GdalSession session("");
    GDALDatasetUniquePtr picture(session.driver("MEM").Create("", width_, height_, 4, GDT_Byte, nullptr));
    if (!picture || picture->RasterIO(GF_Write, 0, 0, width_, height_, bytes_.data(), width_, height_, GDT_Byte, 4, nullptr, 4, 4 * width_,
                                      1, nullptr) != CE_None)
      session.fail("picture");
    picture->GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand);
    const MemoryFile file("picture.png");
    GDALDatasetUniquePtr(session.driver("PNG").CreateCopy(file.path().c_str(), picture.get(), FALSE, nullptr, nullptr, nullptr));
    return file.bytes();
  }

 private:
  int width_;
  int height_;
  std::vector<GByte> bytes_;
};

/// What of a label can be written: "≥ 12 %" is ">= 12 %"; words become "-".
std::string written(const Rule& rule) {
  if (rule.condition.kind == Condition::Kind::missing) return "-";
  std::string text;
  for (std::size_t i = 0; i < rule.label.size(); ++i) {
    if (rule.label.compare(i, 3, "≥") == 0) {
      text += ">=";
      i += 2;
    } else if (rule.label.compare(i, 3, "–") == 0) {
      text += '-';
      i += 2;
    } else {
      text += rule.label[i];
    }
  }
  return text;
}

}  // namespace

std::string marker_png(Marker marker) {
  constexpr int size = 64;
  constexpr double radius = 24.0;
  constexpr double rim = 4.0;
  Picture picture(size, size);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double dx = std::abs(x - (size - 1) / 2.0);
      const double dy = y - (size - 1) / 2.0;
      const double across = marker == Marker::square     ? std::max(dx, std::abs(dy))
                            : marker == Marker::triangle ? std::max(dy + radius / 3.0, dx * 0.9 - dy * 0.45 + radius * 0.3)
                                                         : std::hypot(dx, dy);
      if (across <= radius) picture.put(x, y, across > radius - rim ? Colour{60, 60, 60} : Colour{255, 255, 255}, 255);
    }
  }
  return picture.png();
}

std::string legend_png(const Style& style) {
  constexpr int size = 2;
  constexpr int row = 24;
  constexpr int border = 10;
  constexpr int swatch = 28;
  std::size_t longest = 1;
  for (const Rule& rule : style.rules) longest = std::max(longest, written(rule).size());
  const int width = 3 * border + swatch + static_cast<int>(longest) * (glyph_width + 1) * size;
  const int height = 2 * border + row * static_cast<int>(style.rules.size());
  Picture picture(width, height);
  picture.box(0, 0, width, height, {255, 255, 255}, 215);
  int y = border;
  for (auto rule = style.rules.rbegin(); rule != style.rules.rend(); ++rule) {
    picture.box(border, y + 2, swatch, row - 6, {60, 60, 60}, 255);
    picture.box(border + 1, y + 3, swatch - 2, row - 8, rule->symbol.fill, 255);
    picture.text(2 * border + swatch, y + 4, size, written(*rule));
    y += row;
  }
  return picture.png();
}

}  // namespace landfall::maps
