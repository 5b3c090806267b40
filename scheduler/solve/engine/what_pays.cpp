#include "scheduler/solve/engine/what_pays.h"

namespace respite {

namespace {
constexpr double kForgotten = 0.5;  // less than this is left of a gain: it no longer counts
}

// One that has had little time yet, or else the one that gains most in a given time; of equals the
// one that had least since it last gained.
std::size_t WhatPays::next() {
  double all = 0;
  for (const Thing& thing : things_) all += thing.ever;
  last_ = 0;
  for (std::size_t i = 0; i < things_.size(); ++i) {
    const Thing& thing = things_[i];
    const Thing& best = things_[last_];
    if (thing.ever <= least_ * all) return last_ = i;
    const double more = thing.gained * best.spent - best.gained * thing.spent;
    const double dry = last_ == 0 ? best.dry / first_ : best.dry;
    if (more > 0 || (more == 0 && thing.dry < dry)) last_ = i;
  }
  return last_;
}

void WhatPays::paid(double gain, double time) {
  Thing& thing = things_[last_];
  thing.gained = fade_ * thing.gained + gain;
  if (thing.gained < kForgotten) thing.gained = 0;
  thing.spent = fade_ * thing.spent + time;
  thing.ever += time;
  thing.dry = gain > 0 ? 0 : thing.dry + time;
}

}  // namespace respite
