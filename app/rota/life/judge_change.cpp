#include "app/rota/life/judge_change.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/rota/changes.h"
#include "app/rota/judged_rota.h"
#include "app/rota/life/duty_reference.h"
#include "app/rota/summary.h"
#include "render/words.h"
#include "store/diff.h"
#include "store/life/parts.h"

namespace respite {
namespace {

Snapshot with_slots(Snapshot snapshot, const std::vector<SlotRecord>& slots) {
  snapshot.published.clear();
  for (const SlotRecord& slot : slots) snapshot.published.push_back({slot, 0, {}, {}});
  return snapshot;
}

std::vector<ViolationView> new_in(std::vector<ViolationView> after,
                                  const std::vector<ViolationView>& before, bool hard) {
  std::erase_if(after, [&](const ViolationView& one) {
    return one.hard != hard || std::ranges::count(before, one.text, &ViolationView::text) > 0;
  });
  return after;
}

std::vector<Stretch> all_to(std::vector<Stretch> stretches, const std::string& person) {
  for (Stretch& stretch : stretches) stretch.to = person;
  return stretches;
}

// "Ben: 9 h of rest" as "9 h of rest".
std::string without_name(const std::string& sentence, const std::string& name) {
  const std::string head = name + ": ";
  return sentence.starts_with(head) ? sentence.substr(head.size()) : sentence;
}

std::string fairness_in_words(std::int64_t above) {
  if (std::abs(above) < 1800) return "at their fair share with it";
  return fmt::format("{} h {} their fair share with it", hours(std::abs(above)),
                     above < 0 ? "below" : "above");
}

}  // namespace

// All turns that the stretches touch, with the plan that the time belongs to, where it is one:
// fairness is measured in it.
Interval ChangeJudge::window_of(const Snapshot& snapshot, const std::vector<SlotRecord>& published,
                                const std::vector<Stretch>& stretches) {
  const Instant begin = begin_of(stretches);
  const bool planned = snapshot.latest && snapshot.latest->window.contains(begin);
  Interval window = planned ? snapshot.latest->window : Interval{begin, begin};
  const auto reach = [&](Interval span) {
    window = {std::min(window.begin, span.begin), std::max(window.end, span.end)};
  };
  for (const Stretch& stretch : stretches) {
    reach(stretch.span);
    for (const SlotRecord& slot : published)
      if (slot.rota == stretch.rota && slot.span.overlaps(stretch.span)) reach(slot.turn_span);
  }
  return window;
}

ChangeJudge::ChangeJudge(const OpenDesk& desk, const Snapshot& snapshot,
                         const std::vector<Stretch>& stretches)
    : desk_(desk),
      snapshot_(snapshot),
      published_(store::records_of(snapshot.published)),
      window_(window_of(snapshot, published_, stretches)),
      names_(names_with_gone(desk.desk, snapshot.names)),
      now_(judge_published(desk, snapshot, window_)),
      hands_(now_.problem, now_.solution),
      violations_(violations_of(now_, names_)),
      loads_(schedule_of(now_, names_).people) {}

JudgedChange ChangeJudge::judge(
    const std::vector<Stretch>& stretches, ChangeId change,
    const std::function<std::int64_t(const std::string& key)>& next_part) const {
  JudgedChange judged;
  judged.before = published_;
  judged.after = store::lay_over(published_, stretches, change, next_part);
  judged.slots = store::diff(judged.before, judged.after);
  const Judged then = judge_published(desk_, with_slots(snapshot_, judged.after), window_);
  const auto violations = violations_of(then, names_);
  judged.breaks = new_in(violations, violations_, true);
  judged.bends = new_in(violations, violations_, false);
  judged.loads = schedule_of(then, names_).people;
  judged.people = people_in(changes_of(judged.slots), names_, loads_, judged.loads);
  return judged;
}

JudgedChange ChangeJudge::rehearse(const std::vector<Stretch>& stretches) const {
  std::set<std::string> taken;
  for (const SlotRecord& slot : published_) taken.insert(slot.key);
  const auto next_part = [&](const std::string& key) {
    std::int64_t number = 1;
    while (!taken.insert(key + '#' + std::to_string(number)).second) ++number;
    return number;
  };
  return judge(stretches, 1, next_part);
}

std::optional<std::vector<Handed>> ChangeJudge::whole_turns(
    const std::vector<Stretch>& stretches) const {
  const Problem& problem = now_.problem;
  // Within a year, no rule looks back from one of its holidays to another.
  if (window_.length() > std::chrono::weeks{51}) return std::nullopt;
  std::vector<Handed> handed;
  for (const Stretch& stretch : stretches) {
    const auto to = stretch.to ? find_person(desk_.desk, *stretch.to) : std::nullopt;
    if (stretch.to && !to) return std::nullopt;
    const std::size_t before = handed.size();
    for (std::size_t i = 0; i < problem.turns.size(); ++i) {
      const ProblemTurn& each = problem.turns[i];
      const Turn& turn = each.turn;
      if (turn.place != stretch.place || turn.seat_id != stretch.seat ||
          desk_.desk.rotas[at(turn.rota)].id != stretch.rota || !each.time.overlaps(stretch.span))
        continue;
      const bool whole = each.in_window && !turn.part_of &&
                         stretch.span.begin <= turn.slots.front().span.begin &&
                         turn.slots.back().span.end <= stretch.span.end;
      if (!whole) return std::nullopt;
      handed.push_back({index_of<TurnIndex>(i), to});
    }
    if (handed.size() == before) return std::nullopt;
  }
  return handed;
}

Consequences ChangeJudge::consequences_of(const std::vector<Stretch>& stretches) {
  Consequences found;
  const auto handed = whole_turns(stretches);
  if (!handed) {
    JudgedChange judged = rehearse(stretches);
    for (const PersonView& person : judged.loads)
      found.above[person.id] = person.load - person.fair;
    found.breaks = std::move(judged.breaks);
    found.bends = std::move(judged.bends);
    return found;
  }
  for (const Violation& one : hands_.broken_by(*handed))
    (one.hard ? found.breaks : found.bends).push_back(violation_view(now_.problem, one));
  for (const Handed& each : *handed) {
    if (!each.to) continue;
    const Burden burden = hands_.burden_with(*each.to, *handed);
    found.above[desk_.desk.people[at(*each.to)].id] = burden.load - burden.fair;
  }
  return found;
}

namespace {

std::vector<CandidateView> candidates_by(ChangeJudge& judge, const Desk& desk,
                                         const std::vector<Stretch>& stretches) {
  struct Ranked {
    CandidateView view;
    std::size_t bends = 0;
  };
  std::vector<Ranked> ranked;
  for (const Person& person : desk.people) {
    const bool holds = std::ranges::any_of(
        stretches, [&](const Stretch& stretch) { return stretch.from == person.id; });
    if (holds) continue;
    const Consequences found = judge.consequences_of(all_to(stretches, person.id));
    Ranked one;
    one.view.person = person.id;
    one.view.name = person.name;
    one.view.may = found.breaks.empty();
    one.bends = found.bends.size();
    for (const ViolationView& rule : one.view.may ? found.bends : found.breaks) {
      one.view.rules.push_back(rule.rule);
      one.view.reasons.push_back(without_name(rule.text, person.name));
    }
    const auto above = found.above.find(person.id);
    if (one.view.may && above != found.above.end()) {
      one.view.above = above->second;
      one.view.reasons.push_back(fairness_in_words(one.view.above));
    }
    ranked.push_back(std::move(one));
  }
  std::ranges::stable_sort(ranked, {}, [](const Ranked& one) {
    return std::tuple(!one.view.may, one.bends, one.view.above);
  });
  std::vector<CandidateView> views;
  views.reserve(ranked.size());
  for (Ranked& one : ranked) views.push_back(std::move(one.view));
  return views;
}

}  // namespace

std::vector<CandidateView> candidates_for(const OpenDesk& desk, const Snapshot& snapshot,
                                          const std::vector<Stretch>& stretches) {
  ChangeJudge judge(desk, snapshot, stretches);
  return candidates_by(judge, desk.desk, stretches);
}

std::vector<std::vector<CandidateView>> candidates_for_each(
    const OpenDesk& desk, const std::vector<std::string>& duties) {
  const Snapshot snapshot = read_snapshot(store_to_read(desk.invocation));
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  std::optional<ChangeJudge> judge;
  std::vector<std::vector<CandidateView>> all;
  for (const std::string& duty : duties) {
    std::vector<CandidateView>& candidates = all.emplace_back();
    try {
      const std::vector<Stretch> stretches = find_duty(desk, published, "duty", duty);
      if (!judge || judge->window() != ChangeJudge::window_of(snapshot, published, stretches))
        judge.emplace(desk, snapshot, stretches);
      candidates = candidates_by(*judge, desk.desk, stretches);
    } catch (const BadArgument&) {
      // It has begun, or somebody else gave it away meanwhile.
    }
  }
  return all;
}

}  // namespace respite
