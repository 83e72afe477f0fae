// SPDX-License-Identifier: Apache-2.0
// Both regions with the best design of each place. The base map takes no position on borders: disputed ones are dashed (docs/maps.md).

// The best candidate of each place, in the order of the ranking.
function bestByPlace() {
  const best = new Map();
  for (const row of data.candidates) if (!best.has(row.site)) best.set(row.site, row);
  return [...best.values()];
}

const regions = [
  { code: "region-middle-east", box: [[29, 12], [61, 34]] },
  { code: "region-southeast-asia", box: [[94, -9], [127, 23]] },
];
const inside = (row, [[west, south], [east, north]]) => {
  const place = data.places[row.site];
  return place.longitude >= west && place.longitude <= east && place.latitude >= south && place.latitude <= north;
};

// A box of degrees seen without distortion at its middle latitude.
function projectionOf(box, width, height) {
  const squeeze = Math.cos(((box[0][1] + box[1][1]) / 2) * Math.PI / 180);
  const scale = Math.min(width / ((box[1][0] - box[0][0]) * squeeze), height / (box[1][1] - box[0][1]));
  const x0 = (width - (box[1][0] - box[0][0]) * squeeze * scale) / 2;
  return ([longitude, latitude]) => [x0 + (longitude - box[0][0]) * squeeze * scale, (box[1][1] - latitude) * scale];
}

function drawRegion(svg, width, height, region, rows) {
  const project = projectionOf(region.box, width, height);
  const path = d3.geoPath(d3.geoTransform({ point(x, y) { this.stream.point(...project([x, y])); } }));
  const clip = freshId("clip");
  svg.append("clipPath").attr("id", clip).append("rect").attr("width", width).attr("height", height).attr("rx", 6);
  const g = svg.append("g").attr("clip-path", `url(#${clip})`);
  g.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
  g.append("path").attr("class", "graticule").attr("d", path(d3.geoGraticule().step([10, 10]).extent([[20, -20], [140, 50]])()));
  g.selectAll(null).data(baseMap.features).enter().append("path")
    .attr("class", (f) => "map-" + f.properties.kind).attr("d", path);
  const room = [];
  const free = (a) => room.every((b) => a.x1 < b.x0 || a.x0 > b.x1 || a.y1 < b.y0 || a.y0 > b.y1);
  const at = new Map(rows.map((row) => [row, project([data.places[row.site].longitude, data.places[row.site].latitude])]));
  for (const [x, y] of at.values()) room.push({ x0: x - 8, x1: x + 8, y0: y - 8, y1: y + 8 });
  const pin = g.selectAll(null).data([...rows].reverse()).enter().append("g")
    .attr("class", (row) => "pin is-" + row.verdict).attr("transform", (row) => `translate(${at.get(row)})`);
  pin.append("circle").attr("r", (row) => (row.rank === 1 ? 9 : 6.5));
  pin.append("text").attr("class", "pin-mark").attr("dy", "0.36em").text((row) => (row.verdict === "blocked" ? "✕" : row.verdict === "conditional" ? "" : "●"));
  speak(pin, (row) => t("map-tip", placeName(row.site), designName(row.module), ui(row.verdict), number(row.rank), percent(row.equity_irr)));
  // A name goes beside its pin where it meets no other; else it stays with the tip and the table.
  for (const row of rows) {
    const [x, y] = at.get(row), text = placeName(row.site).split(/[(（]/)[0].trim() + " " + percent(row.equity_irr);
    const wide = 8 + [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 11 : 6.1), 0);
    const spots = [[x + 10, y + 4, "start"], [x - 10, y + 4, "end"], [x, y - 11, "middle"], [x, y + 19, "middle"]];
    for (const [left, base, anchor] of spots) {
      const x0 = anchor === "start" ? left : anchor === "end" ? left - wide : left - wide / 2;
      const box = { x0, x1: x0 + wide, y0: base - 11, y1: base + 3 };
      if (box.x0 < 2 || box.x1 > width - 2 || box.y0 < 2 || box.y1 > height - 2 || !free(box)) continue;
      room.push(box);
      g.append("text").attr("class", "pin-name").attr("x", left).attr("y", base).attr("text-anchor", anchor).text(text);
      break;
    }
  }
}

function mapSection() {
  const best = bestByPlace();
  const columns = [
    { title: ui("site"), show: (r) => placeName(r.site) }, { title: ui("module"), show: (r) => designName(r.module) },
    { title: ui("verdict"), show: (r) => ui(r.verdict) }, { title: ui("rank"), show: (r) => number(r.rank), number: true },
    { title: ui("equity-irr"), show: (r) => percent(r.equity_irr), number: true },
  ];
  const legend = ["proceed", "conditional", "blocked"].map((v) => ["v-" + v, ui(v)]);
  return el("section", { id: "map" }, el("h2", t("map")), el("p.lead", t("map-lead")),
    el("div.pair", regions.map((region) => {
      const rows = best.filter((row) => inside(row, region.box));
      return chart({ title: t(region.code), about: t("map-about", number(rows.length)), legend, height: (w) => Math.round(w * (region.box[1][1] - region.box[0][1]) / ((region.box[1][0] - region.box[0][0]) * 0.93)),
        draw: (svg, w, h) => drawRegion(svg, w, h, region, rows), table: { columns, rows } });
    })),
    el("p.fine", t("map-borders")));
}
