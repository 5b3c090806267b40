#include "scheduler/solve/columns/decisions.h"

#include <algorithm>

namespace respite {

AllowedLines::AllowedLines(const PeopleNets& nets, const CoverPart& cover,
                           const std::vector<Decision>& decisions)
    : may_take_(nets.people()),
      may_leave_(nets.people()),
      least_load_(nets.people(), 0),
      most_load_(nets.people(), kAnyLoad) {
  std::vector<int> held(cover.posts().posts.size(), 0);  // heads decided
  for (const Decision& decision : decisions) {
    auto& least = least_load_[decision.person];
    auto& most = most_load_[decision.person];
    least = std::max(least, decision.least_load);
    most = std::min(most, decision.most_load);
    if (decision.holds) ++held[static_cast<std::size_t>(decision.post)];
  }
  for (std::size_t p = 0; p < nets.people(); ++p) {
    const auto& events = nets.net(p).events();
    may_take_[p].assign(events.size(), 1);
    may_leave_[p].assign(events.size(), 1);
    for (std::size_t e = 0; e < events.size(); ++e) {
      const int post = events[e].post;
      if (post < 0) continue;
      const auto at_post = static_cast<std::size_t>(post);
      may_take_[p][e] = held[at_post] < cover.heads(at_post) ? 1 : 0;
      for (const Decision& decision : decisions) {
        if (decision.person != p || decision.post != post) continue;
        may_take_[p][e] = decision.holds ? 1 : 0;
        may_leave_[p][e] = decision.holds ? 0 : 1;
      }
    }
  }
}

bool AllowedLines::contain(const Column& line) const {
  const std::size_t p = line.person;
  if (line.load < least_load_[p] || line.load > most_load_[p]) return false;
  auto next = line.events.begin();
  for (std::size_t e = 0; e < may_take_[p].size(); ++e) {
    const bool taken = next != line.events.end() && *next == static_cast<int>(e);
    if (taken) ++next;
    if ((taken ? may_take_[p][e] : may_leave_[p][e]) == 0) return false;
  }
  return true;
}

void AllowedLines::narrow(std::size_t person, LinePrices& asked) const {
  asked.may_take = may_take_[person];
  asked.may_leave = may_leave_[person];
  asked.least_load = least_load_[person];
  asked.most_load = most_load_[person];
}

}  // namespace respite
