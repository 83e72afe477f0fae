// SPDX-License-Identifier: Apache-2.0
// The first page: what is recommended, how sure, why, and whether the sums hold.

function keyFigures(row) {
  const levelised = row.levelised_usd_per_kw_month;
  const items = [
    [t("equity-irr"), percent(row.equity_irr), t("against-hurdle", percent(data.question.hurdle))],
    [t("range-p10-p90"), row.equity_irr_p10 === null ? none : span(row.equity_irr_p10, row.equity_irr_p90), t("p50-is", percent(row.equity_irr_p50))],
    [t("below-hurdle"), percent(row.probability_below_hurdle, 0), t("of-draws", number(data.record.draws))],
    [t("capex"), millions(row.capex_usd) , t("usd-per-w", number(row.capex_usd_per_w, 2))],
    [t("pue-wue"), number(row.pue, 3), t("wue-is", number(row.wue_l_per_kwh, 2))],
    [t("months-to-revenue"), number(row.months_to_revenue, 0), t("from-decision")],
    [t("min-dscr"), number(row.min_dscr, 2), t("lowest-year")],
    levelised === undefined
      ? [t("levelised"), number(row.levelised_usd_per_gpu_hour, 2), t("per-gpu-hour")]
      : [t("levelised"), number(levelised, 0), t("per-kw-month")],
  ];
  return el("dl.figures", items.map(([name, value, note]) => el("div", el("dt", name), el("dd", el("strong", value), el("span", note)))));
}

function firstPage() {
  const s = data.summary;
  const group = (kinds) => s.reasons.filter((r) => kinds.includes(r.kind)).map((r) => el("li", { class: r.kind === "gate" ? "sub" : null }, pick(r.text)));
  const failed = s.checks_failed > 0;
  const section = el("section.first", { id: "recommendation", "aria-labelledby": "h-recommendation" },
    el("p.kicker", t("committee-report")),
    el("h1", { id: "h-recommendation" }, pick(data.question.name)),
    el("p.asked", t("asked", pick(data.question.deal), pick(data.question.financing), pick(data.question.investor),
      percent(data.question.hurdle), date(data.record.valuation_date))),
    el("div.verdict-box.is-" + s.verdict,
      el("p.kicker", t("recommendation")),
      el("h2", pick(s.title)),
      el("p.badges", verdict(s.verdict), s.confidence ? el("span.badge.sure-" + s.confidence, t("confidence"), " ", el("b", t("sure-" + s.confidence))) : null),
      s.confidence ? el("p", pick(s.confidence_text)) : null),
    data.leading.length && s.confidence ? keyFigures(data.leading[0].candidate) : null,
    el("div.reasons",
      el("div", el("h3", t("why")), el("ul", group(["return", "risk", "cost", "plant", "time", "loan"]))),
      el("div", el("h3", t("what-could-stop")), el("ul", group(["gates", "gate", "verify", "stress", "rank", "flip", "field"])))),
    el("p.checks." + (failed ? "failed" : "passed"), { role: failed ? "alert" : null },
      el("span.mark", { "aria-hidden": "true" }, failed ? "✕" : "✓"), " ", pick(s.checks_text), " ",
      failed ? t("checks-failed-note") : t("checks-passed-note")),
    el("p.fine", t("not-advice")));
  return section;
}
