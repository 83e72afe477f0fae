// SPDX-License-Identifier: Apache-2.0
// How far the return may lie from its figure: over the draws, and fact by fact.

function distributionChart(page) {
  const draws = page.equity_irr_draws, hurdle = data.question.hurdle, row = page.candidate;
  if (draws.length === 0) return el("p.fine", t("no-draws"));
  // Total losses (counted as -100 %) would flatten the picture: they stand in the first column.
  const seen = draws.filter((v) => v > -0.99), lost = draws.length - seen.length;
  const low = Math.min(d3.quantile(seen, 0.005), hurdle), high = Math.max(d3.quantile(seen, 0.995), hurdle);
  const size = Math.max(0.005, Math.ceil((high - low) / 28 / 0.0025) * 0.0025);
  const first = Math.floor(low / size) * size, count = Math.ceil((high - first) / size) + 1;
  const columns = d3.range(count).map((i) => ({ from: first + i * size, to: first + (i + 1) * size, draws: 0 }));
  for (const v of draws) columns[Math.max(0, Math.min(count - 1, Math.floor((v - first) / size)))].draws += 1;
  const draw = (svg, width, height) => {
    const left = 46, right = width - 10, top = 34, bottom = height - 44;
    const x = d3.scaleLinear([first, first + count * size], [left, right]), y = d3.scaleLinear([0, d3.max(columns, (c) => c.draws)], [bottom, top]).nice();
    yAxis(svg, y, left, { name: t("draws"), grid: right - left, ticks: 4, format: (v) => number(v) });
    xAxis(svg, x, bottom, { name: t("equity-irr"), width, ticks: width < 480 ? 4 : 8, format: (v) => percent(v, 0) });
    const bars = svg.selectAll(null).data(columns).enter().append("rect").attr("class", (c) => (c.to <= hurdle + 1e-9 ? "below" : "above"))
      .attr("x", (c) => x(c.from) + 0.5).attr("width", Math.max(1, x(size) - x(0) - 1)).attr("y", (c) => y(c.draws)).attr("height", (c) => bottom - y(c.draws));
    speak(bars, (c) => t("draws-tip", percent(c.from), percent(c.to), number(c.draws)));
    const at = (value, kind, text, row_ = 0, anchor = "middle") => {
      if (value === null || value < first) return;
      svg.append("line").attr("class", kind).attr("x1", x(value)).attr("x2", x(value)).attr("y1", top - 4).attr("y2", bottom);
      svg.append("text").attr("class", "mark-name").attr("x", x(value)).attr("y", top - 8 - 13 * row_).attr("text-anchor", anchor).text(text);
    };
    at(hurdle, "threshold", t("hurdle"), 1);
    at(row.equity_irr_p10, "quantile", "P10");
    at(row.equity_irr_p50, "quantile", "P50");
    at(row.equity_irr_p90, "quantile", "P90");
  };
  return chart({
    title: t("distribution"), about: t("distribution-about", number(draws.length), percent(row.probability_below_hurdle, 0), percent(hurdle)) + (lost ? " " + t("lost-draws", number(lost)) : ""), height: 270, draw,
    legend: [["below", t("below-the-hurdle")], ["above", t("at-or-above")]],
    table: { columns: [{ title: t("from"), number: true, show: (c) => percent(c.from, 2) }, { title: t("to"), number: true, show: (c) => percent(c.to, 2) }, { title: t("draws"), number: true, show: (c) => number(c.draws) }], rows: columns },
  });
}

const factName = (row) => pick(row.description);

function tornadoChart(page) {
  const rows = page.due_diligence.slice(0, 14), base = page.candidate.equity_irr, hurdle = data.question.hurdle;
  if (rows.length === 0 || base === null) return el("p.fine", t("no-doubts"));
  const step = 26, top = 22;
  const ends = rows.flatMap((r) => [r.equity_irr_low, r.equity_irr_high]).filter((v) => v !== null);
  const lowest = Math.max(-0.5, d3.min([...ends, base])), highest = d3.max([...ends, base]);
  const draw = (svg, width, height) => {
    const left = nameRoom(width, 290), bottom = height - 42;
    const x = d3.scaleLinear([lowest, highest], [left + 6, width - 14]).nice().clamp(true);
    xAxis(svg, x, bottom, { name: t("equity-irr"), width, grid: bottom - top, ticks: width < 480 ? 4 : 8, format: (v) => percent(v, 0) });
    svg.selectAll(null).data(rows).enter().append("text").attr("class", "row-name").attr("x", left - 4).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "end").text((r) => fitText(factName(r), left - 8));
    const half = (end, other) => (r, i) => {
      const value = r[end] === null ? lowest : r[end];
      return { r, i, x0: Math.min(x(base), x(value)), x1: Math.max(x(base), x(value)), kind: end === "equity_irr_low" ? "at-low" : "at-high" };
    };
    const halves = rows.flatMap((r, i) => [half("equity_irr_low")(r, i), half("equity_irr_high")(r, i)]);
    const bars = svg.selectAll(null).data(halves).enter().append("rect").attr("class", (h) => h.kind).attr("x", (h) => h.x0).attr("width", (h) => Math.max(1, h.x1 - h.x0)).attr("y", (h) => top + h.i * step + 4).attr("height", step - 8);
    speak(bars, ({ r, kind }) => t("tornado-tip", factName(r), factFigure(kind === "at-low" ? r.low : r.high, r.unit), percent(kind === "at-low" ? r.equity_irr_low : r.equity_irr_high, 2)));
    svg.append("line").attr("class", "mark-line").attr("x1", x(base)).attr("x2", x(base)).attr("y1", top - 4).attr("y2", bottom);
    svg.append("text").attr("class", "mark-name").attr("x", x(base)).attr("y", 12).attr("text-anchor", "middle").text(percent(base));
    if (hurdle >= x.domain()[0] && hurdle <= x.domain()[1]) {
      svg.append("line").attr("class", "threshold").attr("x1", x(hurdle)).attr("x2", x(hurdle)).attr("y1", top - 4).attr("y2", bottom);
      if (Math.abs(x(hurdle) - x(base)) > 50) svg.append("text").attr("class", "mark-name").attr("x", x(hurdle)).attr("y", 12).attr("text-anchor", "middle").text(t("hurdle"));
    }
  };
  return chart({
    title: t("tornado"), about: t("tornado-about"), height: rows.length * step + 70, draw,
    legend: [["at-low", t("fact-at-low")], ["at-high", t("fact-at-high")]],
    table: {
      columns: [{ title: t("fact"), show: factName }, { title: t("low"), number: true, show: (r) => figure(r.low) }, { title: t("high"), number: true, show: (r) => figure(r.high) }, { title: t("unit"), show: (r) => unitName(r.unit) }, { title: t("irr-at-low"), number: true, show: (r) => percent(r.equity_irr_low, 2) }, { title: t("irr-at-high"), number: true, show: (r) => percent(r.equity_irr_high, 2) }],
      rows,
    },
  });
}

const confidenceBadge = (level) => el("span.badge.evidence-" + level, t("evidence-" + level));

function dueDiligence(page) {
  const rows = page.due_diligence.slice(0, 20);
  return plainTable(t("due-diligence"), [
    { title: t("fact"), wide: true, show: (r) => el("span", factName(r), el("code.path", r.path)) },
    { title: ui("value"), number: true, tight: true, show: (r) => factFigure(r.value, r.unit) },
    { title: t("range"), number: true, tight: true, show: factRange },
    { title: t("evidence"), show: (r) => confidenceBadge(r.confidence) },
    { title: t("swing-points"), number: true, show: (r) => number(100 * r.swing, 2) },
    { title: t("flips-verdict"), show: (r) => (r.flips_verdict ? t("yes-at", factFigure(r.switching_value, r.unit)) : t("no")) },
    { title: t("settled-by"), wide: true, show: (r) => pick(r.document) || none },
    { title: ui("source"), wide: true, show: (r) => r.source + " (" + r.year + ")" },
  ], rows);
}

// The leading candidates under every stress test: the return, and how far it moves.
function stressSection() {
  const pages = data.leading.filter((page) => page.stress_tests.length);
  if (pages.length === 0) return null;
  const tests = pages[0].stress_tests;
  const tone = (change) => (change === null ? "gone" : change > 0.001 ? "up" : change > -0.005 ? "calm" : change > -0.02 ? "down" : "down2");
  const cell = (page, i) => {
    const r = page.stress_tests[i];
    if (!r.applicable) return el("span.stress.na", t("not-applicable"));
    if (r.equity_irr === null) return el("span.stress.gone", t("no-return"));
    const sign = r.equity_irr_change > 0 ? "+" : "";
    return el("span.stress." + tone(r.equity_irr_change), el("b", percent(r.equity_irr)), " ", el("span", r.equity_irr_change === null ? "" : sign + number(100 * r.equity_irr_change, 1)),
      r.verdict === "blocked" ? el("span.mark", { title: ui("blocked") }, " ✕") : null);
  };
  const columns = [
    { title: ui("stress-test"), wide: true, show: (i) => (i < 0 ? ui("no-stress") : el("span", { title: pick(tests[i].history) }, pick(tests[i].name))) },
    ...pages.map((page) => ({ title: el("span", "#" + page.candidate.rank + " " + placeName(page.candidate.site), el("br"), el("small", shortDesign(page.candidate.module))), number: true, show: (i) => (i < 0 ? el("b", percent(page.candidate.equity_irr)) : cell(page, i)) })),
  ];
  const history = el("details.behind", el("summary", t("stress-histories")), el("dl.histories", tests.flatMap((test) => [el("dt", pick(test.name)), el("dd", pick(test.history), " ", el("cite", test.source))])));
  return el("section", { id: "stress" }, el("h2", t("stress")), el("p.lead", t("stress-lead")),
    plainTable(t("stress"), columns, [-1, ...tests.map((_, i) => i)]), el("p.fine", t("stress-note")), history);
}
