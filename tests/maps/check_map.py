#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_map.py FOLDER: checks an export with other people's readers. Prints what is wrong; exit status 1 if anything is."""
import csv
import json
import os
import sqlite3
import sys
import xml.etree.ElementTree as tree
import zipfile

from osgeo import ogr, osr
from osgeo_utils.samples import validate_gpkg

ogr.UseExceptions()
csv.field_size_limit(1 << 30)
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def rows(path, layer):
    data = ogr.Open(path)
    source = data.GetLayerByName(layer) if layer else data.GetLayer(0)
    definition = source.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    result = []
    for feature in source:
        geometry = feature.GetGeometryRef()
        result.append(({name: feature.GetField(name) for name in names}, geometry.Clone() if geometry else None))
    return names, result


def geopackage(folder):
    path = os.path.join(folder, "landfall.gpkg")
    validate_gpkg.check(path, extra_checks=True, warning_as_error=False)  # raises what it finds
    base = sqlite3.connect(path)
    check(base.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity_check")
    check(not base.execute("PRAGMA foreign_key_check").fetchall(), "foreign_key_check")
    tables = {row[0] for row in base.execute("SELECT table_name FROM gpkg_contents")}
    wanted = {"base_land", "base_borders", "site_plans", "candidates", "sites", "facts", "layer_styles", "q_equity_irr", "q_pue", "q_capex",
              "q_verdict", "q_evidence", "q_robustness"}
    check(wanted <= tables, f"tables {sorted(tables)}")
    known = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'gpkg_%' "
                                            "AND name NOT LIKE 'rtree_%' AND name NOT LIKE 'sqlite_%'")}
    check(known == tables, f"tables that no content names: {sorted(known ^ tables)}")
    styled = base.execute("SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles").fetchall()
    check({row[0] for row in styled} == tables - {"layer_styles", "facts"}, f"styles {sorted(row[0] for row in styled)}")
    for name, qml, sld, default in styled:
        tree.fromstring(qml[qml.index("<qgis"):])
        tree.fromstring(sld.encode())
        check(default == 1, f"default style of {name}")
    for (table,) in base.execute("SELECT table_name FROM gpkg_contents"):
        for column in base.execute(f'PRAGMA table_info("{table}")'):
            check(len(column[1].encode()) <= 63, f"column {table}.{column[1]}")
            title = base.execute("SELECT title FROM gpkg_data_columns WHERE table_name = ? AND column_name = ?", (table, column[1])).fetchone()
            check(bool(title and title[0]) or column[1] in ("fid", "geom", "OGC_FID") or table == "layer_styles", f"title of {table}.{column[1]}")
    metadata = " ".join(row[0] for row in base.execute("SELECT metadata FROM gpkg_metadata"))
    for word in ("landfall_version", "inputs_sha256", "valuation_date", "sources"):
        check(word in metadata, f"metadata {word}")
    base.close()
    for layer in wanted - {"layer_styles"}:
        check(len(rows(path, layer)[1]) > 0, f"layer {layer} is empty to OGR")


def same_in_all(folder):
    """What one format says, all say; the GeoPackage is the measure."""
    path = os.path.join(folder, "landfall.gpkg")
    for layer in ("sites", "candidates", "site_plans"):
        names, ours = rows(path, layer)
        for ending in (".geojson", ".fgb"):
            other_names, others = rows(os.path.join(folder, layer + ending), None)
            check(names == [name for name in other_names if name != "fid"], f"fields of {layer}{ending}")
            check(len(ours) == len(others), f"features of {layer}{ending}")
            if ending == ".fgb":  # packed by the spatial index
                key = lambda row: json.dumps(row[0], sort_keys=True)
                ours_sorted, others = sorted(ours, key=key), sorted(others, key=key)
            else:
                ours_sorted = ours
            for (mine, shape), (other, other_shape) in zip(ours_sorted, others):
                for name in names:
                    same = mine[name] == other[name] or (isinstance(mine[name], float) and abs(mine[name] - other[name]) <= 1e-9 * abs(mine[name]))
                    check(same, f"{layer}{ending}: {name} is {mine[name]!r:.80} and {other[name]!r:.80}")
                if shape is not None:
                    check(shape.GetEnvelope() is not None and
                          max(abs(a - b) for a, b in zip(shape.GetEnvelope(), other_shape.GetEnvelope())) < 1e-6, f"{layer}{ending}: geometry")
        with open(os.path.join(folder, layer + ".csv"), newline="", encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        check(len(table) == len(ours), f"rows of {layer}.csv")
        for (mine, shape), row in zip(ours, table):
            check(ogr.CreateGeometryFromWkt(row["wkt"]).GetGeometryType() == shape.GetGeometryType(), f"{layer}.csv: wkt")
            for name in names:
                value = row[name]
                if mine[name] is None:
                    check(value == "", f"{layer}.csv: {name} is not null")
                elif isinstance(mine[name], str):
                    check(value in (mine[name], "'" + mine[name]), f"{layer}.csv: {name} is {value!r:.80}")
                else:
                    check(abs(float(value) - mine[name]) <= 1e-9 * abs(mine[name]), f"{layer}.csv: {name}")


def utm(folder):
    """The outlines in UTM are those in degrees, transformed."""
    _, plans = rows(os.path.join(folder, "landfall.gpkg"), "site_plans")
    for values, shape in plans:
        system = osr.SpatialReference()
        system.ImportFromEPSG(values["utm_epsg"])
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        degrees = osr.SpatialReference()
        degrees.ImportFromEPSG(4326)
        degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        shape.Transform(osr.CoordinateTransformation(degrees, system))
        other = ogr.CreateGeometryFromWkt(values["utm_wkt"])
        check(shape.IsValid(), "a plan's polygon is not valid")
        check(abs(shape.GetArea() / other.GetArea() - 1) < 1e-2, "utm_wkt")
        check(abs(other.GetArea() - values["area_m2"]) < 5e-3 * values["area_m2"] + 0.15, f"area of {values['kind']}: {other.GetArea()} and {values['area_m2']}")


# Order of the children that we use, from the sequences of ogckml22.xsd.
KML_ORDER = ["name", "visibility", "open", "Snippet", "description", "styleUrl", "Style", "ExtendedData", "Feature"]
KML_FEATURES = {"Folder", "Placemark", "ScreenOverlay", "Point", "Polygon", "Icon", "overlayXY", "screenXY", "size"}


def kmz(folder):
    space = "{http://www.opengis.net/kml/2.2}"
    with zipfile.ZipFile(os.path.join(folder, "landfall.kmz")) as archive:
        check(archive.testzip() is None, "zip")
        names = archive.namelist()
        check(names[0] == "doc.kml", "the document is not first")
        text = archive.read("doc.kml")
    check(b"<!DOCTYPE" not in text and b"NetworkLink" not in text and b"<script" not in text.lower(), "KML holds what it should not")
    document = tree.fromstring(text)
    check(document.tag == space + "kml", "root")
    styles = {style.get("id") for style in document.iter(space + "Style")}
    count = 0
    for element in document.iter():
        tag = element.tag.removeprefix(space)
        if tag in ("Document", "Folder", "Placemark", "ScreenOverlay"):
            places = [KML_ORDER.index("Feature" if (child := each.tag.removeprefix(space)) in KML_FEATURES else child) for each in element]
            check(places == sorted(places), f"order in {tag}")
        if tag == "styleUrl":
            check(element.text.removeprefix("#") in styles, f"style {element.text}")
        if tag == "href":
            check(element.text in names, f"file {element.text}")
        if tag == "Style":
            check([each.tag.removeprefix(space) for each in element]
                  == ["IconStyle", "LabelStyle", "LineStyle", "PolyStyle", "BalloonStyle"], "order in Style")
        if tag == "coordinates":
            corners = [tuple(map(float, each.split(","))) for each in element.text.split()]
            check(all(-180 <= each[0] <= 180 and -90 <= each[1] <= 90 for each in corners), "coordinates outside the globe")
        if tag == "LinearRing":
            ring = element.find(space + "coordinates").text.split()
            check(len(ring) >= 4 and ring[0] == ring[-1], "a ring that is not closed")
        count += tag == "Placemark"
    check(count > 0, "no placemark")
    check(len(styles) == sum(1 for _ in document.iter(space + "Style")), "two styles of one id")
    for question in {name.rsplit("-", 1)[0] for name in styles if name.startswith("q_")}:
        fills = [style.find(f"{space}IconStyle/{space}color").text for style in document.iter(space + "Style")
                 if style.get("id").rsplit("-", 1)[0] == question]
        check(len(set(fills)) == len(fills), f"classes of one colour in {question}")


def main(folder):
    for step in (geopackage, same_in_all, utm, kmz):
        step(folder)
    for problem in sorted(set(problems))[:40]:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
