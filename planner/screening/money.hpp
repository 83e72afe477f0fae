// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "planner/cost/scope.hpp"
#include "planner/gates/gates.hpp"
#include "planner/portfolio/portfolio.hpp"
#include "planner/screening/pixel_plant.hpp"

namespace landfall::screening {

/// What a pixel earns. A return that does not exist is NaN.
struct PixelMoney {
  double equity_irr = 0.0;
  double levelised_usd_per_kw_month = 0.0;
  double capex_usd_per_w = 0.0;
  gates::Verdict verdict = gates::Verdict::conditional;
};

/// The money of one design at pixels that share the facts of one place: its tariff, rent, land, tax and rules. What differs from pixel to
/// pixel is how the design runs there, and what reaching the pixel costs.
///
/// The cash flow runs (its `double` reading, with all of tax and debt) at the nodes of a fixed lattice over PUE (every 0.02), WUE
/// (0.25 L/kWh), design peak (0.05 kW/kW), enlargement of the cooling (0.05) and cost of access (50 USD/kW), only at nodes that a pixel
/// needs; between them IRR, levelised cost and capex are interpolated linearly in each. The lattice does not depend on the region, nor a
/// node's value on who asks first, so any chunking gives the same bytes. Error against a run of the pixel's own hours:
/// tests/screening/money_test.cpp. At a node the place's own performance table is scaled: overheads of every load and month by one
/// factor to the node's PUE, water by another, so months keep the place's shape. Gates are evaluated at the pixel's own figures, and
/// what their conditions cost is a node's too.
///
/// A pixel next to a node without a return has none.
class ZoneMoney {
 public:
  /// All referents must outlive this.
  ZoneMoney(const portfolio::Portfolio& portfolio, const sites::Site& site, const modules::Module& module);

  /// From any thread. `access_usd` is what distances add, for the whole project.
  [[nodiscard]] PixelMoney at(const PixelPlant& pixel, double access_usd) const;
  /// The cash flow itself, at exactly these figures: what a node holds, for tests of the interpolation.
  [[nodiscard]] PixelMoney exact(const PixelPlant& pixel, double access_usd) const;
  /// Ids of the rules that can block a pixel here: those that do at the place itself, and limits of PUE and WUE.
  [[nodiscard]] std::vector<std::string> blocking_rules() const;
  [[nodiscard]] std::size_t nodes() const;
  [[nodiscard]] double stabilised_load() const { return load_; }
  [[nodiscard]] const sites::Site& site() const { return site_; }

 private:
  static constexpr std::size_t axes = 5;
  using Point = std::array<double, axes>;  ///< PUE, WUE, peak, enlargement, access USD/kW
  struct Node {
    std::array<std::int32_t, axes> index{};
    std::int32_t burden = 0;
    bool operator==(const Node&) const = default;
  };
  struct NodeHash {
    std::size_t operator()(const Node& node) const;
  };
  struct Values {
    double equity_irr = 0.0, levelised = 0.0, capex = 0.0;
  };
  struct Ruling {
    gates::Verdict verdict;
    gates::Burden burden;
  };
  [[nodiscard]] plant::Performance scaled(const Point& point, double full_load_pue) const;
  [[nodiscard]] Ruling rule(const plant::Performance& performance) const;
  [[nodiscard]] Values run(const plant::Performance& performance, const gates::Burden& burden, double access_usd) const;
  [[nodiscard]] Values node(const Node& at, const gates::Burden& burden) const;
  [[nodiscard]] std::int32_t number(const gates::Burden& burden) const;
  [[nodiscard]] Point point_of(const PixelPlant& pixel, double access_usd) const;

  const portfolio::Portfolio& portfolio_;
  const sites::Site& site_;
  const sites::Country& country_;
  const modules::Module& module_;
  double load_ = 1.0, it_kw_ = 0.0, plan_years_ = 0.0;
  cost::Build build_;
  plant::Performance base_;
  plant::AnnualFigures base_annual_, base_full_;
  bool limits_ = false;  ///< whether a rule depends on PUE or WUE
  Ruling fixed_{gates::Verdict::conditional, {}};
  mutable std::mutex mutex_;
  mutable std::unordered_map<Node, Values, NodeHash> known_;
  mutable std::vector<gates::Burden> burdens_;
};

}  // namespace landfall::screening
