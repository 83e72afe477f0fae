// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/letting.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "planner/scalar/readings.hpp"

namespace landfall::deal {
namespace {

/// How capacity fills from an opening on, as a share of it.
template <class S>
struct Filling {
  S pre_let, growth, lease_up, by_month;

  [[nodiscard]] S at(const S& months) const { return pre_let + growth * clamp(months * by_month, S(0.0), S(1.0)); }
};
template <class S>
Filling<S> filling(const Reading<S>& in, const Deal& deal) {
  const S occupancy = in(deal.letting.occupancy);
  const S pre_let = min(in(deal.letting.pre_let), occupancy);
  const S lease_up = max(in(deal.letting.lease_up), S(1e-6));
  return {pre_let, occupancy - pre_let, lease_up, S(1.0) / lease_up};
}

/// The latest number of a contract's end that falls into the plan of any scenario; where a value lies nowhere in particular (a formula), by
/// the facts' ranges.
int most_ends(double longest, double shortest, const FactRecord& life, const FactRecord& term) {
  const bool known = std::isfinite(longest) && std::isfinite(shortest) && shortest > 0.0;
  return static_cast<int>(std::ceil(known ? longest / shortest : life.high / term.low));
}

/// What a class of tenants lets and pays, of the capacity it has taken.
template <class S>
class TenantClass {
 public:
  TenantClass(const Reading<S>& in, const Deal& deal, const Tenants& tenants, const cost::Timeline<S>& timeline, Working<S> empty)
      : timeline_(timeline),
        empty_(empty),
        term_(in(tenants.term) * 12.0),
        first_end_(timeline.opening + term_),
        leaving_(S(1.0) - in(tenants.renewal)),
        vacancy_(min(in(tenants.vacancy), term_)),
        concession_(in(tenants.concession)),
        discount_(in(tenants.discount)),
        kept_(S(1.0) - in(tenants.default_rate)),
        monthly_default_(S(1.0) - power(kept_, S(1.0 / 12.0))),
        walked_away_(in(tenants.walk_away)),
        ends_(most_ends(most(in(deal.plan.life)), least(in(tenants.term)), deal.plan.life, tenants.term)) {}

  struct Share {
    S let, paid;
  };
  [[nodiscard]] Share at(int t) {
    const S since = max(S(t) + 0.5 - timeline_.opening, S(0.0));
    const S after_first = part_after(t, first_end_);
    S sum(0.0);
    for (int end = 1; end <= ends_; ++end) {
      const S moment = timeline_.opening + term_ * static_cast<double>(end);
      const S filled = max(min(moment + vacancy_, timeline_.end), moment);  // nothing stands empty after the plan
      sum = sum + (part_after(t, moment) - part_after(t, filled));
    }
    const S void_at_end = empty_(t, sum);
    const S filled_again = part_after(t, timeline_.opening + vacancy_);
    const S void_at_start = S(1.0) - filled_again;
    const S again_at_start = (S(1.0) - after_first) * filled_again;
    const S again_at_end = max(after_first - void_at_end, S(0.0));
    const S void_by_default = min(monthly_default_ * min(since, vacancy_), S(1.0));  // no more can stand empty than there is
    const S again_by_default = max(S(1.0) - power(kept_, since / 12.0) - void_by_default, S(0.0));
    const S let = (S(1.0) - walked_away_ * void_at_start) * (S(1.0) - leaving_ * void_at_end) * (S(1.0) - void_by_default);
    const S again = S(1.0) - (S(1.0) - walked_away_ * again_at_start) * (S(1.0) - leaving_ * again_at_end) * (S(1.0) - again_by_default);
    return {let, let * (S(1.0) - concession_ * again) * (S(1.0) - discount_ * (S(1.0) - after_first))};
  }

 private:
  const cost::Timeline<S>& timeline_;
  Working<S> empty_;
  S term_, first_end_, leaving_, vacancy_, concession_, discount_, kept_, monthly_default_, walked_away_;
  int ends_;
};

/// The part of the opened capacity that is let, and the part that is on trial.
template <class S>
struct Filled {
  S let, free;
};

/// Letting with phases, tenants or terms: each month by itself.
template <class S>
Letting<S> write_contracts(const Reading<S>& in, const Deal& deal, const cost::Timeline<S>& timeline, Ledger<S>& ledger,
                           const cost::Build& build) {
  Letting<S> letting{ledger.row("letting.share", "fraction"), ledger.row("letting.load", "fraction"), {}, timeline.months};
  const Filling<S> fills = filling(in, deal);
  const S utilisation = in(deal.letting.utilisation);
  const auto& terms = deal.terms;
  const S trial = terms ? in(terms->trial) : S(0.0), on_trial = terms ? in(terms->trial_share) : S(0.0);
  const S billed = terms ? max(in(terms->usage), in(terms->take_or_pay)) : S(1.0);
  const S fade = terms ? power(in(terms->fade) + 1.0, S(1.0 / 12.0)) - 1.0 : S(0.0);
  const auto phase_at = [&](int t, const S& opening) {
    const S since = S(t) + 0.5 - opening;
    Filled<S> filled{fills.at(since), S(0.0)};
    if (terms) {
      const S started = S(1.0) - part_after(t, opening + trial);
      filled.free = on_trial * (fills.pre_let * started + (filled.let - fills.at(since - trial)));
    }
    return filled;
  };
  const auto at = [&](int t) {
    if (timeline.phases == 1) return phase_at(t, timeline.opening);
    S opened(0.0);
    Filled<S> sum{S(0.0), S(0.0)};
    for (int phase = 0; phase < timeline.phases; ++phase) {
      const S opening = timeline.opening_of(phase), open = part_after(t, opening) * cost::phase_share(build, phase);
      const Filled<S> filled = phase_at(t, opening);
      opened = opened + open;
      sum.let = sum.let + filled.let * open;
      sum.free = sum.free + filled.free * open;
    }
    const S whole = max(opened, S(1e-9));
    return Filled<S>{select(opened > S(0.0), sum.let / whole, fills.pre_let), select(opened > S(0.0), sum.free / whole, S(0.0))};
  };
  Row<S> left;
  if (terms) left = ledger.row("letting.fade", "ratio");
  const S anchor_share = deal.tenancy ? in(deal.tenancy->anchor_share) : S(0.0);
  std::optional<TenantClass<S>> anchor, others;
  if (deal.tenancy) {
    anchor.emplace(in, deal, deal.tenancy->anchor, timeline, ledger.working("letting.empty-anchor", "fraction"));
    others.emplace(in, deal, deal.tenancy->others, timeline, ledger.working("letting.empty-others", "fraction"));
  }
  letting.paid = letting.share;
  if (deal.tenancy || terms) letting.paid = ledger.row("letting.paid", "fraction");
  for (int t = 0; t < timeline.months; ++t) {
    const Filled<S> filled = at(t);
    S let = filled.let, paid = (filled.let - filled.free) * billed;
    if (terms) {
      left.set(t, (t == 0 ? S(1.0) : left[t - 1]) * (fade * part_after(t, timeline.opening) + 1.0));
      let = let * left[t];
      paid = paid * left[t];
    }
    if (deal.tenancy) {
      const auto at_anchor = anchor->at(t), at_others = others->at(t);
      let = let * (at_anchor.let * anchor_share + at_others.let * (S(1.0) - anchor_share));
      paid = paid * (at_anchor.paid * anchor_share + at_others.paid * (S(1.0) - anchor_share));
    }
    letting.share.set(t, let);
    letting.load.set(t, let * utilisation);
    if (deal.tenancy || terms) letting.paid.set(t, paid);
  }
  return letting;
}

}  // namespace

template <class S>
Letting<S> write_letting(const Reading<S>& in, const Deal& deal, const cost::Timeline<S>& timeline, Ledger<S>& ledger,
                         const cost::Build& build) {
  if (deal.tenancy || deal.terms || timeline.phases > 1) return write_contracts(in, deal, timeline, ledger, build);
  Letting<S> letting{ledger.row("letting.share", "fraction"), ledger.row("letting.load", "fraction"), {}, 0};
  letting.paid = letting.share;
  const Filling<S> fills = filling(in, deal);
  const S full = fills.pre_let + fills.growth;
  const S utilisation = in(deal.letting.utilisation);
  letting.stable = std::min(month_after(timeline.opening + fills.lease_up, timeline.months) + 1, timeline.months);
  letting.share.fill({0, timeline.active.from}, fills.pre_let);
  letting.load.fill({0, timeline.active.from}, fills.pre_let * utilisation);
  for (int t = timeline.active.from; t < letting.stable; ++t) {
    letting.share.set(t, fills.at(S(t) + 0.5 - timeline.opening));
    letting.load.set(t, letting.share[t] * utilisation);
  }
  letting.share.fill({letting.stable, timeline.months}, full);
  letting.load.fill({letting.stable, timeline.months}, full * utilisation);
  return letting;
}

#define LANDFALL_INSTANTIATE(S) \
  template Letting<S> write_letting(const Reading<S>&, const Deal&, const cost::Timeline<S>&, Ledger<S>&, const cost::Build&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::deal
