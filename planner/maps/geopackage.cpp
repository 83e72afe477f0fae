// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "planner/maps/formats.hpp"
#include "planner/maps/ogr_values.hpp"
#include "planner/maps/styles.hpp"

namespace landfall::maps {
namespace {

/// A spatial view is a view registered like a table; GDAL and QGIS take its key from the column OGC_FID.
void write_view(GDALDataset& into, const View& view, const Map& map, const GdalSession& session) {
  std::string columns;
  for (const std::string& name : view.fields) columns += fmt::format(", \"{}\"", name);
  session.execute(
      into, fmt::format("CREATE VIEW \"{}\" AS SELECT \"fid\" AS \"OGC_FID\", \"geom\"{} FROM \"{}\"", view.name, columns, view.layer));
  session.execute(
      into,
      fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, "
                  "srs_id) SELECT '{0}', data_type, '{0}', '', '{2}T00:00:00.000Z', min_x, min_y, max_x, max_y, srs_id FROM "
                  "gpkg_contents WHERE table_name = '{1}'",
                  view.name, view.layer, map.valuation_date));
  session.execute(into, fmt::format("INSERT INTO gpkg_geometry_columns SELECT '{0}', column_name, geometry_type_name, srs_id, z, m FROM "
                                    "gpkg_geometry_columns WHERE table_name = '{1}'",
                                    view.name, view.layer));
}

Feature style_row(const std::string& layer, const std::string& title, Shape shape, const Style& style, const std::vector<Field>& fields,
                  const std::string& date) {
  return {{},
          {std::string(), std::string(), layer, "geom", style.name, qml(style, shape, fields), sld(style, shape, layer, title),
           std::int64_t{1}, title, "landfall", Value(), date}};
}

/// What QGIS looks for beside a layer: its columns in its order and spelling.
void write_styles(GDALDataset& into, const Map& map, const GdalSession& session) {
  Layer styles{"layer_styles",
               "",
               Shape::none,
               {{"f_table_catalog"},
                {"f_table_schema"},
                {"f_table_name"},
                {"f_geometry_column"},
                {"styleName"},
                {"styleQML"},
                {"styleSLD"},
                {"useAsDefault", FieldType::integer},
                {"description"},
                {"owner"},
                {"ui"},
                {"update_time"}},
               {},
               {}};
  const std::string now = map.valuation_date + "T00:00:00.000Z";
  for (const Layer& each : map.layers)
    if (!each.style.rules.empty()) styles.features.push_back(style_row(each.name, each.title, each.shape, each.style, each.fields, now));
  for (const View& view : map.views)
    styles.features.push_back(style_row(view.name, view.title, layer(map, view.layer).shape, view.style, fields_of(view, map), now));

  OGRLayer* const created = into.CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
  if (created == nullptr) session.fail("GeoPackage: layer_styles");
  for (const Field& each : styles.fields) {
    OGRFieldDefn definition(each.name.c_str(), OFTString);
    if (each.name == "useAsDefault") {
      definition.SetType(OFTInteger);
      definition.SetSubType(OFSTBoolean);
    } else if (each.name == "update_time") {
      definition.SetType(OFTDateTime);
    }
    if (created->CreateField(&definition) != OGRERR_NONE) session.fail("GeoPackage: layer_styles." + each.name);
  }
  for (const Feature& feature : styles.features) {
    OGRFeature row(created->GetLayerDefn());
    for (std::size_t i = 0; i < feature.values.size(); ++i) {
      if (const std::string* text = std::get_if<std::string>(&feature.values[i])) row.SetField(static_cast<int>(i), text->c_str());
      if (const std::int64_t* number = std::get_if<std::int64_t>(&feature.values[i]))
        row.SetField(static_cast<int>(i), static_cast<int>(*number));
    }
    if (created->CreateFeature(&row) != OGRERR_NONE) session.fail("GeoPackage: a style");
  }
}

/// The schema extension (OGC 12-128r15, annex F.9): what the columns are called for people.
void write_titles(GDALDataset& into, const Map& map, const GdalSession& session) {
  session.execute(into,
                  "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description "
                  "TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn "
                  "UNIQUE (table_name, name))");
  session.execute(
      into,
      "CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min "
      "NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE "
      "(constraint_name, constraint_type, value))");
  for (const char* table : {"gpkg_data_columns", "gpkg_data_column_constraints"})
    session.execute(into, fmt::format("INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES "
                                      "('{}', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
                                      table));
  std::string rows;
  const auto add = [&](const std::string& table, const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      const std::string title = in_quotes(field.title, '\'');
      rows += fmt::format("{}('{}', '{}', {}, {})", rows.empty() ? "" : ", ", table, field.name, title, title);
    }
  };
  for (const Layer& each : map.layers) add(each.name, each.fields);
  for (const View& view : map.views) add(view.name, fields_of(view, map));
  session.execute(into, "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES " + rows);
}

}  // namespace

MapFile geopackage(const Map& map) {
  GdalSession session(map.valuation_date);
  const MemoryFile file("map.gpkg");
  const char* const options[] = {"VERSION=1.3", "ADD_GPKG_OGR_CONTENTS=NO", nullptr};
  GDALDatasetUniquePtr data(session.driver("GPKG").Create(file.path().c_str(), 0, 0, 0, GDT_Unknown, const_cast<char**>(options)));
  if (!data) session.fail("GeoPackage");
  data->StartTransaction();
  for (const Layer& each : map.layers) {
    std::vector<std::string> creation{"FID=fid", "IDENTIFIER=" + each.name, "DESCRIPTION=" + each.title};
    if (each.shape != Shape::none) creation.emplace_back("GEOMETRY_NAME=geom");
    write_layer(*data, each, creation, session);
  }
  write_styles(*data, map, session);
  for (const auto& [key, value] : map.metadata) data->SetMetadataItem(key.c_str(), value.c_str());
  data->SetMetadataItem("title", map.title.c_str());
  data->SetMetadataItem("description", map.description.c_str());
  if (data->CommitTransaction() != OGRERR_NONE) session.fail("GeoPackage");
  data->FlushCache();  // writes the extents that the views take over
  for (const View& view : map.views) write_view(*data, view, map, session);
  write_titles(*data, map, session);
  data.reset();
  if (!session.last_error().empty()) session.fail("GeoPackage");
  return {"landfall.gpkg", file.bytes()};
}

}  // namespace landfall::maps
