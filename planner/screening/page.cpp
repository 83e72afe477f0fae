// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <boost/json/array.hpp>

#include "planner/publish/csv.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"
#include "planner/screening/areas.hpp"

namespace landfall::screening {
namespace {

boost::json::object area_json(const Area& area, const Screening& screening) {
  boost::json::object row{{"rank", area.rank},
                          {"country", area.country},
                          {"place", area.place},
                          {"module", screening.region.module().id},
                          {"pixels", area.pixels},
                          {"area_km2", area.km2},
                          {"longitude_deg", area.longitude_deg},
                          {"latitude_deg", area.latitude_deg}};
  for (const Measure measure : active_measures(screening.region.request())) {
    const Area::Range& range = area.ranges[static_cast<std::size_t>(measure)];
    const std::string id(info(measure).id);
    row[id + "_mean"] = range.mean;
    row[id + "_lowest"] = range.lowest;
    row[id + "_highest"] = range.highest;
  }
  return row;
}

std::string figure(Measure measure, double value) {
  switch (measure) {
    case Measure::equity_irr: return publish::percent(value);
    case Measure::free_cooling:
    case Measure::access:
    case Measure::solar: return fmt::format("{:.0f}", value);
    case Measure::pue: return fmt::format("{:.3f}", value);
    default: return fmt::format("{:.2f}", value);
  }
}

}  // namespace

boost::json::object screening_json(const Screening& screening, const Summary& summary) {
  const RasterGrid& grid = screening.region.grid();
  boost::json::object page = publish::head_json(screening.context);
  page["screening"] = screening.region.request().id;
  page["module"] = screening.region.module().id;
  page["grid"] = boost::json::object{
      {"width", grid.width},   {"height", grid.height}, {"west", grid.west},        {"north", grid.north},
      {"step_x", grid.step_x}, {"step_y", grid.step_y}, {"blocks", summary.blocks}, {"coordinate_system_wkt", grid.wkt}};
  boost::json::object classes;
  for (std::size_t i = 0; i < class_count; ++i) classes[std::string(class_words[i].substr(16))] = summary.tally.classes[i];
  page["pixels_by_class"] = std::move(classes);
  boost::json::array rows;
  for (const MeasureSummary& each : summary.measures) {
    boost::json::object row{{"measure", info(each.measure).id}, {"unit", info(each.measure).unit}, {"pixels", each.pixels}};
    const auto put = [&](const char* key, double value) {
      row[key] = each.pixels > 0 ? boost::json::value(value) : boost::json::value(nullptr);
    };
    put("lowest", each.lowest);
    put("mean", each.mean);
    put("highest", each.highest);
    put("deviation", each.deviation);
    rows.push_back(std::move(row));
  }
  page["measures"] = std::move(rows);
  page["eligible_km2"] = summary.eligible_km2;
  page["ranked_by"] = info(measure_of(screening.region.request().areas.by)).id;
  page["best_from"] = summary.areas.empty() ? boost::json::value(nullptr) : boost::json::value(summary.threshold);
  boost::json::array areas;
  for (const Area& area : summary.areas) areas.push_back(area_json(area, screening));
  page["areas"] = std::move(areas);
  const std::uint64_t failed = summary.tally.pue_below_one;
  page["checks"] = boost::json::object{{"run", summary.tally.pixels}, {"failed", failed}};
  page["findings"] = publish::findings_json(summary.findings, screening.context);
  return page;
}

std::string areas_csv(const Screening& screening, const Summary& summary) {
  std::vector<boost::json::object> rows;
  for (const Area& area : summary.areas) rows.push_back(area_json(area, screening));
  if (rows.empty()) {  // the head alone
    const std::string head = publish::csv_rows({area_json(Area{}, screening)});
    return head.substr(0, head.find('\n') + 1);
  }
  return publish::csv_rows(rows);
}

std::string screening_table(const Screening& screening, const Summary& summary) {
  const publish::Context& context = screening.context;
  const auto word = [&](std::string_view code) { return context.messages.word(std::string(code), context.language); };
  const auto sentence = [&](const char* code, std::vector<FindingArgument> arguments) {
    return context.messages.sentence(code, arguments, context.language) + "\n";
  };
  const Request& request = screening.region.request();
  const RasterGrid& grid = screening.region.grid();
  std::string text = sentence("screening.title", {publish::in(context.language, request.name), screening.region.module().id,
                                                  double(grid.width), double(grid.height)});

  publish::Grid figures({{word("screening.measure"), false},
                         {word("screening.unit"), false},
                         {word("screening.lowest"), true},
                         {word("screening.mean"), true},
                         {word("screening.highest"), true}});
  for (const MeasureSummary& each : summary.measures) {
    const auto show = [&](double value) { return each.pixels > 0 ? figure(each.measure, value) : std::string("-"); };
    figures.add(
        {word(info(each.measure).word), std::string(info(each.measure).unit), show(each.lowest), show(each.mean), show(each.highest)});
  }
  text += figures.text() + "\n";

  publish::Grid classes({{word("screening.class"), false}, {word("screening.pixels"), true}, {word("screening.share"), true}});
  for (std::size_t i = 0; i < class_count; ++i) {
    if (summary.tally.classes[i] == 0) continue;
    const auto count = static_cast<double>(summary.tally.classes[i]);
    classes.add({word(class_words[i]), fmt::format("{:.0f}", count), publish::percent(count / static_cast<double>(summary.tally.pixels))});
  }
  text += classes.text() + "\n";

  const Measure by = measure_of(request.areas.by);
  if (!summary.areas.empty())
    text += sentence("screening.best", {request.areas.share, summary.eligible_km2, word(info(by).word), figure(by, summary.threshold)});
  publish::Grid areas({{word("ui.rank"), true},
                       {word("screening.country"), false},
                       {word("screening.facts-of"), false},
                       {"km2", true},
                       {word("screening.longitude"), true},
                       {word("screening.latitude"), true},
                       {word("screening.pue"), true},
                       {word("screening.wue"), true},
                       {word("screening.levelised"), true},
                       {word("screening.equity-irr"), true}});
  for (const Area& area : summary.areas) {
    const auto mean = [&](Measure measure) { return figure(measure, area.ranges[static_cast<std::size_t>(measure)].mean); };
    areas.add({std::to_string(area.rank), area.country, area.place, fmt::format("{:.0f}", area.km2),
               fmt::format("{:.3f}", area.longitude_deg), fmt::format("{:.3f}", area.latitude_deg), mean(Measure::pue), mean(Measure::wue),
               mean(Measure::levelised), mean(Measure::equity_irr)});
  }
  if (!summary.areas.empty()) text += areas.text() + "\n";
  for (const Finding& finding : summary.findings) text += fmt::format("- {}\n", context.messages.sentence(finding, context.language));
  text += sentence("screening.checks", {static_cast<double>(summary.tally.pixels), static_cast<double>(summary.tally.pue_below_one)});
  return text + publish::record_lines(context);
}

}  // namespace landfall::screening
