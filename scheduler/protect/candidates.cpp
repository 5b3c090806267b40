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

double cost_alone(const Want& want, Lying at) {
  Cost cost = want.block + want.begin[static_cast<std::size_t>(at.first)];
  for (int cell = at.first; cell < at.end(); ++cell)
    cost += want.lie[static_cast<std::size_t>(cell)];
  for (const Known& known : want.known)
    if (known.at == at) cost -= known.worth;
  return static_cast<double>(cost);
}

}  // namespace respite::protect
