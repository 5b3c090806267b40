#include "scheduler/solve/shifts/day_caps.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "scheduler/rota/count/counts.h"

namespace respite {
namespace {

class DayCapsOf {
 public:
  DayCapsOf(const DayCapQuestion& question, std::optional<RotaIndex> rota)
      : q_(question),
        clock_(q_.problem.clocks[q_.problem.people[at(q_.person)].clock]),
        rota_(rota) {}

  void add(const Limits& limits) {
    for (const auto& limit : limits.sums) {
      ++rule_;
      if (limit.binds(q_.person)) add(limit.value);
    }
  }

  [[nodiscard]] DayCaps take() { return std::move(found_); }

 private:
  // Sums over weeks, months or the window; of others, and of load, the judge alone knows.
  void add(const Sum& sum) {
    const bool plan = sum.span.unit == SumSpan::Unit::kPlan;
    if (plan && !q_.problem.planned_as_one) return;
    if (!sum.most || sum.weeks != 0 || sum.span.unit == SumSpan::Unit::kDays) return leave_out();
    switch (sum.what.counted) {
      case Counted::kTurns:
      case Counted::kNights:
      case Counted::kEvenings:
      case Counted::kShift:
      case Counted::kHolidays:
      case Counted::kWeekends:
        return add_numbers(sum);
      case Counted::kHours:
        // Of an average over a longer period the judge knows: a cap would rarely bind.
        if (sum.span.unit == SumSpan::Unit::kWeeks && sum.span.count <= kUsualWeeks)
          return add_hours({Seconds{sum.amount}, sum.span.count});
        return leave_out();
      default:
        return leave_out();
    }
  }

  void leave_out() { found_.whole = false; }

  [[nodiscard]] const ProblemTurn& turn(TurnIndex index) const {
    return q_.problem.turns[at(index)];
  }
  [[nodiscard]] bool counts(TurnIndex index) const {
    return !rota_ || turn(index).turn.rota == *rota_;
  }
  // A cap that more of its cells could break; of one that says no more than the last the last
  // stays.
  void keep(DayCap cap) {
    if (cap.cells.size() + cap.fresh.size() <= static_cast<std::size_t>(std::max(0, cap.most)))
      return;
    cap.most = std::max(0, cap.most);
    cap.rule = rule_;
    found_.caps.push_back(std::move(cap));
  }

  // A duty that counts, and what it joins: where one of these kinds was held the day before, its
  // mark counts already.
  struct Charge {
    const DayDuty* duty;
    std::uint64_t joins;
  };

  // Each mark counts one, in any so many consecutive weeks, or months, or in the window; of a duty
  // that makes two of them the first.
  void add_numbers(const Sum& sum) {
    const int most = static_cast<int>(sum.amount);
    const int spans = std::max(1, sum.span.count);
    const CountTable table = counts_of(q_.problem, clock_, sum.what, sum.span.unit);
    std::map<int, int> held;              // by span: marks of what is held already
    std::set<std::pair<int, int>> known;  // of them those that count once, by span and mark
    for (const TurnIndex index : q_.context) {
      if (!counts(index)) continue;
      for (const Count& count : table.of(index))
        if (count.mark < 0 || known.emplace(count.bucket, count.mark).second) ++held[count.bucket];
    }
    std::map<int, std::vector<Charge>> charges;  // by span
    for (std::size_t d = 0; d < q_.duties.size(); ++d) {
      const auto made = table.of(q_.duties[d].turn);
      if (!counts(q_.duties[d].turn) || made.empty()) continue;
      if (made.size() > 1) leave_out();
      if (known.contains({made.front().bucket, made.front().mark})) continue;
      if (const auto joins = joins_of(d, table))
        charges[made.front().bucket].push_back({&q_.duties[d], *joins});
      else
        leave_out();
    }
    if (charges.empty()) return;
    const int first = charges.begin()->first;
    const int last = charges.rbegin()->first;
    for (int begin = first - spans + 1; begin <= last; ++begin) {
      DayCap cap;
      cap.most = most;
      for (auto span = held.lower_bound(begin); span != held.end() && span->first < begin + spans;
           ++span)
        cap.most -= span->second;
      const bool whole = begin >= first && begin + spans - 1 <= last;
      if (!whole && cap.most == most && last - first + 1 >= spans)
        continue;  // another window says as much
      for (auto span = charges.lower_bound(begin);
           span != charges.end() && span->first < begin + spans; ++span)
        for (const Charge& charge : span->second) add(cap, charge);
      keep(std::move(cap));
    }
  }

  static void add(DayCap& cap, const Charge& charge) {
    if (charge.joins == 0) {
      cap.cells.push_back(charge.duty->cell);
      return;
    }
    cap.fresh.push_back(charge.duty->cell);
    cap.joins.push_back(charge.joins);
  }

  // A mark that several duties make, a weekend or the night before a holiday, counts with the first
  // of them that is held. Nothing where it cannot be known which that is.
  [[nodiscard]] std::optional<std::uint64_t> joins_of(std::size_t place,
                                                      const CountTable& table) const {
    constexpr int kFar = 7;  // days; no mark is made by two duties so far apart
    const DayDuty& duty = q_.duties[place];
    const Count& mark = table.of(duty.turn).front();
    std::uint64_t joins = 0;
    if (mark.mark < 0) return joins;
    bool sooner = false;    // something before yesterday makes it
    bool yesterday = true;  // whatever duty may be held the day before makes it
    while (place-- > 0 && q_.duties[place].period >= duty.period - kFar) {
      const DayDuty& other = q_.duties[place];
      if (other.period == duty.period) continue;
      const bool makes =
          counts(other.turn) && std::ranges::any_of(table.of(other.turn), [&](const Count& count) {
            return count.mark == mark.mark && count.bucket == mark.bucket;
          });
      if (other.period < duty.period - 1) {
        // With so few days off between, both may be held.
        if (makes && duty.period - other.period - 1 >= q_.min_off) return std::nullopt;
        sooner = sooner || makes;
        continue;
      }
      if ((q_.follows[static_cast<std::size_t>(other.kind)] >> duty.kind & 1) == 0) continue;
      if (makes) joins |= std::uint64_t{1} << other.kind;
      yesterday = yesterday && makes;
    }
    if (sooner && !yesterday) return std::nullopt;
    return joins;
  }

  // Duties of at least half the longest time: so many of the shortest of them still fit.
  void add_hours(const MaxHours& most) {
    Seconds longest{0};
    for (const DayDuty& duty : q_.duties) {
      if (!counts(duty.turn)) continue;
      for (const WeekTime& part : clock_.work_time[at(duty.turn)])
        longest = std::max(longest, part.time);
    }
    std::map<int, std::map<std::size_t, Seconds>> windows;
    for (const DayDuty& duty : q_.duties) {
      if (!counts(duty.turn)) continue;
      for (const WeekTime& part : clock_.work_time[at(duty.turn)])
        for (int begin = part.week - most.weeks + 1; begin <= part.week; ++begin)
          windows[begin][duty.cell] += part.time;
    }
    for (const auto& [begin, cells] : windows) {
      Seconds left = most.hours;
      for (const TurnIndex index : q_.context) {
        if (!counts(index)) continue;
        for (const WeekTime& part : clock_.work_time[at(index)])
          if (part.week >= begin && part.week < begin + most.weeks) left -= part.time;
      }
      DayCap cap;
      std::vector<Seconds> times;
      for (const auto& [cell, time] : cells)
        if (2 * time >= longest) {
          cap.cells.push_back(cell);
          times.push_back(time);
        }
      std::ranges::sort(times);
      if (times.size() < cells.size() || times.front() < times.back()) leave_out();
      for (const Seconds time : times) {
        if (time > left) break;
        left -= time;
        ++cap.most;
      }
      keep(std::move(cap));
    }
  }

  const DayCapQuestion& q_;
  const Clock& clock_;
  std::optional<RotaIndex> rota_;
  int rule_ = -1;
  DayCaps found_;
};

constexpr std::uint64_t kAll = ~std::uint64_t{0};

// The kinds that the engine cannot tell from one of these, as bits.
std::uint64_t alike(const LineRules& rules, std::uint64_t kinds) {
  std::uint64_t all = kinds;
  for (std::size_t a = 0; a < rules.follows.size(); ++a)
    for (std::size_t b = 0; b < rules.follows.size(); ++b)
      if ((kinds >> a & 1) != 0 && rules.follows[a] == rules.follows[b] &&
          rules.off_after(static_cast<Held>(a)) == rules.off_after(static_cast<Held>(b)))
        all |= std::uint64_t{1} << b;
  return all;
}

// Whether every cell joins just what it should.
bool join_alike(LineRules& rules) {
  const std::size_t kinds = rules.follows.size();
  bool whole = true;
  for (std::size_t cell = 0; cell < rules.cells.size(); ++cell) {
    LineCell& here = rules.cells[cell];
    if (here.charge_fresh == 0) continue;
    const std::uint64_t more = alike(rules, here.joins) & ~here.joins;
    const std::size_t yesterday = cell / kinds * kinds - kinds;  // a first day joins nothing
    for (std::size_t kind = 0; kind < kinds; ++kind)
      if ((more >> kind & 1) != 0 && cell >= kinds && rules.cells[yesterday + kind].allowed)
        whole = false;
    here.joins |= more;
  }
  return whole;
}

// Whether runs and days off keep to it anyway: in so few days nobody can be on duty more often.
bool follows_from_runs(const DayCap& cap, const LineRules& rules) {
  const auto kinds = rules.follows.size();
  std::size_t first = SIZE_MAX;
  std::size_t last = 0;
  for (const auto* cells : {&cap.cells, &cap.fresh})
    for (const std::size_t cell : *cells) {
      first = std::min(first, cell / kinds);
      last = std::max(last, cell / kinds);
    }
  const auto days = static_cast<int>(last - first) + 1;
  return rules.most_on_duty(days) <= cap.most;
}

}  // namespace

bool lay_caps(const std::vector<DayCap>& all, LineRules& rules) {
  std::vector<DayCap> caps;
  for (const DayCap& cap : all)
    if (!follows_from_runs(cap, rules)) caps.push_back(cap);
  bool whole = caps.size() <= static_cast<std::size_t>(kMostCaps);
  for (const DayCap& cap : caps) {
    if (rules.caps.size() == static_cast<std::size_t>(kMostCaps)) break;
    const CapSet bit = CapSet{1} << rules.caps.size();
    for (const std::size_t cell : cap.cells) rules.cells[cell].charge |= bit;
    for (std::size_t i = 0; i < cap.fresh.size(); ++i) {
      LineCell& cell = rules.cells[cap.fresh[i]];
      cell.charge_fresh |= bit;
      if (cell.joins != kAll && cell.joins != cap.joins[i]) whole = false;
      cell.joins = cell.joins == kAll ? cap.joins[i] : cell.joins | cap.joins[i];
    }
    rules.caps.push_back(cap.most);
    rules.cap_rules.push_back(cap.rule);
  }
  return join_alike(rules) && whole;
}

DayCaps day_caps(const DayCapQuestion& question, const Limits& limits,
                 std::optional<RotaIndex> rota) {
  DayCapsOf caps(question, rota);
  caps.add(limits);
  return caps.take();
}

}  // namespace respite
