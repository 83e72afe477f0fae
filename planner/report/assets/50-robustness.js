// SPDX-License-Identifier: Apache-2.0
// How firm the ranking is: who is first in how many draws, what makes another first, and who is beaten by nobody on return, PUE and cost.

function firstShares() {
  const rows = data.candidates.filter((c) => c.share_first > 0).sort((a, b) => b.share_first - a.share_first).slice(0, 12);
  if (rows.length === 0) return el("p.fine", t("no-draws"));
  const step = 25, top = 6;
  const draw = (svg, width, height) => {
    const left = nameRoom(width, 280), bottom = height - 42;
    const x = d3.scaleLinear([0, d3.max(rows, (r) => r.share_first)], [left, width - 48]).nice();
    xAxis(svg, x, bottom, { name: t("share-of-draws"), width, grid: bottom - top, ticks: 5, format: (v) => percent(v, 0) });
    const g = svg.selectAll(null).data(rows).enter().append("g").attr("class", "bar");
    g.append("rect").attr("x", x(0)).attr("y", (r, i) => top + i * step + 4).attr("height", step - 8).attr("width", (r) => x(r.share_first) - x(0));
    g.append("text").attr("class", "row-name").attr("x", left - 8).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "end").text((r) => fitText("#" + r.rank + " " + candidateName(r), left - 10));
    g.append("text").attr("class", "row-value").attr("x", (r) => x(r.share_first) + 5).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").text((r) => percent(r.share_first));
    speak(g, (r) => t("first-tip", candidateName(r), percent(r.share_first), number(r.rank)));
  };
  return chart({
    title: t("first-shares"), about: t("first-shares-about", number(data.record.draws)), height: rows.length * step + 54, draw,
    table: { columns: [{ title: ui("rank"), show: (r) => number(r.rank) }, { title: t("candidate"), show: candidateName }, { title: t("share-of-draws"), number: true, show: (r) => percent(r.share_first) }], rows },
  });
}

function paretoChart() {
  const rows = data.candidates.filter((c) => c.verdict !== "blocked" && c.equity_irr !== null);
  const front = rows.filter((c) => c.pareto).sort((a, b) => a.capex_usd_per_w - b.capex_usd_per_w);
  if (rows.length === 0) return el("p.fine", t("no-front"));
  const draw = (svg, width, height) => {
    const left = 50, bottom = height - 44, top = 26, right = width - 14;
    const x = d3.scaleLinear(d3.extent(rows, (r) => r.capex_usd_per_w), [left + 8, right]).nice();
    const y = d3.scaleLinear([Math.max(-0.1, d3.min(rows, (r) => r.equity_irr)), d3.max(rows, (r) => r.equity_irr)], [bottom, top]).nice().clamp(true);
    const size = d3.scaleLinear(d3.extent(rows, (r) => r.pue), [8, 3]);
    yAxis(svg, y, left, { name: t("equity-irr"), grid: right - left, format: (v) => percent(v, 0) });
    xAxis(svg, x, bottom, { name: t("capex-usd-per-w"), width, format: (v) => number(v) });
    const dots = svg.selectAll(null).data([...rows.filter((r) => !r.pareto), ...front]).enter().append("circle").attr("class", (r) => (r.pareto ? "on-front" : "off-front"))
      .attr("cx", (r) => x(r.capex_usd_per_w)).attr("cy", (r) => y(r.equity_irr)).attr("r", (r) => size(r.pue));
    speak(dots.filter((r) => r.pareto || r.rank <= 60), (r) => t("pareto-tip", candidateName(r), percent(r.equity_irr), number(r.pue, 3), number(r.capex_usd_per_w, 2)));
    const hurdle = data.question.hurdle;
    if (hurdle <= y.domain()[1]) svg.append("line").attr("class", "threshold").attr("x1", left).attr("x2", right).attr("y1", y(hurdle)).attr("y2", y(hurdle));
  };
  return chart({
    title: t("pareto"), about: t("pareto-about", number(front.length), number(rows.length)), height: 340, draw,
    legend: [["on-front", t("on-front")], ["off-front", t("off-front")]],
    table: { columns: [{ title: ui("rank"), show: (r) => number(r.rank) }, { title: t("candidate"), show: candidateName }, { title: t("equity-irr"), number: true, show: (r) => percent(r.equity_irr) }, { title: "PUE", number: true, show: (r) => number(r.pue, 3) }, { title: t("capex-usd-per-w"), number: true, show: (r) => number(r.capex_usd_per_w, 2) }], rows: front },
  });
}

function flipsTable() {
  const rows = data.what_to_verify.slice(0, 15);
  if (rows.length === 0) return el("p.fine", t("no-doubts"));
  return plainTable(t("what-decides"), [
    { title: t("fact"), show: (r) => el("span", factName(r), el("code.path", r.path)) },
    { title: ui("value"), number: true, show: (r) => figure(r.value) + " " + r.unit },
    { title: t("range"), number: true, show: (r) => figure(r.low) + " … " + figure(r.high) },
    { title: t("evidence"), show: (r) => confidenceBadge(r.confidence) },
    { title: t("swing-points"), number: true, show: (r) => number(100 * r.swing, 2) },
    { title: t("new-winner"), show: (r) => (r.flips_winner ? t("wins-at", placeName(r.flip_site) + " · " + shortDesign(r.flip_module), figure(r.flip_value)) : none) },
    { title: t("settled-by"), show: (r) => pick(r.document) || none },
  ], rows);
}

function robustnessSection() {
  return el("section", { id: "robustness" }, el("h2", t("robustness")), el("p.lead", t("robustness-lead")), firstShares(), paretoChart(),
    el("h3", t("what-decides")), el("p", t("what-decides-about")), flipsTable());
}
