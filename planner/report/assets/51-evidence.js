// SPDX-License-Identifier: Apache-2.0
// How well the figures are known, every assumption with its source, and the record of the run.

const levels = ["high", "medium", "low", "unverified"];

function evidenceChart() {
  const rows = data.leading.map((page) => page.candidate);
  const step = 34, top = 6;
  const total = (r) => d3.sum(levels, (k) => r.evidence[k]);
  const draw = (svg, width, height) => {
    const left = nameRoom(width, 280), bottom = height - 42;
    const x = d3.scaleLinear([0, d3.max(rows, total)], [left, width - 14]);
    xAxis(svg, x, bottom, { name: t("facts"), width, grid: bottom - top, ticks: 5, format: (v) => number(v) });
    candidateNames(svg.selectAll(null).data(rows).enter(), left, top, step);
    const parts = rows.flatMap((r, i) => {
      let sum = 0;
      return levels.map((level) => ({ r, i, level, from: sum, to: (sum += r.evidence[level]) }));
    });
    const bars = svg.selectAll(null).data(parts).enter().append("rect").attr("class", (p) => "evidence " + p.level).attr("x", (p) => x(p.from)).attr("width", (p) => Math.max(0, x(p.to) - x(p.from) - 1)).attr("y", (p) => top + p.i * step + 6).attr("height", step - 12);
    svg.selectAll(null).data(parts.filter((p) => x(p.to) - x(p.from) > 22)).enter().append("text").attr("class", (p) => "on-bar " + p.level).attr("x", (p) => (x(p.from) + x(p.to)) / 2).attr("y", (p) => top + p.i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "middle").text((p) => number(p.to - p.from));
    speak(bars, (p) => t("evidence-tip", candidateName(p.r), number(p.to - p.from), number(total(p.r)), t("evidence-" + p.level)));
  };
  return chart({
    title: t("evidence-counts"), about: t("evidence-counts-about"), height: rows.length * step + 56, draw, legend: levels.map((level) => ["e-" + level, t("evidence-" + level)]),
    table: { columns: [{ title: t("candidate"), show: candidateName }, ...levels.map((level) => ({ title: t("evidence-" + level), number: true, show: (r) => number(r.evidence[level]) })), { title: t("stale"), number: true, show: (r) => number(r.evidence.stale) }, { title: t("user-entered"), number: true, show: (r) => number(r.evidence.user_entered) }], rows },
  });
}

const factColumns = () => [
  { key: "path", title: t("fact"), wide: true, value: (r) => r.path, text: (r) => r.path + " " + factName(r), show: (r) => el("span", factName(r), el("code.path", r.path)) },
  { key: "value", title: ui("value"), number: true, value: (r) => r.value, show: (r) => figure(r.value) },
  { key: "range", title: t("range"), number: true, value: (r) => r.low, show: (r) => (r.low === r.high ? none : figure(r.low) + " … " + figure(r.high)) },
  { key: "unit", title: t("unit"), value: (r) => r.unit, show: (r) => unitName(r.unit) },
  { key: "year", title: ui("year"), number: true, value: (r) => r.year, show: (r) => String(r.year), upFirst: true },
  { key: "confidence", title: t("evidence"), value: (r) => levels.indexOf(r.confidence), text: (r) => t("evidence-" + r.confidence), show: (r) => confidenceBadge(r.confidence) },
  { key: "source", title: ui("source"), wide: true, value: (r) => r.source, show: (r) => r.source },
];

function evidenceSection() {
  const entered = data.assumptions.filter((r) => r.source === "set by the user");
  const oldest = [...data.assumptions].filter((r) => !entered.includes(r)).sort((a, b) => a.year - b.year || (a.path < b.path ? -1 : 1)).slice(0, 15);
  const plain = factColumns();
  const first = data.leading[0];
  return el("section", { id: "evidence" }, el("h2", t("evidence-title")), el("p.lead", t("evidence-lead", number(data.question.stale_after_years))),
    first ? el("p", t("evidence-first", number(first.candidate.evidence.stale), number(first.candidate.evidence.user_entered))) : null,
    evidenceChart(),
    entered.length ? [el("h3", t("user-entered-title")), plainTable(t("user-entered-title"), plain, entered)] : null,
    el("h3", t("oldest")), plainTable(t("oldest"), plain, oldest));
}

function assumptionsSection() {
  return el("section", { id: "assumptions" }, el("h2", t("assumptions")), el("p.lead", t("assumptions-lead", number(data.assumptions.length))),
    sortableTable(t("assumptions"), factColumns(), data.assumptions, { limit: 30, paper: Infinity, choices: [
      { title: t("evidence"), value: (r) => r.confidence, options: levels.map((level) => [level, t("evidence-" + level)]) },
      { title: t("belongs-to"), value: (r) => r.path.split(".")[0], options: [...new Set(data.assumptions.map((r) => r.path.split(".")[0]))].map((k) => [k, hasWord("report.owner-" + k) ? t("owner-" + k) : k]) },
    ] }));
}

function recordSection() {
  const r = data.record;
  const items = [
    [t("program"), "landfall " + r.landfall.version + ", " + r.landfall.commit], [t("valuation-date"), date(r.valuation_date)], [t("inputs-hash"), el("code", r.inputs_sha256)],
    [t("seed"), String(r.seed)], [t("draws"), number(r.draws)], [t("overrides"), r.overrides.length ? el("span", r.overrides.map((o) => el("code.block", o))) : t("no-overrides")],
    [t("checks"), pick(data.summary.checks_text)],
  ];
  return el("section", { id: "record" }, el("h2", t("record")), el("p.lead", t("record-lead")),
    el("dl.record", items.flatMap(([name, value]) => [el("dt", name), el("dd", value)])),
    data.leading.map((page) => el("details.behind", el("summary", t("checks-of", candidateName(page.candidate))), checksTable(page))),
    el("details.behind", el("summary", t("inputs-read", number(r.inputs.length))), plainTable(t("inputs-read", number(r.inputs.length)), [
      { title: t("file"), show: (i) => el("code", i.path) }, { title: "SHA-256", show: (i) => el("code.hash", i.sha256) }], r.inputs)),
    el("p.fine", t("made-with")));
}
