#include "scheduler/protect/crowding.h"

namespace respite::protect {

Crowding::Crowding(const PlaceProblem& problem)
    : problem_(problem),
      crowds_of_(problem.owners.size()),
      count_(problem.crowds.size(), std::vector<int>(static_cast<std::size_t>(problem.cells))) {
  for (std::size_t c = 0; c < problem.crowds.size(); ++c)
    for (const int member : problem.crowds[c].members)
      crowds_of_[static_cast<std::size_t>(member)].push_back(c);
}

void Crowding::count(std::size_t owner, const Line& line, int by) {
  for (const std::size_t crowd : crowds_of_[owner])
    for (const PlacedBlock& block : line)
      for (int cell = block.at.first; cell < block.at.end(); ++cell)
        count_[crowd][static_cast<std::size_t>(cell)] += by;
}

int Crowding::beyond(std::size_t crowd, int cell) const {
  const auto c = static_cast<std::size_t>(cell);
  const int most = problem_.crowds[crowd].most[c];
  return most == kAnyNumber ? -problem_.cells : count_[crowd][c] - most;
}

Terms Crowding::terms_for(std::size_t owner) const {
  Terms terms;
  const auto cells = static_cast<std::size_t>(problem_.cells);
  terms.price.assign(cells, 0);
  terms.shut.assign(cells, 0);
  for (const std::size_t crowd : crowds_of_[owner]) {
    for (int cell = 0; cell < problem_.cells; ++cell) {
      if (beyond(crowd, cell) < 0) continue;
      const auto c = static_cast<std::size_t>(cell);
      if (problem_.crowds[crowd].hard()) terms.shut[c] = 1;
      terms.price[c] += kFine * problem_.crowds[crowd].over;
    }
  }
  return terms;
}

}  // namespace respite::protect
