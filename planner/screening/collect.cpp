// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/collect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

namespace landfall::screening {

std::vector<Measure> active_measures(const Request& request) {
  std::vector<Measure> active;
  for (std::size_t i = 0; i < measure_count; ++i) {
    const auto measure = static_cast<Measure>(i);
    if (measure == Measure::access && request.accesses.empty()) continue;
    if (measure == Measure::solar && !request.solar) continue;
    active.push_back(measure);
  }
  return active;
}

std::vector<std::string> output_names(const std::vector<Measure>& active) {
  std::vector<std::string> names;
  for (const Measure measure : active) {
    names.push_back(std::string(info(measure).id) + ".tif");
    names.push_back(std::string(info(measure).id) + ".qml");
  }
  for (const char* name : {"class.tif", "class.qml", "areas.gpkg", "areas.geojson", "areas.csv", "screening.json", "screening.txt"})
    names.emplace_back(name);
  return names;
}

void add_findings(const Screening& screening, Summary& summary) {
  const Tally& tally = summary.tally;
  const auto add = [&](Severity severity, const char* code, std::vector<FindingArgument> arguments, const char* source) {
    summary.findings.push_back({severity, code, std::move(arguments), source});
  };
  const auto number = [](std::uint64_t count) { return static_cast<double>(count); };
  const auto of_class = [&](PixelClass what) { return number(tally.classes[static_cast<std::size_t>(what)]); };
  const Analogue::Errors errors = screening.region.analogue().errors();
  add(Severity::warning, "screening.design-estimated",
      {number(screening.region.analogue().stations()), errors.dry_bulb_0_4_k, errors.wet_bulb_0_4_k, errors.dry_bulb_20_year_k,
       errors.dry_bulb_sd_k},
      "stations");
  add(Severity::info, "screening.nearest-place", {number(screening.region.zones().size())}, "sites");
  if (tally.disordered > 0) add(Severity::warning, "screening.climate-disordered", {number(tally.disordered)}, "climate");
  if (tally.dew_held > 0) add(Severity::warning, "screening.dew-held", {number(tally.dew_held)}, "climate");
  if (tally.not_simulated > 0) add(Severity::warning, "screening.not-simulated", {number(tally.not_simulated)}, "plant");
  if (tally.short_of_capacity > 0) add(Severity::warning, "screening.cooling-enlarged", {number(tally.short_of_capacity)}, "plant");
  if (of_class(PixelClass::no_facts) > 0.0)
    add(Severity::warning, "screening.country-unknown", {of_class(PixelClass::no_facts)}, "countries");
  for (std::size_t zone = 0; zone < summary.blocked_by_zone.size(); ++zone) {
    if (summary.blocked_by_zone[zone] == 0) continue;
    add(Severity::warning, "screening.blocked",
        {number(summary.blocked_by_zone[zone]), screening.region.zones()[zone]->id,
         fmt::format("{}", fmt::join(screening.region.money(zone).blocking_rules(), ", "))},
        "gates");
  }
  if (of_class(PixelClass::no_return) > 0.0) add(Severity::warning, "screening.no-return", {of_class(PixelClass::no_return)}, "finance");
  if (summary.areas.empty()) add(Severity::warning, "screening.no-area", {screening.region.request().areas.minimum_km2}, "areas");
}

Summary collect(const Screening& screening, const std::string& out, const Report& report) {
  std::filesystem::create_directories(out);
  for (std::size_t i = 0; i < screening.blocks.size(); ++i) {
    if (!screening.store.has(i))
      throw std::runtime_error(fmt::format("block {} of {} is not done: run the other chunks first", i + 1, screening.blocks.size()));
  }
  const DraftFolder draft(out);
  Summary summary;
  summary.blocks = screening.blocks.size();
  summary.blocked_by_zone.assign(screening.region.zones().size(), 0);
  for (std::size_t i = 0; i < screening.blocks.size(); ++i) {
    const BlockResult result = screening.store.read(i, screening.blocks[i]);
    summary.tally.add(result.tally);
    for (std::size_t pixel = 0; pixel < result.classes.size(); ++pixel) {
      if (result.classes[pixel] == static_cast<std::uint8_t>(PixelClass::blocked))
        ++summary.blocked_by_zone[static_cast<std::size_t>(result.zones[pixel])];
    }
  }
  write_rasters(screening, draft, summary, report);
  write_areas(screening, draft, summary);
  add_findings(screening, summary);
  write_durably(draft.file("areas.csv"), areas_csv(screening, summary));
  write_durably(draft.file("screening.json"), publish::to_text(screening_json(screening, summary)));
  write_durably(draft.file("screening.txt"), screening_table(screening, summary));
  draft.publish(output_names(active_measures(screening.region.request())));
  return summary;
}

}  // namespace landfall::screening
