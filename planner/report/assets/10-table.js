// SPDX-License-Identifier: Apache-2.0
// A table that sorts by its heads and filters by words and choices.
// columns: {key, title, value(row), show(row) -> text or node, number, sort: false}; tools: choices of {title, value(row), options}.

// number: to the right, never broken; name: broken between words only; wide: text that needs room on paper; tight: a number that may be broken there.
const cellClass = (column) => ["number", "name", "wide", "tight"].filter((kind) => column[kind]).join(" ") || null;

function plainTable(caption, columns, rows) {
  const head = el("tr", columns.map((c) => el("th", { scope: "col", class: c.number ? "number" : null }, c.title)));
  const body = rows.map((row) =>
    el("tr", columns.map((c, i) => el(i === 0 && c.head !== false ? "th" : "td",
      { class: cellClass(c), scope: i === 0 && c.head !== false ? "row" : null }, c.show(row)))));
  return el("div.scroll", { tabindex: "0", role: "region", "aria-label": caption },
    el("table", el("caption", caption), el("thead", head), el("tbody", body)));
}

// paper: rows that are printed; where some are left out, a line below says so.
function sortableTable(caption, columns, rows, { limit = 25, paper = 40, choices = [] } = {}) {
  const view = { key: null, down: false, text: "", limit, chosen: choices.map(() => "") };
  const body = el("tbody");
  const count = el("p.count", { "aria-live": "polite" });
  const leftOut = el("p.fine");
  const more = el("button.more", { type: "button" });
  const heads = columns.map((column) => {
    const button = el("button", { type: "button" }, column.title, el("span.arrow", { "aria-hidden": "true" }));
    button.addEventListener("click", () => {
      view.down = view.key === column.key ? !view.down : Boolean(column.number) && !column.upFirst;
      view.key = column.key;
      fillRows();
    });
    return el("th", { scope: "col", class: column.number ? "number" : null, "aria-sort": "none" }, button);
  });
  const text = (row) => columns.map((c) => c.text ? c.text(row) : c.value(row)).join(" ").toLowerCase();
  const texts = new Map(rows.map((row) => [row, text(row)]));

  function chosenRows() {
    const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = rows.filter((row) => words.every((w) => texts.get(row).includes(w)) &&
      choices.every((choice, i) => view.chosen[i] === "" || String(choice.value(row)) === view.chosen[i]));
    const column = columns.find((c) => c.key === view.key);
    if (column) {
      const missing = (v) => v === null || v === undefined || v === "";
      const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), locale()));
      shown = shown.map((row, i) => [row, i]).sort(([a, i], [b, j]) => {
        const x = column.value(a), y = column.value(b);
        if (missing(x) || missing(y)) return missing(x) - missing(y) || i - j; // what does not exist stays last
        return (view.down ? -1 : 1) * order(x, y) || i - j;
      }).map(([row]) => row);
    }
    return shown;
  }
  function fillRows() {
    columns.forEach((column, i) => {
      const sorted = view.key === column.key;
      heads[i].setAttribute("aria-sort", sorted ? (view.down ? "descending" : "ascending") : "none");
      heads[i].querySelector(".arrow").textContent = sorted ? (view.down ? " ▾" : " ▴") : "";
    });
    const shown = chosenRows();
    const most = state.paper ? Math.max(view.limit, paper) : view.limit;
    body.replaceChildren(...shown.slice(0, most).map((row) =>
      el("tr", { class: row.verdict ? "is-" + row.verdict : null }, columns.map((c, i) =>
        el(i === 0 ? "th" : "td", { class: cellClass(c), scope: i === 0 ? "row" : null }, c.show(row))))));
    count.textContent = t("rows-shown", number(Math.min(most, shown.length)), number(shown.length), number(rows.length));
    leftOut.textContent = count.textContent;
    leftOut.hidden = !state.paper || shown.length <= most;
    more.textContent = t("show-all");
    more.hidden = shown.length <= most;
  }
  more.addEventListener("click", () => {
    view.limit = Infinity;
    fillRows();
  });
  const search = el("input", { type: "search", id: freshId("filter"), autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", () => {
    view.text = search.value;
    fillRows();
  });
  const selects = choices.map((choice, i) => {
    const select = el("select", { id: freshId("choice") }, el("option", { value: "" }, t("all")),
      choice.options.map(([value, title]) => el("option", { value }, title)));
    select.addEventListener("change", () => {
      view.chosen[i] = select.value;
      fillRows();
    });
    return el("label", { for: select.id }, choice.title, " ", select);
  });
  fillRows();
  const tools = el("div.tools", el("label", { for: search.id }, t("filter"), " ", search), selects, count);
  const scroll = el("div.scroll", { tabindex: "0", role: "region", "aria-label": caption },
    el("table.sortable", el("caption", caption), el("thead", el("tr", heads)), body));
  redraws.push(fillRows);
  return el("div.table", tools, scroll, leftOut, more);
}
