#include "scheduler/solve/shifts/day_whole.h"

#include <algorithm>

#include "scheduler/rules/rest.h"

namespace respite {
namespace {

constexpr int kFar = 8;  // days: two duties so far apart are strangers

// Of the limits that are no sums those that have no words here at all.
bool has_others(const Limits& limits, PersonIndex person) {
  const auto binds = [&](const auto& limit) { return limit.binds(person); };
  return std::ranges::any_of(limits.long_rests, binds) ||
         (limits.complete_weekends && binds(*limits.complete_weekends)) ||
         (limits.alternate_holidays && binds(*limits.alternate_holidays));
}

// Runs are said by the least and the most of all limits together.
bool is_said(const Sequence& sequence, const LineRules& rules) {
  switch (sequence.what.counted) {
    case Counted::kTurns:
      return true;  // of handovers, which are none here
    case Counted::kDays:
      return sequence.count >= 1 && (sequence.most || sequence.count <= rules.min_run);
    case Counted::kDaysOff:
      return !sequence.most;
    default:
      return false;
  }
}

class Whole {
 public:
  explicit Whole(const WholeQuestion& question)
      : q_(question), problem_(question.scope.problem), longest_(question.follows.longest_rest()) {}

  [[nodiscard]] bool ask() const {
    return std::ranges::all_of(q_.all, [&](const Limits* limits) { return is_said(*limits); }) &&
           rotas_are_said() && edges_are_said() && pairs_are_said();
  }

 private:
  [[nodiscard]] bool is_said(const Limits& limits) const {
    return !has_others(limits, q_.person) &&
           std::ranges::all_of(limits.sequences, [&](const auto& limit) {
             return !limit.binds(q_.person) || respite::is_said(limit.value, q_.rules);
           });
  }

  // Of several rotas none has words for runs, rest or successions of its own.
  [[nodiscard]] bool rotas_are_said() const {
    return std::ranges::all_of(problem_.rota_limits, [&](const Limits& limits) {
      if (std::ranges::find(q_.all, &limits) != q_.all.end()) return true;
      const auto is_of_turns = [](const auto& limit) {
        return limit.value.what.counted == Counted::kTurns;
      };
      return !limits.rest && limits.forbidden.empty() && limits.rest_after.empty() &&
             !has_others(limits, q_.person) && std::ranges::all_of(limits.sequences, is_of_turns);
    });
  }

  // What is held before the window is of one known kind a day, with days off enough, nothing is
  // held after it, and a run that begins or ends with the window may go on beyond.
  [[nodiscard]] bool edges_are_said() const {
    const int first = q_.posts.first_day;
    const Run& known = problem_.clocks[problem_.people[at(q_.person)].clock].known;
    if (q_.rules.min_run > 1 &&
        (known.first != first || known.last != first + q_.posts.periods - 1))
      return false;
    std::vector<int> days;
    for (const TurnIndex index : q_.context) {
      const int day = q_.scope.day_of(index);
      if (day >= first) return false;
      if (day >= first - kFar && q_.posts.kind_of(problem_.turns[at(index)].turn) == kOff)
        return false;
      days.push_back(day);
    }
    std::ranges::sort(days);
    const auto too_near = [&](int one, int next) {
      return next == one || (next > one + 1 && next - one - 1 < q_.rules.min_off);
    };
    return std::ranges::adjacent_find(days, too_near) == days.end();
  }

  // Rest and successions of any two duties are what the kinds say of two days in a row, and of days
  // further apart nothing is left to say.
  [[nodiscard]] bool pairs_are_said() const {
    for (std::size_t i = 0; i < q_.duties.size(); ++i)
      if (q_.rules.cells[q_.duties[i].cell].allowed && !is_said(q_.duties[i], i + 1)) return false;
    return std::ranges::all_of(q_.context, [&](TurnIndex index) {
      const int period = q_.scope.day_of(index) - q_.posts.first_day;
      if (period < -kFar) return true;
      const Held kind = q_.posts.kind_of(problem_.turns[at(index)].turn);
      return is_said({period, kind, 0, index}, 0);
    });
  }

  // Of a duty with all that may come after it, from that place on.
  [[nodiscard]] bool is_said(const DayDuty& duty, std::size_t from) const {
    const Interval first = cover_of(problem_.turns[at(duty.turn)]);
    for (std::size_t i = from; i < q_.duties.size(); ++i) {
      const DayDuty& then = q_.duties[i];
      const int off = then.period - duty.period - 1;
      if (off >= kFar) break;
      if (off < 0 || !q_.rules.cells[then.cell].allowed) continue;
      const Interval later = cover_of(problem_.turns[at(then.turn)]);
      if (off > 0 && time_between(first, later) >= longest_) continue;
      const bool said =
          off == 0 ? (q_.rules.follows[static_cast<std::size_t>(duty.kind)] >> then.kind & 1) != 0
                   : off >= q_.rules.off_after(static_cast<Held>(duty.kind));
      if (said && !q_.follows.may_follow(duty.turn, then.turn)) return false;
    }
    return true;
  }

  const WholeQuestion& q_;
  const Problem& problem_;
  Seconds longest_;
};

}  // namespace

bool is_whole(const WholeQuestion& question) { return Whole(question).ask(); }

}  // namespace respite
