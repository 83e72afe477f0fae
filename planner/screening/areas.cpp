// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/areas.hpp"

#include <gdal_priv.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <stdexcept>

#include "planner/screening/components.hpp"

namespace landfall::screening {
namespace {

constexpr std::size_t histogram_classes = 65536;

/// Turns a measure so that more is better.
class Score {
 public:
  explicit Score(RankBy by) : measure_(measure_of(by)), sign_(info(measure_).high_is_good ? 1.0 : -1.0) {}
  [[nodiscard]] Measure measure() const { return measure_; }
  [[nodiscard]] double sign() const { return sign_; }
  /// NaN where the pixel can't be ranked.
  [[nodiscard]] float at(const BlockResult& result, std::size_t i) const {
    const std::vector<float>& values = result.values[static_cast<std::size_t>(measure_)];
    const bool eligible = !values.empty() && result.classes[i] >= static_cast<std::uint8_t>(PixelClass::no_return);
    return eligible ? static_cast<float>(sign_) * values[i] : std::numeric_limits<float>::quiet_NaN();
  }

 private:
  Measure measure_;
  double sign_;
};

/// The score at which the best `share` of the land begins; the summary gets the eligible area.
double threshold(const Screening& screening, const Score& score, Summary& summary) {
  const MeasureSummary* range = nullptr;
  for (const MeasureSummary& each : summary.measures) {
    if (each.measure == score.measure()) range = &each;
  }
  if (range == nullptr || range->pixels == 0) return std::numeric_limits<double>::infinity();
  const double low = std::min(score.sign() * range->lowest, score.sign() * range->highest);
  const double width = std::max((range->highest - range->lowest) / static_cast<double>(histogram_classes), 1e-12);
  std::vector<double> km2(histogram_classes, 0.0);
  for (std::size_t b = 0; b < screening.blocks.size(); ++b) {
    const Block& block = screening.blocks[b];
    const BlockResult result = screening.store.read(b, block);
    for (std::size_t i = 0; i < block.pixels(); ++i) {
      const float value = score.at(result, i);
      if (!std::isfinite(value)) continue;
      const double area = screening.region.grid().pixel_km2(block.row + static_cast<int>(i / static_cast<std::size_t>(block.width)));
      km2[static_cast<std::size_t>(
          std::clamp((static_cast<double>(value) - low) / width, 0.0, static_cast<double>(histogram_classes - 1)))] += area;
    }
  }
  for (const double area : km2) summary.eligible_km2 += area;
  double wanted = screening.region.request().areas.share * summary.eligible_km2;
  for (std::size_t i = histogram_classes; i-- > 0;) {
    wanted -= km2[i];
    if (wanted <= 1e-9 * summary.eligible_km2) return low + width * static_cast<double>(i);
  }
  return low;
}

/// A raster of 32-bit numbers that rows of blocks are written to.
class Labels {
 public:
  Labels(const std::string& path, const RasterGrid& grid) {
    const char* const options[] = {"BIGTIFF=IF_SAFER", nullptr};
    dataset_.reset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.c_str(), grid.width, grid.height, 1, GDT_Int32,
                                                                            const_cast<char**>(options)));
    if (!dataset_) throw std::runtime_error(path + ": could not be created");
    std::array<double, 6> transform = grid.geotransform();
    dataset_->SetGeoTransform(transform.data());
  }
  void transfer(GDALRWFlag direction, const Block& window, std::vector<std::int32_t>& values) const {
    const GdalMessages messages;
    if (dataset_->GetRasterBand(1)->RasterIO(direction, window.column, window.row, window.width, window.height, values.data(), window.width,
                                             window.height, GDT_Int32, 0, 0, nullptr) != CE_None)
      throw std::runtime_error("a raster of areas failed: " + messages.text());
  }

 private:
  Dataset dataset_;
};

Components label(const Screening& screening, const Score& score, double least, const Labels& labels) {
  const RasterGrid& grid = screening.region.grid();
  const auto width = static_cast<std::size_t>(grid.width);
  Components components(width);
  std::map<std::string, std::int32_t> countries;
  std::vector<std::int32_t> kind_of_zone;
  for (const sites::Site* zone : screening.region.zones())
    kind_of_zone.push_back(countries.emplace(zone->country, static_cast<std::int32_t>(countries.size() + 1)).first->second);
  for (std::size_t b = 0; b < screening.blocks.size();) {
    const Block& first = screening.blocks[b];
    const Block rows{0, first.row, grid.width, first.height};
    std::vector<std::int32_t> kinds(rows.pixels(), 0), found(rows.pixels(), 0);
    std::vector<float> values(rows.pixels(), 0.0f);
    for (; b < screening.blocks.size() && screening.blocks[b].row == rows.row; ++b) {
      const Block& block = screening.blocks[b];
      const BlockResult result = screening.store.read(b, block);
      for (std::size_t i = 0; i < block.pixels(); ++i) {
        const float value = score.at(result, i);
        if (!(value >= static_cast<float>(least))) continue;
        const auto w = static_cast<std::size_t>(block.width);
        const std::size_t at = i / w * width + static_cast<std::size_t>(block.column) + i % w;
        kinds[at] = kind_of_zone[static_cast<std::size_t>(result.zones[i])];
        values[at] = value;
      }
    }
    for (int row = 0; row < rows.height; ++row) {
      const std::size_t from = static_cast<std::size_t>(row) * width;
      components.add_row(std::span(kinds).subspan(from, width), std::span(values).subspan(from, width), grid.pixel_km2(rows.row + row),
                         std::span(found).subspan(from, width));
    }
    labels.transfer(GF_Write, rows, found);
  }
  return components;
}

std::vector<std::int32_t> choose(const Components& components, const Request::Areas& wanted) {
  std::vector<std::int32_t> best;
  const auto& all = components.all();
  for (std::int32_t i = 1; i < static_cast<std::int32_t>(all.size()); ++i) {
    if (components.root(i) == i && all[static_cast<std::size_t>(i)].km2 >= wanted.minimum_km2) best.push_back(i);
  }
  std::sort(best.begin(), best.end(), [&](std::int32_t a, std::int32_t b) {
    const Components::One &x = all[static_cast<std::size_t>(a)], &y = all[static_cast<std::size_t>(b)];
    const double mean_x = x.weighted / x.km2, mean_y = y.weighted / y.km2;
    return mean_x != mean_y ? mean_x > mean_y : x.km2 != y.km2 ? x.km2 > y.km2 : x.first < y.first;
  });
  if (best.size() > static_cast<std::size_t>(wanted.count)) best.resize(static_cast<std::size_t>(wanted.count));
  return best;
}

/// What is summed up of one area while blocks pass by.
struct Account {
  std::map<std::int16_t, double> km2_by_zone;
  float best = -std::numeric_limits<float>::infinity();
  std::array<double, measure_count> weighted{}, km2{};
};

void account_for(const Screening& screening, const Score& score, const Block& block, const BlockResult& result,
                 const std::vector<std::int32_t>& ranks, std::vector<Account>& accounts, std::vector<Area>& areas) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < block.pixels(); ++i) {
    if (ranks[i] == 0) continue;
    const auto rank = static_cast<std::size_t>(ranks[i] - 1);
    Area& area = areas[rank];
    Account& account = accounts[rank];
    const double km2 = screening.region.grid().pixel_km2(block.row + static_cast<int>(i / static_cast<std::size_t>(block.width)));
    ++area.pixels;
    area.km2 += km2;
    account.km2_by_zone[result.zones[i]] += km2;
    const float value = score.at(result, i);
    if (value > account.best) {
      account.best = value;
      if (places.empty()) places = places_of(screening.region.grid(), block);
      area.longitude_deg = places[i].longitude_deg;
      area.latitude_deg = places[i].latitude_deg;
    }
    for (std::size_t m = 0; m < measure_count; ++m) {
      if (result.values[m].empty() || !std::isfinite(result.values[m][i])) continue;
      const double figure = result.values[m][i];
      Area::Range& range = area.ranges[m];
      range.lowest = account.km2[m] == 0.0 ? figure : std::min(range.lowest, figure);
      range.highest = account.km2[m] == 0.0 ? figure : std::max(range.highest, figure);
      account.weighted[m] += km2 * figure;
      account.km2[m] += km2;
    }
  }
}

}  // namespace

Measure measure_of(RankBy by) {
  switch (by) {
    case RankBy::pue: return Measure::pue;
    case RankBy::levelised: return Measure::levelised;
    case RankBy::equity_irr: break;
  }
  return Measure::equity_irr;
}

void find_areas(const Screening& screening, const std::string& ranks_path, Summary& summary) {
  const Score score(screening.region.request().areas.by);
  const double least = threshold(screening, score, summary);
  summary.threshold = std::isfinite(least) ? score.sign() * least : 0.0;
  const Labels labels(ranks_path, screening.region.grid());
  const Components components = label(screening, score, least, labels);
  const std::vector<std::int32_t> chosen = choose(components, screening.region.request().areas);
  std::map<std::int32_t, std::int32_t> rank_of;
  for (std::size_t i = 0; i < chosen.size(); ++i) rank_of[chosen[i]] = static_cast<std::int32_t>(i + 1);
  summary.areas.resize(chosen.size());
  std::vector<Account> accounts(chosen.size());
  for (std::size_t b = 0; b < screening.blocks.size(); ++b) {
    const Block& block = screening.blocks[b];
    std::vector<std::int32_t> ranks(block.pixels());
    labels.transfer(GF_Read, block, ranks);
    bool any = false;
    for (std::int32_t& rank : ranks) {
      if (rank == 0) continue;
      const auto found = rank_of.find(components.root(rank));
      rank = found == rank_of.end() ? 0 : found->second;
      any = any || rank != 0;
    }
    labels.transfer(GF_Write, block, ranks);
    if (any) account_for(screening, score, block, screening.store.read(b, block), ranks, accounts, summary.areas);
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    Area& area = summary.areas[i];
    area.rank = static_cast<int>(i + 1);
    const auto most = std::max_element(accounts[i].km2_by_zone.begin(), accounts[i].km2_by_zone.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const sites::Site& site = *screening.region.zones()[static_cast<std::size_t>(most->first)];
    area.country = site.country;
    area.place = site.id;
    for (std::size_t m = 0; m < measure_count; ++m) {
      if (accounts[i].km2[m] > 0.0) area.ranges[m].mean = accounts[i].weighted[m] / accounts[i].km2[m];
    }
  }
}

void write_areas(const Screening& screening, const DraftFolder& draft, Summary& summary) {
  const std::string ranks = draft.file("ranks.tif");
  find_areas(screening, ranks, summary);
  write_outlines(screening, ranks, draft, summary);
  std::filesystem::remove(ranks);
}

}  // namespace landfall::screening
