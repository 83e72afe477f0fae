// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/ogr_values.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace landfall::maps {
namespace {

OGRwkbGeometryType geometry_type(Shape shape) {
  switch (shape) {
    case Shape::none: return wkbNone;
    case Shape::point: return wkbPoint;
    case Shape::lines: return wkbMultiLineString;
    case Shape::polygons: return wkbMultiPolygon;
  }
  return wkbNone;
}

OGRFieldType field_type(FieldType type) {
  switch (type) {
    case FieldType::text: return OFTString;
    case FieldType::integer: return OFTInteger64;
    case FieldType::real: return OFTReal;
  }
  return OFTString;
}

void set(OGRFeature& feature, int index, const Value& value) {
  if (const double* number = std::get_if<double>(&value)) {
    feature.SetField(index, *number);
  } else if (const std::int64_t* integer = std::get_if<std::int64_t>(&value)) {
    feature.SetField(index, static_cast<GIntBig>(*integer));
  } else if (const std::string* text = std::get_if<std::string>(&value)) {
    feature.SetField(index, text->c_str());
  } else {
    feature.SetFieldNull(index);
  }
}

}  // namespace

std::unique_ptr<OGRGeometry> ogr_geometry(const Geometry& geometry) {
  switch (geometry.shape) {
    case Shape::none: return nullptr;
    case Shape::point: {
      const Degrees at = geometry.parts.front().front().front();
      return std::make_unique<OGRPoint>(at.longitude, at.latitude);
    }
    case Shape::lines: {
      auto lines = std::make_unique<OGRMultiLineString>();
      for (const auto& part : geometry.parts) {
        OGRLineString line;
        for (const Degrees& at : part.front()) line.addPoint(at.longitude, at.latitude);
        lines->addGeometry(&line);
      }
      return lines;
    }
    case Shape::polygons: {
      auto polygons = std::make_unique<OGRMultiPolygon>();
      for (const auto& part : geometry.parts) {
        OGRPolygon polygon;
        for (const auto& corners : part) {
          OGRLinearRing ring;
          for (const Degrees& at : corners) ring.addPoint(at.longitude, at.latitude);
          polygon.addRing(&ring);
        }
        polygons->addGeometry(&polygon);
      }
      return polygons;
    }
  }
  return nullptr;
}

OGRLayer& write_layer(GDALDataset& into, const Layer& layer, const std::vector<std::string>& options, const GdalSession& session) {
  OGRSpatialReference wgs84;
  wgs84.SetFromUserInput("EPSG:4326");
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  CPLStringList list;
  for (const std::string& option : options) list.AddString(option.c_str());
  OGRLayer* const created =
      into.CreateLayer(layer.name.c_str(), layer.shape == Shape::none ? nullptr : &wgs84, geometry_type(layer.shape), list.List());
  if (created == nullptr) session.fail("layer " + layer.name);
  for (const Field& field : layer.fields) {
    OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
    if (!field.title.empty() && field.title != field.name) definition.SetAlternativeName(field.title.c_str());
    if (created->CreateField(&definition) != OGRERR_NONE) session.fail("field " + layer.name + "." + field.name);
  }
  OGRFeatureDefn* const definition = created->GetLayerDefn();
  for (const Feature& feature : layer.features) {
    OGRFeature row(definition);
    for (std::size_t i = 0; i < feature.values.size(); ++i)
      set(row, definition->GetFieldIndex(layer.fields[i].name.c_str()), feature.values[i]);
    if (auto geometry = ogr_geometry(feature.geometry)) row.SetGeometryDirectly(geometry.release());
    if (created->CreateFeature(&row) != OGRERR_NONE) session.fail("a feature of layer " + layer.name);
  }
  return *created;
}

Layer as_layer(const View& view, const Map& map) {
  const Layer& from = layer(map, view.layer);
  Layer result{view.name, view.title, from.shape, fields_of(view, map), {}, view.style};
  std::vector<std::size_t> columns;
  for (const std::string& name : view.fields) columns.push_back(field(from, name));
  for (const Feature& feature : from.features) {
    Feature row{feature.geometry, {}};
    for (const std::size_t column : columns) row.values.push_back(feature.values[column]);
    result.features.push_back(std::move(row));
  }
  return result;
}

}  // namespace landfall::maps
