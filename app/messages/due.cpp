#include "app/messages/due.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/access/subscribers.h"
#include "app/desk/write_to.h"
#include "app/record/mail/duty_letter.h"
#include "app/record/mail/post_box.h"
#include "app/requests/ladder.h"
#include "app/rota/gaps.h"
#include "app/rota/snapshot.h"
#include "words/dates.h"

namespace respite {
namespace {

using std::chrono::days;

constexpr days kGapsAhead{7};
constexpr int kStaleDays = 14;

// What one person holds of a turn, from its first moment to its last.
struct HeldTurn {
  SlotRecord first;
  Instant published;  // its latest change
};

std::vector<HeldTurn> turns_ahead(const store::Database& database, Instant now) {
  std::map<std::pair<std::string, std::string>, HeldTurn> turns;
  for (const PublishedSlot& each :
       store::read_published(database, Interval{now - days{1}, now + days{31}})) {
    const SlotRecord& slot = each.slot;
    if (slot.kind == SlotKind::kProtected || !slot.person) continue;
    const auto [turn, is_new] =
        turns.try_emplace({slot.turn, *slot.person}, HeldTurn{slot, each.changed});
    if (!is_new && slot.span.begin < turn->second.first.span.begin) turn->second.first = slot;
    turn->second.published = std::max(turn->second.published, each.changed);
  }
  std::vector<HeldTurn> held;
  held.reserve(turns.size());
  for (auto& [key, turn] : turns) held.push_back(std::move(turn));
  return held;
}

Letter reminder_letter(const Writing& writing, const Desk& desk, const SlotRecord& slot) {
  const Words& words = writing.words;
  Letter letter;
  const std::string duty = duty_name(desk, slot.rota, slot.seat);
  const std::string when = moment_text(words, slot.span.begin, writing.zone, writing.now);
  letter.subject = put(words("Your next duty: {duty}, {when}"), {{"duty", duty}, {"when", when}});
  letter.rows.push_back({span_text(words, slot.turn_span, writing.zone, writing.now), duty, ""});
  letter.reason = words("You get this because you asked to be reminded.");
  return letter;
}

// The reminder that is due of a turn, the shortest of several; none where it was published, and
// told of, since then.
std::optional<Seconds> due_reminder(const std::vector<Seconds>& reminders, const HeldTurn& turn,
                                    Instant now) {
  const Instant begin = turn.first.span.begin;
  std::optional<Seconds> due;
  for (const Seconds before : reminders) {
    const Instant at = begin - before;
    if (now < at || begin <= now || at < turn.published) continue;
    if (!due || before < *due) due = before;
  }
  return due;
}

void remind(PostBox& box, const store::Database& database, const OpenDesk& desk) {
  const Instant now = desk.invocation.now;
  for (const HeldTurn& turn : turns_ahead(database, now)) {
    const auto person = find_person(desk.desk, *turn.first.person);
    if (!person) continue;
    const auto due = due_reminder(reminders_of(box.choices_of(*person)), turn, now);
    if (!due) continue;
    box.tell(
        *person,
        {.kind = MessageKind::kReminder,
         .event = fmt::format("remind/{}/{}/{}", turn.first.key, to_rfc3339(turn.first.span.begin),
                              due->count()),
         .thread = turn.first.turn,
         .before = turn.first.span.begin,
         .until = turn.first.span.begin,
         .own_act = true},
        [&](const Writing& writing) { return reminder_letter(writing, desk.desk, turn.first); });
  }
}

Letter gaps_letter(const Writing& writing, const Desk& desk, const std::vector<GapView>& gaps) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject =
      words.many("{n} duty of the coming week is not covered",
                 "{n} duties of the coming week are not covered", static_cast<int>(gaps.size()));
  for (const GapView& gap : gaps) {
    letter.rows.push_back(
        {span_text(words, gap.span, writing.zone, writing.now), duty_name(desk, gap.rota, gap.seat),
         gap.holder ? put(words("{who} holds it and cannot"), {{"who", gap.holder_name}})
                    : std::string{}});
  }
  letter.after.push_back(words("On the command line: respite gaps, then respite replan"));
  letter.reason = words("You get this because you lead the desk.");
  return letter;
}

// Once a day while there are any.
int tell_of_gaps(PostBox& box, const store::Database& database, const OpenDesk& desk) {
  const Instant now = desk.invocation.now;
  const Snapshot snapshot = read_snapshot(database);
  if (snapshot.revision == 0) return 0;
  const Interval week = intersection(ahead_of(desk, snapshot), {now, now + kGapsAhead});
  if (week.empty()) return 0;
  std::vector<GapView> gaps = gaps_of(desk, store::records_of(snapshot.published), week, week.begin,
                                      names_with_gone(desk.desk, snapshot.names));
  std::erase_if(gaps, [](const GapView& gap) { return gap.turn.empty(); });  // not planned yet
  if (gaps.empty()) return 0;
  box.tell_leads({.kind = MessageKind::kGap,
                  .event = fmt::format("gaps/{}", to_text(day_of(desk.desk.zone.to_wall(now)))),
                  .thread = "gaps",
                  .before = gaps.front().span.begin,
                  .own_act = true},
                 [&](const Writing& writing) { return gaps_letter(writing, desk.desk, gaps); });
  return static_cast<int>(gaps.size());
}

Letter subscribers_letter(const Writing& writing, const Desk& desk, const SubscribersView& view) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject = words("Calendars that do not look any more");
  for (const SubscriberLine& line : view.feeds) {
    if (!line.stale) continue;
    letter.rows.push_back(
        {name_by_id(desk, line.of), line.feed + (line.label.empty() ? "" : ", " + line.label),
         line.fetched
             ? put(words("last fetched {when}"),
                   {{"when", moment_text(words, *line.fetched, writing.zone, writing.now)}})
             : words("never fetched")});
  }
  letter.after.push_back(words("Whoever they belong to may not know of the latest change."));
  letter.reason = words("You get this because you lead the desk.");
  return letter;
}

// Once a week while there are any.
void tell_of_subscribers(PostBox& box, const store::Database& database, const OpenDesk& desk) {
  const SubscribersView view = find_subscribers(desk, database, kStaleDays);
  if (std::ranges::none_of(view.feeds, &SubscriberLine::stale)) return;
  const Day today = day_of(desk.desk.zone.to_wall(desk.invocation.now));
  const Day monday = today - (weekday_of(today) - desk.desk.week_start);
  box.tell_leads(
      {.kind = MessageKind::kSubscriber,
       .event = "subscribers/" + to_text(monday),
       .thread = "subscribers",
       .own_act = true},
      [&](const Writing& writing) { return subscribers_letter(writing, desk.desk, view); });
}

}  // namespace

int put_what_is_due(const OpenDesk& desk, bool all) {
  const auto steps = write_to(desk.invocation, [&](store::Database& database) {
    return static_cast<int>(climb_ladders(database, desk).size());
  });
  if (!desk.desk.mail) return steps;
  return steps + write_to(desk.invocation, [&](store::Database& database) {
           PostBox box(database, desk);
           remind(box, database, desk);
           if (!all) return 0;
           tell_of_subscribers(box, database, desk);
           return tell_of_gaps(box, database, desk);
         });
}

}  // namespace respite
