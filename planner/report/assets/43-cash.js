// SPDX-License-Identifier: Apache-2.0
// The years of the plan: cash in and out, the loan, and how its service is covered.

function cashChart(page) {
  // The plan is as long as its latest draw: years after the last flow stay in the table.
  const last = d3.max(page.cash_flow_years, (r) => (r.cfads_usd !== 0 || r.equity_usd !== 0 ? r.year : 0));
  const rows = page.cash_flow_years.filter((r) => r.year <= last);
  const ins = [["cfads", (r) => r.cfads_usd, t("cfads")], ["draw", (r) => r.debt_draw_usd, t("debt-drawn")]];
  const outs = [["capex", (r) => r.capex_usd, t("capex-short")], ["interest", (r) => r.interest_usd, t("interest")], ["principal", (r) => r.principal_usd, t("principal")]];
  const draw = (svg, width, height) => {
    const left = 46, right = width - 42, top = 24, cashBottom = height - 168, coverTop = height - 128, bottom = height - 42;
    const x = d3.scaleBand(rows.map((r) => r.year), [left, right]).padding(0.2);
    const stack = (r, parts) => {
      let plus = 0, minus = 0;
      return parts.map(([kind, value, name, sign]) => {
        const v = sign * value(r);
        const from = v >= 0 ? plus : minus, to = from + v;
        if (v >= 0) plus = to;
        else minus = to;
        return { kind, name, v, low: Math.min(from, to), high: Math.max(from, to), year: r.year };
      });
    };
    const parts = [...ins.map((p) => [...p, 1]), ...outs.map((p) => [...p, -1])];
    const all = rows.flatMap((r) => stack(r, parts)).filter((p) => p.v !== 0);
    const y = d3.scaleLinear([d3.min([...all.map((p) => p.low), ...rows.map((r) => r.equity_usd)]), d3.max(all, (p) => p.high)], [cashBottom, top]).nice();
    yAxis(svg, y, left, { name: t("usd-million"), grid: right - left, format: (v) => number(v / 1e6) });
    const bars = svg.selectAll(null).data(all).enter().append("rect").attr("class", (p) => "cash " + p.kind).attr("x", (p) => x(p.year)).attr("width", x.bandwidth()).attr("y", (p) => y(p.high)).attr("height", (p) => Math.max(0.5, y(p.low) - y(p.high)));
    svg.append("line").attr("class", "zero").attr("x1", left).attr("x2", right).attr("y1", y(0)).attr("y2", y(0));
    const mid = (r) => x(r.year) + x.bandwidth() / 2;
    svg.append("path").attr("class", "line equity").attr("d", line(mid, (r) => y(r.equity_usd))(rows));
    const owners = svg.selectAll(null).data(rows).enter().append("circle").attr("class", "dot equity").attr("r", 3).attr("cx", mid).attr("cy", (r) => y(r.equity_usd));
    speak(bars, (p) => t("cash-tip", number(p.year), p.name, millions(p.v, 2)));
    speak(owners, (r) => t("cash-tip", number(r.year), t("equity-flow"), millions(r.equity_usd, 2)));
    // Below: the loan that is left, and the cover of its service.
    const loan = d3.scaleLinear([0, d3.max(rows, (r) => r.debt_balance_usd) || 1], [bottom, coverTop]);
    const covered = rows.filter((r) => r.dscr !== null);
    const cover = d3.scaleLinear([0, Math.max(2, d3.max(covered, (r) => r.dscr) || 0)], [bottom, coverTop]);
    svg.append("path").attr("class", "loan").attr("d", d3.area().x(mid).y0(bottom).y1((r) => loan(r.debt_balance_usd)).curve(d3.curveStep)(rows));
    yAxis(svg, loan, right, { ticks: 3, right: true, format: (v) => number(v / 1e6) });
    svg.append("text").attr("class", "axis-name").attr("x", width).attr("y", coverTop - 10).attr("text-anchor", "end").text(t("loan-left") + ", " + t("usd-million"));
    yAxis(svg, cover, left, { ticks: 3, format: (v) => number(v, 1) });
    svg.append("text").attr("class", "axis-name").attr("x", 0).attr("y", coverTop - 10).text("DSCR");
    svg.append("line").attr("class", "threshold").attr("x1", left).attr("x2", right).attr("y1", cover(1)).attr("y2", cover(1));
    svg.append("path").attr("class", "line dscr").attr("d", line(mid, (r) => cover(r.dscr))(covered));
    const dots = svg.selectAll(null).data(covered).enter().append("circle").attr("class", "dot dscr").attr("r", 3.5).attr("cx", mid).attr("cy", (r) => cover(r.dscr));
    speak(dots, (r) => t("dscr-tip", number(r.year), number(r.dscr, 2), millions(r.debt_balance_usd)));
    const every = width < 520 ? 4 : 2;
    xAxis(svg, x, bottom, { name: t("year-of-plan"), width, ticks: 0, format: (v) => ((v - 1) % every ? "" : number(v)) });
  };
  const money = (key, title) => ({ title, number: true, show: (r) => millions(r[key], 2) });
  return chart({
    title: t("cash-flow"), about: t("cash-flow-about", millions(page.debt.size_usd), percent(page.debt.gearing), number(page.candidate.min_dscr, 2)), height: 470, draw,
    legend: [...ins, ...outs].map(([kind, , name]) => [kind, name]).concat([["equity", t("equity-flow")], ["loan", t("loan-left")], ["dscr", "DSCR"]]),
    table: {
      columns: [{ title: ui("year"), show: (r) => number(r.year) }, money("revenue_usd", ui("revenue")), money("opex_usd", ui("opex")), money("ebitda_usd", ui("ebitda")), money("tax_usd", ui("tax")), money("capex_usd", t("capex-short")), money("cfads_usd", t("cfads")), money("debt_draw_usd", t("debt-drawn")), money("interest_usd", t("interest")), money("principal_usd", t("principal")), money("debt_balance_usd", t("loan-left")), { title: "DSCR", number: true, show: (r) => number(r.dscr, 2) }, money("project_usd", ui("project-flow")), money("equity_usd", ui("equity-flow"))],
      rows: page.cash_flow_years,
    },
  });
}
