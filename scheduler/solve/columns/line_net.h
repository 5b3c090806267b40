// One person's lines as a net: event by event, take it or leave it, as the law allows.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/columns/line_memory.h"
#include "scheduler/solve/columns/posts.h"
#include "scheduler/solve/columns/relaxed_law.h"

namespace respite {

// A turn that may be, or is, in a person's line.
struct LineEvent {
  TurnIndex turn{};       // of a post, any of its turns
  int post = -1;          // -1: held already, in every line
  std::int64_t load = 0;  // counted against the fair share; 0 outside the window
  std::int32_t wish = 0;
};

// Every path through the net is a choice of events. Every lawful line is a path, at what the law
// says it costs; but the law is a relaxed one, so a path may be unlawful. So the best path costs no
// more than the best lawful line.
class LineNet {
 public:
  static constexpr int kNone = -1;
  struct Node {
    int take = kNone;            // into the next level; kNone: not lawful
    int leave = kNone;           // kNone: held already
    std::int32_t limits = 0;     // points that taking adds in Tier::kLimits
    std::int64_t most_load = 0;  // that a path from here can add
  };

  LineNet(RelaxedLaw& law, const Posts& posts, PersonIndex person);

  [[nodiscard]] const std::vector<LineEvent>& events() const { return events_; }
  // [event] the nodes before it; the last level, after all events, has one node.
  [[nodiscard]] const std::vector<std::vector<Node>>& levels() const { return levels_; }
  // Points in Tier::kLimits along a path.
  [[nodiscard]] std::int64_t limits_of(const std::vector<int>& events) const;
  // Of the law, the one whose lines the paths are: the judge's, at its prices.
  [[nodiscard]] std::size_t version() const { return version_; }
  // Whether a lawful line stays lawful without any one of its turns.
  [[nodiscard]] bool may_drop_any() const { return may_drop_any_; }

 private:
  void list_events(const Problem& problem, const Posts& posts, PersonIndex person);
  // False when there are more nodes than that.
  [[nodiscard]] bool build(RelaxedLaw::Version& law, PersonIndex person, std::size_t most_nodes);
  void merge_alike();
  void weigh();

  std::vector<LineEvent> events_;
  std::vector<std::vector<Node>> levels_;
  std::size_t version_ = 0;
  bool may_drop_any_ = true;
};

}  // namespace respite
