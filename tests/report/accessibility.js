// SPDX-License-Identifier: Apache-2.0
// Run in the page by check_report.py: the rules of WCAG 2.1 AA that a program can test. Gives a list of problems.
(() => {
  const problems = [];
  const shown = (n) => n.getClientRects().length > 0 && getComputedStyle(n).visibility !== "hidden";
  const name = (n) => n.tagName.toLowerCase() + "." + (n.className.baseVal ?? n.className) + " “" + n.textContent.trim().slice(0, 30) + "”";
  const labelled = (n) => {
    const by = n.getAttribute("aria-labelledby");
    if (by) return by.split(" ").every((id) => document.getElementById(id)?.textContent.trim());
    return Boolean((n.getAttribute("aria-label") || "").trim());
  };

  // Names
  for (const n of document.querySelectorAll("button, a, summary")) if (shown(n) && !n.textContent.trim() && !labelled(n)) problems.push("no name: " + name(n));
  for (const n of document.querySelectorAll("input, select")) if (!labelled(n) && !(n.labels.length && n.labels[0].textContent.trim())) problems.push("no label: " + name(n));
  for (const n of document.querySelectorAll("svg")) if (n.getAttribute("role") !== "img" || !labelled(n)) problems.push("drawing without a name: " + name(n.parentNode));
  for (const n of document.querySelectorAll("[tabindex='0'].scroll")) if (!labelled(n) || n.getAttribute("role") !== "region") problems.push("scrolling region without a name");
  for (const n of document.querySelectorAll("figure.chart")) if (!n.querySelector("details table")) problems.push("chart without its table: " + name(n));
  for (const n of document.querySelectorAll("table")) {
    if (!n.caption?.textContent.trim()) problems.push("table without a caption");
    if ([...n.tHead.rows[0].cells].some((c) => c.scope !== "col")) problems.push("head without a scope: " + n.caption.textContent);
  }
  const ids = [...document.querySelectorAll("[id]")].map((n) => n.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) problems.push("id twice: " + id);
  for (const n of document.querySelectorAll("[aria-controls], [aria-describedby]"))
    for (const a of ["aria-controls", "aria-describedby"]) if (n.hasAttribute(a) && !document.getElementById(n.getAttribute(a))) problems.push(a + " leads nowhere: " + name(n));
  for (const n of document.querySelectorAll("a[href^='#']")) if (!document.getElementById(n.getAttribute("href").slice(1))) problems.push("link leads nowhere: " + name(n));
  if (document.querySelectorAll("h1").length !== 1) problems.push("not one h1");
  if (document.querySelectorAll("main").length !== 1) problems.push("not one main");
  if (!document.title.trim() || !document.documentElement.lang) problems.push("no title or language");
  let level = 1;
  for (const h of document.querySelectorAll("h1,h2,h3,h4")) {
    if (!shown(h)) continue;
    const here = Number(h.tagName[1]);
    if (here > level + 1) problems.push("heading skips a level: " + name(h));
    level = here;
  }

  // Contrast
  const parse = (text) => {
    const numbers = (text.match(/[\d.]+/g) || []).map(Number);
    return text.startsWith("rgb") ? [...numbers, 1].slice(0, 4) : null;
  };
  const over = (top, bottom) => top.slice(0, 3).map((v, i) => v * top[3] + bottom[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const ground = (n) => {
    const layers = [];
    for (let at = n; at; at = at.parentElement) {
      if (at instanceof SVGElement && at.tagName !== "svg") continue;
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour && colour[3] > 0) layers.push(colour);
      if (colour && colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, colour) => over(colour, below), [255, 255, 255, 1]);
  };
  const covered = (text) => {
    // what a text of a drawing stands on: the shape drawn last before it that holds its middle
    const box = text.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    let found = null;
    for (const shape of text.ownerSVGElement.querySelectorAll("rect, circle, .sea")) {
      if (shape.closest("clipPath") || !(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const r = shape.getBoundingClientRect();
      const style = getComputedStyle(shape), fill = parse(style.fill);
      if (!fill || r.left > x || r.right < x || r.top > y || r.bottom < y) continue;
      fill[3] *= Number(style.fillOpacity);
      found = over(fill, found || ground(text.ownerSVGElement));
    }
    return found;
  };
  const seen = new Set();
  for (const n of document.querySelectorAll("body *")) {
    const own = [...n.childNodes].some((c) => c.nodeType === Node.TEXT_NODE && c.data.trim());
    if (!own || !shown(n) || n.closest("caption, .skip, .tip, noscript, script")) continue;
    const style = getComputedStyle(n), drawn = n instanceof SVGElement;
    const colour = parse(drawn ? style.fill : style.color);
    if (!colour) continue;
    const back = (drawn && covered(n)) || ground(n);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const got = ratio(over(colour, back), back);
    if (got >= (large ? 3 : 4.5)) continue;
    const key = n.tagName + n.className + got.toFixed(2);
    if (!seen.has(key)) problems.push("contrast " + got.toFixed(2) + ": " + name(n) + " " + style.color + " on " + back);
    seen.add(key);
  }
  return problems;
})();
