#include "tests/support/protect/naive_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

class Minutes {
 public:
  Minutes(const PlacementInput& input, const std::vector<PlacedTime>& blocks)
      : input_(input), blocks_(blocks) {
    begin_ = input.window.begin - days{1};
    count_ = static_cast<std::size_t>((input.window.length() + days{2}) / minutes{1});
    for (std::size_t i = 0; i < input.desk.people.size(); ++i) mark(i);
  }

  std::vector<std::string> wrong() {
    for (const PlacedTime& block : blocks_) check(block);
    check_amounts();
    check_days();
    check_reach();
    return wrong_;
  }

 private:
  struct Own {
    std::vector<bool> hours, work, standby, leave, busy, holiday, rest;
    std::vector<int> walls;
  };

  [[nodiscard]] std::size_t minute(Instant at) const {
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>((at - begin_) / minutes{1}, 0, static_cast<std::int64_t>(count_)));
  }
  void fill(std::vector<bool>& marks, Interval span) const {
    // A minute that is taken in part is taken.
    for (std::size_t m = minute(span.begin); m < minute(span.end + minutes{1} - Seconds{1}); ++m)
      marks[m] = true;
  }
  static bool in(const WeeklyHours& week, Wall wall) {
    return std::ranges::any_of(week, [&](const WeeklySpan& span) {
      return weekday_of(day_of(wall)) == span.weekday && span.from <= time_of_day(wall) &&
             time_of_day(wall) < span.to;
    });
  }

  void mark(std::size_t i) {
    const Person& person = input_.desk.people[i];
    Own own;
    for (auto* marks :
         {&own.hours, &own.work, &own.standby, &own.leave, &own.busy, &own.holiday, &own.rest})
      marks->assign(count_, false);
    own.walls.assign(count_, 0);
    for (std::size_t m = 0; m < count_; ++m) {
      const Wall wall = person.zone.to_wall(begin_ + minutes{static_cast<int>(m)});
      own.hours[m] = in(person.hours, wall);
      own.holiday[m] = std::ranges::any_of(input_.calendars.desk.days, [&](const Holiday& holiday) {
        return holiday.day == day_of(wall);
      });
    }
    for (const Interval span : input_.calendars.leave[i]) fill(own.leave, span);
    for (const Interval span : input_.calendars.busy[i]) fill(own.busy, span);
    for (const Duty& duty : input_.timeline.duties()) {
      if (duty.person != person.id) continue;
      fill(duty.work ? own.work : own.standby, duty.span);
      int night = 0;
      for (Instant at = duty.span.begin; at < duty.span.end; at += minutes{1}) {
        const TimeOfDay clock = time_of_day(person.zone.to_wall(at));
        night += clock >= hours{22} || clock < hours{6};
      }
      if (duty.work && night >= 180) fill(own.rest, {duty.span.end, duty.span.end + hours{11}});
    }
    for (const PlacedTime& block : blocks_)
      if (at(block.person) == i &&
          input_.desk.protection.blocks[block.declared].kind != BlockKind::kDropIn)
        for (std::size_t m = minute(block.span.begin); m < minute(block.span.end); ++m)
          ++own.walls[m];
    own_.push_back(std::move(own));
  }

  [[nodiscard]] bool floats(const PlacedTime& block) const {
    return std::holds_alternative<FloatingTime>(
               input_.desk.protection.blocks[block.declared].time) ||
           block.moved;
  }
  [[nodiscard]] std::string name(const PlacedTime& block) const {
    return fmt::format("{} {} {}", input_.desk.people[at(block.person)].id, block.declared,
                       to_rfc3339(block.span.begin));
  }

  void check(const PlacedTime& block) {
    const Own& own = own_[at(block.person)];
    if (!input_.window.contains(block.span.begin))
      wrong_.push_back("outside the window: " + name(block));
    for (std::size_t m = minute(block.span.begin); m < minute(block.span.end); ++m) {
      std::string why;
      if (own.leave[m]) why = "on leave";
      if (own.holiday[m]) why = "on a holiday";
      if (own.busy[m]) why = "while busy";
      if (floats(block) && (own.work[m] || own.standby[m])) why = "on duty";
      if (floats(block) && own.rest[m]) why = "in rest";
      if (floats(block) && !own.hours[m]) why = "out of hours";
      if (floats(block) && own.walls[m] > 1) why = "over another";
      if (why.empty()) continue;
      wrong_.push_back(why + ": " + name(block));
      return;
    }
    const auto* floating =
        std::get_if<FloatingTime>(&input_.desk.protection.blocks[block.declared].time);
    if (floating && !block.moved &&
        (block.span.length() < floating->shortest || floating->longest < block.span.length()))
      wrong_.push_back("too short or too long: " + name(block));
  }

  void check_amounts() {
    std::map<std::tuple<PersonIndex, std::size_t, std::int64_t>, Seconds> week;
    for (const PlacedTime& block : blocks_) {
      const auto* floating =
          std::get_if<FloatingTime>(&input_.desk.protection.blocks[block.declared].time);
      if (!floating || block.moved) continue;
      Seconds& sum =
          week[{block.person, block.declared, (block.span.begin - input_.window.begin) / days{7}}];
      sum += block.span.length();
      if (floating->amount < sum) wrong_.push_back("more than asked for: " + name(block));
    }
  }

  // Days with floating time keep their white space.
  void check_days() {
    for (const PlacedTime& block : blocks_) {
      if (!floats(block)) continue;
      const Zone zone = input_.desk.people[at(block.person)].zone;
      const Interval day = zone.day_span(day_of(zone.to_wall(block.span.begin)));
      const Own& own = own_[at(block.person)];
      int worked = 0, walled = 0;
      for (std::size_t m = minute(day.begin); m < minute(day.end); ++m) {
        worked += own.hours[m] && !own.leave[m] && !own.holiday[m];
        walled += own.walls[m] > 0;
      }
      if (walled > worked * (1 - input_.desk.protection.white_space) + 1e-6)
        wrong_.push_back("no white space: " + name(block));
    }
  }

  void check_reach() {
    for (const Accessible& rule : input_.desk.protection.accessible) {
      check_reach(rule, rule.people, {});
      for (const Skill& skill : rule.skills) check_reach(rule, 1, {skill});
    }
  }
  void check_reach(const Accessible& rule, int least, const std::vector<Skill>& skills) {
    for (std::size_t m = 0; m < count_; ++m) {
      const Instant at = begin_ + minutes{static_cast<int>(m)};
      const Wall wall = input_.desk.zone.to_wall(at);
      const bool closed =
          std::ranges::any_of(input_.calendars.desk.days,
                              [&](const Holiday& holiday) { return holiday.day == day_of(wall); });
      if (closed || !in(input_.desk.service_hours, wall)) continue;
      int there = 0, walled = 0;
      for (std::size_t i = 0; i < own_.size(); ++i) {
        const auto person = index_of<PersonIndex>(i);
        if (!rule.among.empty() && !std::ranges::binary_search(rule.among, person)) continue;
        if (!has_skills(input_.desk.people[i], skills, at)) continue;
        const Own& own = own_[i];
        if (!((own.hours[m] && !own.holiday[m]) || own.work[m]) || own.leave[m] || own.busy[m] ||
            own.rest[m])
          continue;
        ++there;
        walled += own.walls[m] > 0;
      }
      if (walled > std::max(0, there - least)) {
        wrong_.push_back(fmt::format("too few can be reached at {}: {} of {}, {} wanted",
                                     to_rfc3339(at), there - walled, there, least));
        return;
      }
    }
  }

  const PlacementInput& input_;
  const std::vector<PlacedTime>& blocks_;
  Instant begin_;
  std::size_t count_ = 0;
  std::vector<Own> own_;
  std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> wrong_with(const PlacementInput& input,
                                    const std::vector<PlacedTime>& blocks) {
  return Minutes(input, blocks).wrong();
}

}  // namespace respite::test
