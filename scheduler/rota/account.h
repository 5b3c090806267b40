// The account: what everybody worked less what they owed, from facts settled when they were
// published, fading with a half-life. Ids are texts: people, rotas and seats may be gone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scheduler/rota/timeline.h"

namespace respite {

// What is left of a load after some time: half of it after one half-life, a quarter after two.
// Fixed-point integers (2^-16 of a half-life), so the same on every machine. A half-life of nothing
// leaves nothing; time that runs backwards takes nothing away.
[[nodiscard]] std::int64_t fade(std::int64_t load, Seconds elapsed, Seconds half_life);

// What a duty is worth to whoever holds it, in their bands: load seconds; nights of which it covers
// at least three hours; weekends and holidays that it touches and nothing they held before.
struct Worth {
  std::int64_t load = 0;
  int nights = 0;
  int weekends = 0;
  int holidays = 0;
  friend bool operator==(const Worth&, const Worth&) = default;
};

struct SlotWorth {
  std::string key;  // of the slot
  Worth worth;
  friend bool operator==(const SlotWorth&, const SlotWorth&) = default;
};

struct Share {
  std::string person;
  int millionths = 0;  // above zero
  friend bool operator==(const Share&, const Share&) = default;
};

// Who owes what is held in one seat by turns that begin in a stretch of time.
struct SeatShares {
  std::string rota;
  std::string seat;  // seat or shift
  Interval begins;
  std::vector<Share> shares;  // sorted by person; in sum 1,000,000
  friend bool operator==(const SeatShares&, const SeatShares&) = default;
};

// What one publication made fact. Lists are sorted.
struct Settlement {
  Interval begins;                     // it settles who owes the turns that begin in it
  std::vector<SeatShares> shares;      // a seat that is missing is owed by nobody
  std::vector<SeatShares> brought_in;  // who owes what people bring in; of no rota and seat
  std::vector<SlotWorth> worths;
  friend bool operator==(const Settlement&, const Settlement&) = default;
};

// Everything settled, as it stands: of who owes a turn, and of a slot's worth, the latest word
// counts; of who owes what was brought in, the first.
class Account {
 public:
  Account() = default;
  explicit Account(const std::vector<Settlement>& settlements);  // oldest first

  // Nothing where nobody owes it: then whoever holds it owes what they do. Valid while the account
  // lives.
  [[nodiscard]] const SeatShares* shares_of(std::string_view rota, std::string_view seat,
                                            Instant turn_begin) const;
  [[nodiscard]] const SeatShares* brought_in_at(Instant instant) const;
  [[nodiscard]] const Worth* worth_of(const std::string& key) const;
  // All shares of turns that begin in an interval, cut to it; sorted.
  [[nodiscard]] std::vector<SeatShares> shares_within(Interval begins) const;

 private:
  std::vector<SeatShares> shares_;  // sorted by rota, seat, begin; stretches of a seat are apart
  std::vector<SeatShares> brought_in_;
  std::unordered_map<std::string, Worth> worths_;
};

// Load seconds; nights, weekends and holidays in millionths.
struct Balance {
  std::int64_t load = 0;
  std::int64_t nights = 0;
  std::int64_t weekends = 0;
  std::int64_t holidays = 0;
  friend bool operator==(const Balance&, const Balance&) = default;
};

struct CalledOut {
  std::string person;
  Interval span;          // may be empty
  std::int64_t load = 0;  // load seconds
};

// One person's account over a stretch of time.
struct AccountLine {
  Balance carried;  // into it, faded to its begin
  Balance owed;     // of what was done in it, by share
  Balance done;     // in it
};

// Shares in proportion to weights: [person], 0 or more; none where nobody has weight.
[[nodiscard]] std::vector<Share> shares_by(const Desk& desk,
                                           const std::vector<std::int64_t>& weights);

// People whose history (Person::history) is as of a day after their first published duty: as that
// duty is known, it would count twice, so the history does not count.
[[nodiscard]] std::vector<PersonIndex> late_histories(const Desk& desk, const Timeline& timeline);

// Who owes what people bring in, as the desk stands: everybody who was there then, by share. One
// for each instant as of which somebody brings something in.
[[nodiscard]] std::vector<SeatShares> shares_of_brought_in(const Desk& desk);

// What everybody carries into a window that begins at an instant, each piece faded from its end to
// then: [person]; below zero where they did less than they owed.
//
// Counted are duties of turns that begin before the instant, however far they run, that are
// settled; call-outs begun by then, owed as the duty their person was on, else by nobody; and what
// people brought in before their first duty (Person::history). What is owed adds up to what was
// done, but for people gone from the desk and call-outs of people who were not on.
[[nodiscard]] std::vector<Balance> carried_into(const Desk& desk, const Account& account,
                                                const Timeline& timeline,
                                                const std::vector<CalledOut>& call_outs,
                                                Instant instant);

// [person] over a window: turns that begin in it count whole, and nothing fades within it. What is
// not settled counts as carried_into() counts it.
[[nodiscard]] std::vector<AccountLine> account_within(const Desk& desk, const Account& account,
                                                      const Timeline& timeline,
                                                      const std::vector<CalledOut>& call_outs,
                                                      Interval window);

}  // namespace respite
