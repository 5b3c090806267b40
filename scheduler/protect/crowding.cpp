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

bool has_other_place(const PlaceProblem& problem, Crowding& crowding, std::size_t owner,
                     const Line& line, const PlacedBlock& block) {
  crowding.take(owner, {block});
  std::vector<std::uint8_t> shut = crowding.terms_for(owner).shut;
  crowding.put(owner, {block});
  const Owner& of = problem.owners[owner];
  const Want& want = of.wants[static_cast<std::size_t>(block.want)];
  for (const PlacedBlock& other : line)
    for (int cell = other.at.first; cell < other.at.end(); ++cell)
      shut[static_cast<std::size_t>(cell)] = 1;
  for (std::size_t d = 0; d < of.days.size(); ++d) {
    int placed = 0, run = 0;
    for (const PlacedBlock& other : line)
      if (other != block && of.days[d].first <= other.at.first &&
          other.at.first < of.days[d].second)
        placed += other.at.length;
    if (of.most_a_day[d] < placed + block.at.length) continue;
    for (int cell = of.days[d].first; cell < of.days[d].second; ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      run = of.open[c] && !shut[c] && want.lie[c] != kNever ? run + 1 : 0;
      if (run == block.at.length) return true;
    }
  }
  return false;
}

}  // namespace respite::protect
