// SPDX-License-Identifier: Apache-2.0
// Regenerates basemap.geojson beside it. In an empty folder:
//   npm install --ignore-scripts world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.2 d3-geo-projection@4.0.0
//   node basemap.mjs > basemap.geojson        (with this file copied there)
// Source: Natural Earth 1:50m, Admin 0 countries (public domain), as packed in world-atlas 2.0.2. What the result holds, and whose point of
// view it takes, is told in docs/maps.md.
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const { feature, merge, mesh } = require("topojson-client");
const { presimplify, simplify } = require("topojson-simplify");
const { geoIdentity } = require("d3-geo");
const { geoProject } = require("d3-geo-projection");

const box = [24, -12, 132, 42]; // both regions and the sea between them
const digits = 2; // of a degree, some 1.1 km: finer than the generalisation of the source
const least_area = 0.003; // square degrees: a vertex whose triangle is smaller goes
const finest_area = 0.00005; // the same in city states, which would lose their shape
const described = {
  784: "ae", "048": "bh", 818: "eg", 360: "id", 376: "il", 400: "jo", 116: "kh", 414: "kw", 418: "la", 458: "my", 512: "om", 608: "ph",
  634: "qa", 682: "sa", 702: "sg", 764: "th", 704: "vn",
};
const small = new Set(["048", "702", "634", "414"]);
const code = {
  in: "356", cn: "156", pk: "586", bt: "064", sy: "760", lb: "422", il: "376", eg: "818", sd: "729", ss: "728", am: "051", az: "031",
  th: "764", kh: "116", ke: "404", kp: "408", kr: "410",
};

// Borders that a party to them or the United Nations holds to be open. Areas without an ISO code and Palestine: all their borders.
const open_areas = new Set(["Siachen Glacier", "N. Cyprus", "Somaliland", "Palestine"]);
const everywhere = () => true;
const open_pairs = [
  ["in", "cn", everywhere], ["in", "pk", (x, y) => y > 32.3], ["cn", "pk", everywhere], ["bt", "cn", everywhere], ["il", "sy", everywhere],
  ["il", "lb", everywhere], ["eg", "sd", (x) => x > 31.3], ["sd", "ss", everywhere], ["ke", "ss", everywhere], ["am", "az", everywhere],
  ["kp", "kr", everywhere],
  ["th", "kh", (x, y) => y > 14.2 && x > 103],
].map(([a, b, where]) => ({ pair: [code[a], code[b]], where }));

const source = presimplify(require("world-atlas/countries-50m.json"));
const keys = new Set();
for (const country of source.objects.countries.geometries.filter((g) => small.has(g.id)))
  for (const part of (country.type === "Polygon" ? [country.arcs] : country.arcs).flat(2)) keys.add(part < 0 ? ~part : part);
source.arcs = source.arcs.map((arc, index) =>
  arc.map(([x, y, weight]) => [x, y, keys.has(index) && weight > finest_area ? Math.max(weight, least_area) : weight]));
const world = simplify(source, least_area);
const countries = world.objects.countries;

const round = (value) => Number(value.toFixed(digits));
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const tidy = (line) => line.map(([x, y]) => [round(x), round(y)]).filter((p, i, all) => i === 0 || !same(p, all[i - 1]));
const area = (ring) => ring.reduce((sum, p, i) => (i === 0 ? 0 : sum + (ring[i - 1][0] * p[1] - p[0] * ring[i - 1][1])), 0) / 2;
const cut = (geometry) => geoProject(geometry, geoIdentity().clipExtent([[box[0], box[1]], [box[2], box[3]]]));

function polygons(geometry, least) {
  const clipped = cut(geometry);
  if (!clipped) return null;
  const parts = (clipped.type === "Polygon" ? [clipped.coordinates] : clipped.coordinates)
    .map((rings) => rings.map(tidy).filter((ring) => ring.length >= 4 && Math.abs(area(ring)) >= least))
    .filter((rings) => rings.length > 0)
    .map((rings) => rings.map((ring, i) => ((area(ring) > 0) === (i === 0) ? ring : ring.reverse()))); // outer ring counter-clockwise
  return parts.length ? { type: "MultiPolygon", coordinates: parts } : null;
}

function lines(geometries) {
  const parts = geometries.flatMap((g) => {
    const clipped = cut(g);
    return !clipped ? [] : clipped.type === "LineString" ? [clipped.coordinates] : clipped.coordinates;
  });
  return { type: "MultiLineString", coordinates: parts.map(tidy).filter((line) => line.length >= 2) };
}

/// Splits lines where `inside` changes; both halves keep the point between them.
function split(geometry, inside) {
  const yes = [], no = [];
  for (const line of geometry.coordinates) {
    let current = [line[0]];
    for (let i = 1; i < line.length; ++i) {
      current.push(line[i]);
      const here = inside(...line[i]);
      if (i + 1 === line.length || here !== inside(...line[i + 1])) {
        (here ? yes : no).push(current);
        current = [line[i]];
      }
    }
  }
  return [yes, no].map((coordinates) => ({ type: "MultiLineString", coordinates }));
}

// Not a border between states: Hong Kong and Macao.
const within = (a, b) => [a.id, b.id].includes("156") && ["344", "446"].some((id) => [a.id, b.id].includes(id));
const is_open = (g) => open_areas.has(g.properties.name);
const pair_of = (a, b) => open_pairs.find(({ pair }) => (a.id === pair[0] && b.id === pair[1]) || (a.id === pair[1] && b.id === pair[0]));
const settled = [mesh(world, countries, (a, b) => a !== b && !within(a, b) && !is_open(a) && !is_open(b) && !pair_of(a, b))];
const disputed = [mesh(world, countries, (a, b) => a !== b && (is_open(a) || is_open(b)))];
for (const rule of open_pairs) {
  const [yes, no] = split(mesh(world, countries, (a, b) => a !== b && pair_of(a, b) === rule && !is_open(a) && !is_open(b)), rule.where);
  disputed.push(yes);
  settled.push(no);
}

const item = (properties, geometry) => ({ type: "Feature", properties, geometry });
const others = countries.geometries.filter((g) => !(g.id in described));
const features = [
  item({ kind: "land" }, polygons(merge(world, others), 0.004)),
  ...countries.geometries.filter((g) => g.id in described)
    .map((g) => item({ kind: "country", country: described[g.id] }, polygons(feature(world, g).geometry, small.has(g.id) ? 0.0003 : 0.004)))
    .sort((a, b) => (a.properties.country < b.properties.country ? -1 : 1)),
  item({ kind: "boundary" }, lines(settled)),
  item({ kind: "disputed" }, lines(disputed)),
];
const head = {
  type: "FeatureCollection",
  bbox: box,
  source: "Natural Earth 1:50m, Admin 0 countries, through npm world-atlas 2.0.2; cropped and simplified",
  licence: "public domain",
  point_of_view: "who controls the ground, as Natural Earth draws it; no position on sovereignty; disputed borders have a kind of their own",
};
process.stdout.write(JSON.stringify(head).slice(0, -1) + ',"features":[\n' + features.map((f) => JSON.stringify(f)).join(",\n") + "\n]}\n");
