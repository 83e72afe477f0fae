#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes and reads a workbook as a stranger would: by zip and XML, with the standard library alone.

    sheets.py poison IN.xlsx OUT.xlsx [INPUT-PATH=VALUE ...]
        Writes a wrong number into the cache of every formula and new values into input cells, found by the path beside them.
    sheets.py values IN.xlsx OUT.tsv
        One line a cell that holds a number or a text: sheet, row, column (from 0), value.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WRONG = "-987654.25"
PATH_COLUMN, VALUE_COLUMN = 0, 3


def place(reference):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def sheets(book):
    """Names of the sheets and the files they are in."""
    relations = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    targets = {entry.get("Id"): entry.get("Target").lstrip("/") for entry in relations}
    for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        target = targets[sheet.get(RELATION + "id")]
        yield sheet.get("name"), target if target.startswith("xl/") else "xl/" + target


def strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return ["".join(text.text or "" for text in item.iter(MAIN + "t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter(MAIN + "si")]


def cells(root, shared):
    for cell in root.iter(MAIN + "c"):
        value = cell.find(MAIN + "v")
        text = None if value is None else value.text
        if cell.get("t") == "s" and text is not None:
            text = shared[int(text)]
        yield cell, text


def poison(source, target, changes):
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        shared, files, found = strings(book), dict((file, name) for name, file in sheets(book)), set()
        for item in book.infolist():
            data = book.read(item)
            if item.filename in files:
                ElementTree.register_namespace("", MAIN[1:-1])
                ElementTree.register_namespace("r", RELATION[1:-1])
                root, paths = ElementTree.fromstring(data), {}
                for cell, text in cells(root, shared):
                    row, column = place(cell.get("r"))
                    if column == PATH_COLUMN and text in changes:
                        paths[row] = text
                    if column == VALUE_COLUMN and row in paths and cell.find(MAIN + "f") is None:
                        cell.find(MAIN + "v").text = changes[paths[row]]
                        found.add(paths[row])
                    if cell.find(MAIN + "f") is not None:
                        value = cell.find(MAIN + "v")
                        if value is None:
                            value = ElementTree.SubElement(cell, MAIN + "v")
                        value.text = WRONG
                        cell.attrib.pop("t", None)
                data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
            out.writestr(item, data)
        missing = set(changes) - found
        if missing:
            sys.exit("no input cell for " + ", ".join(sorted(missing)))


def values(source, target):
    with zipfile.ZipFile(source) as book, open(target, "w", encoding="utf-8") as out:
        shared = strings(book)
        for name, file in sheets(book):
            for cell, text in cells(ElementTree.fromstring(book.read(file)), shared):
                if text is None:
                    continue
                row, column = place(cell.get("r"))
                out.write("%s\t%d\t%d\t%s\n" % (name, row, column, text.replace("\t", " ").replace("\n", " ")))


if __name__ == "__main__":
    if sys.argv[1] == "poison":
        poison(sys.argv[2], sys.argv[3], dict(change.split("=", 1) for change in sys.argv[4:]))
    else:
        values(sys.argv[2], sys.argv[3])
