#include "scheduler/rota/account.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "scheduler/rota/eligibility.h"
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

auto place_of(const SeatShares& shares) {
  return std::tuple(std::string_view{shares.rota}, std::string_view{shares.seat},
                    shares.begins.begin);
}

constexpr std::array kCounts = {&Balance::load, &Balance::nights, &Balance::weekends,
                                &Balance::holidays};

// Counts are in millionths: whole ones would be rounded away when they fade.
Balance to_balance(const Worth& worth) {
  constexpr std::int64_t kWhole = 1'000'000;
  return {worth.load, kWhole * worth.nights, kWhole * worth.weekends, kWhole * worth.holidays};
}

Balance to_balance(const BroughtIn& brought) {
  const auto millionths = [](double count) { return std::llround(count * 1'000'000); };
  return {std::llround(brought.load_hours * 3600), millionths(brought.nights),
          millionths(brought.weekends), millionths(brought.holidays)};
}

Balance faded(Balance done, Seconds elapsed, Seconds half_life) {
  for (const auto count : kCounts)
    if (done.*count != 0) done.*count = fade(done.*count, elapsed, half_life);
  return done;
}

Balance& operator+=(Balance& sum, const Balance& more) {
  sum.load += more.load;
  sum.nights += more.nights;
  sum.weekends += more.weekends;
  sum.holidays += more.holidays;
  return sum;
}

Balance& operator-=(Balance& sum, const Balance& less) {
  return sum += Balance{-less.load, -less.nights, -less.weekends, -less.holidays};
}

// What was done, person by person, and what of it is owed, share by share.
class Sums {
 public:
  explicit Sums(const Desk& desk) : done_(desk.people.size()) {
    for (std::size_t i = 0; i < desk.people.size(); ++i) index_.emplace(desk.people[i].id, i);
  }

  void add(const std::string& person, const SeatShares* shares, const Balance& done) {
    const auto known = index_.find(person);
    if (known != index_.end()) done_[known->second] += done;
    if (shares != nullptr) owed_[shares] += done;
  }

  [[nodiscard]] const std::vector<Balance>& done() const { return done_; }
  [[nodiscard]] std::vector<Balance> owed() const {
    std::vector<Balance> owed(done_.size());
    for (const auto& [shares, sum] : owed_) {
      std::vector<std::int64_t> weights;
      weights.reserve(shares->shares.size());
      for (const Share& share : shares->shares) weights.push_back(share.millionths);
      for (const auto count : kCounts) {
        const std::vector<std::int64_t> parts = spread(sum.*count, weights);
        for (std::size_t i = 0; i < parts.size(); ++i) {
          const auto known = index_.find(shares->shares[i].person);
          if (known != index_.end()) owed[known->second].*count += parts[i];
        }
      }
    }
    return owed;
  }

 private:
  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<Balance> done_;
  std::unordered_map<const SeatShares*, Balance> owed_;
};

Instant start_of_history(const Person& person) {
  return person.zone.at_transition(Wall{person.history->at});
}

const SeatShares* at_instant(const std::vector<SeatShares>& all, Instant instant) {
  const auto found = std::ranges::find_if(
      all, [&](const SeatShares& one) { return one.begins.contains(instant); });
  return found == all.end() ? nullptr : &*found;
}

const SeatShares* shares_on_duty(const Account& account, const Timeline& timeline,
                                 const CalledOut& call_out) {
  for (const Duty& duty : timeline.at(call_out.span.begin))
    if (duty.person == call_out.person)
      return account.shares_of(duty.rota, duty.seat, duty.turn.begin);
  return nullptr;
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

std::vector<Share> shares_by(const Desk& desk, const std::vector<std::int64_t>& weights) {
  std::vector<Share> shares;
  const std::vector<std::int64_t> parts = spread(1'000'000, weights);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i] > 0) shares.push_back({desk.people[i].id, static_cast<int>(parts[i])});
  std::ranges::sort(shares, {}, &Share::person);
  return shares;
}

std::vector<PersonIndex> late_histories(const Desk& desk, const Timeline& timeline) {
  std::vector<PersonIndex> late;
  if (std::ranges::none_of(desk.people, [](const Person& one) { return one.history.has_value(); }))
    return late;
  std::unordered_map<std::string_view, Instant> first;
  for (const Duty& duty : timeline.duties())  // by begin
    if (duty.person) first.try_emplace(*duty.person, duty.span.begin);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const auto known = first.find(desk.people[i].id);
    if (desk.people[i].history && known != first.end() &&
        known->second < start_of_history(desk.people[i]))
      late.push_back(index_of<PersonIndex>(i));
  }
  return late;
}

std::vector<SeatShares> shares_of_brought_in(const Desk& desk) {
  std::vector<SeatShares> brought_in;
  for (const Person& bringer : desk.people) {
    if (!bringer.history || at_instant(brought_in, start_of_history(bringer))) continue;
    const Instant since = start_of_history(bringer);
    std::vector<std::int64_t> weights;
    weights.reserve(desk.people.size());
    for (const Person& person : desk.people)
      weights.push_back(presence_of(person).contains(since) ? to_millionths(person.share) : 0);
    brought_in.push_back({{}, {}, {since, since + Seconds{1}}, shares_by(desk, weights)});
  }
  std::ranges::sort(brought_in, {}, &SeatShares::begins);
  return brought_in;
}

Account::Account(const std::vector<Settlement>& settlements) {
  IntervalSet settled_later;
  for (auto one = settlements.rbegin(); one != settlements.rend(); ++one) {
    const IntervalSet counts = subtract(IntervalSet{one->begins}, settled_later);
    for (const SeatShares& shares : one->shares)
      for (const Interval begins : intersect(counts, shares.begins))
        shares_.push_back({shares.rota, shares.seat, begins, shares.shares});
    settled_later = unite(settled_later, IntervalSet{one->begins});
  }
  std::ranges::sort(shares_, {}, place_of);
  for (const Settlement& one : settlements) {
    for (const SeatShares& shares : one.brought_in)
      if (brought_in_at(shares.begins.begin) == nullptr) brought_in_.push_back(shares);
    for (const auto& [key, worth] : one.worths) worths_[key] = worth;
  }
}

const SeatShares* Account::shares_of(std::string_view rota, std::string_view seat,
                                     Instant turn_begin) const {
  const auto after =
      std::ranges::upper_bound(shares_, std::tuple(rota, seat, turn_begin), {}, place_of);
  if (after == shares_.begin()) return nullptr;
  const SeatShares& found = *(after - 1);
  const bool fits = found.rota == rota && found.seat == seat && found.begins.contains(turn_begin);
  return fits ? &found : nullptr;
}

const SeatShares* Account::brought_in_at(Instant instant) const {
  return at_instant(brought_in_, instant);
}

const Worth* Account::worth_of(const std::string& key) const {
  const auto found = worths_.find(key);
  return found == worths_.end() ? nullptr : &found->second;
}

std::vector<SeatShares> Account::shares_within(Interval begins) const {
  std::vector<SeatShares> within;
  for (const SeatShares& shares : shares_)
    if (shares.begins.overlaps(begins))
      within.push_back(
          {shares.rota, shares.seat, intersection(shares.begins, begins), shares.shares});
  return within;
}

namespace {

// Adds what was done by turns and call-outs that begin within an interval, and brought in then, as
// far as it is settled; each as left of it at `at`, whole without one. `not_settled` outlives the
// sums.
void add_done(Sums& sums, const Desk& desk, const Account& account, const Timeline& timeline,
              const std::vector<CalledOut>& call_outs, Interval begins, std::optional<Instant> at,
              const std::vector<SeatShares>& not_settled) {
  const auto left = [&](const Balance& done, Instant end) {
    return faded(done, at ? *at - end : Seconds{0}, at ? desk.fairness.half_life : Seconds{1});
  };
  for (const Duty& duty : timeline.duties()) {
    if (!duty.person || !begins.contains(duty.turn.begin)) continue;
    const SeatShares* shares = account.shares_of(duty.rota, duty.seat, duty.turn.begin);
    const Worth* worth = account.worth_of(duty.key);
    if (shares != nullptr && worth != nullptr)
      sums.add(*duty.person, shares, left(to_balance(*worth), duty.span.end));
  }
  for (const CalledOut& call_out : call_outs)
    if (begins.contains(call_out.span.begin))
      sums.add(call_out.person, shares_on_duty(account, timeline, call_out),
               left({.load = call_out.load}, call_out.span.end));
  const std::vector<PersonIndex> late = late_histories(desk, timeline);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Person& person = desk.people[i];
    if (!person.history || std::ranges::binary_search(late, index_of<PersonIndex>(i))) continue;
    const Instant since = start_of_history(person);
    if (since <= begins.begin || begins.end < since) continue;  // at an instant: carried into it
    const SeatShares* settled = account.brought_in_at(since);
    sums.add(person.id, settled != nullptr ? settled : at_instant(not_settled, since),
             left(to_balance(*person.history), since));
  }
}

}  // namespace

std::vector<Balance> carried_into(const Desk& desk, const Account& account,
                                  const Timeline& timeline, const std::vector<CalledOut>& call_outs,
                                  Instant instant) {
  const std::vector<SeatShares> not_settled = shares_of_brought_in(desk);
  Sums sums(desk);
  add_done(sums, desk, account, timeline, call_outs, {Instant::min(), instant}, instant,
           not_settled);
  std::vector<Balance> carried = sums.done();
  const std::vector<Balance> owed = sums.owed();
  for (std::size_t i = 0; i < carried.size(); ++i) carried[i] -= owed[i];
  return carried;
}

std::vector<AccountLine> account_within(const Desk& desk, const Account& account,
                                        const Timeline& timeline,
                                        const std::vector<CalledOut>& call_outs, Interval window) {
  const std::vector<Balance> carried =
      carried_into(desk, account, timeline, call_outs, window.begin);
  const std::vector<SeatShares> not_settled = shares_of_brought_in(desk);
  Sums sums(desk);
  add_done(sums, desk, account, timeline, call_outs, window, std::nullopt, not_settled);
  const std::vector<Balance> owed = sums.owed();
  std::vector<AccountLine> lines;
  for (std::size_t i = 0; i < carried.size(); ++i)
    lines.push_back({carried[i], owed[i], sums.done()[i]});
  return lines;
}

}  // namespace respite
