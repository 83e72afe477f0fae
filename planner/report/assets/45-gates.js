// SPDX-License-Identifier: Apache-2.0
// The rules of country, place and investor: answer, sentence, law, date, source. And what the model itself has to say.

function gatesTable(page) {
  const order = { fail: 0, unknown: 1, pass: 2 };
  const rows = [...page.gates].sort((a, b) => order[a.state] - order[b.state]);
  const bound = (r) => (r.threshold === null && r.value === null ? none : (r.value === null ? none : figure(r.value)) + " / " + (r.threshold === null ? none : figure(r.threshold)));
  return plainTable(t("gates"), [
    { title: ui("answer"), show: (r) => badge(r.state, ui("state-" + r.state)) },
    { title: ui("rule"), wide: true, show: (r) => el("span", pick(r.text), el("code.path", r.owner + " · " + r.rule)) },
    { title: ui("sentence"), wide: true, show: (r) => pick(r.reason) },
    { title: t("value-limit"), number: true, tight: true, show: bound },
    { title: ui("law"), wide: true, show: (r) => r.law },
    { title: t("in-force"), show: (r) => (r.in_force ? date(r.in_force) : none) },
    { title: ui("source"), wide: true, show: (r) => el("span", r.source, " ", confidenceBadge(r.confidence)) },
  ], rows);
}

function findingsList(page) {
  const order = { error: 0, warning: 1, info: 2 };
  const rows = [...page.candidate.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return el("ul.findings", rows.map((r) => el("li.is-" + r.severity, badge("severity-" + r.severity, ui(r.severity)), " ", pick(r.text), " ", el("code.path", r.source))));
}

function checksTable(page) {
  return plainTable(t("checks"), [
    { title: t("check"), show: (r) => el("code", r.name) },
    { title: ui("answer"), show: (r) => badge(r.passed ? "pass" : "fail", ui(r.passed ? "state-pass" : "state-fail")) },
    { title: t("error"), number: true, show: (r) => (r.error === null ? none : r.error.toExponential(1)) },
    { title: t("limit"), number: true, show: (r) => r.limit.toExponential(1) },
  ], page.checks);
}
