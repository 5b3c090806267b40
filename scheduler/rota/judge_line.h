// The judge of lines: every rule and price that is about one person's turns and nobody else's.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "scheduler/rota/breach.h"
#include "scheduler/rota/count/counts.h"
#include "scheduler/rota/marks.h"
#include "scheduler/rota/problem.h"

namespace respite {

// What a line costs. `broken` counts hard breaches that only fewer turns can mend, `unmet` hard
// minima; points as in score.h.
struct LineScore {
  int broken = 0;
  int unmet = 0;
  std::int64_t limits = 0;
  std::int64_t balance = 0;
  friend bool operator==(const LineScore&, const LineScore&) = default;
};

// Judges lines of one problem; check, solver and who_is_barred all ask this one. Keeps scratch
// space, so one judge serves one thread. The problem must outlive it.
//
// A breach is judged where a turn of the window has part in it; turns outside the window are
// neighbours only. Limits are judged three times: a person's and their rule pack's over the whole
// line, a rota's over that rota's turns in it. Weighted limits cost their weight
// - once for each breach: rest (long ones for each span), gap, succession;
// - of sequences for each turn or day over or short;
// - of sums for each hour begun, night, turn and so on over (each that is one too many looking
// back)
//   or short (in each span that lies in the window); on call for each begun hundredth of the
//   window.
class LineJudge {
 public:
  explicit LineJudge(const Problem& problem);

  // The line holds a person's turns in the order of Problem::turns, each once.
  [[nodiscard]] LineScore judge(PersonIndex person, std::span<const TurnIndex> line,
                                BreachSink& sink);
  [[nodiscard]] LineScore judge(PersonIndex person, std::span<const TurnIndex> line);
  // The same for a line with at most so many hard breaches that only fewer turns can mend;
  // nothing, and sooner, for one with more.
  [[nodiscard]] std::optional<LineScore> judge_lawful(PersonIndex person,
                                                      std::span<const TurnIndex> line,
                                                      int most_broken);

  // The first hard breach of a rule that the line after breaks more than the line before: what
  // bars the person from the turn between them.
  [[nodiscard]] std::optional<Breach> first_new_breach(PersonIndex person,
                                                       std::span<const TurnIndex> before,
                                                       std::span<const TurnIndex> after);

 private:
  // What rules ask about a turn, packed.
  struct Duty {
    Interval span;   // handover to handover
    Interval cover;  // from the first covered second to the last
    RotaIndex rota{};
    int seat_id = 0;  // equal where the seats' ids are
    bool handover = false;
    bool work = false;
    bool in_window = false;
    Seconds covered{};
  };
  struct Succession {
    int first;
    int then;
    std::optional<int> weight;
  };
  // Limits of the families with what turns count towards them, by clock: [clock], null where
  // nobody whom it binds has that clock.
  using ByClock = std::vector<const CountTable*>;
  struct SequenceRule {
    const Limit<Sequence>* limit;
    ByClock counts;
  };
  struct SumRule {
    const Limit<Sum>* limit;
    ByClock counts;
    std::vector<Run> buckets;  // [clock] that lie in the window
  };
  struct RestRule {
    const Limit<RestAfter>* limit;
    ByClock counts;
  };
  struct LongRestRule {
    const Limit<LongRest>* limit;
    std::vector<std::vector<Instant>> edges;  // [clock] where the days or weeks of its span begin
    std::vector<int> first;                   // [clock] the first of them
  };
  // Limits as the file gives them, names looked up.
  struct Rules {
    const Limits* limits;
    std::vector<Succession> forbidden;
    std::vector<SequenceRule> sequences;
    std::vector<SumRule> cheap_sums;  // of turns
    std::vector<SumRule> sums;        // of all else
    std::vector<RestRule> rest_after;
    std::vector<LongRestRule> long_rests;
    const Limit<Sequence>* in_a_row = nullptr;  // turns back to back
    bool none = true;
  };
  struct Tally {
    int bucket;
    int mark;
    std::int64_t amount;
    TurnIndex first;  // that puts it there
    TurnIndex turn;   // the last of them
    bool in_window;   // any of them
  };
  // Turns of one handover rota, back to back.
  struct Stretch {
    TurnIndex last{};
    int turns = 0;
    bool in_window = false;
  };

  // `clock`: of whom they bind; none: of anybody.
  [[nodiscard]] Rules look_up(const Limits& limits, const std::vector<std::string>& seat_ids,
                              std::optional<std::size_t> clock);
  [[nodiscard]] ByClock counts_by_clock(const What& what, SumSpan::Unit unit,
                                        std::optional<std::size_t> clock);
  [[nodiscard]] std::size_t clock_index() const { return problem_.people[at(person_)].clock; }
  [[nodiscard]] const Duty& duty(TurnIndex turn) const { return duties_[at(turn)]; }
  [[nodiscard]] bool any_in_window(TurnIndex a, TurnIndex b) const {
    return duty(a).in_window || duty(b).in_window;
  }
  [[nodiscard]] bool any_in_window(std::span<const TurnIndex> turns) const;
  void report(Breach breach, const std::optional<int>& weight, std::int64_t units = 1);

  [[nodiscard]] bool one_after_the_other(std::span<const TurnIndex> line) const;
  [[nodiscard]] bool overlap(TurnIndex a, TurnIndex b) const;
  void judge_overlaps(std::span<const TurnIndex> line);
  void begin(PersonIndex person, BreachSink& sink, int most_broken);
  // False once there is more broken than is asked about.
  [[nodiscard]] bool judge_all(std::span<const TurnIndex> line);
  [[nodiscard]] bool go_on() const { return score_.broken <= most_broken_; }
  [[nodiscard]] bool judge_limits(const Rules& rules, std::span<const TurnIndex> line);
  void list_slots(std::span<const TurnIndex> line);
  void judge_rest(const Limit<Seconds>& rest, std::span<const TurnIndex> line);
  void judge_rest_between(const Limit<Seconds>& rest, TurnIndex a, Instant a_end, TurnIndex b,
                          Instant b_begin);
  void judge_stretches(const Rules& rules, std::span<const TurnIndex> line);
  void judge_successions(const Rules& rules, std::span<const TurnIndex> line);
  void judge_families(const Rules& rules, std::span<const TurnIndex> line);
  void judge_sequence(const SequenceRule& rule, std::span<const TurnIndex> line);
  void judge_sums(const std::vector<SumRule>& sums, std::span<const TurnIndex> line);
  void judge_sum(const SumRule& rule, std::span<const TurnIndex> line);
  [[nodiscard]] bool is_enough(const SumRule& rule, std::span<const TurnIndex> line) const;
  void gather(const SumRule& rule, std::span<const TurnIndex> line);
  [[nodiscard]] std::int64_t amount_of(const Sum& sum) const;
  [[nodiscard]] std::int64_t units_of(const What& what, std::int64_t amount) const;
  void judge_most_count(const SumRule& rule);
  void judge_most_amount(const SumRule& rule);
  void judge_least(const SumRule& rule);
  void judge_rest_after(const RestRule& rule, std::span<const TurnIndex> line);
  void judge_long_rest(const LongRestRule& rule, std::span<const TurnIndex> line);
  void judge_weekend_days(const std::optional<int>& weight, std::span<const TurnIndex> line);
  void judge_holidays(const Limit<AlternateHolidays>& limit, std::span<const TurnIndex> line);
  [[nodiscard]] std::int64_t balance_of(std::span<const TurnIndex> line);
  [[nodiscard]] std::int64_t unevenness_of(std::span<const TurnIndex> line);

  const Problem& problem_;
  std::vector<Duty> duties_;         // [turn]
  std::vector<Rules> person_rules_;  // [person]
  std::vector<Rules> pack_rules_;    // [person]
  std::vector<Rules> rota_rules_;    // [rota]
  std::map<std::tuple<Counted, std::string, SumSpan::Unit, std::size_t>, CountTable> counts_;

  // Of the line being judged.
  PersonIndex person_{};
  const Clock* clock_ = nullptr;
  BreachSink* sink_ = nullptr;
  LineScore score_;
  int most_broken_ = 0;  // beyond it the rest is left unjudged
  // Scratch space, kept for its capacity.
  std::vector<TurnIndex> of_rota_;
  std::vector<Stretch> stretches_;  // [rota]
  Marks marks_;
  const CountTable* marked_ = nullptr;  // what the marks are of, while sequences are judged
  std::vector<Tally> tallies_;
  std::vector<std::pair<Interval, TurnIndex>> slots_;
};

}  // namespace respite
