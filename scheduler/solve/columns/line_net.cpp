#include "scheduler/solve/columns/line_net.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "scheduler/solve/columns/remembered.h"

namespace respite {
namespace {

constexpr std::size_t kMostNodes = 12'000;

// A turn between two others of its rota can be what saves them from being too near each other.
bool bridges_gaps(const Limits& limits) {
  const Limit<Sequence>* in_a_row = turns_in_a_row(limits);
  return limits.gap && (!in_a_row || in_a_row->value.count > 2);
}

}  // namespace

LineNet::LineNet(RelaxedLaw& law, const Posts& posts, PersonIndex person) {
  list_events(law.version(0).problem, posts, person);
  const auto most = [&] {
    return version_ + 1 < RelaxedLaw::kVersions ? kMostNodes
                                                : std::numeric_limits<std::size_t>::max();
  };
  while (!build(law.version(version_), person, most())) ++version_;
  const Problem& problem = law.version(version_).problem;
  const auto ties = [](const Limits& limits) {
    return bridges_gaps(limits) || remembered(limits).min_days_off;
  };
  may_drop_any_ =
      !ties(problem.people[at(person)].limits) && std::ranges::none_of(problem.rota_limits, ties);
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

// Level by level: lines that leave the same memory behind stand at one node. The judge says what a
// turn more does to the line that came there first.
bool LineNet::build(RelaxedLaw::Version& law, PersonIndex person, std::size_t most_nodes) {
  struct Standing {
    std::vector<int> line;  // what of it may still matter
    LineScore score;
  };
  std::vector<TurnIndex> turns;
  turns.reserve(events_.size());
  for (const LineEvent& event : events_) turns.push_back(event.turn);
  const LineMemory memory(law.problem, person, turns);
  std::vector<TurnIndex> judged;
  const auto score_of = [&](const std::vector<int>& line) {
    judged.clear();
    for (const int event : line) judged.push_back(turns[static_cast<std::size_t>(event)]);
    return law.judge.judge(person, judged);
  };
  // What these break among themselves is nobody's choice.
  const auto broken_by_held = [&](std::vector<int> line) {
    std::erase_if(line, [&](int e) { return events_[static_cast<std::size_t>(e)].post >= 0; });
    const LineScore score = score_of(line);
    return score.broken + score.unmet;
  };

  levels_.assign(events_.size() + 1, {});
  std::vector<Standing> now = {{{}, score_of({})}};
  std::size_t nodes = 1;
  for (std::size_t e = 0; e < events_.size(); ++e) {
    std::map<LineMemory::Key, int> known;
    std::vector<Standing> next;
    const auto reached = [&](const std::vector<int>& line, const LineScore& score) {
      const auto [place, fresh] =
          known.try_emplace(memory.key(line, e + 1), static_cast<int>(next.size()));
      if (!fresh) return place->second;
      next.push_back({line, score});
      if (const std::size_t forgotten = memory.forgettable(line, e + 1); forgotten > 0) {
        auto& kept = next.back().line;
        kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(forgotten));
        next.back().score = score_of(kept);
      }
      return place->second;
    };
    const bool held_already = events_[e].post < 0;
    for (const Standing& before : now) {
      Node node;
      std::vector<int> after = before.line;
      after.push_back(static_cast<int>(e));
      const LineScore is = score_of(after);
      int allowed = before.score.broken + before.score.unmet;
      if (held_already) allowed += broken_by_held(after) - broken_by_held(before.line);
      if (is.broken + is.unmet <= allowed) {
        node.take = reached(after, is);
        node.limits = static_cast<std::int32_t>(is.limits - before.score.limits);
      }
      if (!held_already) node.leave = reached(before.line, before.score);
      levels_[e].push_back(node);
    }
    now = std::move(next);
    nodes += now.size();
    if (nodes > most_nodes) return false;
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
