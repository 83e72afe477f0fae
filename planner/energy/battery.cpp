// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/battery.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace landfall::energy {
namespace {

/// A stretch of a concave piecewise linear function.
struct Piece {
  double slope, length;
};

/// Worth of stored energy as a function of how much there is: its domain and, from left to right, slopes that fall. Its constant part is
/// never needed.
class Worth {
 public:
  double from = 0.0, to = 0.0;

  Worth() = default;
  /// Only the pieces in use: a year has 9,000 of these, of which most are short.
  Worth(const Worth& other) { *this = other; }
  Worth& operator=(const Worth& other) {
    from = other.from;
    to = other.to;
    count_ = other.count_;
    std::copy(other.begin(), other.end(), pieces_.begin());
    return *this;
  }

  [[nodiscard]] const Piece* begin() const { return pieces_.data(); }
  [[nodiscard]] const Piece* end() const { return pieces_.data() + count_; }

  void insert(const Piece& piece) {
    if (piece.length <= 0.0) return;
    std::size_t at = count_++;
    for (; at > 0 && pieces_[at - 1].slope < piece.slope; --at) pieces_[at] = pieces_[at - 1];
    pieces_[at] = piece;
    to += piece.length;
  }
  /// Leaves what lies within [low, high].
  void clip(double low, double high) {
    std::size_t first = 0;
    while (first < count_ && from < low) {
      const double cut = std::min(low - from, pieces_[first].length);
      from += cut;
      pieces_[first].length -= cut;
      if (pieces_[first].length > 0.0) break;
      ++first;
    }
    std::copy(pieces_.begin() + static_cast<std::ptrdiff_t>(first), pieces_.begin() + static_cast<std::ptrdiff_t>(count_), pieces_.begin());
    count_ -= first;
    while (count_ > 0 && to > high) {
      const double cut = std::min(to - high, pieces_[count_ - 1].length);
      to -= cut;
      pieces_[count_ - 1].length -= cut;
      if (pieces_[count_ - 1].length > 0.0) break;
      --count_;
    }
    from = std::max(from, low);
    to = std::min(to, high);
  }

 private:
  std::array<Piece, 24 * 3> pieces_;  // uninitialised beyond count_
  std::size_t count_ = 0;
};

/// What an hour can do, as energy into or out of the store.
struct Moves {
  Piece grid, surplus, out;  ///< slope: USD a kWh of the store
};

Moves moves_of(const Battery& battery, const BatteryHour& hour) {
  const double free_kw = std::min(battery.power_kw, hour.surplus_kw);
  const double bought_kw = std::max(0.0, std::min(battery.power_kw - free_kw, hour.headroom_kw));
  const double out_kw = std::max(0.0, std::min(battery.power_kw, hour.load_kw));
  return {{hour.price / battery.charging, bought_kw * battery.charging},
          {0.0, free_kw * battery.charging},
          {hour.price * battery.discharging, hour.surplus_kw > 0.0 ? 0.0 : out_kw / battery.discharging}};
}

}  // namespace

BatteryDay plan_day(const Battery& battery, const std::array<BatteryHour, 24>& hours) {
  if (!(battery.tradable_kwh >= 0.0 && battery.power_kw >= 0.0))
    throw std::domain_error("plan_day: energy " + std::to_string(battery.tradable_kwh) + " or power " + std::to_string(battery.power_kw) +
                            " is negative");
  std::array<Worth, 25> worth;  // of energy at an hour's beginning; at midnight only an empty store is allowed
  for (std::size_t h = 24; h-- > 0;) {
    if (!(hours[h].price >= 0.0)) throw std::domain_error("plan_day: price " + std::to_string(hours[h].price) + " is negative");
    const Moves moves = moves_of(battery, hours[h]);
    worth[h] = worth[h + 1];
    // With less in store at the hour's beginning more has to be charged in it: the domain grows to the left by what can be charged.
    const double reach = moves.grid.length + moves.surplus.length;
    worth[h].from -= reach;
    worth[h].to -= reach;
    worth[h].insert(moves.grid);
    worth[h].insert(moves.surplus);
    worth[h].insert(moves.out);
    worth[h].clip(0.0, battery.tradable_kwh);
  }
  BatteryDay day;
  for (std::size_t h = 0; h < 24; ++h) {
    const Moves moves = moves_of(battery, hours[h]);
    const Worth& later = worth[h + 1];
    double stored = day.stored_kwh[h], out = 0.0, in = 0.0;
    // Out: as long as a kWh is worth more now than later, or has no place later.
    double must = std::max(0.0, stored - later.to), place = later.to;
    out = std::min(must, moves.out.length);
    for (const Piece* piece = later.end(); piece != later.begin() && out < moves.out.length;) {
      --piece;
      const double left = place - piece->length;
      if (left < stored - out) {  // the store stands in this piece or beyond it
        if (!(moves.out.slope > piece->slope * (1.0 + 1e-12))) break;
        out += std::min(stored - out - left, moves.out.length - out);
      }
      place = left;
    }
    if (out == 0.0) {
      double right = later.from;
      for (const Piece* piece = later.begin(); piece != later.end(); ++piece) {
        right += piece->length;
        const double most = moves.surplus.length + moves.grid.length;
        while (in < most && stored + in < right) {
          const bool free = in < moves.surplus.length;
          const double cost = free ? moves.surplus.slope : moves.grid.slope;
          if (!(piece->slope > cost * (1.0 + 1e-12))) break;
          const double room = (free ? moves.surplus.length : most) - in;
          const double step = std::min(right - stored - in, room);
          if (!(step > 0.0) || in + step == in) break;
          in += step;
        }
      }
    }
    const double free = std::min(in, moves.surplus.length);
    day.from_surplus_kw[h] = free / battery.charging;
    day.from_grid_kw[h] = (in - free) / battery.charging;
    day.discharge_kw[h] = out * battery.discharging;
    day.stored_kwh[h + 1] = stored + in - out;
  }
  return day;
}

}  // namespace landfall::energy
