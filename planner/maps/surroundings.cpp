// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/surroundings.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "planner/maps/geodesy.hpp"
#include "planner/maps/nearest.hpp"
#include "planner/maps/vector_input.hpp"

namespace landfall::maps {
namespace {

using MapLayer = portfolio::Request::MapLayer;

bool contains(const std::vector<std::vector<Degrees>>& rings, Degrees at) {
  bool odd = false;  // holes count by themselves
  for (const std::vector<Degrees>& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Degrees a = ring[i - 1];
      const Degrees b = ring[i];
      if ((a.latitude > at.latitude) != (b.latitude > at.latitude) &&
          at.longitude < (b.longitude - a.longitude) * (at.latitude - a.latitude) / (b.latitude - a.latitude) + a.longitude)
        odd = !odd;
    }
  }
  return odd;
}

const VectorFeature* enclosing(const VectorInput& input, Degrees at) {
  for (const VectorFeature& feature : input.features) {
    if (feature.geometry.shape != Shape::polygons) continue;
    for (const auto& part : feature.geometry.parts)
      if (contains(part, at)) return &feature;
  }
  return nullptr;
}

bool within_reach(const VectorInput& input, Degrees at, double reach_km) {
  if (input.features.empty()) return false;
  const Degrees closest{std::clamp(at.longitude, input.south_west.longitude, input.north_east.longitude),
                        std::clamp(at.latitude, input.south_west.latitude, input.north_east.latitude)};
  return distance_m(at, closest) <= reach_km * 1000.0;
}

/// All paths of a layer, and which feature each belongs to.
struct Paths {
  std::vector<std::vector<Degrees>> paths;
  std::vector<const VectorFeature*> owners;
};
Paths paths_of(const VectorInput& input) {
  Paths all;
  for (const VectorFeature& feature : input.features) {
    for (const auto& part : feature.geometry.parts) {
      for (const auto& path : part) {
        all.paths.push_back(path);
        all.owners.push_back(&feature);
      }
    }
  }
  return all;
}

void measure(const VectorInput& input, const Paths& paths, const MapLayer& layer, Degrees at, Surrounding& result) {
  if (layer.kind != "coast") {  // standing on a port is no distance from it; a coast is a line, of whatever it is drawn
    if (const VectorFeature* const around = enclosing(input, at)) {
      result.metres = 0.0;
      result.name = around->name;
      return;
    }
  }
  if (const auto found = nearest(at, paths.paths)) {
    result.metres = found->metres;
    result.nearest = found->at;
    result.name = paths.owners[found->path]->name;
  }
}

void take_parcel(const VectorInput& input, const MapLayer& layer, const std::string& path, Surroundings& all, Problems& problems) {
  const auto refuse = [&](const std::string& what) {
    problems.add(layer.where,
                 fmt::format("\"{}\": expected one polygon without holes as the parcel of {}, found {}", path, layer.site, what));
  };
  if (input.features.size() != 1) return refuse(fmt::format("{} features", input.features.size()));
  const Geometry& geometry = input.features.front().geometry;
  if (geometry.parts.size() != 1) return refuse(fmt::format("{} polygons", geometry.parts.size()));
  if (geometry.parts.front().size() != 1) return refuse(fmt::format("{} holes", geometry.parts.front().size() - 1));
  std::vector<Degrees> outline = geometry.parts.front().front();
  outline.pop_back();  // closed
  all.parcels[layer.site] = {std::move(outline), path};
}

std::string source_of(const MapLayer& layer) {
  const std::string file = layer.layer.empty() ? layer.file : layer.file + ", layer " + layer.layer;
  return file + ": " + layer.source;
}

}  // namespace

Surroundings read_surroundings(const std::vector<MapLayer>& layers, const std::vector<std::string>& paths,
                               const portfolio::Portfolio& portfolio, Problems& problems) {
  Surroundings all;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const MapLayer& layer = layers[i];
    if (layer.is_parcel() && !portfolio.sites.contains(layer.site)) {
      problems.add(layer.where, fmt::format("layer {}: expected the parcel of a known place, found \"{}\"{}", layer.id, layer.site,
                                            did_you_mean(layer.site, portfolio.site_ids)));
      continue;
    }
    Problems own;
    const bool polygons = layer.is_parcel() || !layer.is_distance();
    const VectorInput input = read_vector({paths[i], layer.layer, layer.name_field, polygons, layer.where}, own);
    problems.append(own.all());
    if (!own.empty()) continue;
    if (layer.is_parcel()) {
      take_parcel(input, layer, paths[i], all, problems);
      continue;
    }
    const Paths lines = layer.is_distance() ? paths_of(input) : Paths();
    for (const std::string& id : portfolio.site_ids) {
      const auto& location = portfolio.sites.at(id).location;
      const Degrees at{location.longitude.value, location.latitude.value};
      Surrounding result;
      result.layer = layer.id;
      result.what = layer.kind;
      result.distance = layer.is_distance();
      result.year = layer.year;
      result.source = source_of(layer);
      result.confidence = layer.confidence;
      result.limit_m = layer.maximum_m;
      if (!layer.expected.empty()) result.should_be_in = layer.expected == "inside";
      if (within_reach(input, at, layer.reach_km)) {
        if (result.distance) {
          measure(input, lines, layer, at, result);
        } else {
          const VectorFeature* const around = enclosing(input, at);
          result.inside = around != nullptr;
          if (around != nullptr) result.name = around->name;
        }
      }
      all.sites[id].push_back(std::move(result));
    }
  }
  return all;
}

}  // namespace landfall::maps
