// SPDX-License-Identifier: Apache-2.0
// How firm the ranking is: who is first in how many draws and who holds which rank, who earns more than whom, what makes another first, and who is beaten by nobody on return, PUE and cost.

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
    candidateNames(g, left, top, step);
    g.append("text").attr("class", "row-value").attr("x", (r) => x(r.share_first) + 5).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").text((r) => percent(r.share_first));
    speak(g, (r) => t("first-tip", candidateName(r), percent(r.share_first), number(r.rank)));
  };
  return chart({
    title: t("first-shares"), about: t("first-shares-about", number(data.record.draws)), height: rows.length * step + 54, draw,
    table: { columns: [{ title: ui("rank"), show: (r) => number(r.rank) }, { title: t("candidate"), show: candidateName }, { title: t("share-of-draws"), number: true, show: (r) => percent(r.share_first) }], rows },
  });
}

// A field of cells, the darker the larger the share; a share below half a percent is left empty. Never so dark that the figure in it can no longer be read.
function shareField({ title, about, rows, columns, columnsName, share, mark, tip, table }) {
  const step = 25, top = 40;
  const draw = (svg, width, height) => {
    const left = nameRoom(width, 280), cell = (width - left - 2) / columns.length;
    svg.append("text").attr("class", "axis-name").attr("x", width).attr("y", 11).attr("text-anchor", "end").text(columnsName);
    svg.selectAll(null).data(columns).enter().append("text").attr("class", "axis-name").attr("x", (c, j) => left + (j + 0.5) * cell).attr("y", top - 9).attr("text-anchor", "middle").text((c) => c);
    candidateNames(svg.selectAll(null).data(rows).enter(), left, top, step);
    const cells = rows.flatMap((r, i) => columns.map((c, j) => ({ r, i, j, share: share(r, j) }))).filter((c) => c.share !== null);
    const shown = svg.selectAll(null).data(cells).enter().append("g").attr("class", "share");
    shown.append("rect").attr("x", (c) => left + c.j * cell + 1).attr("y", (c) => top + c.i * step + 1).attr("width", Math.max(1, cell - 2)).attr("height", step - 2).attr("fill-opacity", (c) => (c.share < 0.005 ? 0.03 : 0.06 + 0.48 * c.share));
    shown.filter((c) => c.share >= 0.005 && cell > 26).append("text").attr("x", (c) => left + (c.j + 0.5) * cell).attr("y", (c) => top + c.i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "middle")
      .text((c) => number(100 * c.share, 0) + (mark && mark(c.r, c.j) && cell > 40 ? " ◆" : ""));
    speak(shown, (c) => tip(c.r, c.j, c.share));
  };
  return chart({ title, about, height: rows.length * step + top + 6, draw, table });
}

function rankField() {
  const rows = data.robustness.candidates;
  if (rows.length === 0) return null;
  const told = rows[0].share_by_rank.length, columns = [...d3.range(1, told + 1).map((k) => "#" + k), t("rank-below")];
  const share = (r, j) => (j < told ? r.share_by_rank[j] : r.share_below);
  return shareField({
    title: t("rank-shares"), about: t("rank-shares-about"), rows, columns, columnsName: t("share-by-rank"), share,
    tip: (r, j, held) => t("rank-tip", candidateName(r), columns[j], percent(held), number(r.mean_rank, 1)),
    table: {
      columns: [{ title: ui("rank"), show: (r) => number(r.rank) }, { title: t("candidate"), show: candidateName }, { title: t("mean-rank"), number: true, show: (r) => number(r.mean_rank, 1) },
        ...columns.map((c, j) => ({ title: c, number: true, show: (r) => percent(share(r, j), 0) }))],
      rows,
    },
  });
}

function pairField() {
  const rows = data.robustness.pairs;
  if (rows.length < 2) return null;
  const share = (r, j) => (rows[j] === r ? null : r.earns_more_share[j]), wholly = (r, j) => r.dominates_ranks.includes(rows[j].rank);
  return shareField({
    title: t("pairs"), about: t("pairs-about"), rows, columns: rows.map((r) => "#" + r.rank), columnsName: t("share-of-draws"), share, mark: wholly,
    tip: (r, j, held) => t("pair-tip", candidateName(r), candidateName(rows[j]), percent(held)) + (wholly(r, j) ? " " + t("pair-dominates") : ""),
    table: {
      columns: [{ title: ui("rank"), show: (r) => number(r.rank) }, { title: t("candidate"), show: candidateName },
        ...rows.map((c, j) => ({ title: "#" + c.rank, number: true, show: (r) => (share(r, j) === null ? none : percent(share(r, j), 0) + (wholly(r, j) ? " ◆" : "")) }))],
      rows,
    },
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
    { title: t("fact"), wide: true, show: (r) => el("span", factName(r), el("code.path", r.path)) },
    { title: ui("value"), number: true, tight: true, show: (r) => factFigure(r.value, r.unit) },
    { title: t("range"), number: true, tight: true, show: factRange },
    { title: t("evidence"), show: (r) => confidenceBadge(r.confidence) },
    { title: t("swing-points"), number: true, show: (r) => number(100 * r.swing, 2) },
    { title: t("new-winner"), show: (r) => (r.flips_winner ? t("wins-at", placeName(r.flip_site) + " · " + shortDesign(r.flip_module), factFigure(r.flip_value, r.unit)) : none) },
    { title: t("settled-by"), wide: true, show: (r) => pick(r.document) || none },
  ], rows);
}

function robustnessSection() {
  return el("section", { id: "robustness" }, el("h2", t("robustness")), el("p.lead", t("robustness-lead")), firstShares(), rankField(), pairField(), paretoChart(),
    el("h3", t("what-decides")), el("p", t("what-decides-about")), flipsTable());
}
