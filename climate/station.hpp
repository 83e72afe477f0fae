// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::climate {

/// Twelve monthly values of one quantity with their evidence, January first.
struct MonthlySeries {
  std::array<double, 12> values{};
  std::string period;  ///< years the normals cover, "1991-2020"
  std::string source;
  Confidence confidence = Confidence::unverified;
};

/// What is known of a place's climate without an hourly file. Temperatures degC; see docs/data-format.md.
struct Station {
  std::string id;
  std::string name;
  std::string wmo;
  double latitude_deg = 0.0;
  double longitude_deg = 0.0;
  double elevation_m = 0.0;
  double utc_offset_h = 0.0;

  struct Normals {
    MonthlySeries dry_bulb_mean_c;
    MonthlySeries dry_bulb_daily_max_c;
    MonthlySeries dry_bulb_daily_min_c;
    MonthlySeries dew_point_mean_c;
    MonthlySeries dry_bulb_daily_sd_k;  ///< of daily means about the month's mean
    MonthlySeries dew_point_daily_sd_k;
    MonthlySeries global_horizontal_kwh_m2_day;
    MonthlySeries wind_speed_m_s;
  } normals;

  struct Generator {
    Fact<"fraction"> lag1;
    Fact<"fraction"> dry_dew_correlation;
  } generator;
  /// What makes one day unlike another beyond its mean; absent: every day of a month has the same swing and a constant dew point.
  struct Variability {
    Fact<"fraction"> amplitude_sd;               ///< of a day's diurnal swing about the month's, over the month's; see `Diurnal`
    Fact<"fraction"> amplitude_dry_correlation;  ///< of that swing with the day's mean dry bulb
    Fact<"fraction"> dew_lag1;                   ///< lag-1 autocorrelation of daily mean dew point anomalies
    Fact<"K"> dew_hour_sd;                       ///< of hourly dew points about their day's mean
  };
  std::optional<Variability> variability;
  /// The place's own course of the day, local standard time, first the hour from 0 to 1; absent: the shape of Erbs and no wandering about
  /// it. A day's swing is then how much of this shape it has (least squares), not its highest less its lowest hour.
  struct Diurnal {
    std::array<double, 24> shape{};   ///< mean departure from the day's mean, over the month's mean daily max less min; sums to 0
    std::array<double, 24> spread{};  ///< K: standard deviation of the hour's dry bulb about its day's mean and swing
    int year = 0;
    std::string source;
    Confidence confidence = Confidence::unverified;
  };
  std::optional<Diurnal> diurnal;
  struct Design {
    Fact<"degC"> dry_bulb_0_4;
    Fact<"degC"> coincident_wet_bulb;
    Fact<"degC"> wet_bulb_0_4;
    Fact<"degC"> dry_bulb_20_year;
  } design;
  struct Warming {
    Fact<"K/decade"> trend;
  } warming;
  /// Sea water at the coast: mean + amplitude cos(2 pi (m - warmest month) / 12) in month m. Absent away from the sea.
  struct Sea {
    Fact<"degC"> mean;
    Fact<"K"> amplitude;  ///< warmest month less mean of the year
    Fact<"count"> warmest_month;
  };
  std::optional<Sea> sea;
};

/// Sea water by month, January first; empty without a sea. Kept above freezing, -1.9 degC.
[[nodiscard]] std::vector<double> sea_by_month(const Station& station);

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Station>
void visit_inputs(Self& self, Visit&& visit) {
  visit("generator.lag1", self.generator.lag1, Bounds{0.0, 0.95}, "lag-1 autocorrelation of daily mean temperature anomalies");
  visit("generator.dry_dew_correlation", self.generator.dry_dew_correlation, Bounds{-0.95, 0.95},
        "correlation of daily dry-bulb and dew-point anomalies");
  visit("design.dry_bulb_0_4", self.design.dry_bulb_0_4, Bounds{0.0, 60.0}, "dry bulb exceeded 0.4 % of hours");
  visit("design.coincident_wet_bulb", self.design.coincident_wet_bulb, Bounds{-10.0, 40.0}, "mean wet bulb at the 0.4 % dry bulb");
  visit("design.wet_bulb_0_4", self.design.wet_bulb_0_4, Bounds{-10.0, 40.0}, "wet bulb exceeded 0.4 % of hours");
  visit("design.dry_bulb_20_year", self.design.dry_bulb_20_year, Bounds{0.0, 65.0}, "20-year return annual maximum dry bulb");
  visit("warming.trend", self.warming.trend, Bounds{-1.0, 2.0}, "warming of the annual mean");
  if (self.variability) {
    visit("variability.amplitude_sd", self.variability->amplitude_sd, Bounds{0.0, 1.0},
          "standard deviation of a day's temperature swing over the month's swing");
    visit("variability.amplitude_dry_correlation", self.variability->amplitude_dry_correlation, Bounds{-0.95, 0.95},
          "correlation of a day's temperature swing with its mean dry bulb");
    visit("variability.dew_lag1", self.variability->dew_lag1, Bounds{0.0, 0.95}, "lag-1 autocorrelation of daily mean dew point anomalies");
    visit("variability.dew_hour_sd", self.variability->dew_hour_sd, Bounds{0.0, 8.0},
          "standard deviation of hourly dew points within a day");
  }
  if (self.sea) {
    visit("sea.mean", self.sea->mean, Bounds{-1.5, 38.0}, "sea water near the coast, mean of the year");
    visit("sea.amplitude", self.sea->amplitude, Bounds{0.0, 15.0}, "sea water: warmest month less mean of the year");
    visit("sea.warmest_month", self.sea->warmest_month, Bounds{1.0, 12.0}, "number of the sea's warmest month: 8 is August");
  }
}

}  // namespace landfall::climate
