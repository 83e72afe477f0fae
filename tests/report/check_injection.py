# SPDX-License-Identifier: Apache-2.0
"""check_injection.py landfall source-folder scratch-folder: a portfolio whose names, sources and rules are a thousand hostile texts, and a report in
which none of them does anything."""
import html.parser
import json
import os
import re
import subprocess
import sys

from browser import Browser

program, source, scratch = sys.argv[1:4]

# Text, attribute, URL and JSON contexts; N becomes the number of the payload.
seeds = [
    "<script>window.hit=N</script>", "</script><script>window.hit=N</script>", "<img src=x onerror=window.hit=N>", "<svg onload=window.hit=N>",
    "<svg><script>window.hit=N</script></svg>", "<iframe srcdoc='<script>parent.hit=N</script>'></iframe>", "<body onload=window.hit=N>",
    "<details open ontoggle=window.hit=N>", "<math><mi xlink:href=\"javascript:window.hit=N\">x</mi></math>", "<a href=javascript:window.hit=N>x</a>",
    "\" onmouseover=\"window.hit=N\" x=\"", "' onfocus='window.hit=N' autofocus x='", "\"><script>window.hit=N</script>", "'><img src=x onerror=window.hit=N>",
    "` onload=window.hit=N `", "\" style=\"background:url(javascript:window.hit=N)\"", "x\" tabindex=1 onblur=window.hit=N \"", "\"/><svg/onload=window.hit=N>",
    "javascript:window.hit=N", "JaVaScRiPt:window.hit=N//", "data:text/html,<script>window.hit=N</script>", "vbscript:window.hit=N", "//evil.example/N",
    "https://evil.example/N.js", "\tjavascript:window.hit=N", "javascript&#58;window.hit=N", "#\" onclick=\"window.hit=N", "file:///etc/passwd?N",
    "\"},\"x\":\"</script><script>window.hit=N</script>", "\\\"};window.hit=N;//", "</SCRIPT ><SCRIPT>window.hit=N</SCRIPT >", "<!--<script>window.hit=N</script>-->",
    "<!-- N", "--><script>window.hit=N</script>", "]]><script>window.hit=N</script>", "\u2028window.hit=N\u2029", "</script/x><script>window.hit=N</script>",
    "${window.hit=N}", "{{constructor.constructor('window.hit=N')()}}", "&lt;script&gt;window.hit=N&lt;/script&gt;", "&#x3c;script>window.hit=N</script>",
    "<scr<script>ipt>window.hit=N</script>", "<noscript><p title=\"</noscript><img src=x onerror=window.hit=N>\">", "<template><script>window.hit=N</script></template>",
    "<base href=//evil.example/N/>", "<meta http-equiv=refresh content='0;url=javascript:window.hit=N'>", "<link rel=stylesheet href=//evil.example/N.css>",
    "<style>*{background:url(//evil.example/N)}</style>", "<form action=javascript:window.hit=N><button>x</button></form>", "<object data=javascript:window.hit=N>",
    "<embed src=javascript:window.hit=N>", "\U0001f4a5<ScRiPt>window.hit=N</sCrIpT>", "<x contenteditable onblur=window.hit=N>", "__proto__", "constructor N", "{0} {1} {9} N",
]


def payloads():
    number = 0
    while True:
        for seed in seeds:
            number += 1
            yield seed.replace("N", str(number)) + (" %d" % number if number > len(seeds) else "")


supply = payloads()
used = []


def hostile():
    used.append(next(supply))
    return json.dumps(used[-1], ensure_ascii=False)


def read(path):
    with open(os.path.join(source, path), encoding="utf-8") as file:
        return file.read()


def write(name, text):
    with open(os.path.join(scratch, name), "w", encoding="utf-8") as file:
        file.write(text)
    return name


def infect(text, new_id=None):
    if new_id:
        text = re.sub(r'^id = "[^"]*"', 'id = "%s"' % new_id, text, count=1, flags=re.M)
    text = re.sub(r'^name = \{ en = "[^"]*", zh = "[^"]*" \}', lambda _: "name = { en = %s, zh = %s }" % (hostile(), hostile()), text, count=1, flags=re.M)
    text = re.sub(r'\bsource = "(?:[^"\\]|\\.)*"', lambda _: "source = " + hostile(), text)
    text = re.sub(r'^law = "(?:[^"\\]|\\.)*"', lambda _: "law = " + hostile(), text, flags=re.M)
    return text


def names_only(text, new_id):
    text = re.sub(r'^id = "[^"]*"', 'id = "%s"' % new_id, text, count=1, flags=re.M)
    return re.sub(r'^name = \{ en = "[^"]*", zh = "[^"]*" \}', lambda _: "name = { en = %s, zh = %s }" % (hostile(), hostile()), text, count=1, flags=re.M)


place = read("sites/data/places/sa-riyadh.toml")
files = [write("leading-%d.toml" % i, infect(place, "zz-leading-%d" % i)) for i in range(5)]
files += [write("place-%d.toml" % i, names_only(place, "zz-place-%d" % i)) for i in range(380)]
files.append(write("design.toml", infect(read("planner/modules/data/ai-rdhx-1000.toml"), "zz-design")))
files.append(write("country.toml", infect(read("sites/data/countries/sa.toml"))))
for name in os.listdir(os.path.join(source, "planner/cost/data")):
    files.append(write("costs.toml", infect(read("planner/cost/data/" + name))))
files.append(write("deal.toml", infect(read("planner/deal/data/colocation.toml"))))
files.append(write("loan.toml", infect(read("planner/finance/data/project-loan.toml"))))
places = ["zz-leading-%d" % i for i in range(5)] + ["zz-place-%d" % i for i in range(380)]
portfolio = read("planner/portfolio/data/built-in.toml").replace('costs = "costs"', 'sites = %s\nmodules = ["zz-design"]\nfiles = %s\ncosts = "costs"'
                                                                 % (json.dumps(places), json.dumps(files)), 1)
portfolio = re.sub(r'^name = .*$', lambda _: "name = { en = %s, zh = %s }" % (hostile(), hostile()), portfolio, count=1, flags=re.M)
write("portfolio.toml", portfolio)
out = os.path.join(scratch, "pack")
made = subprocess.run([program, "compare", os.path.join(scratch, "portfolio.toml"), "--draws", "8", "--top", "1", "--out", out], capture_output=True, text=True)
if made.returncode != 0:
    sys.exit("compare failed: " + made.stderr[:2000])
path = os.path.join(out, "report.html")

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED: " + what)


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.scripts = 0
        self.bad = []

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        if tag in ("iframe", "object", "embed", "img", "svg", "base", "form", "link", "template", "math"):
            self.bad.append(tag)
        self.bad += [name for name, _ in attributes if name.startswith("on")]


with open(path, encoding="utf-8") as file:
    text = file.read()
reader = Reader()
reader.feed(text)
check(reader.scripts == 4, "the file has its own four script elements, not %d" % reader.scripts)
check(reader.bad == [], "no hostile element in the file: %s" % reader.bad[:5])
check(len(used) >= 1000, "%d payloads were used" % len(used))
data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S).group(1))
held = json.dumps(data, ensure_ascii=False)
there = sum(json.dumps(payload, ensure_ascii=False)[1:-1] in held for payload in used)
check(there >= 1000, "%d of %d payloads stand in the report as they were written" % (there, len(used)))

with Browser() as browser:
    browser.size(1200)
    browser.open(path)
    for _ in range(2):
        browser.run("document.querySelectorAll('button.more').forEach(b => b.click()); document.querySelectorAll('details').forEach(d => d.open = true)")
        for i in range(5):
            browser.run("document.querySelectorAll('.tabs button')[%d].click()" % i)
        check(browser.run("document.scripts.length") == 4, "four scripts in the page")
        check(browser.run("window.hit === undefined"), "nothing ran: %s" % browser.run("window.hit"))
        bad = browser.run("""[...document.querySelectorAll('*')].filter(n => [...n.attributes].some(a => /^on/i.test(a.name) ||
            (/^(href|src|action|xlink:href)$/i.test(a.name) && !a.value.startsWith('#'))) || /^(iframe|object|embed|img|base|link|form|template|math)$/i.test(n.tagName))
            .map(n => n.outerHTML.slice(0, 80))""")
        check(bad == [], "no hostile node in the page: %s" % bad[:5])
        shown = browser.run("document.querySelector('#ranking').textContent")
        check(used[0] in shown or used[1] in shown or any(p in shown for p in used[-400:]), "names are shown as they were written")
        browser.run("document.querySelector('button.language').click()")
    check(browser.messages() == [], "the console is silent: " + " | ".join(browser.messages())[:600])
    check(all(url.startswith("file://") for url in browser.requests()), "nothing is loaded")
print("%d payloads, %d failures" % (len(used), len(failures)))
sys.exit(1 if failures else 0)
