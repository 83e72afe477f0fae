// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/machine.hpp"

#include <limits>
#include <stdexcept>

namespace landfall::plant {
namespace {

struct CurvePoint {
  double te;
  double shift;  ///< te of the machine less te of the curve
};

CurvePoint into_range(const CurveSet& curves, double te) {
  const double inside = std::clamp(te, curves.te_min, curves.te_max);
  return {inside, te - inside};
}

}  // namespace

Machine::Machine(const ParameterReader& in, double operating_te_c, double design_heat_kw, bool air_cooled)
    : curves_(&find_curve_set(in.machine())) {
  const CurveSet& curves = *curves_;
  const double rating_te = in("rating_evaporator");
  // A DX coil's te is a wet bulb. The coil of a computer room is dry, so its wet bulb follows the entering air one to one.
  te_offset_ = curves.air_entering ? curves.te_reference - rating_te : 0.0;
  const CurvePoint rating = into_range(curves, rating_te + te_offset_);
  const double rating_tc = std::clamp(in("rating_condenser") - rating.shift, curves.tc_min, curves.tc_max);

  const double capft_rated = biquadratic(curves.capft, rating.te, rating_tc);
  const double eirft_rated = biquadratic(curves.eirft, rating.te, rating_tc);
  const auto& p = curves.eirfplr;
  const double eirfplr_full = (p[0] + p[1] + p[2]) / (1.0 + curves.eirfplr_divisor);
  cap_scale_ = 1.0 / capft_rated;
  eir_scale_ = 1.0 / (eirft_rated * eirfplr_full * in("machine_cop"));
  operate_at(operating_te_c);
  for (int i = 0; i < 3; ++i) plr_[i] = p[static_cast<std::size_t>(i)];
  plr_divisor_ = curves.eirfplr_divisor;
  trip_ = air_cooled ? in("trip_dry_bulb") : std::numeric_limits<double>::infinity();

  n_ = in("machines");
  if (!(design_heat_kw > 0.0) || !(n_ >= 1.0)) {
    throw std::domain_error("Machine: design heat " + std::to_string(design_heat_kw) + " kW and machines " + std::to_string(n_) +
                            " must be positive");
  }
  one_machine_ = in("machine_capacity") * design_heat_kw / n_;
  per_running_ = 1.0 / (n_ + in("spare_machines_running"));
  spare_share_ = in("spare_machines") / n_;
  stage_ = in("stage_part_load");
  minimum_part_load_ = curves.minimum_part_load;
}

void Machine::operate_at(double te_c) {
  const CurvePoint operating = into_range(*curves_, te_c + te_offset_);
  shift_ = operating.shift;
  const auto at_te = [&](const std::array<double, 6>& a, double scale, double* quadratic) {
    quadratic[0] = (a[0] + operating.te * (a[1] + operating.te * a[2])) * scale;
    quadratic[1] = (a[3] + a[5] * operating.te) * scale;
    quadratic[2] = a[4] * scale;
  };
  at_te(curves_->capft, cap_scale_, cap_);
  at_te(curves_->eirft, eir_scale_, eir_);
  tc_low_ = curves_->tc_min;
  // The power must not fall as the condenser warms: below the vertex of EIRFT the machine is taken as at the vertex.
  if (eir_[2] > 0.0) tc_low_ = std::max(tc_low_, -eir_[1] / (2.0 * eir_[2]));
}

Machine Machine::at(double operating_te_c) const {
  Machine other = *this;
  other.operate_at(operating_te_c);
  return other;
}

double Machine::capacity_kw(double tc_c) const {
  if (tripped(tc_c)) return 0.0;
  const double t = std::max(tc_c - shift_, tc_low_);
  return n_ * one_machine_ * std::max(cap_[0] + t * (cap_[1] + t * cap_[2]), smallest_capft);
}

Machine::Range Machine::range(double tc_c) const {
  const double t = tc_c - shift_;
  if (t < tc_low_) return Range::below;
  return t > curves_->tc_max ? Range::above : Range::inside;
}

}  // namespace landfall::plant
