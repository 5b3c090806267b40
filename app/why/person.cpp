#include "app/why/why.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "app/rota/plan_views.h"
#include "scheduler/rota/breach.h"
#include "scheduler/rules/fairness.h"
#include "scheduler/team/service_time.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

// What a turn asks for: the mean of what it weighs for those who may hold it.
std::int64_t asked_by(const Problem& problem, std::size_t turn) {
  std::int64_t sum = 0;
  std::int64_t people = 0;
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    if (problem.barred[turn][i]) continue;
    sum += problem.load[turn][i];
    ++people;
  }
  return people == 0 ? 0 : sum / people;
}

const Share* share_in(const std::vector<SeatShares>& shares, const Problem& problem,
                      const Turn& turn, const std::string& person) {
  for (const SeatShares& seat : shares) {
    if (seat.seat != turn.seat_id || seat.rota != problem.desk.rotas[at(turn.rota)].id ||
        !seat.begins.contains(turn.span.begin))
      continue;
    const auto share = std::ranges::find(seat.shares, person, &Share::person);
    return share == seat.shares.end() ? nullptr : &*share;
  }
  return nullptr;
}

std::vector<AccountEntryView> account_of(const Explained& rota, PersonIndex index,
                                         const std::vector<SeatShares>& settled) {
  const Problem& problem = rota.judged.problem;
  const Person& person = problem.desk.people[at(index)];
  std::vector<AccountEntryView> account;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window) continue;
    AccountEntryView entry;
    const Share* share = share_in(problem.shares, problem, turn.turn, person.id);
    if (share == nullptr) share = share_in(settled, problem, turn.turn, person.id);
    if (share != nullptr) entry.owed = asked_by(problem, t) * share->millionths / 1'000'000;
    if (rota.judged.solution.holder[t] == index) {
      entry.carried = problem.load[t][at(index)];
      entry.bands = band_times(turn.time, problem.desk.bands, person.zone,
                               holidays_of(problem.calendars, person));
    }
    if (entry.owed == 0 && entry.carried == 0) continue;
    entry.turn = key_of(problem.desk, turn.turn);
    entry.text = name_turn(problem, index_of<TurnIndex>(t));
    entry.span = turn.turn.span;
    account.push_back(std::move(entry));
  }
  return account;
}

// Share, presence and leave, where they are not those of a full-timer who is always there.
void add_presence(const Person& person, const ProblemPerson& there,
                  std::vector<std::string>& reasons) {
  if (person.share < 1)
    reasons.push_back(
        fmt::format("{} has {:.0f} % of a full share.", person.name, person.share * 100));
  const std::int64_t of_share = to_millionths(person.share);
  if (of_share > 0 && there.presence < of_share)
    reasons.push_back(
        fmt::format("{} counts as there for {:.0f} % of the window.", person.name,
                    100.0 * static_cast<double>(there.presence) / static_cast<double>(of_share)));
}

}  // namespace

PersonWhyView why_person(const Explained& rota, PersonIndex index,
                         const std::vector<SeatShares>& settled) {
  const Problem& problem = rota.judged.problem;
  const Person& person = problem.desk.people[at(index)];
  const Burden& burden = rota.judged.judgement.people[at(index)];
  PersonWhyView view;
  view.person = person.id;
  view.name = person.name;
  view.load = burden.load;
  view.fair = burden.fair;
  view.carried_in = problem.people[at(index)].carried;
  view.account = account_of(rota, index, settled);
  for (const AccountEntryView& entry : view.account) view.owed += entry.owed;
  add_presence(person, problem.people[at(index)], view.reasons);
  view.reasons.push_back(
      fmt::format("{} owes {} of the window's load.", person.name, whole_hours(view.owed)));
  if (view.carried_in.load != 0)
    view.reasons.push_back(fmt::format("{} comes into the window having done {} {} than they owed.",
                                       person.name, whole_hours(view.carried_in.load),
                                       view.carried_in.load > 0 ? "more" : "less"));
  const std::int64_t off = burden.load - burden.fair;
  view.reasons.push_back(
      fmt::format("So {} is fair, and {} carries {}: {}.", whole_hours(burden.fair), person.name,
                  whole_hours(burden.load),
                  std::llabs(off) < 1800
                      ? "as much as that"
                      : fmt::format("{} {}; a turn is about {}", whole_hours(off),
                                    off > 0 ? "more" : "less", whole_hours(problem.average_load))));
  const auto without = who_is_without_turn(problem, rota.judged.solution, rota.judged.judgement);
  for (WithoutTurnView& one : without_turn_views(problem, without))
    if (one.person == person.id) view.without_turn = std::move(one);
  return view;
}

}  // namespace respite
