#include "app/traded.h"

#include <fmt/format.h>

namespace respite {
namespace {

std::string day_text(const Turn& turn) { return to_text(day_of(turn.begin)); }

// "Ben Ito is on oncall/primary from 2026-12-21, which he would rather not": one per person, the
// turns counted, so that a quarter of disliked Mondays is one line.
std::string disliked_text(const Problem& problem, PersonIndex person,
                          const std::vector<TurnIndex>& turns) {
  const Turn& first = problem.turns[at(turns.front())].turn;
  std::string text = fmt::format(
      "{} holds {} they would rather not: {} {} from {}", problem.desk.people[at(person)].name,
      turns.size() == 1 ? "a turn" : fmt::format("{} turns", turns.size()),
      problem.desk.rotas[at(first.rota)].id, first.seat_id, day_text(first));
  if (turns.size() > 1) text += fmt::format(" and {} more", turns.size() - 1);
  return text;
}

}  // namespace

std::vector<std::string> traded_in(const Problem& problem, const Solution& solution,
                                   const Judgement& judgement, std::size_t most) {
  std::vector<std::string> traded;
  for (const Violation& violation : judgement.violations) {
    if (!violation.hard) traded.push_back(violation.text);
  }
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    std::vector<TurnIndex> disliked;
    for (const TurnIndex turn : line_of(solution, index_of<PersonIndex>(p))) {
      if (problem.turns[at(turn)].in_window && problem.wish[at(turn)][p] > 0) {
        disliked.push_back(turn);
      }
    }
    if (!disliked.empty()) {
      traded.push_back(disliked_text(problem, index_of<PersonIndex>(p), disliked));
    }
  }
  if (traded.size() > most) {
    const std::size_t more = traded.size() - most;
    traded.resize(most);
    traded.push_back(fmt::format("and {} more", more));
  }
  return traded;
}

}  // namespace respite
