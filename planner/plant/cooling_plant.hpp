// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <limits>

#include "planner/plant/machine.hpp"
#include "planner/plant/sky.hpp"

namespace landfall::plant {

/// What a cooling plant must carry, kW per kW of design IT.
struct Load {
  double it_kw = 0.0;
  double room_kw = 0.0;  ///< UPS, distribution and house: heat to the room's air
};

/// Powers that stay as they are through all hours of one load.
struct Steady {
  double air_fans_kw = 0.0;       ///< humidifiers with them
  double indoor_pumps_kw = 0.0;   ///< their power is heat to the plant
  double outdoor_pumps_kw = 0.0;  ///< condenser and sea-water pumps: heat to the tower or the sea
  double heat_kw = 0.0;           ///< all the plant must carry: IT + room + air fans + indoor pumps
  double humidifiers_l_per_h = 0.0;
};

/// What the hours of one block cost; kW, L/h per kW of design IT.
struct CoolingHours {
  using Series = std::array<double, block_hours>;
  alignas(64) Series mechanical_kw;    ///< compressors, or electricity of bought cooling
  alignas(64) Series fans_kw;          ///< outdoor fans
  alignas(64) Series water_l_per_h;    ///< make-up
  alignas(64) Series supply_c;         ///< air, or facility water where liquid carries the chips: what the class limits
  alignas(64) Series machine_heat_kw;  ///< carried by compressors or bought
  alignas(64) Series condenser_c;      ///< air or water entering the condensers
};

/// Heat a plant can carry over its heat at full load. The N machines count, spares do not.
struct Capacity {
  double machines = std::numeric_limits<double>::infinity();
  double exchangers = std::numeric_limits<double>::infinity();  ///< dry coolers, or towers with their exchanger, at the class limit
  [[nodiscard]] double ratio() const { return std::min(machines, exchangers); }
};

/// What each side of a plant carries at full load, and how far its supply may warm: for ride_through.hpp.
struct Sides {
  double air_heat_kw = 0.0;
  double air_headroom_k = 0.0;  ///< class limit less supply air
  double air_pumped_k = 0.0;    ///< chilled water's return less supply, which a tank can give; 0 without chilled water
  bool air_on_machines = true;
  double liquid_heat_kw = 0.0;  ///< 0 without liquid
  double liquid_headroom_k = 0.0;
};

/// One archetype with its parameters read: the interface of the hourly simulation. `set_load` first, then any number of blocks.
class CoolingPlant {
 public:
  virtual ~CoolingPlant() = default;
  virtual void set_load(const Load& load) = 0;
  [[nodiscard]] const Steady& steady() const { return steady_; }
  virtual void run(const Sky& sky, CoolingHours& out) const = 0;

  [[nodiscard]] virtual Capacity capacity(double dry_bulb_c, double wet_bulb_c) const = 0;
  [[nodiscard]] virtual double supply_limit_c() const = 0;
  [[nodiscard]] virtual Sides sides() const = 0;  ///< at full load
  /// Sea water in the place's warmest month, for plants on the sea; NaN where none is known.
  void set_warmest_sea(double warmest_c) { warmest_sea_c_ = warmest_c; }
  /// The warmest sea the plant is selected for; NaN for plants that are not on the sea.
  [[nodiscard]] virtual double design_sea_c() const { return std::numeric_limits<double>::quiet_NaN(); }
  /// Coolant at the racks less `supply_c`: the CDU's approach at this load.
  [[nodiscard]] virtual double rack_offset_k() const { return 0.0; }
  [[nodiscard]] virtual const Machine* machine() const { return nullptr; }
  /// Whether `mechanical_kw` is a supplier's electricity, which the site's grid connection does not carry.
  [[nodiscard]] virtual bool bought() const { return false; }
  /// Air whose dew point lies below this is too dry for the racks (direct air only); humidity ratio, kg/kg.
  [[nodiscard]] virtual double dry_limit() const { return 0.0; }

 protected:
  Steady steady_;
  double warmest_sea_c_ = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace landfall::plant
