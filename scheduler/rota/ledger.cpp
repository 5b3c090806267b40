#include "scheduler/rota/ledger.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scheduler/rota/eligibility.h"
#include "scheduler/rota/fair_share.h"
#include "scheduler/rota/load.h"
#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

__extension__ using Wide = __int128;

// 2^62 times 2^(-1/2), 2^(-1/4), ... 2^(-1/65536): a fade by a fraction of a half-life is the
// product of those whose bit is set in the fraction.
constexpr std::array<std::int64_t, 16> kRootsOfHalf = {
    3260954456333195553, 3877950241171266237, 4228934724888366668, 4416165660797809419,
    4512867096753504463, 4562008997483360349, 4586780255215411731, 4599216278082138665,
    4605446927862164404, 4608565417332308035, 4610125453837388245, 4610905670110601999,
    4611295827762151833, 4611490918967884501, 4611588467665893036, 4611637242788701951};

struct Accounts {
  std::vector<std::int64_t> carried;  // [person] faded load seconds
  std::vector<Demand> demands;        // who ought to have carried it
};

Accounts read_held(const Desk& desk, const DeskCalendars& calendars,
                   const std::vector<const HeldTurn*>& past, Instant now) {
  Accounts accounts{std::vector<std::int64_t>(desk.people.size(), 0), {}};
  for (const Rota& rota : desk.rotas) {
    Demand demand;
    for (const PersonIndex person : rota.people) demand.people.push_back(at(person));
    accounts.demands.push_back(demand);
  }
  for (const HeldTurn* held : past) {
    if (!held->person) continue;
    const std::size_t person = at(*held->person);
    const std::int64_t load = fade(loads_of(desk, calendars, held->turn)[person],
                                   now - held->turn.span.end, desk.fairness.half_life);
    accounts.carried[person] += load;
    accounts.demands[at(held->turn.rota)].load += load;
  }
  return accounts;
}

void add_brought_in(Accounts& accounts, const Desk& desk, Instant now) {
  Demand everybody;
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    everybody.people.push_back(i);
    const Person& person = desk.people[i];
    if (!person.history) continue;
    const Instant since = person.zone.at_transition(Wall{person.history->at});
    if (since > now) continue;
    const auto seconds = static_cast<std::int64_t>(std::llround(person.history->load_hours * 3600));
    const std::int64_t load = fade(seconds, now - since, desk.fairness.half_life);
    accounts.carried[i] += load;
    everybody.load += load;
  }
  everybody.load = std::max<std::int64_t>(everybody.load, 0);
  accounts.demands.push_back(everybody);
}

// Share times presence in the interval, in millionths.
std::vector<std::int64_t> weights_in(const Desk& desk, Interval interval) {
  std::vector<std::int64_t> weights;
  for (const Person& person : desk.people) {
    const Interval there = intersection(interval, presence_of(person));
    weights.push_back(interval.empty()
                          ? to_millionths(person.share)
                          : part_of(there.length(), to_millionths(person.share)).count() *
                                1'000'000 / interval.length().count());
  }
  return weights;
}

}  // namespace

std::int64_t fade(std::int64_t load, Seconds elapsed, Seconds half_life) {
  if (half_life <= Seconds{0}) return 0;
  if (elapsed <= Seconds{0}) return load;
  const std::int64_t halvings = elapsed / half_life;
  if (halvings > 62) return 0;
  Wide left = Wide{std::abs(load)}
              << 16;  // 16 bits below the point, so that rounding is at the end
  left >>= halvings;
  const auto fraction =
      static_cast<std::uint64_t>(Wide{(elapsed % half_life).count()} * 65536 / half_life.count());
  for (std::size_t bit = 0; bit < kRootsOfHalf.size(); ++bit)
    if ((fraction >> (15 - bit) & 1U) != 0) left = left * kRootsOfHalf[bit] >> 62;
  const auto rounded = static_cast<std::int64_t>((left + (1 << 15)) >> 16);
  return load < 0 ? -rounded : rounded;
}

std::vector<std::int64_t> carried_load(const Desk& desk, const DeskCalendars& calendars,
                                       const std::vector<HeldTurn>& held, Instant at_instant) {
  std::vector<const HeldTurn*> past;
  Interval since{at_instant, at_instant};
  for (const HeldTurn& turn : held) {
    if (!turn.person || turn.turn.span.end > at_instant) continue;
    past.push_back(&turn);
    since.begin = std::min(since.begin, turn.turn.span.begin);
  }
  Accounts accounts = read_held(desk, calendars, past, at_instant);
  add_brought_in(accounts, desk, at_instant);
  const std::vector<std::int64_t> nothing(desk.people.size(), 0);
  const auto ought = pour_demand(accounts.demands, weights_in(desk, since), nothing);
  for (std::size_t i = 0; i < ought.size(); ++i) accounts.carried[i] -= ought[i];
  return accounts.carried;
}

}  // namespace respite
