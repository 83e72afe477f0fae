// SPDX-License-Identifier: Apache-2.0
// The frame of every chart: title, drawing, tip on hover, keys, a sentence for those who can't see it, and the table behind it.

const tip = el("div.tip", { role: "status", "aria-live": "polite" });
const redraws = []; // what is drawn again when the width or the medium changes

function showTip(text, x, y) {
  tip.textContent = text;
  tip.classList.add("on");
  const width = tip.offsetWidth, height = tip.offsetHeight;
  tip.style.left = Math.max(4, Math.min(x + 12, window.innerWidth - width - 4)) + "px";
  tip.style.top = Math.max(4, y - height - 10) + "px";
}
const hideTip = () => tip.classList.remove("on");

// Marks of a drawing that say something: the mouse shows it, and the arrow keys go from one to the next.
function speak(selection, text) {
  selection.classed("point", true).each(function (d, i) {
    this.sentence = text(d, i);
  });
  selection.on("mousemove", function () {
    showTip(this.sentence, d3.event.clientX, d3.event.clientY);
  }).on("mouseleave", hideTip);
  return selection;
}

function withKeys(svg) {
  let at = -1;
  const clear = () => {
    svg.querySelectorAll(".held").forEach((n) => n.classList.remove("held"));
    hideTip();
  };
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return clear();
    if (!step) return;
    event.preventDefault();
    const points = [...svg.querySelectorAll(".point")];
    if (points.length === 0) return;
    at = (at + step + points.length) % points.length;
    clear();
    points[at].classList.add("held");
    const box = points[at].getBoundingClientRect();
    showTip(points[at].sentence, box.left + box.width / 2, box.top);
  });
  svg.addEventListener("blur", () => {
    at = -1;
    clear();
  });
}

// draw(svg, width, height): svg is a d3 selection of that size; height may follow from the width. table: {columns, rows}.
function chart({ title, about, height, draw, table, legend }) {
  const titleId = freshId("chart"), aboutId = freshId("about");
  const holder = el("div.drawing");
  const figureNode = el("figure.chart",
    el("figcaption", el("div.chart-title", { id: titleId }, title), about ? el("p.about", { id: aboutId }, about) : null),
    legend ? el("ul.legend", legend.map(([kind, text]) => el("li", el("span.swatch." + kind, { "aria-hidden": "true" }), text))) : null,
    holder,
    table ? el("details.behind", el("summary", t("table-behind")), plainTable(title, table.columns, table.rows)) : null);
  const redraw = () => {
    const width = Math.max(260, Math.floor(state.paper ? paperWidth(figureNode) : holder.clientWidth));
    if (!state.paper && holder.clientWidth === 0) return;
    const tall = typeof height === "function" ? height(width) : height;
    const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${tall}`).attr("width", width).attr("height", tall).attr("role", "img")
      .attr("tabindex", "0").attr("aria-labelledby", titleId).attr("aria-describedby", about ? aboutId : null);
    draw(svg, width, tall);
    withKeys(svg.node());
    holder.replaceChildren(svg.node());
  };
  redraws.push(redraw);
  return figureNode;
}
const paperWidth = (node) => (node.closest(".pair") ? 330 : 680);

// Axes: thin, few ticks, a name with its unit at the end.
function xAxis(svg, scale, y, { format, ticks = 6, name, width, grid = 0 }) {
  const axis = d3.axisBottom(scale).tickSizeOuter(0).tickPadding(6);
  if (ticks) axis.ticks(ticks);
  if (format) axis.tickFormat(format);
  if (grid) axis.tickSizeInner(-grid);
  const g = svg.append("g").attr("class", grid ? "axis grid" : "axis").attr("transform", `translate(0,${y})`).call(axis);
  if (name) svg.append("text").attr("class", "axis-name").attr("x", width).attr("y", y + 34).attr("text-anchor", "end").text(name);
  return g;
}
function yAxis(svg, scale, x, { format, ticks = 5, name, grid = 0, right = false }) {
  const axis = (right ? d3.axisRight : d3.axisLeft)(scale).ticks(ticks).tickSizeOuter(0).tickPadding(6);
  if (format) axis.tickFormat(format);
  if (grid) axis.tickSizeInner(-grid);
  const g = svg.append("g").attr("class", grid ? "axis grid" : "axis").attr("transform", `translate(${x},0)`).call(axis);
  if (name) svg.append("text").attr("class", "axis-name").attr("x", right ? x + 40 : 0).attr("y", 11).attr("text-anchor", right ? "end" : "start").text(name);
  return g;
}
// Names of rows at the left, cut to the room there is; the whole name is in the tip and in the table.
const nameRoom = (width, most = 210) => Math.min(most, Math.floor(width * 0.36));
function fitText(text, room, size = 12) {
  const wide = (c) => (c.charCodeAt(0) > 0x2e80 || c === "…" ? 1 : 0.54);
  const length = (part) => size * d3.sum(part, wide);
  if (length(text) <= room) return text;
  let kept = "";
  for (const c of text) {
    if (length(kept + c + "…") > room) break;
    kept += c;
  }
  return kept.trimEnd() + "…";
}
// Candidates' ranks and names before the rows of a drawing.
const candidateNames = (rows, left, top, step) => rows.append("text").attr("class", "row-name").attr("x", left - 8).attr("y", (r, i) => top + i * step + step / 2).attr("dy", "0.35em").attr("text-anchor", "end").text((r) => fitText("#" + r.rank + " " + candidateName(r), left - 10));
const line = (x, y) => d3.line().x(x).y(y);
