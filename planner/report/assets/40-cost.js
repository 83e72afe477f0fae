// SPDX-License-Identifier: Apache-2.0
// Capital cost: how the lines add up, and the sum against what is published for the place.

const capexName = (item) => ui(item);

function capexBridge(page) {
  let sum = 0;
  const lines = page.capex_lines.map((line) => ({ name: capexName(line.item), line, from: sum, to: (sum += line.usd) }));
  const rows = [...lines, { name: ui("total"), from: 0, to: sum, total: true }];
  const step = 23, top = 8;
  const draw = (svg, width, height) => {
    const left = nameRoom(width), right = 52;
    const x = d3.scaleLinear([0, sum], [left, width - right]);
    xAxis(svg, x, height - 40, { name: t("usd-million"), width, grid: height - 40 - top, ticks: width < 480 ? 3 : 6, format: (v) => number(v / 1e6) });
    const y = (i) => top + i * step;
    const g = svg.selectAll(null).data(rows).enter().append("g").attr("class", (r) => (r.total ? "bar total" : "bar"));
    g.append("rect").attr("x", (r) => x(r.from)).attr("y", (r, i) => y(i) + 3).attr("height", step - 6).attr("width", (r) => Math.max(1, x(r.to) - x(r.from)));
    g.append("text").attr("class", "row-name").attr("x", left - 8).attr("y", (r, i) => y(i) + step / 2).attr("dy", "0.35em").attr("text-anchor", "end").text((r) => fitText(r.name, left - 12));
    g.append("text").attr("class", "row-value").attr("x", (r) => x(r.to) + 5).attr("y", (r, i) => y(i) + step / 2).attr("dy", "0.35em").text((r) => millions(r.to - r.from));
    svg.selectAll(null).data(lines.slice(1)).enter().append("line").attr("class", "joint").attr("x1", (r) => x(r.from)).attr("x2", (r) => x(r.from)).attr("y1", (r, i) => y(i) + step - 3).attr("y2", (r, i) => y(i + 1) + 3);
    speak(g, (r) => t("bridge-tip", r.name, millions(r.to - r.from, 2), percent((r.to - r.from) / sum), number((r.to - r.from) / (1e6 * page.candidate.it_mw), 2)));
  };
  return chart({
    title: t("capex-bridge"), about: t("capex-bridge-about", millions(sum), number(page.candidate.it_mw, 2)), height: rows.length * step + 56, draw,
    table: {
      columns: [
        { title: ui("capex-line"), show: (r) => r.name },
        { title: ui("quantity"), number: true, show: (r) => (r.line ? figure(r.line.quantity) + " " + r.line.quantity_unit : "") },
        { title: ui("rate"), number: true, show: (r) => (r.line ? figure(r.line.rate_usd) : "") },
        { title: ui("index"), number: true, show: (r) => (r.line ? figure(r.line.index) : "") },
        { title: "USD", number: true, show: (r) => number(r.to - r.from) },
        { title: t("usd-per-w-unit"), number: true, show: (r) => number((r.to - r.from) / (1e6 * page.candidate.it_mw), 2) },
      ],
      rows,
    },
  });
}

function costBenchmark(page) {
  const mark = page.benchmark, ours = page.candidate.capex_usd_per_w;
  const rows = [{ name: t("this-build"), value: ours }, { name: t("benchmark"), low: mark.low, value: mark.value, high: mark.high }];
  const draw = (svg, width) => {
    const left = nameRoom(width), x = d3.scaleLinear([0, Math.max(ours, mark.high) * 1.12], [left, width - 44]);
    xAxis(svg, x, 96, { name: t("usd-per-w-unit"), width, grid: 88, ticks: 5, format: (v) => number(v) });
    const name = (i) => svg.append("text").attr("class", "row-name").attr("x", left - 8).attr("y", 28 + 40 * i).attr("dy", "0.35em").attr("text-anchor", "end").text(fitText(rows[i].name, left - 12));
    name(0);
    name(1);
    const bar = svg.append("g").attr("class", "bar").datum(rows[0]);
    bar.append("rect").attr("x", x(0)).attr("y", 16).attr("height", 24).attr("width", x(ours) - x(0));
    svg.append("text").attr("class", "row-value").attr("x", x(ours) + 5).attr("y", 28).attr("dy", "0.35em").text(number(ours, 2));
    const band = svg.append("g").attr("class", "band").datum(rows[1]);
    band.append("rect").attr("x", x(mark.low)).attr("y", 56).attr("height", 24).attr("width", Math.max(2, x(mark.high) - x(mark.low)));
    band.append("line").attr("x1", x(mark.value)).attr("x2", x(mark.value)).attr("y1", 52).attr("y2", 84);
    svg.append("text").attr("class", "row-value").attr("x", x(mark.high) + 5).attr("y", 68).attr("dy", "0.35em").text(number(mark.value, 2));
    speak(svg.selectAll(".bar,.band"), (r) => (r.low === undefined ? t("cost-tip", number(ours, 2)) : t("benchmark-tip", number(r.value, 2), number(r.low, 2), number(r.high, 2))));
  };
  return chart({
    title: t("cost-benchmark"), about: t("cost-benchmark-about", mark.year, mark.source), height: 138, draw,
    table: { columns: [{ title: t("what"), show: (r) => r.name }, { title: t("low"), number: true, show: (r) => number(r.low, 2) }, { title: ui("value"), number: true, show: (r) => number(r.value, 2) }, { title: t("high"), number: true, show: (r) => number(r.high, 2) }], rows },
  });
}

function opexTable(page) {
  const total = d3.sum(page.opex_lines, (l) => l.usd_per_year);
  const kw = 1000 * page.candidate.it_mw;
  const rows = [...page.opex_lines.map((l) => ({ name: hasWord("ui.opex-" + l.item) ? ui("opex-" + l.item) : ui(l.item), usd: l.usd_per_year })), { name: ui("total"), usd: total }];
  return plainTable(ui("opex-line"), [
    { title: ui("opex-line"), show: (r) => r.name }, { title: t("usd-million-year"), number: true, show: (r) => millions(r.usd, 2) },
    { title: t("usd-per-kw-year"), number: true, show: (r) => number(r.usd / kw) }, { title: t("share"), number: true, show: (r) => percent(r.usd / total) },
  ], rows);
}
