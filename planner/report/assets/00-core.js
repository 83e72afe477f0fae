// SPDX-License-Identifier: Apache-2.0
// Data, language, numbers, and the making of elements. Text only ever becomes a text node.
const data = JSON.parse(document.getElementById("data").textContent);
const baseMap = JSON.parse(document.getElementById("base-map").textContent);
const state = { language: data.language, theme: "auto", leading: 0, paper: false };

// A text that differs between the languages is {en, zh}.
const pick = (text) => (text !== null && typeof text === "object" ? text[state.language] : text);
const fill = (text, values) => text.replace(/\{(\d)\}/g, (all, i) => values[i]);
const word = (code, ...values) => {
  const text = data.words[code];
  if (text === undefined) throw new Error("no word for " + code);
  return fill(pick(text), values);
};
const t = (code, ...values) => word("report." + code, ...values);
const ui = (code) => word("ui." + code);
const hasWord = (code) => data.words[code] !== undefined;

const locale = () => (state.language === "zh" ? "zh-CN" : "en-GB");
const none = "–";
const number = (value, digits = 0) =>
  value === null || value === undefined
    ? none
    : value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent = (value, digits = 1) => (value === null || value === undefined ? none : number(100 * value, digits) + " %");
const span = (low, high) => number(100 * low, 1) + " … " + percent(high);
const millions = (usd, digits = 1) => (usd === null || usd === undefined ? none : number(usd / 1e6, digits));
// A figure of any size, as short as it can be told.
const figure = (value) =>
  value === null || value === undefined ? none : value.toLocaleString(locale(), { maximumSignificantDigits: 4, useGrouping: Math.abs(value) >= 1e4 });
// A unit's words in the reader's language, its symbols as they are; and a fact's figure with it, shares as per cent.
const unitName = (unit) => unit.split(/([/-])/).map((part) => (part === "-" && state.language === "zh" ? "·" : hasWord("unit." + part) ? word("unit." + part) : part)).join("");
const factFigure = (value, unit) => (unit === "fraction" ? figure(100 * value) + " %" : figure(value) + " " + unitName(unit));
const factRange = (r) => (r.unit === "fraction" ? figure(100 * r.low) + " … " + figure(100 * r.high) + " %" : figure(r.low) + " … " + figure(r.high));
const date = (text) => {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString(locale(), { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
};
const monthName = (month) => new Date(Date.UTC(2025, month - 1, 15)).toLocaleDateString(locale(), { month: "short", timeZone: "UTC" });

const placeName = (id) => (data.places[id] ? pick(data.places[id].name) : id);
const designName = (id) => (data.modules[id] ? pick(data.modules[id].name) : id);
// What stands before the first comma or bracket is enough in a chart.
const shortDesign = (id) => designName(id).split(/[,（(]/)[0].trim();
const candidateName = (row) => placeName(row.site) + " · " + shortDesign(row.module);

// el("p.note", {title: "x"}, "text", child, …)
function el(kind, ...parts) {
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  let attributes = {};
  if (parts.length && parts[0] !== null && typeof parts[0] === "object" && !(parts[0] instanceof Node) && !Array.isArray(parts[0]))
    attributes = parts.shift();
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  for (const part of parts.flat()) {
    if (part === null || part === undefined) continue;
    node.append(part instanceof Node ? part : String(part));
  }
  return node;
}

const marks = { proceed: "●", conditional: "◐", blocked: "✕", pass: "●", fail: "✕", unknown: "?" };
const badge = (kind, text) => el("span.badge." + kind, el("span.mark", { "aria-hidden": "true" }, marks[kind] || "•"), " ", text);
const verdict = (kind) => badge(kind, ui(kind));
let lastId = 0;
const freshId = (stem) => stem + "-" + ++lastId;
