# SPDX-License-Identifier: Apache-2.0
"""agreement.py PACK MAPS VALUES.tsv LEADING: reads what four artefacts say of every candidate, each by a reader of its own: comparison.json
and .csv; report.html as a browser shows it; committee.xlsx as LibreOffice recalculated it (sheets.py values); the GeoPackage by SQLite.
Exit 0 when PUE, capital cost and both returns are the same in all."""
import csv
import json
import os
import sqlite3
import sys

from browser import Browser

KEYS = ("equity_irr", "project_irr", "pue", "capex_usd")
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        if len(failures) <= 20:
            print("FAILED: " + what)


def same(a, b):
    """To the ten digits that results are printed with."""
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 6e-10 * max(abs(a), abs(b))


def of_json(path):
    with open(path, encoding="utf-8") as file:
        return {(row["site"], row["module"]): [row[key] for key in KEYS] for row in json.load(file)["candidates"]}


def of_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["site"], row["module"]): [float(row[key]) if row[key] else None for key in KEYS] for row in csv.DictReader(file)}


def of_geopackage(path):
    base = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
    return {(row[0], row[1]): list(row[2:]) for row in base.execute("SELECT site, module, %s FROM candidates" % ", ".join(KEYS))}


def of_report(path):
    """What the page's own data say, and what its table shows."""
    with Browser() as browser:
        browser.open(path)
        data = browser.run("JSON.parse(document.getElementById('data').textContent).candidates.map(c => [c.site, c.module, %s])"
                           % ", ".join("c." + key for key in KEYS))
        shown = browser.run("""(() => { const table = document.querySelector('#ranking table');
          const heads = [...table.tHead.rows[0].cells].map(c => c.textContent.replace(/ [▴▾]$/, ''));
          return [...table.tBodies[0].rows].map(r => Object.fromEntries([...r.cells].map((c, i) => [heads[i], c.textContent]))); })()""")
    return {(row[0], row[1]): row[2:] for row in data}, shown


def of_workbook(path, leading):
    """The sheet of all candidates, and of the leading ones the recalculated figures of the cover: [irr, irr, None, capex]."""
    sheets = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, row, column, value = line.rstrip("\n").split("\t", 3)
            sheets.setdefault(name, {}).setdefault(int(row), {})[int(column)] = value
    number = lambda text: None if text in (None, "–") else float(text)
    ranking = sheets["Ranking"]
    head = next(row for row, cells in ranking.items() if cells.get(1) == "place id")
    columns = {text: column for column, text in ranking[head].items()}
    places = [columns[name] for name in ("equity IRR", "project IRR", "PUE", "capital cost")]
    rows = {(cells[1], cells[2]): [number(cells.get(column)) for column in places] for row, cells in ranking.items() if row > head}
    order = [(cells[1], cells[2]) for row, cells in sorted(ranking.items()) if row > head]
    live = {}
    for i in range(leading):
        cells = sheets["Cover"][11 + i]
        live[order[i]] = [number(cells.get(4)), number(cells.get(5)), None, number(cells.get(7))]
    return rows, live


def as_number(text):
    text = text.replace(",", "").replace("−", "-").strip()
    return None if text in ("", "–", "-") else float(text.rstrip("% ")) / (100.0 if "%" in text else 1.0)


def main(pack, maps, values, leading):
    results = of_json(os.path.join(pack, "comparison.json"))
    check(len(results) > 300, "the whole portfolio is compared: %d" % len(results))
    report, shown = of_report(os.path.join(pack, "report.html"))
    ranking, live = of_workbook(values, leading)
    others = {"comparison.csv": of_csv(os.path.join(pack, "comparison.csv")), "report.html": report, "committee.xlsx": ranking,
              "landfall.gpkg": of_geopackage(os.path.join(maps, "landfall.gpkg"))}
    for name, rows in others.items():
        check(set(rows) == set(results), name + " has the same candidates")
        for candidate, figures in results.items():
            for key, expected, found in zip(KEYS, figures, rows.get(candidate, [None] * len(KEYS))):
                check(same(expected, found), "%s %s %s: %r, results say %r" % (name, candidate, key, found, expected))
    check(len(live) == leading, "the workbook has %d live candidates" % leading)
    for candidate, (equity, project, _, capex) in live.items():
        expected = dict(zip(KEYS, results[candidate]))
        check(same(equity, expected["equity_irr"]), "recalculated %s equity IRR: %r, %r" % (candidate, equity, expected["equity_irr"]))
        check(same(project, expected["project_irr"]), "recalculated %s project IRR: %r, %r" % (candidate, project, expected["project_irr"]))
        # Results add lines of whole dollars, the workbook adds them as they are.
        check(abs(capex - expected["capex_usd"]) <= 20.0, "recalculated %s capex: %r, %r" % (candidate, capex, expected["capex_usd"]))
    ordered = list(results.values())
    check(len(shown) >= 20, "the report's table begins with the first candidates: %d" % len(shown))
    for row, figures in zip(shown, ordered):
        for head, key, slack in (("equity IRR", "equity_irr", 0.00051), ("PUE", "pue", 0.00051)):
            told, value = as_number(row[head]), dict(zip(KEYS, figures))[key]
            check((told is None) == (value is None) and (told is None or abs(told - value) <= slack), "the table shows %s %r for %r" % (head, row[head], value))
    print("%d candidates in 4 artefacts, %d recalculated, %d failures" % (len(results), len(live), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
