#include "scheduler/protect/place_problem.h"

#include <algorithm>

namespace respite::protect {
namespace {

int placed_of(const Line& line, std::size_t want) {
  int placed = 0;
  for (const PlacedBlock& block : line)
    if (static_cast<std::size_t>(block.want) == want) placed += block.at.length;
  return placed;
}

// Members of the crowd in blocks, by cell.
std::vector<int> away(const PlaceProblem& problem, const Crowd& crowd,
                      const std::vector<Line>& lines) {
  std::vector<int> count(static_cast<std::size_t>(problem.cells));
  for (const int member : crowd.members)
    for (const PlacedBlock& block : lines[static_cast<std::size_t>(member)])
      for (int cell = block.at.first; cell < block.at.end(); ++cell)
        ++count[static_cast<std::size_t>(cell)];
  return count;
}

// One too many, summed over cells.
int too_many(const PlaceProblem& problem, const Crowd& crowd, const std::vector<Line>& lines) {
  const std::vector<int> count = away(problem, crowd, lines);
  int sum = 0;
  for (std::size_t cell = 0; cell < count.size(); ++cell)
    if (crowd.most[cell] != kAnyNumber) sum += std::max(0, count[cell] - crowd.most[cell]);
  return sum;
}

}  // namespace

bool ends_a_day(const Owner& owner, int cell) {
  return std::ranges::find(owner.days, cell, &std::pair<int, int>::second) != owner.days.end();
}

Cost missing_cost(const Want& want, int placed) {
  const int missing = want.wanted - placed;
  const int beyond = std::max(0, 2 * missing - want.wanted);  // twice what is beyond half
  return want.missing * missing + want.missing * beyond / 4;
}

Cost cost_of(const Owner& owner, const Line& line) {
  Cost cost = 0;
  for (std::size_t w = 0; w < owner.wants.size(); ++w) {
    const Want& want = owner.wants[w];
    cost += missing_cost(want, placed_of(line, w));
    for (const Known& known : want.known)
      if (std::ranges::find(line, PlacedBlock{static_cast<int>(w), known.at}) == line.end())
        cost += known.worth;
  }
  for (const PlacedBlock& block : line) {
    const Want& want = owner.wants[static_cast<std::size_t>(block.want)];
    cost += want.block + want.begin[static_cast<std::size_t>(block.at.first)];
    for (int cell = block.at.first; cell < block.at.end(); ++cell)
      cost += want.lie[static_cast<std::size_t>(cell)];
  }
  return cost;
}

Cost cost_of(const PlaceProblem& problem, const std::vector<Line>& lines) {
  Cost cost = 0;
  for (std::size_t o = 0; o < lines.size(); ++o) cost += cost_of(problem.owners[o], lines[o]);
  for (const Crowd& crowd : problem.crowds)
    if (!crowd.hard()) cost += crowd.over * too_many(problem, crowd, lines);
  return cost;
}

bool is_lawful(const Owner& owner, const Line& line) {
  int free_from = 0;
  for (const PlacedBlock& block : line) {
    const Want& want = owner.wants[static_cast<std::size_t>(block.want)];
    const Lying at = block.at;
    if (at.first < free_from || at.length < want.shortest || want.longest < at.length ||
        (at.length - want.shortest) % want.unit != 0)
      return false;
    for (int cell = at.first; cell < at.end(); ++cell) {
      const auto c = static_cast<std::size_t>(cell);
      if (c >= owner.open.size() || !owner.open[c] || want.lie[c] == kNever) return false;
    }
    free_from = ends_a_day(owner, at.end()) ? at.end() : at.end() + 1;
  }
  for (std::size_t d = 0; d < owner.days.size(); ++d) {
    int placed = 0;
    const auto [first, end] = owner.days[d];
    for (const PlacedBlock& block : line) {
      if (block.at.first < first || end <= block.at.first) continue;
      if (end < block.at.end()) return false;  // over midnight
      placed += block.at.length;
    }
    if (owner.most_a_day[d] < placed) return false;
  }
  for (std::size_t w = 0; w < owner.wants.size(); ++w)
    if (owner.wants[w].wanted < placed_of(line, w)) return false;
  return true;
}

bool is_lawful(const PlaceProblem& problem, const std::vector<Line>& lines) {
  for (std::size_t o = 0; o < lines.size(); ++o)
    if (!is_lawful(problem.owners[o], lines[o])) return false;
  return std::ranges::none_of(problem.crowds, [&](const Crowd& crowd) {
    return crowd.hard() && too_many(problem, crowd, lines) > 0;
  });
}

}  // namespace respite::protect
