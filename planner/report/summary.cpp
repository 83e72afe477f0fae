// SPDX-License-Identifier: Apache-2.0
#include "planner/report/summary.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <initializer_list>

#include "planner/publish/candidate_json.hpp"
#include "planner/publish/diligence.hpp"

namespace landfall::report {
namespace {

namespace json = boost::json;
using appraisal::Appraisal;
using committee::Candidate;

double weak_share(const appraisal::Evidence& evidence) {
  return evidence.total() > 0 ? static_cast<double>(evidence.by_confidence[2] + evidence.by_confidence[3]) / evidence.total() : 1.0;
}

std::vector<FindingArgument> numbers(std::initializer_list<double> values) { return {values.begin(), values.end()}; }

int failed_checks(const Appraisal& result) {
  return static_cast<int>(
      std::count_if(result.checks.begin(), result.checks.end(), [](const finance::Check& check) { return !check.passed(); }));
}

int gates_in(const Appraisal& result, gates::State state) {
  return static_cast<int>(std::count_if(result.gates.begin(), result.gates.end(), [&](const gates::Gate& gate) {
    return gate.state == state && gate.rule.effect != sites::Effect::informs;
  }));
}

/// Sentences about one candidate, gathered in the order a reader asks.
class Summary {
 public:
  Summary(const Contents& contents, const publish::Context& context) : contents_(contents), context_(context) {}

  json::object page() {
    json::object page;
    const std::vector<Candidate>& all = contents_.comparison.candidates;
    if (all.empty() || contents_.leading.empty() || all.front().appraisal.verdict == gates::Verdict::blocked) {
      page["verdict"] = "blocked";
      page["title"] = say("report.recommend-none", {static_cast<double>(all.size())});
      page["confidence"] = nullptr;
      page["confidence_text"] = "";
    } else {
      const committee::LeadingCandidate& first = contents_.leading.front();
      const Appraisal& result = first.candidate.appraisal;
      page["verdict"] = std::string(gates::to_string(result.verdict));
      page["title"] = title(result);
      const Assurance sure = assurance(first.candidate);
      page["confidence"] = std::string(to_string(sure));
      page["confidence_text"] = confidence(first.candidate, sure);
      reasons(first);
    }
    field();
    page["reasons"] = std::move(reasons_);
    checks(page);
    return page;
  }

 private:
  [[nodiscard]] std::string say(const char* code, const std::vector<FindingArgument>& arguments) const {
    return context_.messages.sentence(code, arguments, context_.language);
  }
  void reason(const char* kind, const char* code, const std::vector<FindingArgument>& arguments) {
    reasons_.push_back({{"kind", kind}, {"text", say(code, arguments)}});
  }
  [[nodiscard]] std::string site(const std::string& id) const { return in(context_.language, context_.portfolio.sites.at(id).name); }
  [[nodiscard]] std::string module(const std::string& id) const { return in(context_.language, context_.portfolio.modules.at(id).name); }

  [[nodiscard]] std::string title(const Appraisal& result) const {
    const double hurdle = context_.portfolio.investor.returns.hurdle.value;
    const std::vector<FindingArgument> names{site(result.site), module(result.module), hurdle};
    if (!result.returns.equity.rate || *result.returns.equity.rate < hurdle) return say("report.recommend-short", names);
    return result.verdict == gates::Verdict::proceed ? say("report.recommend-proceed", names) : say("report.recommend-conditional", names);
  }

  [[nodiscard]] std::string confidence(const Candidate& candidate, Assurance sure) const {
    const std::vector<FindingArgument> figures =
        numbers({candidate.risk.probability_below_hurdle.value_or(1.0), candidate.share_first.value_or(0.0),
                 weak_share(candidate.appraisal.evidence), static_cast<double>(gates_in(candidate.appraisal, gates::State::unknown))});
    switch (sure) {
      case Assurance::high: return say("report.confidence-high", figures);
      case Assurance::moderate: return say("report.confidence-moderate", figures);
      case Assurance::low: break;
    }
    return say("report.confidence-low", figures);
  }

  void reasons(const committee::LeadingCandidate& first) {
    const Candidate& candidate = first.candidate;
    const Appraisal& result = candidate.appraisal;
    returns(candidate);
    runner_up(candidate);
    cost(result);
    reason("plant", "report.reason-plant",
           numbers({result.annual.pue, result.annual.wue_l_per_kwh, result.stabilised_load, result.carbon_kg_per_kwh_it}));
    time(result);
    loan(result);
    obstacles(result);
    verify(first.dossier);
    stress(first.dossier);
  }

  void returns(const Candidate& candidate) {
    const std::optional<double>& rate = candidate.appraisal.returns.equity.rate;
    const double hurdle = context_.portfolio.investor.returns.hurdle.value;
    if (!rate) {
      reason("return", "report.reason-no-return", {hurdle});
      return;
    }
    reason("return", *rate >= hurdle ? "report.reason-return-above" : "report.reason-return-below",
           numbers({*rate, hurdle, candidate.appraisal.returns.npv_usd / 1e6}));
    const risk::Distribution& risk = candidate.risk;
    if (risk.p10)
      reason("risk", "report.reason-risk",
             numbers({*risk.p10, *risk.p90, risk.probability_below_hurdle.value_or(1.0), static_cast<double>(risk.equity_irr.size())}));
  }

  void runner_up(const Candidate& winner) {
    const std::vector<Candidate>& all = contents_.comparison.candidates;
    if (all.size() < 2 || all[1].appraisal.verdict == gates::Verdict::blocked) return;
    const Appraisal& second = all[1].appraisal;
    if (!second.returns.equity.rate || !winner.appraisal.returns.equity.rate) return;
    reason("rank", "report.reason-rank",
           {winner.share_first.value_or(0.0), site(second.site), module(second.module), *second.returns.equity.rate,
            100.0 * (*winner.appraisal.returns.equity.rate - *second.returns.equity.rate)});
    for (const committee::Verification& fact : contents_.what_to_verify.facts) {
      if (!fact.flips_winner) break;  // those that flip come first
      reason("flip", "report.reason-flip",
             {publish::input_name(fact.path, fact.description, context_), fact.flips_winner->value,
              context_.messages.unit(fact.fact->unit, context_.language), fact.fact->value, site(fact.flips_winner->site),
              module(fact.flips_winner->module)});
      break;
    }
  }

  void cost(const Appraisal& result) {
    const FactRecord& benchmark = context_.portfolio.sites.at(result.site).construction.build_cost_benchmark;
    reason("cost", "report.reason-cost",
           numbers({publish::capex_total(result.flow.capex) / 1e6, result.capex_usd_per_w, benchmark.low, benchmark.high,
                    static_cast<double>(benchmark.year)}));
  }

  void time(const Appraisal& result) {
    std::string path;
    for (const cost::Activity activity : cost::critical_path(result.flow.schedule)) {
      if (!path.empty()) path += context_.language == publish::Language::zh ? "、" : ", ";
      path += context_.messages.word("ui." + std::string(cost::to_string(activity)), context_.language);
    }
    reason("time", "report.reason-time", {result.returns.months_to_revenue, path});
  }

  void loan(const Appraisal& result) {
    const finance::Debt<double>& debt = result.flow.debt;
    if (debt.size <= 0.0 || !result.returns.min_cover) {
      reason("loan", "report.reason-no-loan", {});
      return;
    }
    reason("loan", "report.reason-loan", numbers({debt.size / 1e6, debt.size / debt.uses, result.returns.min_cover->dscr}));
  }

  void obstacles(const Appraisal& result) {
    const auto failed = static_cast<double>(gates_in(result, gates::State::fail));
    const auto unknown = static_cast<double>(gates_in(result, gates::State::unknown));
    if (failed + unknown == 0.0) {
      reason("gates", "report.reason-gates-clear", {static_cast<double>(result.gates.size())});
      return;
    }
    reason("gates", "report.reason-gates-open", numbers({failed, unknown}));
    for (const gates::State state : {gates::State::fail, gates::State::unknown}) {
      for (const gates::Gate& gate : result.gates) {
        if (gate.state == state && gate.rule.effect != sites::Effect::informs)
          reasons_.push_back({{"kind", "gate"},
                              {"text", say("report.reason-gate",
                                           {context_.messages.sentence(gate.reason, gate.arguments, context_.language), gate.rule.law})}});
      }
    }
  }

  void verify(const committee::Dossier& dossier) {
    if (dossier.due_diligence.doubts.empty()) return;
    const committee::Doubt& doubt = dossier.due_diligence.doubts.front();
    reason("verify", "report.reason-verify",
           {publish::input_name(doubt.path, doubt.description, context_),
            context_.messages.word("report.evidence-" + std::string(to_string(doubt.fact->confidence)), context_.language),
            100.0 * doubt.swing, doubt.fact->low, doubt.fact->high, context_.messages.unit(doubt.fact->unit, context_.language)});
  }

  void stress(const committee::Dossier& dossier) {
    const committee::StressResult* worst = nullptr;
    for (const committee::StressResult& result : dossier.stress) {
      if (result.applicable && (worst == nullptr || result.equity_irr.value_or(-1.0) < worst->equity_irr.value_or(-1.0))) worst = &result;
    }
    if (worst == nullptr) return;
    const std::string& name = in(context_.language, worst->test->name);
    if (worst->equity_irr) {
      reason("stress", "report.reason-stress", {name, *worst->equity_irr});
    } else {
      reason("stress", "report.reason-stress-none", {name});
    }
  }

  void field() {
    const std::vector<Candidate>& all = contents_.comparison.candidates;
    const auto count = [&](gates::Verdict verdict) {
      return static_cast<double>(std::count_if(all.begin(), all.end(), [&](const Candidate& c) { return c.appraisal.verdict == verdict; }));
    };
    reason("field", "report.reason-field",
           numbers({static_cast<double>(all.size()), static_cast<double>(context_.portfolio.site_ids.size()),
                    static_cast<double>(context_.portfolio.module_ids.size()), count(gates::Verdict::proceed),
                    count(gates::Verdict::conditional), count(gates::Verdict::blocked)}));
  }

  void checks(json::object& page) {
    double run = 0.0, failed = 0.0;
    for (const Candidate& candidate : contents_.comparison.candidates) {
      run += static_cast<double>(candidate.appraisal.checks.size());
      failed += failed_checks(candidate.appraisal);
    }
    page["checks_run"] = static_cast<std::int64_t>(run);
    page["checks_failed"] = static_cast<std::int64_t>(failed);
    page["checks_text"] = say("ui.checks", numbers({run, failed}));
  }

  const Contents& contents_;
  const publish::Context& context_;
  json::array reasons_;
};

}  // namespace

std::string_view to_string(Assurance assurance) {
  switch (assurance) {
    case Assurance::high: return "high";
    case Assurance::moderate: return "moderate";
    case Assurance::low: break;
  }
  return "low";
}

Assurance assurance(const Candidate& candidate) {
  const Appraisal& result = candidate.appraisal;
  const double below = candidate.risk.probability_below_hurdle.value_or(1.0);
  const double weak = weak_share(result.evidence);
  if (failed_checks(result) > 0 || below > 0.5 || weak > 0.5) return Assurance::low;
  const bool sure =
      below <= 0.1 && candidate.share_first.value_or(0.0) >= 0.5 && weak <= 0.25 && gates_in(result, gates::State::unknown) == 0;
  return sure ? Assurance::high : Assurance::moderate;
}

json::object summary_json(const Contents& contents, const publish::Context& context) { return Summary(contents, context).page(); }

}  // namespace landfall::report
