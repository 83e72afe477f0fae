// SPDX-License-Identifier: Apache-2.0
// The page as a whole: head, chapters, candidates in depth, language, light and dark, paper.

function candidatePage(page, i) {
  const row = page.candidate;
  return el("div.candidate", { id: "candidate-" + (i + 1), role: "tabpanel", "aria-labelledby": "tab-" + (i + 1), "data-index": i },
    el("h3.candidate-name", "#" + row.rank + " " + placeName(row.site) + " · " + designName(row.module), " ", verdict(row.verdict)),
    keyFigures(row),
    el("h4.part", t("what-model-says")), findingsList(page),
    el("h4.part", t("gates")), gatesTable(page),
    el("h4.part", t("part-cost")), capexBridge(page), costBenchmark(page), opexTable(page),
    el("h4.part", t("part-plant")), plantCharts(page),
    el("h4.part", t("part-time")), scheduleChart(page),
    el("h4.part", t("part-money")), cashChart(page),
    el("h4.part", t("part-risk")), distributionChart(page), tornadoChart(page),
    el("h4.part", t("due-diligence")), el("p", t("due-diligence-about")), dueDiligence(page));
}

function leadingSection() {
  if (data.leading.length === 0) return null;
  const pages = data.leading.map(candidatePage);
  const tabs = data.leading.map((page, i) =>
    el("button", { type: "button", role: "tab", id: "tab-" + (i + 1), "aria-controls": "candidate-" + (i + 1) }, "#" + page.candidate.rank + " " + candidateName(page.candidate)));
  const show = (i, focus) => {
    state.leading = i;
    tabs.forEach((tab, j) => {
      tab.setAttribute("aria-selected", String(i === j));
      tab.tabIndex = i === j ? 0 : -1;
    });
    pages.forEach((page, j) => page.classList.toggle("away", i !== j));
    if (focus) tabs[i].focus();
    redrawAll();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => show(i));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) show((i + step + tabs.length) % tabs.length, true);
    });
  });
  const section = el("section", { id: "candidates" }, el("h2", t("candidates-in-depth")), el("p.lead", t("candidates-lead", number(pages.length))),
    el("div.tabs", { role: "tablist", "aria-label": t("candidates-in-depth") }, tabs), pages);
  section.show = show;
  return section;
}

const chapters = ["recommendation", "ranking", "map", "candidates", "stress", "robustness", "evidence", "assumptions", "record"];

function toolbar() {
  const language = el("button.language", { type: "button", lang: state.language === "zh" ? "en" : "zh-CN" }, state.language === "zh" ? "English" : "中文");
  language.addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    render();
    document.querySelector("button.language").focus();
  });
  const themes = ["auto", "light", "dark"];
  const theme = el("button.theme", { type: "button", title: t("theme") }, t("theme-" + state.theme));
  theme.addEventListener("click", () => {
    state.theme = themes[(themes.indexOf(state.theme) + 1) % themes.length];
    document.documentElement.dataset.theme = state.theme;
    theme.textContent = t("theme-" + state.theme);
  });
  const paper = el("button.print", { type: "button" }, t("print"));
  paper.addEventListener("click", () => window.print());
  return el("div.buttons", language, theme, paper);
}

function redrawAll() {
  for (const redraw of redraws) redraw();
}

function render() {
  redraws.length = 0;
  lastId = 0;
  hideTip();
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.title = t("title") + " · " + pick(data.question.name);
  const leading = leadingSection();
  const sections = [firstPage(), rankingSection(), mapSection(), leading, stressSection(), robustnessSection(), evidenceSection(), assumptionsSection(), recordSection()].filter(Boolean);
  const present = new Set(sections.map((s) => s.id));
  const links = chapters.filter((id) => present.has(id)).map((id) => el("li", el("a", { href: "#" + id }, t("nav-" + id))));
  document.getElementById("page").replaceChildren(
    el("a.skip", { href: "#main" }, t("skip")),
    el("header.top", el("span.brand", "Landfall"), el("nav", { "aria-label": t("contents") }, el("ul", links)), toolbar()),
    el("main", { id: "main", tabindex: "-1" }, sections), tip,
    el("footer", el("p", t("footer", data.record.landfall.version, data.record.inputs_sha256.slice(0, 16), date(data.record.valuation_date)))));
  if (leading) leading.show(state.leading);
  else redrawAll();
}

let waiting = 0;
window.addEventListener("resize", () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => !state.paper && redrawAll(), 150);
});
// On paper every candidate stands, in charts of the paper's width.
window.addEventListener("beforeprint", () => {
  state.paper = true;
  redrawAll();
});
window.addEventListener("afterprint", () => {
  state.paper = false;
  redrawAll();
});
render();
