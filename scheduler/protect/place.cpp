#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "scheduler/protect/crowding.h"
#include "scheduler/protect/due.h"
#include "scheduler/protect/placement.h"
#include "scheduler/protect/usual_week.h"
#include "scheduler/protect/week_problem.h"
#include "scheduler/protect/why_not.h"
#include "scheduler/rota/protected_block.h"

namespace respite {
namespace protect {
namespace {

using std::chrono::days;

constexpr std::int64_t kWorkAWeek = 150'000'000;  // at an effort of 100 (line/best_line.h)

using Target = std::pair<std::size_t, PersonIndex>;  // declaration, whose

class Placer {
 public:
  Placer(const PlacementInput& input, int effort)
      : input_(input),
        work_(std::max<std::int64_t>(1, kWorkAWeek * effort / 100)),
        step_(step_for(input.desk)),
        gave_way_(input.desk.people.size()) {}

  Placement place() {
    const std::vector<WeekOf> weeks = weeks_of_window();
    if (weeks.empty() || input_.desk.protection.blocks.empty()) return {};
    find_due(weeks);
    usual_ = usual_week(input_, weeks[weeks.size() > 1 ? 1 : 0].first, step_, work_);
    begin_with_lost_before(weeks.front());
    for (std::size_t w = 0; w < weeks.size(); ++w) place(weeks[w], w);
    for (const MakeUp& block : pending_) lose(block);
    return finish();
  }

 private:
  [[nodiscard]] const Desk& desk() const { return input_.desk; }
  [[nodiscard]] Zone zone_of(PersonIndex person) const { return desk().people[at(person)].zone; }
  [[nodiscard]] const ProtectedTime& declared(std::size_t index) const {
    return desk().protection.blocks[index];
  }
  [[nodiscard]] std::vector<WeekOf> weeks_of_window() const {
    std::vector<WeekOf> weeks;
    const Zone zone = desk().zone;
    Day day = day_of(zone.to_wall(input_.window.begin));
    day -= weekday_of(day) - desk().week_start;
    for (; zone.at_transition(day) < input_.window.end; day += days{7}) {
      const Interval whole{zone.at_transition(day), zone.at_transition(day + days{7})};
      weeks.push_back({day, intersection(whole, input_.window)});
    }
    return weeks;
  }

  void find_due(const std::vector<WeekOf>& weeks) {
    const std::vector<Seconds> none(desk().protection.blocks.size());
    due_.assign(weeks.size(), {desk().people.size(), none});
    for (std::size_t d = 0; d < desk().protection.blocks.size(); ++d) {
      for (const PersonIndex person : declared(d).people) {
        TargetMet& target = targets_[{d, person}];
        target = {person, d, {}, {}, {}};
        const auto* floating = std::get_if<FloatingTime>(&declared(d).time);
        if (floating == nullptr) continue;
        std::vector<Seconds> due = due_in_weeks(desk(), person, *floating, weeks);
        leave_out_given_up(due, d, person, weeks);
        for (std::size_t w = 0; w < weeks.size(); ++w) {
          due_[w][at(person)][d] = due[w];
          target.wanted += due[w];
        }
      }
    }
    count_fixed(weeks);
  }

  // What its owner gave up is not asked for any more.
  void leave_out_given_up(std::vector<Seconds>& due, std::size_t d, PersonIndex person,
                          const std::vector<WeekOf>& weeks) const {
    for (const GivenUpBlock& block : input_.given_up) {
      if (block.person != person || block.kind != declared(d).kind) continue;
      for (std::size_t w = 0; w < weeks.size(); ++w)
        if (weeks[w].span.contains(block.span.begin))
          due[w] = std::max(Seconds{0}, due[w] - block.span.length());
    }
  }

  // What the file fixes is wanted as if nobody were away.
  void count_fixed(const std::vector<WeekOf>& weeks) {
    for (std::size_t i = 0; i < desk().people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      const Interval window{weeks.front().span.begin, weeks.back().span.end};
      for (const ProtectedBlock& block : fixed_blocks_of(desk(), person, {}, window))
        if (window.contains(block.span.begin))
          targets_[{block.declared, person}].wanted += block.span.length();
    }
  }

  // Blocks published for the days before the window that somebody's busy time took since: they may
  // still be placed again.
  void begin_with_lost_before(const WeekOf& first) {
    const Interval before{first.span.begin - days{14}, first.span.begin};
    const std::vector<OwnTime> own = own_times(input_, before);
    for (std::size_t k = 0; k < input_.known.size(); ++k) {
      const KnownBlock& block = input_.known[k];
      if (!before.contains(block.span.begin)) continue;
      const auto index = declaration_of(desk(), block);
      if (!index || is_made_up(input_, block)) continue;
      const auto why = own[at(block.person)].in_the_way_of(block.span);
      if (!why) continue;
      if (*why == Hindrance::kBusy || *why == Hindrance::kBooked)
        make_up_later(block, k, *index, *why);
    }
  }

  void make_up_later(const KnownBlock& block, std::size_t k, std::size_t index, Hindrance why) {
    const Day day = day_of(zone_of(block.person).to_wall(block.span.begin));
    pending_.push_back({block.person,
                        index,
                        block.span,
                        block.origin,
                        k,
                        {day, last_day_for(input_, block.person, day)},
                        why});
  }

  void place(const WeekOf& week, std::size_t w) {
    const Cells cells = cells_of_week(week.first, step_);
    const std::vector<OwnTime> own = own_times(input_, around(week));
    Reach reach(input_, own, cells, week.span);
    for (const ShortReach& one : reach.short_reach()) made_.short_reach.push_back(one);
    for (const PlacedTime& block : made_.blocks)  // of the week before, that still run
      if (block.span.overlaps(around(week)) && is_wall(declared(block.declared).kind))
        reach.take(block.person, block.span);
    WeekBlocks blocks = blocks_of_week(input_, week, own, reach, gave_way_);
    add_pending(week, blocks);
    WeekBuilder builder(input_, week, cells, own, usual_);
    const WeekProblem problem = builder.build(blocks, reach, due_[w]);
    const PlacedWeek placed = place_week(problem.problem, work_);
    made_.cost += placed.cost;
    made_.bound += placed.bound;
    for (const PlacedTime& block : blocks.stand) keep(block);
    take_over(week, cells, own, blocks, problem, placed);
    explain(builder, problem, blocks, placed);
  }

  // What could not be made up in the weeks before, as long as there is a day left for it.
  void add_pending(const WeekOf& week, WeekBlocks& blocks) {
    for (const MakeUp& block : pending_) {
      if (zone_of(block.person).day_span(block.days.last).end <= week.span.begin) {
        lose(block);
      } else {
        blocks.make_up.push_back(block);
      }
    }
    pending_.clear();
  }

  void keep(const PlacedTime& block) {
    if (!block.taken) targets_[{block.declared, block.person}].placed += block.span.length();
    made_.blocks.push_back(block);
  }
  void lose(const MakeUp& block) {
    made_.lost.push_back({block.person, block.declared, block.was, block.why});
  }

  void take_over(const WeekOf& week, const Cells& cells, const std::vector<OwnTime>& own,
                 const WeekBlocks& blocks, const WeekProblem& problem, const PlacedWeek& placed) {
    std::vector<std::uint8_t> made_up(blocks.make_up.size());
    std::map<Target, std::vector<Interval>> floating;
    std::set<std::pair<PersonIndex, Instant>> last;  // blocks without another place in the week
    Crowding crowding(problem.problem);
    for (std::size_t o = 0; o < placed.lines.size(); ++o) crowding.put(o, placed.lines[o]);
    for (std::size_t o = 0; o < placed.lines.size(); ++o) {
      for (const PlacedBlock& block : placed.lines[o]) {
        const WantOf& want = problem.wants[o][static_cast<std::size_t>(block.want)];
        const Interval span = cells.span(block.at);
        if (!has_other_place(problem.problem, crowding, o, placed.lines[o], block))
          last.emplace(problem.owners[o], span.begin);
        if (!want.make_up) {
          floating[{want.declared, problem.owners[o]}].push_back(span);
          continue;
        }
        const MakeUp& made = blocks.make_up[*want.make_up];
        made_up[*want.make_up] = 1;
        const bool begun = made.known && made.was.begin < input_.now;
        keep({.person = made.person,
              .declared = made.declared,
              .span = {span.begin, span.begin + made.was.length()},
              .origin = made.origin,
              .known = begun ? std::nullopt : made.known,
              .moved = true,
              .again = begun,
              .last_place = last.contains({made.person, span.begin})});
      }
    }
    for (std::size_t m = 0; m < made_up.size(); ++m) {
      if (made_up[m]) continue;
      const MakeUp& block = blocks.make_up[m];
      const bool later = zone_of(block.person).day_span(block.days.last).end > week.span.end;
      if (later) {
        pending_.push_back(block);
      } else {
        lose(block);
      }
    }
    for (std::size_t d = 0; d < desk().protection.blocks.size(); ++d) {
      if (std::holds_alternative<FixedTime>(declared(d).time)) continue;
      for (const PersonIndex person : declared(d).people)
        name_floating(week, own, blocks, {d, person}, floating[{d, person}], last);
    }
  }

  // Which published block each of these is, and which of those have no place any more.
  void name_floating(const WeekOf& week, const std::vector<OwnTime>& own, const WeekBlocks& blocks,
                     const Target& target, const std::vector<Interval>& spans,
                     const std::set<std::pair<PersonIndex, Instant>>& last) {
    const auto [index, person] = target;
    std::vector<std::size_t> known = published_in(week, target, blocks);
    std::vector<std::pair<Interval, std::optional<std::size_t>>> named;
    for (const Interval span : spans) {
      const auto same =
          std::ranges::find_if(known, [&](std::size_t k) { return input_.known[k].span == span; });
      named.emplace_back(span, same == known.end() ? std::nullopt : std::optional(*same));
      if (same != known.end()) known.erase(same);
    }
    for (auto& [span, which] : named) {
      const bool is_new = !which;
      if (is_new && !known.empty()) {
        which = known.front();
        known.erase(known.begin());
      }
      const Wall origin = which ? input_.known[*which].origin : zone_of(person).to_wall(span.begin);
      keep({.person = person,
            .declared = index,
            .span = span,
            .origin = origin,
            .known = which,
            .moved = is_new && which,
            .again = which && input_.known[*which].again,
            .last_place = last.contains({person, span.begin})});
    }
    // What is left of them had no room in this week. What its owner's own rules took is not owed.
    for (const std::size_t k : known) {
      const KnownBlock& block = input_.known[k];
      const auto why = own[at(person)].in_the_way_of(block.span);
      if (!why || block.span.begin < input_.now) continue;
      if (*why == Hindrance::kLeave || *why == Hindrance::kHoliday) {
        made_.lost.push_back({person, index, block.span, *why});
      } else {
        make_up_later(block, k, index, *why);
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> published_in(const WeekOf& week, const Target& target,
                                                      const WeekBlocks& blocks) const {
    std::vector<std::size_t> known;
    for (std::size_t k = 0; k < input_.known.size(); ++k) {
      const KnownBlock& block = input_.known[k];
      const bool in_week = week.span.contains(block.span.begin);
      const bool stands =
          std::ranges::any_of(blocks.stand, [&](const PlacedTime& one) { return one.known == k; });
      const bool made_up =
          std::ranges::any_of(blocks.make_up, [&](const MakeUp& one) { return one.known == k; });
      if (block.person == target.second && in_week && !stands && !made_up &&
          !is_given_up(input_, block.person, block.kind, block.origin) &&
          declaration_of(desk(), block, true) == target.first)
        known.push_back(k);
    }
    return known;
  }

  void explain(const WeekBuilder& builder, const WeekProblem& problem, const WeekBlocks& blocks,
               const PlacedWeek& placed) {
    for (std::size_t o = 0; o < placed.lines.size(); ++o) {
      for (std::size_t w = 0; w < problem.wants[o].size(); ++w) {
        const WantOf& want = problem.wants[o][w];
        int missing = problem.problem.owners[o].wants[w].wanted;
        for (const PlacedBlock& block : placed.lines[o])
          if (static_cast<std::size_t>(block.want) == w) missing -= block.at.length;
        if (want.make_up || missing == 0) continue;
        for (const Hindrance by : why_not(builder, problem, blocks, placed.lines, o, w))
          hindered_[{want.declared, problem.owners[o]}][by] += missing * step_;
      }
    }
  }

  Placement finish() {
    for (const LostBlock& block : made_.lost)
      if (std::holds_alternative<FixedTime>(declared(block.declared).time))
        hindered_[{block.declared, block.person}][block.to] += block.span.length();
    const std::vector<OwnTime> own = own_times(input_, input_.window);
    for (auto& [target, met] : targets_) {
      for (const auto& [by, time] : hindered_[target]) met.why.push_back({by, time});
      std::ranges::stable_sort(met.why, std::greater<>{}, &Hindered::time);
      if (met.placed < met.wanted && met.why.empty()) met.why = away(met, own[at(met.person)]);
      if (met.placed >= met.wanted) met.why.clear();
      if (met.wanted > Seconds{0} || met.placed > Seconds{0}) made_.targets.push_back(met);
    }
    const auto by_begin = [](const auto& block) {
      return std::tuple(block.span.begin, block.person, block.declared);
    };
    std::ranges::sort(made_.blocks, {}, by_begin);
    std::ranges::sort(made_.lost, {}, by_begin);
    return std::move(made_);
  }

  // Of blocks the file fixes, what is not there for leave and holidays.
  [[nodiscard]] std::vector<Hindered> away(const TargetMet& met, const OwnTime& own) const {
    std::map<Hindrance, Seconds> by;
    for (const ProtectedBlock& block : fixed_blocks_of(desk(), met.person, {}, input_.window)) {
      if (block.declared != met.declared) continue;
      for (const Hindrance hindrance : {Hindrance::kLeave, Hindrance::kHoliday})
        by[hindrance] += intersect(own.by(hindrance), block.span).length();
      if (block.span.begin < input_.now) by[Hindrance::kPast] += block.span.length();
    }
    std::vector<Hindered> why;
    for (const auto& [hindrance, time] : by)
      if (time > Seconds{0}) why.push_back({hindrance, time});
    return why;
  }

  const PlacementInput& input_;
  std::int64_t work_;
  Seconds step_;
  std::vector<Seconds> gave_way_;
  std::vector<std::vector<std::vector<Seconds>>> due_;  // [week][person][declared]
  UsualWeek usual_;
  std::vector<MakeUp> pending_;
  std::map<Target, TargetMet> targets_;
  std::map<Target, std::map<Hindrance, Seconds>> hindered_;
  Placement made_;
};

}  // namespace
}  // namespace protect

std::string_view to_text(Hindrance hindrance) {
  constexpr std::array<std::string_view, kHindrances> kWords{
      "leave", "holiday",     "duty",       "rest",   "busy", "booked",
      "past",  "white space", "accessible", "blocks", "hours"};
  return kWords[static_cast<std::size_t>(hindrance)];
}

Placement place_protected_time(const PlacementInput& input, int effort) {
  return protect::Placer(input, effort).place();
}

}  // namespace respite
