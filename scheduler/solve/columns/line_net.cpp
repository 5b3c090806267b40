#include "scheduler/solve/columns/line_net.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace respite {
namespace {

constexpr std::size_t kMostNodes = 6000;
constexpr std::size_t kMostMemory = 4;  // turns

void drop_minima(Limits& limits) {
  limits.min_days.reset();
  limits.min_days_off.reset();
  limits.min_hours.reset();
  limits.min_turns.reset();
  limits.min_load.reset();
}

// How long after its end a turn can still matter to a later one, by these limits.
Seconds reach_of(const Limits& limits, Seconds longest_turn) {
  using std::chrono::days;
  using std::chrono::weeks;
  Seconds reach{0};
  const auto at_least = [&](Seconds time) { reach = std::max(reach, time); };
  if (limits.rest) at_least(limits.rest->value);
  if (limits.gap) at_least(limits.gap->value);
  if (limits.max_consecutive_turns) at_least(longest_turn * limits.max_consecutive_turns->value);
  if (limits.max_days) at_least(days{limits.max_days->value + 1});
  if (limits.max_weekends) at_least(weeks{limits.max_weekends->value.weeks + 1});
  if (limits.max_hours) at_least(weeks{limits.max_hours->value.weeks + 1});
  for (const auto& cap : limits.max_of_shift) at_least(weeks{cap.value.weeks + 1});
  if (!limits.forbidden.empty()) at_least(days{3});
  return reach;
}

// A turn between two others of its rota can be what saves them from being too near each other.
bool bridges_gaps(const Limits& limits) {
  return limits.gap && (!limits.max_consecutive_turns || limits.max_consecutive_turns->value > 2);
}

}  // namespace

Problem without_minima(const Problem& problem) {
  Problem relaxed = problem;
  for (ProblemPerson& person : relaxed.people) drop_minima(person.limits);
  for (Limits& limits : relaxed.rota_limits) drop_minima(limits);
  return relaxed;
}

LineNet::LineNet(const Problem& relaxed, LineJudge& judge, const Posts& posts, PersonIndex person) {
  list_events(relaxed, posts, person);
  may_drop_any_ = !bridges_gaps(relaxed.people[at(person)].limits) &&
                  std::ranges::none_of(relaxed.rota_limits, bridges_gaps);
  std::size_t memory = kMostMemory;
  while (!build(relaxed, judge, person, memory) && memory > 1) --memory;
  merge_alike();
  weigh();
}

void LineNet::list_events(const Problem& problem, const Posts& posts, PersonIndex person) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    const int post = posts.of[t];
    const bool held = turn.fixed == person;
    const bool open =
        post >= 0 && !problem.barred[t][at(person)] &&
        posts.posts[static_cast<std::size_t>(post)].turns.front() == index_of<TurnIndex>(t);
    if (!held && !open) continue;
    LineEvent event{.turn = index_of<TurnIndex>(t), .post = held ? -1 : post};
    if (turn.in_window) {
      event.load = problem.load[t][at(person)];
      event.wish = problem.wish[t][at(person)];
    }
    events_.push_back(event);
  }
}

bool LineNet::build(const Problem& problem, LineJudge& judge, PersonIndex person,
                    std::size_t memory) {
  using Memory = std::vector<int>;  // the last events taken that may still matter
  const auto span = [&](int event) -> Interval {
    const auto& turn = problem.turns[at(events_[static_cast<std::size_t>(event)].turn)];
    return {turn.turn.span.begin, std::max(turn.turn.span.end, turn.time.intervals().back().end)};
  };
  Seconds longest{0};
  for (std::size_t e = 0; e < events_.size(); ++e)
    longest = std::max(longest, span(static_cast<int>(e)).length());
  Seconds reach = reach_of(problem.people[at(person)].limits, longest);
  for (const Limits& limits : problem.rota_limits)
    reach = std::max(reach, reach_of(limits, longest));

  std::vector<TurnIndex> line;
  const auto score_of = [&](const Memory& held) {
    line.clear();
    for (const int event : held) line.push_back(events_[static_cast<std::size_t>(event)].turn);
    return judge.judge(person, line);
  };
  const auto forget = [&](Memory& held, int next) {
    std::size_t first = held.size() > memory ? held.size() - memory : 0;
    if (static_cast<std::size_t>(next) < events_.size()) {
      while (first < held.size() && span(held[first]).end + reach <= span(next).begin) ++first;
    } else {
      first = held.size();
    }
    held.erase(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(first));
  };

  levels_.assign(events_.size() + 1, {});
  std::vector<Memory> now = {{}};
  std::size_t nodes = 1;
  for (std::size_t e = 0; e < events_.size(); ++e) {
    const int event = static_cast<int>(e);
    std::map<Memory, int> known;
    std::vector<Memory> next;
    const auto reached = [&](Memory held) {
      forget(held, event + 1);
      const auto [place, fresh] = known.try_emplace(std::move(held), static_cast<int>(next.size()));
      if (fresh) next.push_back(place->first);
      return place->second;
    };
    const bool held_already = events_[e].post < 0;
    for (const Memory& before : now) {
      Node node;
      Memory after = before;
      after.push_back(event);
      const LineScore was = score_of(before);
      const LineScore is = score_of(after);
      int allowed = was.broken;
      if (held_already) {  // what these break among themselves is nobody's choice
        Memory given = before;
        std::erase_if(given, [&](int i) { return events_[static_cast<std::size_t>(i)].post >= 0; });
        allowed -= score_of(given).broken;
        given.push_back(event);
        allowed += score_of(given).broken;
      }
      if (is.broken <= allowed) {
        node.take = reached(after);
        node.limits = static_cast<std::int32_t>(is.limits - was.limits);
      }
      if (!held_already) node.leave = reached(before);
      levels_[e].push_back(node);
    }
    now = std::move(next);
    nodes += now.size();
    if (nodes > kMostNodes && memory > 1) return false;
  }
  levels_.back().resize(1);
  return true;
}

// From the end: nodes that allow the same from here on become one.
void LineNet::merge_alike() {
  std::vector<int> merged = {0};
  for (std::size_t e = events_.size(); e-- > 0;) {
    std::map<std::tuple<int, int, std::int32_t>, int> known;
    std::vector<int> here;
    std::vector<Node> kept;
    for (Node node : levels_[e]) {
      if (node.take != kNone) node.take = merged[static_cast<std::size_t>(node.take)];
      if (node.leave != kNone) node.leave = merged[static_cast<std::size_t>(node.leave)];
      const auto [place, fresh] =
          known.try_emplace({node.take, node.leave, node.limits}, static_cast<int>(kept.size()));
      if (fresh) kept.push_back(node);
      here.push_back(place->second);
    }
    levels_[e] = std::move(kept);
    merged = std::move(here);
  }
}

std::int64_t LineNet::limits_of(const std::vector<int>& events) const {
  std::int64_t points = 0;
  int node = 0;
  auto next = events.begin();
  for (std::size_t e = 0; e < events_.size() && node != kNone; ++e) {
    const Node& here = levels_[e][static_cast<std::size_t>(node)];
    const bool taken = next != events.end() && *next == static_cast<int>(e);
    if (taken) {
      points += here.limits;
      ++next;
    }
    node = taken ? here.take : here.leave;
  }
  return points;
}

void LineNet::weigh() {
  for (std::size_t e = events_.size(); e-- > 0;) {
    const auto after = [&](int node) {
      return levels_[e + 1][static_cast<std::size_t>(node)].most_load;
    };
    for (Node& node : levels_[e]) {
      if (node.leave != kNone) node.most_load = after(node.leave);
      if (node.take != kNone)
        node.most_load = std::max(node.most_load, after(node.take) + events_[e].load);
    }
  }
}

}  // namespace respite
