#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the plots and writes the tables of docs/validation-plant.md: python3 docs/validation/figures.py PATH_TO_LANDFALL

From docs/validation/plant.csv (written by the test `plant/validation` with LANDFALL_WRITE_VALIDATION=1) and from the program's own JSON.
Nothing but the standard library; the same input gives the same bytes.
"""

import csv
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22")
LICENCE = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"


class Plot:
    """An SVG with two linear axes."""

    def __init__(self, title, x, y, width=640, height=360, left=150, right=20):
        self.x, self.y, self.width, self.height, self.left, self.right = x, y, width, height, left, right
        self.parts = [f'<text x="{width / 2:.0f}" y="18" text-anchor="middle" font-size="14">{title}</text>']

    def at(self, x, y):
        (x0, x1), (y0, y1) = self.x, self.y
        return (self.left + (x - x0) / (x1 - x0) * (self.width - self.left - self.right),
                self.height - 36 - (y - y0) / (y1 - y0) * (self.height - 66))

    def line(self, a, b, colour="#999", width=1, dash=""):
        (x1, y1), (x2, y2) = self.at(*a), self.at(*b)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"{dashes}/>')

    def dot(self, x, y, colour, size=3.5):
        px, py = self.at(x, y)
        self.parts.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{size}" fill="{colour}"/>')

    def text(self, x, y, words, anchor="start", dx=0, dy=0, size=11, colour="#222"):
        px, py = self.at(x, y)
        self.parts.append(f'<text x="{px + dx:.1f}" y="{py + dy:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{words}</text>')

    def path(self, points, colour):
        joined = " ".join("{:.1f},{:.1f}".format(*self.at(*point)) for point in points)
        self.parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="1.6"/>')

    def ticks(self, xs, ys, x_name, y_name, form="{:g}"):
        (x0, x1), (y0, y1) = self.x, self.y
        for x in xs:
            self.line((x, y0), (x, y1), "#e4e4e4")
            self.text(x, y0, form.format(x), "middle", dy=15)
        for y in ys:
            self.line((x0, y), (x1, y), "#e4e4e4")
            self.text(x0, y, form.format(y), "end", dx=-6, dy=4)
        self.text((x0 + x1) / 2, y0, x_name, "middle", dy=30)
        if y_name:
            px, py = self.at(x0, (y0 + y1) / 2)
            self.parts.append(f'<text transform="translate({px - 42:.0f},{py:.0f}) rotate(-90)" text-anchor="middle" font-size="11">{y_name}</text>')

    def write(self, name):
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" font-family="sans-serif">\n'
                f'<rect width="{self.width}" height="{self.height}" fill="#fff"/>\n')
        (HERE / name).write_text(LICENCE + head + "\n".join(self.parts) + "\n</svg>\n", encoding="utf-8")


def rows(kind):
    with open(HERE / "plant.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] == kind:
                yield row


def number(text, digits):
    return f"{float(text):.{digits}f}" if text else ""


def table(head, lines):
    return "\n".join(["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"] +
                     ["| " + " | ".join(line) + " |" for line in lines])


def tables():
    """The page's tables, by the name of their marks."""
    by = lambda kind: {(row["place"], row["case"]): row for row in rows(kind)}
    lei, ours = by("lei-annual"), by("lei-ours")
    made = {"lei": table(("city", "system", "PUE, their model on our air", "published case", "our chiller-water", "difference"), [
        (place, {"AE": "air-side", "WEC": "water-side"}[system], number(row["ours"], 4), number(row["other"], 4),
         number(ours[place, system]["ours"], 4) if (place, system) in ours else "",
         f'{float(ours[place, system]["ours"]) - float(ours[place, system]["other"]):+.4f}' if (place, system) in ours else "")
        for (place, system), row in lei.items()])}
    bands, waters = by("band-pue"), by("band-wue")
    made["band"] = table(("case", "PUE ours", "band", "WUE ours, L/kWh", "band"), [
        (case, number(row["ours"], 3), number(row["low"], 3) + " to " + number(row["high"], 3), number(waters[place, case]["ours"], 2),
         number(waters[place, case]["low"], 2) + " to " + number(waters[place, case]["high"], 2)) for (place, case), row in bands.items()])
    reported, water = by("reported-pue"), by("reported-wue")
    made["reported"] = table(("site", "PUE reported", "efficient", "sample", "conventional", "WUE reported, L/kWh", "efficient", "conventional"), [
        (case, number(row["other"], 3), number(row["low"], 3), number(row["ours"], 3), number(row["high"], 3),
         *((number(water[place, case][k], 2) for k in ("other", "low", "high")) if (place, case) in water else ("", "", "")))
        for (place, case), row in reported.items()])
    pue, wue = by("synthetic-pue"), by("synthetic-wue")
    places = list(dict.fromkeys(place for place, _ in pue))
    made["synthetic"] = table(("design", *(f"{place}: PUE, WUE" for place in places)), [
        (case, *(f'{number(pue[place, case]["ours"], 3)} ({float(pue[place, case]["ours"]) - float(pue[place, case]["other"]):+.4f}), '
                 f'{number(wue[place, case]["ours"], 2)} ({float(wue[place, case]["ours"]) - float(wue[place, case]["other"]):+.3f})' for place in places))
        for case in dict.fromkeys(case for _, case in pue)])
    between = by("interpolation")
    towns = list(dict.fromkeys(place for place, _ in between))
    made["interpolation"] = table(("design", *(f"{town}: error, estimate" for town in towns)), [
        (case, *(f'{number(between[town, case]["ours"], 4)}, {number(between[town, case]["high"], 4)}' if (town, case) in between else "" for town in towns))
        for case in dict.fromkeys(case for _, case in between)])
    return made


def write_tables():
    page = HERE.parent / "validation-plant.md"
    text = page.read_text(encoding="utf-8")
    for name, made in tables().items():
        start, end = f"<!-- table {name} -->\n", f"<!-- end {name} -->"
        before, rest = text.split(start)
        text = before + start + made + "\n" + end + rest.split(end)[1]
    page.write_text(text, encoding="utf-8")


def ranges(kind, title, name, span, ticks, unit):
    """Bars from low to high, our figure and the published one."""
    cases = list(rows(kind))
    plot = Plot(title, span, (0.0, float(len(cases))), height=80 + 30 * len(cases), left=190)
    plot.ticks(ticks, [], unit, "")
    for i, row in enumerate(cases):
        y = len(cases) - i - 0.5
        plot.line((float(row["low"]), y), (float(row["high"]), y), "#b8cfe6", 9)
        plot.dot(float(row["ours"]), y, COLOURS[0])
        if row["other"]:
            plot.dot(float(row["other"]), y, COLOURS[1])
        plot.text(span[0], y, row["case"], "end", dx=-8, dy=4)
    plot.write(name)


def synthetic(quantity, title, name, span, ticks, unit):
    """Typical year against real year, a dot an archetype and place, with the bar's band."""
    plot = Plot(title, span, span, width=460, height=440, left=70)
    plot.ticks(ticks, ticks, f"{unit}, real year", f"{unit}, typical year")
    low, high = span
    band = (lambda v: 0.01) if quantity == "pue" else (lambda v: max(0.05 * v, 0.01))
    for sign in (-1, 1):
        plot.line((low, min(max(low + sign * band(low), low), high)), (high, min(high + sign * band(high), high)), "#999", 1, "4 3")
    places = []
    for row in rows("synthetic-" + quantity):
        if row["place"] not in places:
            places.append(row["place"])
        plot.dot(float(row["other"]), float(row["ours"]), COLOURS[places.index(row["place"])], 3)
    for i, place in enumerate(places):
        y = high - (0.06 + 0.05 * i) * (high - low)
        plot.dot(low + 0.04 * (high - low), y, COLOURS[i])
        plot.text(low + 0.06 * (high - low), y, place, dy=4)
    plot.write(name)


def by_month(landfall, place, modules, name, title):
    curves = {}
    for module in modules:
        out = subprocess.run([landfall, "appraise", place, module, "--draws", "0", "--format", "json", "--quiet"],
                             capture_output=True, check=True, text=True).stdout
        table = json.loads(out)["plant_table"]
        curves[module] = [month for month in table["facility_kw"][-1]]
    top = max(max(values) for values in curves.values())
    step = 0.1
    high = 1.0 + step * (int((top - 1.0) / step) + 1)
    plot = Plot(title, (1.0, 12.0), (1.0, high), left=64, right=170)
    plot.ticks(range(1, 13), [1.0 + step * i for i in range(int((high - 1.0) / step + 1.5))], "month", "PUE at full load")
    labels = sorted(curves, key=lambda module: curves[module][-1])
    last = 0.0
    for module in labels:
        colour = COLOURS[modules.index(module)]
        plot.path(list(zip(range(1, 13), curves[module])), colour)
        last = max(curves[module][-1], last + 0.045 * (high - 1.0))
        plot.text(12.0, last, module, dx=6, dy=4, colour=colour)
    plot.write(name)


def main():
    write_tables()
    landfall = sys.argv[1]
    ranges("reported-pue", "Reported PUE inside our efficient and conventional sets (75 % load)", "reported-pue.svg", (1.0, 1.6),
           (1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6), "PUE: blue ours, a sample design; red as reported")
    ranges("reported-wue", "Reported WUE inside our efficient and conventional sets (75 % load)", "reported-wue.svg", (0.0, 3.5),
           (0, 1, 2, 3), "L/kWh: blue ours, a sample design; red as reported")
    ranges("band-pue", "Our designs in the 5th to 95th percentile of Lei and Masanet 2022", "band-pue.svg", (1.0, 2.6),
           (1.0, 1.4, 1.8, 2.2, 2.6), "PUE at Singapore")
    synthetic("pue", "PUE: typical year against the real year", "synthetic-pue.svg", (1.05, 1.4), (1.1, 1.2, 1.3, 1.4), "PUE")
    synthetic("wue", "WUE: typical year against the real year", "synthetic-wue.svg", (0.0, 3.0), (0, 1, 2, 3), "L/kWh")
    modules = ["edge-dx-72", "fanwall-chiller-450", "tower-pod-2000", "indirect-evaporative-1500", "direct-air-1200", "nvl72-dry-2300",
               "nvl72-tower-2300", "immersion-600", "seawater-3000", "district-1500"]
    by_month(landfall, "sg-singapore", modules, "months-singapore.svg", "Ten ways to cool in Singapore, month by month")
    by_month(landfall, "sa-dammam", modules, "months-dammam.svg", "Ten ways to cool in Dammam, month by month")


if __name__ == "__main__":
    main()
