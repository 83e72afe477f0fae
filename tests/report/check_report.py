# SPDX-License-Identifier: Apache-2.0
"""check_report.py report.html [folder for pictures]: opens the report as a reader does and checks what it does. Exit 0 when all holds."""
import os
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

here = os.path.dirname(os.path.abspath(__file__))
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED: " + what)


def script(name):
    with open(os.path.join(here, name), encoding="utf-8") as file:
        return file.read()


def load(browser, path):
    browser.open(path)
    check(browser.messages() == [], "the console is silent, but said: " + " | ".join(browser.messages()))
    others = [url for url in browser.requests() if not url.startswith("file://" + os.path.abspath(path))]
    check(others == [], "nothing else is loaded, but: " + ", ".join(others))


def column(browser, title):
    return browser.run("""(title => { const table = document.querySelector('#ranking table');
      const at = [...table.tHead.rows[0].cells].findIndex(c => c.textContent.replace(/ [▴▾]$/, '') === title);
      return [...table.tBodies[0].rows].map(r => r.cells[at].textContent); })(%r)""" % title)


def click_head(browser, title):
    browser.run("""(title => [...document.querySelectorAll('#ranking thead button')].find(b => b.textContent.replace(/ [▴▾]$/, '') === title).click())(%r)""" % title)


def as_number(text):
    return float(text.replace("%", "").replace(",", "").replace("−", "-").strip())


def sorting(browser):
    click_head(browser, "PUE")
    values = [as_number(text) for text in column(browser, "PUE")]
    check(len(values) >= 5 and values == sorted(values), "PUE sorts upwards: %s" % values[:6])
    check(browser.run("[...document.querySelectorAll('#ranking th')].filter(h => h.getAttribute('aria-sort') === 'ascending').length") == 1,
          "one head says how it is sorted")
    click_head(browser, "PUE")
    values = [as_number(text) for text in column(browser, "PUE")]
    check(values == sorted(values, reverse=True), "PUE sorts downwards: %s" % values[:6])
    click_head(browser, "#")


def filtering(browser):
    browser.run("""(() => { const box = document.querySelector('#ranking input'); box.value = 'johor'; box.dispatchEvent(new Event('input')); })()""")
    places = set(column(browser, "place"))
    check(len(places) == 1 and "Johor" in next(iter(places)), "the filter leaves one place: %s" % places)
    browser.run("""(() => { const box = document.querySelector('#ranking input'); box.value = ''; box.dispatchEvent(new Event('input'));
      const choice = document.querySelector('#ranking select'); choice.value = 'blocked'; choice.dispatchEvent(new Event('change')); })()""")
    verdicts = set(column(browser, "verdict"))
    check(verdicts == {"✕ blocked"}, "the choice leaves the blocked: %s" % verdicts)
    check(all(len(text.strip()) > 10 for text in column(browser, "what stands in the way")), "every blocked candidate has its reason")
    browser.run("""(() => { const choice = document.querySelector('#ranking select'); choice.value = ''; choice.dispatchEvent(new Event('change')); })()""")


def keys(browser):
    said = browser.run("""(() => { const svg = document.querySelector('#candidates svg'); svg.scrollIntoView(); svg.focus(); return document.activeElement === svg; })()""")
    check(said, "a chart takes the focus")
    browser.key("ArrowRight")
    first = browser.run("document.querySelector('.tip').textContent")
    browser.key("ArrowRight")
    second = browser.run("document.querySelector('.tip').textContent")
    check(bool(first) and bool(second) and first != second, "arrow keys go from mark to mark: %r, %r" % (first, second))
    browser.key("Escape")
    check(not browser.run("document.querySelector('.tip').classList.contains('on')"), "escape closes the tip")
    browser.run("document.activeElement.blur()")


def language(browser):
    before = browser.run("document.documentElement.lang")
    browser.run("document.querySelector('button.language').click()")
    after = browser.run("document.documentElement.lang")
    check(before != after and {before, after} == {"en", "zh-CN"}, "the language switches: %s, %s" % (before, after))
    text = browser.run("document.body.innerText")
    check("undefined" not in text and "[object" not in text and "NaN" not in text, "no hole in the text")


def accessible(browser, what):
    problems = browser.run(script("accessibility.js"))
    check(problems == [], "%s: %d problems of labels or contrast, such as %s" % (what, len(problems), problems[:6]))


def narrow(browser, width):
    wide = browser.run("document.documentElement.scrollWidth")
    culprits = browser.run("""[...document.querySelectorAll('body *')].filter(n => n.getBoundingClientRect().right > %d + 1 && !n.closest('.scroll,.tabs,nav,svg'))
      .slice(0, 5).map(n => n.tagName + '.' + (n.className.baseVal ?? n.className))""" % width)
    check(wide <= width, "no sideways scrolling at %d px: %s, %s" % (width, wide, culprits))


def paper(browser, folder):
    which = browser.run("document.documentElement.lang")
    path = os.path.join(folder, "report-%s.pdf" % which)
    browser.pdf(path)
    check(browser.messages() == [], "printing says nothing: " + " | ".join(browser.messages()))
    if shutil.which("pdfinfo") is None or shutil.which("pdftotext") is None:
        check(False, "no pdfinfo or pdftotext: install the package poppler-utils")
        return
    info = dict(line.split(":", 1) for line in subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout.splitlines() if ":" in line)
    pages = int(info["Pages"])
    check(8 <= pages <= 80, "%s: the PDF has %d pages" % (which, pages))
    check("A4" in info["Page size"], "the paper is A4: " + info["Page size"])
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    blank = [i + 1 for i, page in enumerate(text) if len(page.strip()) < 40]
    check(blank == [], "%s: no page is empty: %s" % (which, blank))
    ranking = browser.run("document.querySelector('#ranking h2').textContent")
    check(text[1].strip().startswith(ranking), "%s: the first page is one page, and the ranking begins the second: %s" % (which, text[1].strip()[:60]))


def main():
    path = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    folder = pictures or tempfile.mkdtemp(prefix="landfall-report-")
    with Browser() as browser:
        browser.size(1200)
        load(browser, path)
        sorting(browser)
        filtering(browser)
        keys(browser)
        for width in (1200, 360):
            for scheme in ("light", "dark"):
                browser.size(width, 900, scheme)
                for _ in range(2):  # both languages
                    which = "%d px, %s, %s" % (width, scheme, browser.run("document.documentElement.lang"))
                    narrow(browser, width)
                    if width == 1200:
                        accessible(browser, which)
                    if pictures:
                        browser.picture(os.path.join(folder, which.replace(", ", "-").replace(" ", "") + ".png"), whole=True)
                    language(browser)
        check(browser.messages() == [], "still silent: " + " | ".join(browser.messages()))
        browser.size(1200)
        for _ in range(2):  # both languages
            paper(browser, folder)
            language(browser)
    if not pictures:
        shutil.rmtree(folder)
    print("%d failures" % len(failures))
    return 1 if failures else 0


sys.exit(main())
