// SPDX-License-Identifier: Apache-2.0
// Every candidate, in order of rank, with what stands in the way of each.

function rankingSection() {
  const col = (key, title, show, more = {}) => ({ key, title, value: (r) => r[key], show: (r) => show(r[key], r), number: true, ...more });
  const columns = [
    col("rank", ui("rank"), (v) => number(v), { upFirst: true }),
    { key: "site", title: ui("site"), name: true, value: (r) => placeName(r.site), show: (r) => placeName(r.site), text: (r) => placeName(r.site) + " " + r.site + " " + pick(data.places[r.site].country) },
    { key: "module", title: ui("module"), value: (r) => designName(r.module), show: (r) => el("span.design", { title: designName(r.module) }, shortDesign(r.module)), text: (r) => designName(r.module) + " " + r.module },
    { key: "verdict", title: ui("verdict"), value: (r) => ["proceed", "conditional", "blocked"].indexOf(r.verdict), show: (r) => verdict(r.verdict), text: (r) => ui(r.verdict) },
    col("equity_irr", ui("equity-irr"), (v) => percent(v)),
    { key: "equity_irr_p10", title: t("p10-p90"), value: (r) => r.equity_irr_p10, number: true, show: (r) => r.equity_irr_p10 === null ? none : span(r.equity_irr_p10, r.equity_irr_p90) },
    col("probability_below_hurdle", t("below-hurdle-short"), (v) => percent(v, 0), { upFirst: true }),
    col("pue", ui("pue"), (v) => number(v, 3), { upFirst: true }),
    col("wue_l_per_kwh", t("wue-unit"), (v) => number(v, 2), { upFirst: true }),
    col("capex_usd_per_w", t("capex-usd-per-w"), (v) => number(v, 2), { upFirst: true }),
    col("months_to_revenue", ui("months"), (v) => number(v), { upFirst: true }),
    col("share_first", t("first-in"), (v) => percent(v, 0)),
    { key: "obstacles", title: ui("reason"), value: (r) => r.obstacles.map(pick).join(" "), show: (r) => el("span.why", r.obstacles.map((o) => el("span", pick(o), " "))) },
  ];
  const places = [...new Set(data.candidates.map((c) => c.site))].map((id) => [id, placeName(id)]).sort((a, b) => a[1].localeCompare(b[1], locale()));
  const designs = [...new Set(data.candidates.map((c) => c.module))].map((id) => [id, shortDesign(id)]).sort((a, b) => a[1].localeCompare(b[1], locale()));
  return el("section", { id: "ranking" }, el("h2", t("ranking")), el("p.lead", t("ranking-lead", number(data.candidates.length))),
    sortableTable(t("ranking"), columns, data.candidates, {
      limit: 20,
      paper: 60,
      choices: [
        { title: ui("verdict"), value: (r) => r.verdict, options: ["proceed", "conditional", "blocked"].map((v) => [v, ui(v)]) },
        { title: ui("site"), value: (r) => r.site, options: places },
        { title: ui("module"), value: (r) => r.module, options: designs },
      ],
    }));
}
