#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""render_map.py FILE.gpkg OUT.png [LAYER]: opens a GeoPackage in QGIS without a screen, as a user would drop it, and draws base map and one
question. Fails unless each layer finds its default style and the picture has the colours of its classes."""
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer)  # noqa: E402
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


def main(path, picture, question="q_equity_irr"):
    application = QgsApplication([], False)
    application.initQgis()
    layers = []
    for name in (question, "base_borders", "base_land"):
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        assert layer.isValid(), name
        assert layer.featureCount() > 0, name
        assert layer.renderer().type() == "RuleRenderer", f"{name} has no style of its own: {layer.renderer().type()}"
        layers.append(layer)
    assert layers[0].labelsEnabled(), "no labels"
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(QColor(223, 233, 242))
    settings.setOutputSize(QSize(1600, 800))
    settings.setExtent(QgsRectangle(24, -12, 132, 42))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    assert image.save(picture), picture
    seen = {}
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y).name()
            seen[colour] = seen.get(colour, 0) + 1
    missing = []
    drawn = 0
    for rule in layers[0].renderer().rootRule().children():
        count = sum(1 for feature in layers[0].getFeatures(rule.filterExpression()))
        colour = rule.symbol().color().name()
        print(f"{rule.label()}: {count} places, colour {colour}, {seen.get(colour, 0)} pixels")
        drawn += count
        if count > 0 and seen.get(colour, 0) < 20:
            missing.append(rule.label())
    assert drawn == layers[0].featureCount(), "a place is in no class or in two"
    assert not missing, f"classes without pixels: {missing}"
    application.exitQgis()


if __name__ == "__main__":
    main(*sys.argv[1:])
