// SPDX-License-Identifier: Apache-2.0
// How the plant runs: PUE and WUE by month and against load.

// Points along an axis, as a line with dots, or as bars where zero is the floor.
function plantChart({ title, about, rows, x, xName, xText, value, digits, unit, bars, mark }) {
  const draw = (svg, width, height) => {
    const left = 46, bottom = height - 44, top = 24;
    const values = rows.map(value);
    const low = bars ? 0 : Math.min(...values), high = Math.max(...values, bars ? 0.01 : low + 0.05);
    const y = d3.scaleLinear([bars ? 0 : low - 0.15 * (high - low), high + 0.1 * (high - low)], [bottom, top]);
    yAxis(svg, y, left, { name: unit, grid: width - left - 8, format: (v) => number(v, digits) });
    const band = typeof x(rows[0]) === "string";
    const scale = band ? d3.scaleBand(rows.map(x), [left, width - 8]).padding(0.25) : d3.scaleLinear([0, 1], [left, width - 26]);
    const middle = (r) => scale(x(r)) + (band ? scale.bandwidth() / 2 : 0);
    xAxis(svg, scale, bottom, { name: xName, width: width - 8, ticks: band ? 0 : 5, format: band ? (m, i) => (width < 420 && i % 2 ? "" : m) : (v) => percent(v, 0) });
    if (mark) svg.append("line").attr("class", "mark-line").attr("x1", scale(mark)).attr("x2", scale(mark)).attr("y1", top).attr("y2", bottom);
    const floor = y(Math.max(0, y.domain()[0]));
    let points;
    if (bars) {
      points = svg.selectAll(null).data(rows).enter().append("rect").attr("class", "water").attr("x", (r) => (band ? scale(x(r)) : middle(r) - 4)).attr("width", band ? scale.bandwidth() : 8)
        .attr("y", (r) => y(value(r))).attr("height", (r) => Math.max(0.5, floor - y(value(r))));
    } else {
      svg.append("path").attr("class", "line").attr("d", line(middle, (r) => y(value(r)))(rows));
      points = svg.selectAll(null).data(rows).enter().append("circle").attr("class", "dot").attr("r", 4).attr("cx", middle).attr("cy", (r) => y(value(r)));
    }
    speak(points, (r) => xText(r) + ": " + number(value(r), digits) + " " + unit);
  };
  return chart({ title, about, height: 230, draw, table: { columns: [{ title: xName, show: xText }, { title: unit, number: true, show: (r) => number(value(r), digits) }], rows } });
}

function plantCharts(page) {
  const months = { rows: page.plant_months, x: (r) => monthName(r.month), xText: (r) => monthName(r.month), xName: ui("month") };
  const loads = { rows: page.plant_loads, x: (r) => r.load, xText: (r) => percent(r.load, 0), xName: t("it-load-share") };
  const pue = { value: (r) => r.pue, digits: 3, unit: "PUE" }, wue = { value: (r) => r.wue_l_per_kwh, digits: 2, unit: t("wue-unit"), bars: true };
  return el("div.pair",
    plantChart({ title: t("pue-by-month"), about: t("pue-by-month-about", number(page.candidate.pue, 3)), ...months, ...pue }),
    plantChart({ title: t("wue-by-month"), about: t("wue-by-month-about", number(page.candidate.wue_l_per_kwh, 2)), ...months, ...wue }),
    plantChart({ title: t("pue-by-load"), about: t("pue-by-load-about", number(page.candidate.pue_full_load, 3)), ...loads, ...pue }),
    plantChart({ title: t("wue-by-load"), about: t("wue-by-load-about"), ...loads, ...wue }));
}
