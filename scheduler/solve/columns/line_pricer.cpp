#include "scheduler/solve/columns/line_pricer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scheduler/rules/fairness.h"

namespace respite {

double LinePricer::unfairness(std::int64_t load) const {
  const auto off = static_cast<double>(load - share_.fair);
  return off * off * square_;
}

// Beyond some load every turn costs more than it is worth: with g the gain of a turn of load l and
// w the weight of a square, w ((d + l)^2 - d^2) > g for each of them.
void LinePricer::set_most_load(const LineNet& net, const LinePrices& prices) {
  floor_load_ = prices.least_load;
  most_asked_ = fairness_ ? prices.most_load : kAnyLoad;
  most_load_ = most_asked_;
  if (floor_load_ > 0 || prices.most_load < kAnyLoad || !net.may_drop_any() || share_.weight == 0)
    return;
  double most = 0;
  std::int64_t held = 0;
  const auto average = static_cast<double>(share_.average_load);
  const double weight = 10.0 * share_.weight * static_cast<double>(kParts) / (average * average);
  for (std::size_t e = 0; e < net.events().size(); ++e) {
    const LineEvent& event = net.events()[e];
    if (event.post < 0) held += event.load;
    if (event.post >= 0 && prices.may_leave[e] == 0) return;
    if (event.post < 0 || prices.may_take[e] == 0) continue;
    const auto gain = static_cast<double>(-prices.take[e]) + static_cast<double>(kParts);
    const auto load = static_cast<double>(event.load);
    if (event.load == 0) {
      if (gain > 0) return;
      continue;
    }
    most = std::max(most, gain / (2 * weight * load) + load / 2);
  }
  // No line need be heavier, but for what is held already.
  most_load_ = std::max(share_.fair + static_cast<std::int64_t>(most) + 1, held);
}

// Backwards through the net, once for each slope.
void LinePricer::set_completions(const LineNet& net, const LinePrices& prices) {
  // Deviations, in average turns, at which the square's tangents are taken.
  constexpr std::array<double, 27> kTangents = {
      -3,   -2,  -1.5, -1,  -0.8, -0.6, -0.5, -0.4, -0.3, -0.2, -0.15, -0.1, -0.05, 0,
      0.05, 0.1, 0.15, 0.2, 0.3,  0.4,  0.5,  0.6,  0.8,  1,    1.5,   2,    3};
  slopes_.clear();
  below_ = static_cast<double>(prices.below);
  if (prices.below >= kBeyondPrice) return;
  const double weight = 10.0 * share_.weight * static_cast<double>(kParts);
  for (const double off : kTangents) {
    if (!fairness_ && off != 0) continue;
    const double slope =
        fairness_ ? 2 * weight * off / static_cast<double>(share_.average_load) : 0;
    const double rounding = slack_ / 2;
    slopes_.push_back({slope, -slope * static_cast<double>(share_.fair) -
                                  (fairness_ ? weight * off * off : 0) - rounding});
  }
  const std::size_t count = slopes_.size();
  const auto& levels = net.levels();
  completions_.resize(std::max(completions_.size(), levels.size()));
  completions_[levels.size() - 1].assign(count, 0.0);
  for (std::size_t e = levels.size() - 1; e-- > 0;) {
    auto& here = completions_[e];
    const auto& after = completions_[e + 1];
    here.assign(levels[e].size() * count, static_cast<double>(kBeyondPrice));
    for (std::size_t n = 0; n < levels[e].size(); ++n) {
      const LineNet::Node& node = levels[e][n];
      const bool take = node.take != LineNet::kNone && prices.may_take[e] != 0 &&
                        !(node.limits > 0 && prices.no_limit_points);
      const bool leave = node.leave != LineNet::kNone && prices.may_leave[e] != 0;
      const auto cost = static_cast<double>(prices.take[e] + node.limits * prices.limit_point);
      const auto load = fairness_ ? static_cast<double>(net.events()[e].load) : 0.0;
      for (std::size_t s = 0; s < count; ++s) {
        double& least = here[n * count + s];
        if (leave) least = after[static_cast<std::size_t>(node.leave) * count + s];
        if (take)
          least = std::min(least, cost + load * slopes_[s].per_second +
                                      after[static_cast<std::size_t>(node.take) * count + s]);
      }
    }
  }
}

// From the very beginning, against the slope that tells most.
std::int64_t LinePricer::sure_bound() const {
  double most = -static_cast<double>(kBeyondPrice);
  for (std::size_t s = 0; s < slopes_.size(); ++s)
    most = std::max(most, slopes_[s].constant + completions_.front()[s]);
  return static_cast<std::int64_t>(std::floor(most));
}

// What the slopes together promise from a node on: of each load the one that promises most. Slopes
// rise, so each tells most for one stretch of loads.
void LinePricer::set_promises(std::size_t level, std::size_t node) {
  const double* least = &completions_[level][node * slopes_.size()];
  promises_.clear();
  for (std::size_t s = 0; s < slopes_.size(); ++s) {
    const Slope line{slopes_[s].per_second, slopes_[s].constant + least[s]};
    // From where on it promises more than the one before.
    const auto overtakes = [&](const Promise& before) {
      return (before.line.constant - line.constant) / (line.per_second - before.line.per_second);
    };
    while (!promises_.empty() && overtakes(promises_.back()) <= promises_.back().from)
      promises_.pop_back();
    const double from =
        promises_.empty() ? -std::numeric_limits<double>::infinity() : overtakes(promises_.back());
    promises_.push_back({from, line});
  }
}

// [label] parts; no completion ends below.
void LinePricer::set_least_ends(const Labels& labels) {
  least_ends_.resize(labels.size());
  std::size_t best = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto load = static_cast<double>(labels[i].load);
    while (best + 1 < promises_.size() && promises_[best + 1].from <= load) ++best;
    const Slope& line = promises_[best].line;
    least_ends_[i] = static_cast<double>(labels[i].cost) + line.constant + load * line.per_second;
  }
}

// Those that cannot end below what is asked for.
void LinePricer::drop_hopeless(Labels& labels) {
  set_least_ends(labels);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (least_ends_[i] < below_) labels[kept++] = labels[i];
  labels.resize(kept);
}

// The most promising only.
void LinePricer::keep_few(Labels& labels, std::size_t few) {
  if (labels.size() <= few) return;
  set_least_ends(labels);
  sorted_ends_ = least_ends_;
  const auto last = sorted_ends_.begin() + static_cast<std::ptrdiff_t>(few);
  std::nth_element(sorted_ends_.begin(), last, sorted_ends_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (least_ends_[i] < *last) labels[kept++] = labels[i];
  labels.resize(std::max<std::size_t>(kept, 1));
}

// Merges a taken or left turn's labels into those that reached the node before.
void LinePricer::extend(const Labels& from, std::int64_t load, std::int64_t cost, int event,
                        Labels& to) {
  scratch_.clear();
  std::size_t old = 0;
  const auto keep = [&](const Label& label) {
    if (!scratch_.empty() && scratch_.back().load == label.load) {
      if (label.cost < scratch_.back().cost) scratch_.back() = label;
    } else {
      scratch_.push_back(label);
    }
  };
  for (Label label : from) {
    label.load += load;
    label.cost += cost;
    if (event >= 0) label.event = event;
    if (label.load > most_load_) break;
    while (old < to.size() && to[old].load <= label.load) keep(to[old++]);
    keep(label);
  }
  while (old < to.size()) keep(to[old++]);
  std::swap(to, scratch_);
  work_ += static_cast<std::int64_t>(to.size());
}

// A lighter label beats one that is dearer even at once: its later turns raise unfairness less.
// A heavier one beats one that is dearer even after the most load that may still come.
void LinePricer::prune(Labels& labels, std::int64_t most_more) {
  if (labels.size() < 2) return;
  double least = std::numeric_limits<double>::infinity();
  std::size_t kept = 0;
  for (const Label& label : labels) {
    const double now = static_cast<double>(label.cost) + unfairness(label.load);
    if (now >= least + slack_) continue;
    if (label.load >= floor_load_) least = std::min(least, now);
    labels[kept++] = label;
  }
  labels.resize(kept);
  // From the heaviest down, against the one that is best in the end.
  std::size_t best = labels.size();
  double best_end = 0;
  const std::int64_t end = most_load_ == kAnyLoad
                               ? labels.back().load + most_more
                               : std::min(most_load_, labels.back().load + most_more);
  std::size_t out = labels.size();
  for (std::size_t i = labels.size(); i-- > 0;) {
    const Label& label = labels[i];
    if (best < labels.size()) {
      const std::int64_t more =
          std::min(most_more, std::max<std::int64_t>(0, most_load_ - label.load));
      const Label& heavy = labels[best];
      if (heavy.load + more <= most_asked_ &&
          static_cast<double>(heavy.cost) + unfairness(heavy.load + more) + slack_ <=
              static_cast<double>(label.cost) + unfairness(label.load + more)) {
        continue;
      }
    }
    labels[--out] = label;
    const double at_end = static_cast<double>(label.cost) + unfairness(std::max(end, label.load));
    if (best >= labels.size() || at_end < best_end) {
      best_end = at_end;
      best = out;
    }
  }
  labels.erase(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(out));
}

std::vector<int> LinePricer::events_of(int taken) const {
  std::vector<int> events;
  for (; taken >= 0; taken = taken_[static_cast<std::size_t>(taken)].before)
    events.push_back(taken_[static_cast<std::size_t>(taken)].event);
  std::ranges::reverse(events);
  return events;
}

PricedLines LinePricer::find(const LineNet& net, const FairShare& share, const LinePrices& prices,
                             std::size_t most_lines) {
  share_ = share;
  fairness_ = prices.fairness;
  slack_ = fairness_ ? static_cast<double>(kParts) : 0.0;
  const auto average = static_cast<double>(share.average_load);
  square_ = fairness_ ? 10.0 * share.weight * static_cast<double>(kParts) / (average * average) : 0;
  set_most_load(net, prices);
  set_completions(net, prices);
  taken_.clear();
  now_.assign(1, {{0, 0, -1, -1}});
  for (std::size_t e = 0; e < net.events().size(); ++e) {
    const LineEvent& event = net.events()[e];
    const auto& level = net.levels()[e];
    next_.resize(net.levels()[e + 1].size());
    for (Labels& labels : next_) labels.clear();
    for (std::size_t n = 0; n < level.size(); ++n) {
      const LineNet::Node& node = level[n];
      if (now_[n].empty()) continue;
      if (node.leave != LineNet::kNone && prices.may_leave[e] != 0)
        extend(now_[n], 0, 0, -1, next_[static_cast<std::size_t>(node.leave)]);
      if (node.take == LineNet::kNone || prices.may_take[e] == 0) continue;
      if (node.limits > 0 && prices.no_limit_points) continue;
      extend(now_[n], fairness_ ? event.load : 0, prices.take[e] + node.limits * prices.limit_point,
             static_cast<int>(e), next_[static_cast<std::size_t>(node.take)]);
    }
    for (std::size_t n = 0; n < next_.size(); ++n) {
      if (!slopes_.empty()) {
        set_promises(e + 1, n);
        drop_hopeless(next_[n]);
      }
      prune(next_[n], net.levels()[e + 1][n].most_load);
      if (prices.most_labels > 0 && !slopes_.empty()) keep_few(next_[n], prices.most_labels);
      for (Label& label : next_[n]) {
        if (label.event < 0) continue;
        taken_.push_back({label.origin, label.event});
        label.origin = static_cast<int>(taken_.size()) - 1;
        label.event = -1;
      }
    }
    std::swap(now_, next_);
  }
  PricedLines found;
  found.least = prices.below;
  Labels& ends = now_.front();
  std::erase_if(ends, [&](const Label& label) { return label.load < floor_load_; });
  for (Label& label : ends) {
    if (fairness_)
      label.cost +=
          kParts * deviation_cost(label.load - share_.fair, share_.average_load, share_.weight);
  }
  std::ranges::stable_sort(ends, {}, &Label::cost);
  for (std::size_t i = 0; i < std::min(most_lines, ends.size()); ++i)
    found.lines.push_back({ends[i].cost, events_of(ends[i].origin)});
  found.sure = std::min(prices.below, sure_bound());
  if (!ends.empty()) found.least = std::min(found.least, ends.front().cost);
  if (prices.most_labels == 0) found.sure = found.least;
  return found;
}

}  // namespace respite
