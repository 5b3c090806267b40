#include "scheduler/solve/fill.h"

#include <algorithm>

#include "scheduler/solve/energy.h"

namespace respite {
namespace {

// Applies the move if no hard rule is broken that was not, minima included.
bool try_lawful(Plan& plan, const Move& move) {
  const int unmet = plan.total().unmet;
  if (!plan.try_apply(move)) return false;
  if (plan.total().unmet <= unmet) return true;
  plan.undo();
  return false;
}

// The best lawful holder for an empty turn as the plan stands, applied; nobody where the plan were
// worse than `most`.
bool give(Plan& plan, TurnIndex turn, const std::optional<Total>& most = std::nullopt) {
  std::optional<PersonIndex> best;
  Total least;
  for (const PersonIndex person : plan.eligible(turn)) {
    if (!try_lawful(plan, {{turn, person}})) continue;
    const bool good = !most || plan.total() <= *most;
    if (good && (!best || plan.total() < least)) {
      best = person;
      least = plan.total();
    }
    plan.undo();
  }
  return best && try_lawful(plan, {{turn, *best}});
}

bool make_room(Plan& plan, Work& work, TurnIndex turn, int depth);

// The person takes the turn and gives up one of theirs, which somebody else must then take.
bool exchange(Plan& plan, Work& work, TurnIndex turn, PersonIndex person, TurnIndex given_up,
              int depth) {
  const auto holder = plan.holder(turn);
  if (!try_lawful(plan, {{turn, person}, {given_up, std::nullopt}})) return false;
  if (give(plan, given_up)) return true;
  if (depth > 1 && make_room(plan, work, given_up, depth - 1)) return true;
  plan.put_back({{turn, holder}, {given_up, person}});
  return false;
}

// Somebody near the turn in time is freed for it.
bool make_room(Plan& plan, Work& work, TurnIndex turn, int depth) {
  constexpr Seconds kNear = std::chrono::weeks{3};
  const auto begin_of = [&](TurnIndex t) { return plan.problem().turns[at(t)].turn.span.begin; };
  for (const PersonIndex person : plan.eligible(turn)) {
    std::vector<TurnIndex> candidates = plan.line(person);
    std::erase_if(candidates, [&](TurnIndex other) {
      return !plan.is_free(other) || std::chrono::abs(begin_of(other) - begin_of(turn)) > kNear;
    });
    std::ranges::stable_sort(candidates, {}, [&](TurnIndex other) {
      return std::chrono::abs(begin_of(other) - begin_of(turn));
    });
    for (const TurnIndex given_up : candidates) {
      if (!work.spend()) return false;
      if (exchange(plan, work, turn, person, given_up, depth)) return true;
    }
  }
  return false;
}

std::vector<TurnIndex> empty_turns(const Plan& plan) {
  std::vector<TurnIndex> empty;
  for (const TurnIndex turn : plan.free_turns())
    if (!plan.holder(turn) && plan.problem().turns[at(turn)].is_wanted()) empty.push_back(turn);
  // Dear ones first.
  std::ranges::stable_sort(empty, std::greater<>{},
                           [&](TurnIndex turn) { return plan.problem().turns[at(turn)].under; });
  return empty;
}

// What somebody may take as things stand; again and again, as one turn may open the way for
// another (a second seat for a novice).
void give_all(Plan& plan) {
  for (bool again = true; again;) {
    again = false;
    for (const TurnIndex turn : empty_turns(plan)) again = give(plan, turn) || again;
  }
}

// The shortest part of a line whose loss lowers what is unmet most.
Move best_trim(Plan& plan, PersonIndex person) {
  const std::vector<TurnIndex> line = plan.line(person);
  Move best;
  int least = plan.total().unmet;
  for (std::size_t length = 1; length <= line.size(); ++length)
    for (std::size_t i = 0; i + length <= line.size(); ++i) {
      Move move;
      for (std::size_t k = i; k < i + length; ++k)
        if (plan.is_free(line[k])) move.push_back({line[k], std::nullopt});
      if (move.size() != length || !plan.try_apply(move)) continue;
      if (plan.total().unmet < least) {
        least = plan.total().unmet;
        best = move;
      }
      plan.undo();
    }
  return best;
}

}  // namespace

void fill(Plan& plan, Work& work, int depth) {
  give_all(plan);
  for (const TurnIndex turn : empty_turns(plan))
    if (!plan.holder(turn)) static_cast<void>(make_room(plan, work, turn, depth));
  give_all(plan);
}

void fill_optional(Plan& plan) {
  for (const TurnIndex turn : plan.free_turns())
    if (!plan.holder(turn) && !plan.problem().turns[at(turn)].is_wanted())
      static_cast<void>(give(plan, turn, plan.total()));
}

void trim(Plan& plan) {
  for (const ProblemPerson& person : plan.problem().people)
    while (plan.line_score(person.person).unmet > 0) {
      const Move move = best_trim(plan, person.person);
      if (move.empty() || !plan.try_apply(move)) break;
    }
}

}  // namespace respite
