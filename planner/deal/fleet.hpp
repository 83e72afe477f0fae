// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::deal {

/// One generation of accelerators and its bill of materials.
struct GpuRental {
  Fact<"USD/GPU-h"> price;  ///< of the fleet's mix at opening
  Fact<"fraction"> drift;   ///< of that price a year
  Fact<"kW/GPU"> power;     ///< IT power per GPU, its share of server, network and storage included
  Fact<"USD/GPU"> server;   ///< accelerators with their host servers
  Fact<"USD/GPU"> fabric;   ///< NICs outside the server, switches
  Fact<"USD/GPU"> optics;
  Fact<"USD/GPU"> storage;
  Fact<"fraction"> spares;    ///< of servers and network, bought with them
  Fact<"fraction"> support;   ///< hardware support and software a year, of hardware price
  Fact<"fraction"> residual;  ///< of hardware price, realised at the end of the plan
};

/// `name` is the table's: `gpu`, `gpu_2`, `gpu_3`.
template <class T, class Visit>
void visit_gpu(T& gpu, std::string_view table, bool first, bool banded, Visit&& visit) {
  constexpr Bounds share{0.0, 1.0};
  const auto put = [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    visit(std::string(table) + std::string(path.substr(path.find('.'))), fact, bounds, description);
  };
  put("gpu.price", gpu.price, Bounds{0.0, 100.0}, "rental price per GPU-hour at opening");
  put("gpu.drift", gpu.drift, Bounds{-0.9, 0.5}, "change of the rental price a year");
  put("gpu.power", gpu.power, Bounds{0.1, 10.0}, "IT power per GPU");
  put("gpu.server", gpu.server, Bounds{0.0, 500000.0}, "server price per GPU");
  put("gpu.fabric", gpu.fabric, Bounds{0.0, 100000.0}, "network fabric per GPU");
  put("gpu.optics", gpu.optics, Bounds{0.0, 100000.0}, "optics and cables per GPU");
  put("gpu.storage", gpu.storage, Bounds{0.0, 100000.0}, "storage per GPU");
  put("gpu.spares", gpu.spares, share, "spares, of hardware price");
  if (!first) return;
  put("gpu.support", gpu.support, share, "hardware support and software a year, of hardware price");
  if (!banded) put("gpu.residual", gpu.residual, share, "resale value at the end, of hardware price");
}

/// A further generation, on a share of the IT power; support and residual are those of the first.
struct Generation {
  Fact<"fraction"> share;
  GpuRental gpu;
};

/// Resale value by age, of hardware price; between two years in a straight line from 1 when new, and after the last as in it.
struct ResidualBands {
  static constexpr std::size_t years = 6;
  std::array<Fact<"fraction">, years> after;  ///< one, two, … years
};
template <class T, class Visit>
void visit_bands(T& bands, Visit&& visit) {
  constexpr std::array<std::string_view, ResidualBands::years> paths{"residual.year_1", "residual.year_2", "residual.year_3",
                                                                     "residual.year_4", "residual.year_5", "residual.year_6"};
  constexpr std::array<std::string_view, ResidualBands::years> descriptions{
      "resale value after one year, of hardware price",    "resale value after two years, of hardware price",
      "resale value after three years, of hardware price", "resale value after four years, of hardware price",
      "resale value after five years, of hardware price",  "resale value after six years and later, of hardware price"};
  for (std::size_t i = 0; i < ResidualBands::years; ++i) visit(paths[i], bands.after[i], Bounds{0.0, 1.0}, descriptions[i]);
}

/// A step of the market's price level, as an expectation: with `probability`, the price is (1 + `step`) times the path from `after` on.
struct Regime {
  Fact<"month"> after;  ///< the valuation date
  Fact<"fraction"> step;
  Fact<"fraction"> probability;
};

/// How far a price strays from its path. A surprise of one deviation in a year of operation multiplies the price by 1 + `yearly`, spread
/// over the year's months; what is gained or lost stays. Surprises of nought are the path itself, which is thus the median, not the mean. A
/// PERT distribution within their ends, +-sqrt(7), has a deviation of one.
struct Volatility {
  static constexpr std::size_t years = 6;  ///< after these the price keeps to its path
  Fact<"fraction"> yearly;
  std::array<Fact<"deviation">, years> surprise;  ///< of the years after the opening; not in files: chance, not evidence
};
inline constexpr std::string_view surprise_prefix = "volatility.surprise_";
template <class T, class Visit>
void visit_volatility(T& volatility, Visit&& visit) {
  constexpr std::array<std::string_view, Volatility::years> paths{"volatility.surprise_1", "volatility.surprise_2",
                                                                  "volatility.surprise_3", "volatility.surprise_4",
                                                                  "volatility.surprise_5", "volatility.surprise_6"};
  constexpr std::array<std::string_view, Volatility::years> descriptions{
      "surprise of the rental price in the first year", "surprise of the rental price in the second year",
      "surprise of the rental price in the third year", "surprise of the rental price in the fourth year",
      "surprise of the rental price in the fifth year", "surprise of the rental price in the sixth year"};
  visit("volatility.yearly", volatility.yearly, Bounds{0.0, 2.0}, "what a surprise of one deviation a year moves the rental price by");
  for (std::size_t i = 0; i < Volatility::years; ++i) visit(paths[i], volatility.surprise[i], Bounds{-6.0, 6.0}, descriptions[i]);
}

/// A second fleet in place of the first: bought, paid for by shareholders, and the first one sold, in the month before `after` is reached.
struct Refresh {
  Fact<"month"> after;     ///< the opening
  Fact<"multiple"> cost;   ///< of the first fleet's price, duty and VAT included
  Fact<"multiple"> yield;  ///< of the rental price that the first fleet would have then
};

}  // namespace landfall::deal
