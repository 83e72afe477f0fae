// SPDX-License-Identifier: Apache-2.0
#include "planner/siteplan/rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace landfall::siteplan {
namespace {

/// One thing to place in a row: a footprint, or a module with its cooling plant behind it.
struct Piece {
  Kind kind = Kind::module;
  double width = 0.0;
  double depth = 0.0;
  double cooling = 0.0;  ///< depth of the cooling plant behind it
  double gap = 0.0;      ///< to the next piece
};

class Layout {
 public:
  Layout(const Polygon& parcel, const Clearances& clearances) : parcel_(parcel), clearances_(clearances) {
    low_ = high_ = parcel.front().y;
    for (const Point& corner : parcel) {
      low_ = std::min(low_, corner.y);
      high_ = std::max(high_, corner.y);
    }
    y_ = low_ + setback();
  }

  /// Places pieces in order, row after row, two rows back to back between roads.
  int place(const std::vector<Piece>& pieces) {
    std::size_t next = 0;
    while (next < pieces.size()) {
      if (!behind_) road(true);
      const std::size_t count = row(pieces, next, behind_);
      if (count == 0 && y_ >= high_) break;
      next += count;
      if (count == 0) {  // the strip is too narrow here: go on further in
        y_ += clearances_.ground.road_width.value;
        behind_ = false;
        continue;
      }
      if (behind_) {
        behind_ = false;
      } else {
        behind_ = true;
        y_ += clearances_.ground.row_gap.value;
      }
    }
    return static_cast<int>(pieces.size() - next);
  }

  /// The road behind the last row, where that row faces it.
  void finish() {
    if (!items_.empty() && faces_up_) road(false);
  }

  [[nodiscard]] std::vector<Item> take() {
    std::stable_partition(items_.begin(), items_.end(), [](const Item& item) { return item.kind == Kind::road; });
    return std::move(items_);
  }

 private:
  [[nodiscard]] double setback() const { return clearances_.ground.setback.value; }

  /// The widest part of a strip that keeps the setback, the first of equal ones.
  [[nodiscard]] Interval widest(double low, double high) const {
    Interval best;
    for (const Interval& each : inside(parcel_, low - setback(), high + setback())) {
      const Interval clear{each.from + setback(), each.to - setback()};
      if (clear.length() > best.length() + 1e-9) best = clear;
    }
    return best;
  }

  void add(Kind kind, double x, double y, double width, double depth) {
    items_.push_back({kind, ++counts_[static_cast<std::size_t>(kind)], rectangle(x, y, width, depth)});
  }

  void road(bool wanted) {
    const double width = clearances_.ground.road_width.value;
    const Interval strip = widest(y_, y_ + width);
    if (strip.length() >= width && (wanted || y_ + width <= high_)) add(Kind::road, strip.from, y_, strip.length(), width);
    y_ += width;
    faces_up_ = false;
  }

  /// One row at `y_`: as many pieces as go in, from the left, after the spine road. The row is as deep as its deepest piece.
  std::size_t row(const std::vector<Piece>& pieces, std::size_t first, bool up) {
    std::size_t count = 0;
    double depth = 0.0;
    Interval strip;
    const double spine = clearances_.ground.road_width.value;
    while (first + count < pieces.size()) {  // a deeper piece may narrow the strip, so look again at each
      const double deeper = std::max(depth, depth_of(pieces[first + count]));
      const Interval wider = widest(y_, y_ + deeper);
      double width = spine;
      for (std::size_t i = 0; i <= count; ++i) width += pieces[first + i].width + pieces[first + i].gap;
      width -= pieces[first + count].gap;
      if (width > wider.length() + 1e-9) break;
      depth = deeper;
      strip = wider;
      ++count;
    }
    if (count == 0) return 0;
    double x = strip.from + spine;
    for (std::size_t i = 0; i < count; ++i) {
      const Piece& piece = pieces[first + i];
      const double gap = piece.cooling > 0.0 ? clearances_.ground.plant_gap.value : 0.0;
      const double front = up ? y_ + depth - piece.depth : y_;
      add(piece.kind, x, front, piece.width, piece.depth);
      if (piece.cooling > 0.0)
        add(Kind::cooling, x, up ? front - gap - piece.cooling : front + piece.depth + gap, piece.width, piece.cooling);
      x += piece.width + piece.gap;
    }
    const double link = up ? 0.0 : clearances_.ground.row_gap.value;  // the spine runs through the gap behind the row as well
    add(Kind::road, strip.from, y_, spine, std::min(depth + link, high_ - setback() - y_));
    y_ += depth;
    faces_up_ = up;
    return count;
  }

  [[nodiscard]] double depth_of(const Piece& piece) const {
    return piece.depth + (piece.cooling > 0.0 ? clearances_.ground.plant_gap.value + piece.cooling : 0.0);
  }

  const Polygon& parcel_;
  const Clearances& clearances_;
  double low_ = 0.0;
  double high_ = 0.0;
  double y_ = 0.0;
  bool behind_ = false;    ///< the next row stands back to back with the last
  bool faces_up_ = false;  ///< the last row is reached from above
  std::array<int, 9> counts_{};
  std::vector<Item> items_;
};

void add(std::vector<Piece>& pieces, int count, const Piece& piece) { pieces.insert(pieces.end(), static_cast<std::size_t>(count), piece); }

}  // namespace

Rows lay_rows(const Polygon& parcel, const Needs& needs, const Clearances& clearances, bool along) {
  const auto& generators = clearances.generators;
  const auto& transformers = clearances.transformers;
  std::vector<Piece> pieces;
  const double deep = generators.length.value;  // the utility row is as deep as a generator
  if (needs.intake_m2 > 0.0) add(pieces, 1, {Kind::intake, needs.intake_m2 / deep, deep, 0.0, transformers.gap.value});
  add(pieces, needs.transformers, {Kind::transformer, transformers.width.value, transformers.length.value, 0.0, transformers.gap.value});
  add(pieces, needs.generators, {Kind::generator, generators.width.value, generators.length.value, 0.0, generators.gap.value});
  if (needs.tank_m2 > 0.0) {
    const double side = std::min(deep, std::sqrt(needs.tank_m2));
    add(pieces, 1, {Kind::water_tank, needs.tank_m2 / side, side, 0.0, transformers.gap.value});
  }
  const double width = along ? needs.module_length : needs.module_width;
  const double depth = along ? needs.module_width : needs.module_length;
  add(pieces, needs.modules, {Kind::module, width, depth, needs.cooling_m2 / width, clearances.ground.module_gap.value});

  Layout layout(parcel, clearances);
  Rows rows;
  rows.unplaced = layout.place(pieces);
  layout.finish();
  rows.items = layout.take();
  return rows;
}

}  // namespace landfall::siteplan
