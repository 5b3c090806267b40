#include "scheduler/solve/columns/large_parts.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace respite {

LargeParts::LargeParts(const PartTask& task, const std::vector<People>& parts,
                       std::int64_t work_each)
    : task_(&task) {
  for (const People& part : parts) {
    const std::int64_t work = work_each * static_cast<std::int64_t>(part.size());
    parts_.emplace_back(task, part, work);
    allowed_ += work;
  }
}

// By two threads; what is done for one has no say in another's.
template <class Step>
void LargeParts::in_turn(const Step& step) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < parts_.size(); i = next++) step(parts_[i]);
  };
  const std::jthread other(work);
  work();
}

void LargeParts::settle() {
  in_turn([](LargePart& part) { part.settle(); });
  for_branches_ = left() / 2;
}

// Two parts at once, or one by two threads that exchange plans when both have done so much work.
bool LargeParts::search() {
  constexpr std::int64_t kBetweenPlans = 20'000'000;
  std::vector<LargePart*> order;
  for (LargePart& part : parts_)
    if (part.is_worth_a_search()) order.push_back(&part);
  if (order.empty() || left() <= for_branches_ || task_->stop()) return false;
  std::ranges::stable_sort(order, std::greater<>{}, &LargePart::may_gain);
  LargePart* const one = order[0];
  const bool two = order.size() > 1 && order[1]->may_gain() > one->may_gain() / 3;
  LargePart* const other = two ? order[1] : one;
  one->open(0);
  other->open(1);
  {
    const std::jthread beside([&] { other->search(1, kBetweenPlans); });
    one->search(0, kBetweenPlans);
  }
  one->choose();
  other->choose();
  return true;
}

void LargeParts::branch() {
  const auto work = static_cast<double>(left());
  double gain = 1;
  for (const LargePart& part : parts_) gain += static_cast<double>(part.may_gain());
  in_turn([&](LargePart& part) {
    part.branch(static_cast<std::int64_t>(work * static_cast<double>(part.may_gain()) / gain));
  });
}

void LargeParts::lay_into(Solution& whole) const {
  for (const LargePart& part : parts_) part.lay_into(whole);
}

std::int64_t LargeParts::bound() const {
  const std::int64_t known = task_->score[task_->tier];
  std::int64_t least = known;
  for (const LargePart& part : parts_) least -= known - std::min(part.bound(), known);
  return least;
}

std::int64_t LargeParts::spent() const {
  std::int64_t sum = 0;
  for (const LargePart& part : parts_) sum += part.spent();
  return sum;
}

}  // namespace respite
