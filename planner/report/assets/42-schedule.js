// SPDX-License-Identifier: Apache-2.0
// From decision to opening, with the critical path.

function scheduleChart(page) {
  const rows = page.schedule, end = Math.max(...rows.map((r) => r.to_month));
  const step = 28, top = 8;
  const draw = (svg, width, height) => {
    const left = nameRoom(width), bottom = height - 42;
    const x = d3.scaleLinear([0, end * 1.04], [left, width - 12]);
    xAxis(svg, x, bottom, { name: t("months-from-decision"), width, grid: bottom - top, ticks: width < 480 ? 4 : 8, format: (v) => number(v) });
    const g = svg.selectAll(null).data(rows).enter().append("g").attr("class", (r) => (r.critical ? "task critical" : "task"));
    g.append("rect").attr("x", (r) => x(r.from_month)).attr("y", (r, i) => top + i * step + 5).attr("height", step - 10).attr("rx", 3).attr("width", (r) => Math.max(2, x(r.to_month) - x(r.from_month)));
    g.append("text").attr("class", "row-name").attr("x", left - 8).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "end").text((r) => fitText((r.critical ? "◆ " : "") + ui(r.activity), left - 12));
    svg.append("line").attr("class", "mark-line").attr("x1", x(page.candidate.months_to_revenue)).attr("x2", x(page.candidate.months_to_revenue)).attr("y1", top).attr("y2", bottom);
    speak(g, (r) => t("task-tip", ui(r.activity), number(r.from_month, 1), number(r.to_month, 1), number(r.to_month - r.from_month, 1)) + (r.critical ? " " + t("on-critical-path") : ""));
  };
  return chart({
    title: t("schedule"), about: t("schedule-about", number(page.candidate.months_to_revenue, 1)), height: rows.length * step + 56, draw,
    legend: [["critical", t("on-critical-path")], ["slack", t("off-critical-path")]],
    table: { columns: [{ title: ui("activity"), show: (r) => ui(r.activity) }, { title: ui("from-month"), number: true, show: (r) => number(r.from_month, 1) }, { title: ui("to-month"), number: true, show: (r) => number(r.to_month, 1) }, { title: ui("critical"), show: (r) => (r.critical ? "◆" : "") }], rows },
  });
}
