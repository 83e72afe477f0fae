// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <stdexcept>

#include "planner/maps/formats.hpp"
#include "planner/maps/ogr_values.hpp"
#include "planner/maps/styles.hpp"

namespace landfall::maps {
namespace {

constexpr const char* schema = "landfall";

void write_style(GDALDataset& into, const std::string& table, const std::string& title, Shape shape, const Style& style,
                 const std::vector<Field>& fields, const std::string& date, const GdalSession& session) {
  session.execute(
      into,
      fmt::format("INSERT INTO public.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, stylename, styleqml, "
                  "stylesld, useasdefault, description, owner, ui, update_time) VALUES (current_database(), '{}', '{}', 'geom', '{}', "
                  "$landfall${}$landfall$, $landfall${}$landfall$, true, $landfall${}$landfall$, current_user, NULL, '{}')",
                  schema, table, style.name, qml(style, shape, fields), sld(style, shape, table, title), title, date));
}

/// The table that QGIS itself would make.
constexpr const char* styles_table =
    "CREATE TABLE IF NOT EXISTS public.layer_styles (id serial PRIMARY KEY, f_table_catalog varchar, f_table_schema varchar, f_table_name "
    "varchar, f_geometry_column varchar, stylename text, styleqml xml, stylesld xml, useasdefault boolean, description text, owner "
    "varchar(63) DEFAULT CURRENT_USER, ui xml, update_time timestamp DEFAULT CURRENT_TIMESTAMP)";

void write_all(GDALDataset& into, const Map& map, const GdalSession& session) {
  session.execute(into, fmt::format("CREATE SCHEMA IF NOT EXISTS {}", schema));
  session.execute(into, styles_table);
  session.execute(into, fmt::format("DELETE FROM public.layer_styles WHERE f_table_schema = '{}'", schema));
  for (const View& view : map.views) session.execute(into, fmt::format("DROP VIEW IF EXISTS {}.{}", schema, view.name));
  Layer metadata{"metadata", "", Shape::none, {{"key"}, {"value"}}, {}, {}};
  for (const auto& [key, value] : map.metadata) metadata.features.push_back({{}, {key, value}});
  std::vector<const Layer*> tables{&metadata};
  for (const Layer& each : map.layers) tables.push_back(&each);
  session.execute(into, fmt::format("DROP TABLE IF EXISTS {}.routes", schema));  // not in every map
  for (const Layer* each : tables) {
    session.execute(into, fmt::format("DROP TABLE IF EXISTS {}.{}", schema, each->name));
    std::vector<std::string> options{std::string("SCHEMA=") + schema, "FID=fid", "LAUNDER=NO", "DESCRIPTION=" + each->title};
    if (each->shape != Shape::none) options.emplace_back("GEOMETRY_NAME=geom");
    write_layer(into, *each, options, session).SyncToDisk();
    for (const Field& field : each->fields) {
      if (!field.title.empty())
        session.execute(
            into, fmt::format("COMMENT ON COLUMN {}.{}.\"{}\" IS $landfall${}$landfall$", schema, each->name, field.name, field.title));
    }
    if (!each->style.rules.empty())
      write_style(into, each->name, each->title, each->shape, each->style, each->fields, map.valuation_date, session);
  }
  for (const View& view : map.views) {
    std::string columns = "fid, geom";
    for (const std::string& name : view.fields) columns += ", " + name;
    session.execute(into, fmt::format("CREATE VIEW {0}.{1} AS SELECT {2} FROM {0}.{3}", schema, view.name, columns, view.layer));
    write_style(into, view.name, view.title, layer(map, view.layer).shape, view.style, fields_of(view, map), map.valuation_date, session);
  }
}

}  // namespace

void postgis(const Map& map, const std::string& connection) {
  GdalSession session(map.valuation_date);
  const char* const drivers[] = {"PostgreSQL", nullptr};
  // Without a list of its own GDAL remembers the tables that this transaction drops, and refuses to make them anew.
  const char* const open_options[] = {"TABLES=public.spatial_ref_sys", nullptr};
  GDALDatasetUniquePtr data(
      GDALDataset::Open(connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE | GDAL_OF_VERBOSE_ERROR, drivers, open_options, nullptr));
  if (!data) session.fail("PostGIS: no connection");
  if (data->StartTransaction() != OGRERR_NONE) session.fail("PostGIS: no transaction");
  try {
    write_all(*data, map, session);
    if (data->CommitTransaction() != OGRERR_NONE) session.fail("PostGIS: commit");
  } catch (...) {
    data->RollbackTransaction();
    throw;
  }
}

}  // namespace landfall::maps
