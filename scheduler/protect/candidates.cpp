#include "scheduler/protect/candidates.h"

#include <algorithm>

namespace respite::protect {

std::vector<Candidate> candidates_of(const PlaceProblem& problem) {
  std::vector<Candidate> candidates;
  for (std::size_t o = 0; o < problem.owners.size(); ++o) {
    const Owner& owner = problem.owners[o];
    for (std::size_t w = 0; w < owner.wants.size(); ++w) {
      const Want& want = owner.wants[w];
      for (const auto& [begin, end] : owner.days) {
        for (int first = begin; first < end; ++first) {
          const int longest = std::min({want.longest, want.wanted, end - first});
          for (int length = 1; length <= longest; ++length) {
            const auto last = static_cast<std::size_t>(first + length - 1);
            if (!owner.open[last] || want.lie[last] == kNever) break;
            if (length >= want.shortest && (length - want.shortest) % want.unit == 0)
              candidates.push_back({o, {static_cast<int>(w), {first, length}}});
          }
        }
      }
    }
  }
  return candidates;
}

int free_from(const Owner& owner, Lying at) {
  return ends_a_day(owner, at.end()) ? at.end() : at.end() + 1;
}

std::vector<int> fullest_cells(const Owner& owner, std::span<const Candidate> blocks) {
  const std::size_t cells = owner.open.size();
  std::vector<std::uint8_t> begins(cells + 2), ends(cells + 2);
  for (const Candidate& one : blocks) {
    begins[static_cast<std::size_t>(one.block.at.first)] = 1;
    ends[static_cast<std::size_t>(free_from(owner, one.block.at))] = 1;
  }
  std::vector<int> fullest;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    if (!begins[cell]) continue;
    std::size_t next = cell + 1;
    while (next < cells && !begins[next] && !ends[next]) ++next;
    // Where another begins before any ends, that cell says more.
    if (!begins[next] || ends[next]) fullest.push_back(static_cast<int>(cell));
  }
  return fullest;
}

double cost_alone(const Want& want, Lying at) {
  Cost cost = want.block + want.begin[static_cast<std::size_t>(at.first)];
  for (int cell = at.first; cell < at.end(); ++cell)
    cost += want.lie[static_cast<std::size_t>(cell)];
  for (const Known& known : want.known)
    if (known.at == at) cost -= known.worth;
  return static_cast<double>(cost);
}

}  // namespace respite::protect
