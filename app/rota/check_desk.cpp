#include "app/rota/check_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "app/desk/fetch/fetch.h"
#include "app/desk/file/source_lines.h"
#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/record/audit.h"
#include "app/rota/advice.h"
#include "app/rota/frozen.h"
#include "app/rota/gaps.h"
#include "app/rota/judged_rota.h"
#include "app/rota/summary.h"
#include "app/rota/timeline_of.h"
#include "app/rota/window.h"
#include "render/words.h"
#include "scheduler/protect/clash.h"
#include "scheduler/rota/account.h"
#include "text/list.h"

namespace respite {
namespace {

// Civil time is what was agreed; where its instants are no longer what was published, the zone's
// rules have changed since.
std::vector<MovedSlotView> moved_slots(const std::vector<PublishedSlot>& published, Instant now) {
  std::vector<MovedSlotView> moved;
  for (const PublishedSlot& slot : published) {
    const SlotRecord& record = slot.slot;
    const auto zone = Zone::find(record.zone);
    if (!zone || record.span.begin < now) continue;
    // A civil begin in a repeated hour may mean its second pass: only a time that no longer reads
    // the same on the wall has moved.
    if (zone->to_wall(record.span.begin) == record.begin) continue;
    const Interval today{zone->at_transition(record.begin), zone->at_transition(record.end)};
    if (today != record.span) moved.push_back({record.key, record.span, today});
  }
  return moved;
}

// Whether somebody who cannot still holds some of it from now on: what is over nobody mends.
bool holds_on(const Judged& judged, const ViolationView& violation, Instant now) {
  return std::ranges::any_of(judged.stand, [&](const SlotRecord& slot) {
    return slot.person == violation.person && now < slot.span.end &&
           std::ranges::find(violation.turns, slot.turn) != violation.turns.end();
  });
}

std::string names_of(const Desk& desk, const std::vector<PersonIndex>& people) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < people.size() && i < kMost; ++i)
    names.push_back(desk.people[at(people[i])].id);
  const std::string text = text::join(names, ", ");
  return people.size() > kMost ? text + fmt::format(" and {} more", people.size() - kMost) : text;
}

std::string words_of(const Desk& desk, const Clash& clash) {
  std::map<std::size_t, std::vector<PersonIndex>> people;
  for (const auto& [declared, person] : clash.wants) people[declared].push_back(person);
  std::vector<std::string> parts;
  parts.reserve(people.size() + clash.accessible.size() + 1);
  for (const auto& [declared, of] : people)
    parts.push_back(fmt::format("{} of {}", to_text(desk.protection.blocks[declared].kind),
                                names_of(desk, of)));
  for (const std::size_t rule : clash.accessible)
    parts.push_back(
        fmt::format("[[accessible]] people = {}", desk.protection.accessible[rule].people));
  if (clash.white_space)
    parts.push_back(fmt::format("white_space = \"{:.0f}%\"", 100 * desk.protection.white_space));
  return text::join(parts, "; ");
}

Diagnostic warning(Place place, std::string message, std::string hint) {
  return {std::move(place), Severity::kWarning, std::move(message), {}, std::move(hint)};
}

// Before anything is placed.
std::vector<Diagnostic> warn_of_protection(const OpenDesk& opened) {
  const Desk& desk = opened.desk;
  const Day today = day_of(desk.zone.to_wall(opened.invocation.now));
  std::vector<Diagnostic> warnings;
  if (const auto clash = find_clash(desk, today)) {
    const Place place = clash->wants.empty()
                            ? desk.protection.accessible[clash->accessible.front()].said_at
                            : desk.protection.blocks[clash->wants.front().first].said_at;
    const bool alone = clash->accessible.empty() && !clash->white_space;
    warnings.push_back(warning(
        place,
        (alone ? "there are not the hours for this in a week: "
               : "these cannot all hold, even in a week in which nobody is away: ") +
            words_of(desk, *clash),
        alone ? "ask for less, or for shorter blocks" : "leave one of them out, or ask for less"));
  }
  if (const auto deserted = find_deserted(desk, today)) {
    const Wall wall = desk.zone.to_wall(deserted->begin);
    warnings.push_back(
        warning(desk.protection.blocks.front().said_at,
                fmt::format("everybody at work is in protected time on {} from {} to {}",
                            weekday_name(weekday_of(day_of(wall))), to_text(time_of_day(wall)),
                            to_text(time_of_day(desk.zone.to_wall(deserted->end)))),
                "say how many stay reachable: [[accessible]] people = 1"));
  }
  return warnings;
}

std::vector<Diagnostic> warn_late_histories(const OpenDesk& desk,
                                            const std::vector<PublishedSlot>& published) {
  std::vector<Diagnostic> warnings;
  for (const PersonIndex index : late_histories(desk.desk, timeline_of(published))) {
    const Person& person = desk.desk.people[at(index)];
    warnings.push_back({person.history->said_at,
                        Severity::kWarning,
                        fmt::format("what \"{}\" brings in as of {} does not count: they have "
                                    "published duty before that day",
                                    person.id, to_text(person.history->at)),
                        {},
                        "history is what was done before the first published duty"});
  }
  return warnings;
}

}  // namespace

CheckedDesk check_desk(const OpenDesk& desk) {
  const auto database = store_to_read(desk.invocation);
  const Snapshot snapshot = read_snapshot_with_draft(database);
  CheckedDesk checked;
  checked.view.desk = desk.desk.name;
  checked.view.zone = desk.desk.zone.name();
  checked.view.people = static_cast<int>(desk.desk.people.size());
  checked.view.rotas = static_cast<int>(desk.desk.rotas.size());
  checked.view.calendars = std::max(0, static_cast<int>(desk.inputs.size()) - 1);
  if (desk.desk.freeze > Seconds{0}) checked.view.frozen_until = frozen_time(desk).end;
  checked.view.moved = moved_slots(snapshot.published, desk.invocation.now);
  checked.view.damages = record_damages(database);

  std::vector<Diagnostic> warnings = warn_late_histories(desk, snapshot.published);
  std::ranges::move(warn_of_protection(desk), std::back_inserter(warnings));
  const auto with_text = [&](std::vector<Diagnostic> found) {
    return with_lines(std::move(found), kTeamFile, desk.inputs.front().bytes);
  };
  checked.warnings = with_text(warnings);

  // What lies behind is frozen: judged by the files of its day, mended by nobody.
  const auto published = published_window(desk, snapshot);
  const bool ahead = published && desk.invocation.now < published->end;
  if (!snapshot.draft && !ahead) return checked;
  const Judged judged =
      snapshot.draft ? judge_draft(desk, snapshot) : judge_published(desk, snapshot, *published);
  const Names names = names_with_gone(desk.desk, snapshot.names);
  Interval window = ahead_of(desk, snapshot);
  window.end = std::max(window.end, judged.problem.window.end);
  checked.view.judged = snapshot.draft ? ShowSource::kDraft : ShowSource::kPublished;
  checked.view.revision = snapshot.revision;
  checked.view.violations = violations_of(judged, names);
  checked.view.advice = advice_views(desk, snapshot, judged);
  std::erase_if(checked.view.violations, [&](const ViolationView& one) {
    return one.unable && !holds_on(judged, one, desk.invocation.now);
  });
  if (snapshot.draft) checked.view.frozen = frozen_and_moved(desk, snapshot, judged, names);
  checked.view.gaps =
      gaps_of(desk, judged.stand, window,
              snapshot.planned ? snapshot.planned->begin : judged.problem.window.begin, names);
  std::ranges::move(warn_calendars_end(desk.desk, desk.calendars, judged.problem.window),
                    std::back_inserter(warnings));
  checked.warnings = with_text(std::move(warnings));
  return checked;
}

namespace {

// The files are read anew: what a server goes on with is older than a mistake in them.
CheckView check_now(const Context& context, const NoArguments& /*given*/) {
  OpenedDesk opened = open_desk(context.invocation);
  CheckView view;
  view.readable = opened.desk.has_value();
  if (opened.desk) {
    CheckedDesk checked = check_desk(*opened.desk);
    view = std::move(checked.view);
    const std::vector<Diagnostic> old =
        with_lines(warn_old_copies(*opened.desk), kTeamFile, opened.desk->inputs.front().bytes);
    opened.diagnostics.insert(opened.diagnostics.end(), old.begin(), old.end());
    opened.diagnostics.insert(opened.diagnostics.end(), checked.warnings.begin(),
                              checked.warnings.end());
    opened.diagnostics = sorted_by_place(std::move(opened.diagnostics));
  }
  for (const Diagnostic& diagnostic : opened.diagnostics) {
    view.diagnostics.push_back({diagnostic.place.file, diagnostic.place.line,
                                diagnostic.place.column, std::string(to_text(diagnostic.severity)),
                                diagnostic.message, diagnostic.hint, format(diagnostic)});
  }
  return view;
}

}  // namespace

Operation check_operation() {
  return declare(
      {.name = "check",
       .summary = "read everything, report every mistake, judge the rota",
       .about = "Reads the team file and its calendars and tells every mistake with its "
                "place. Where there is a draft, or else a published rota, judges it by every "
                "rule, those of rule packs among them, says what these advise, and tells which "
                "published slots new time zone data has moved. Ends "
                "with 2 where the files have mistakes, 3 where a hard rule is broken or a "
                "required turn is empty, 4 where the store's record is not what was recorded.",
       .needs = Needs::kFolder,
       .route = {"GET", "/api/v1/check"}},
      check_now);
}

}  // namespace respite
