// The forward half of BestLine: labels, best first, bounded by the completion table.
#include <algorithm>
#include <cassert>

#include "scheduler/solve/engine/best_line.h"

namespace respite {

namespace {

constexpr std::int64_t kLooks = 8;  // at other labels, that take as long as a label
constexpr std::uint64_t kGuards = 0x8000800080008000ULL;

// Whether every counter of `a` is at most that of `b`.
bool at_most(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  for (std::size_t w = 0; w < words; ++w) {
    if ((((b[w] | kGuards) - a[w]) & kGuards) != kGuards) return false;
  }
  return true;
}

}  // namespace

void BestLine::set_lanes(const LineShape& shape, const LineWindow& window) {
  const std::vector<LineCell>& cells = shape.rules().cells;
  const std::size_t kinds = static_cast<std::size_t>(shape.kinds());
  const std::size_t steps = window.steps.size();
  words_ = (priced_.size() + 3) / 4;
  room_.assign(words_, 0);
  charge_fresh_.assign(steps * kinds * words_, 0);
  charge_onward_.assign(steps * kinds * words_, 0);
  for (std::size_t a = 0; a < priced_.size(); ++a) {
    const int cap = priced_[a];
    const Lane one = Lane{1} << (16 * (a % 4));
    room_[a / 4] +=
        one * static_cast<Lane>(std::min(window.room[static_cast<std::size_t>(cap)], 0x7fff));
    for (std::size_t i = 0; i < steps * kinds; ++i) {
      const int period = window.steps[i / kinds];
      if (period < 0) continue;
      const LineCell& cell = cells[static_cast<std::size_t>(period) * kinds + i % kinds];
      const bool always = (cell.charge >> cap & 1) != 0;
      if (always) charge_onward_[i * words_ + a / 4] += one;
      if (always || (cell.charge_fresh >> cap & 1) != 0) charge_fresh_[i * words_ + a / 4] += one;
    }
  }
  scratch_.assign(words_, 0);
}

Price BestLine::unused_worth(const Lane* used) const {
  Price worth = 0;
  for (std::size_t a = 0; a < active_price_.size(); ++a) {
    const Lane left = (room_[a / 4] - used[a / 4]) >> (16 * (a % 4)) & 0x7fff;
    worth += active_price_[a] * static_cast<Price>(left);
  }
  return worth;
}

void BestLine::push(int index) {
  const Label& label = labels_[static_cast<std::size_t>(index)];
  const std::uint64_t key = static_cast<std::uint64_t>(label.key - root_);
  const std::uint64_t depth = 0xffffU - static_cast<std::uint64_t>(label.step);
  open_.push_back({deep_ ? depth << 32 | key : key << 16 | depth, index});
  std::push_heap(open_.begin(), open_.end(),
                 [](const Open& a, const Open& b) { return a.rank > b.rank; });
}

bool BestLine::dominated(std::size_t place, Price cost, const Lane* used) {
  for (int i = first_[place]; i >= 0; i = labels_[static_cast<std::size_t>(i)].sibling) {
    ++looks_;
    Label& other = labels_[static_cast<std::size_t>(i)];
    const Lane* lanes = lanes_.data() + static_cast<std::size_t>(i) * words_;
    if (other.cost <= cost && at_most(lanes, used, words_)) return true;
    if (!other.dead && cost <= other.cost && at_most(used, lanes, words_)) other.dead = true;
  }
  return false;
}

void BestLine::reach(const LineWindow& window, int from, const LineStanding& to, Held held,
                     Price price, const Lane* charge, Price limit) {
  const Label parent = labels_[static_cast<std::size_t>(from)];
  const int step = parent.step + 1;
  const Price rest = table_.at(step, to);
  if (rest >= kNever / 2) return;
  const Lane* had = lanes_.data() + static_cast<std::size_t>(from) * words_;
  for (std::size_t w = 0; w < words_; ++w) scratch_[w] = had[w] + (charge ? charge[w] : 0);
  if (charge != nullptr && !at_most(scratch_.data(), room_.data(), words_)) return;

  Price spent = 0;  // at cap prices
  for (std::size_t a = 0; a < active_price_.size(); ++a) {
    spent += active_price_[a] * static_cast<Price>(scratch_[a / 4] >> (16 * (a % 4)) & 0x7fff);
  }
  const Price cost = parent.cost + price;
  const bool whole = step == window.count();
  const Price key = cost + rest + spent + (whole ? unused_worth(scratch_.data()) : 0);
  if (key - worth_ >= limit) return;
  const std::size_t place = table_.place(step, to);
  if (dominated(place, cost, scratch_.data())) return;

  const int index = static_cast<int>(labels_.size());
  int& newest = first_[place];
  if (newest < 0) touched_.push_back(place);
  Label label = parent;
  label.cost = cost;
  label.key = key;
  label.parent = from;
  label.sibling = newest;
  label.node = static_cast<std::int16_t>(to.node);
  label.step = static_cast<std::int16_t>(step);
  label.layer = static_cast<std::int16_t>(to.layer);
  label.load = to.load;
  label.held = held;
  label.dead = false;
  labels_.push_back(label);
  lanes_.insert(lanes_.end(), scratch_.begin(), scratch_.end());
  newest = index;
  push(index);
}

void BestLine::expand(const LineShape& shape, const LineWindow& window, int index, Price limit) {
  const Label label = labels_[static_cast<std::size_t>(index)];
  const int period = window.period(label.step);
  if (period < 0) {
    const int behind = window.node_behind(label.step, label.node);
    if (behind == LineShape::kNowhere) return;
    reach(window, index, {.node = behind, .layer = label.layer, .load = label.load}, kOff,
          window.price_behind(label.step, label.node) * scale_, nullptr, limit);
    return;
  }
  const std::size_t kinds = static_cast<std::size_t>(shape.kinds());
  const std::size_t local = static_cast<std::size_t>(label.step) * kinds;
  const std::size_t first = static_cast<std::size_t>(period) * kinds;
  const int next = shape.step(label.node, period, kOff);
  if (next != LineShape::kNowhere && window.may_rest(period)) {
    reach(window, index, {.node = next, .layer = label.layer, .load = label.load}, kOff,
          shape.step_price(label.node, period, kOff) * scale_, nullptr, limit);
  }
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const Price price = true_[local + kind];
    if (price >= kNever / 2) continue;
    const Held held = static_cast<Held>(kind);
    const LineCell& cell = shape.rules().cells[first + kind];
    const bool fresh = shape.is_fresh(first + kind, label.node);
    const CapSet charged = cell.charged(fresh);
    const LineStanding to{.node = shape.step(label.node, period, held),
                          .layer = layers_.after(label.layer, charged),
                          .load = label.load + shape.load(first + kind)};
    if (to.node == LineShape::kNowhere || to.layer == CapLayers::kOver) continue;
    const std::vector<Lane>& charges = fresh ? charge_fresh_ : charge_onward_;
    const Lane* charge = words_ != 0 ? &charges[(local + kind) * words_] : nullptr;
    const Price of_step =
        shape.step_price(label.node, period, held) + layers_.price(label.layer, charged);
    reach(window, index, to, held, price + of_step * scale_, charge, limit);
  }
}

Line BestLine::line_to(const LineWindow& window, int index) const {
  Line line;
  for (int step = window.count(); step-- > 0;) {
    const Label& label = labels_[static_cast<std::size_t>(index)];
    if (window.period(step) >= 0) line.push_back(label.held);
    index = label.parent;
  }
  std::reverse(line.begin(), line.end());
  return line;
}

bool BestLine::search(const LineShape& shape, const LineWindow& window, int most_labels,
                      bool insist, Price limit, FoundLine& best) {
  set_lanes(shape, window);
  if (first_.size() < table_.places()) first_.resize(table_.places(), -1);
  const auto later = [](const Open& a, const Open& b) { return a.rank > b.rank; };
  labels_.clear();
  lanes_.clear();
  open_.clear();
  deep_ = false;
  Label start{};
  start.key = root_;
  start.parent = start.sibling = -1;
  start.node = static_cast<std::int16_t>(window.start);
  start.step = 0;
  start.held = kOff;
  labels_.push_back(start);
  lanes_.assign(words_, 0);
  push(0);
  int most = most_labels;
  bool exact = true;
  while (!open_.empty()) {
    std::pop_heap(open_.begin(), open_.end(), later);
    const int index = open_.back().label;
    open_.pop_back();
    const Label label = labels_[static_cast<std::size_t>(index)];
    if (label.dead || label.key - worth_ >= limit) continue;
    if (!deep_) best.bound = std::max(best.bound, label.key - worth_);
    if (label.step == window.count()) {
      best.found = true;
      best.cost =
          label.cost +
          table_.at(window.count(), {.node = label.node, .layer = label.layer, .load = label.load});
      best.inside = line_to(window, index);
      break;
    }
    if (static_cast<int>(labels_.size()) >= most) {
      exact = false;
      if (best.found || deep_ || !insist) break;
      // Nothing yet: go for depth until a whole line turns up.
      deep_ = true;
      most *= 4;
      std::vector<Open> again;
      again.swap(open_);
      push(index);
      for (const Open& open : again) push(open.label);
      continue;
    }
    expand(shape, window, index, limit);
  }
  work_ += static_cast<std::int64_t>(labels_.size()) + looks_ / kLooks;
  looks_ = 0;
  for (const std::size_t place : touched_) first_[place] = -1;
  touched_.clear();
  return exact;
}

}  // namespace respite
