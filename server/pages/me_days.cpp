// What a technician holds: now, next, and day by day.
#include <algorithm>
#include <set>

#include "app/record/mail/duty_letter.h"
#include "app/rota/who.h"
#include "app/view/change.h"
#include "server/pages/change/acts.h"
#include "server/pages/me_parts.h"
#include "server/pages/run.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using std::chrono::days;

// How a stretch lies in one day: "09:00 to 17:00", "18:00 to Tue 1 Dec, 08:00", "until 08:00", "all
// day".
std::string times_in(const Me& me, Interval span, Interval day) {
  const Words& words = me.words;
  const Zone zone = me.days.zone;
  const bool from_here = span.begin >= day.begin;
  if (from_here && span.end <= day.begin + day.length() && span.end < day.end)
    return put(words.in("times of one day", "{begin} to {end}"),
               {{"begin", time_text(span.begin, zone)}, {"end", time_text(span.end, zone)}});
  if (span.begin <= day.begin && span.end >= day.end) return words("all day");
  if (from_here)
    return put(words.in("several days", "{begin} to {end}"),
               {{"begin", time_text(span.begin, zone)}, {"end", me.when(span.end)}});
  return put(words("until {time}"), {{"time", time_text(span.end, zone)}});
}

// One thing in a day, with the class of the style sheet that it is of.
struct Entry {
  Instant begin;
  std::string kind;
  std::string times;
  std::string what;
  std::string tag = {};
  Items rows = {};
  std::string link = {};  // where a duty is swapped or given away
};

Tree tree_of(Entry entry) {
  return {Members{{"kind", {entry.kind}},
                  {"times", {entry.times}},
                  {"what", {entry.what}},
                  {"tag", {entry.tag}},
                  {"link", {entry.link}},
                  {"rows", {std::move(entry.rows)}}}};
}

bool yields(const FeedBlock& block) {
  return block.firmness == Firmness::kMovable || block.firmness == Firmness::kSoft;
}

Entry booking_entry(const Me& me, const FeedBooking& booking, Interval day) {
  const Words& words = me.words;
  Entry entry{booking.span.begin, "booked", times_in(me, booking.span, day),
              put(words("Booked: request {number}, {who}"),
                  {{"number", std::to_string(booking.request)},
                   {"who", booking.who.empty() ? booking.what : known_name(me, booking.who)}}),
              booking.firm ? "" : words("may move")};
  add_row(entry.rows, words("What has happened"), booking.about);
  add_row(entry.rows, words("Where"), booking.place);
  add_number(entry.rows, words("Call back"), booking.call_back);
  return entry;
}

// `turns`: those that a day before has told of; the first day has the link.
std::vector<Entry> entries_in(const Me& me, const LeaveView& recorded, Interval day,
                              std::set<std::string>& turns) {
  const Words& words = me.words;
  std::vector<Entry> entries;
  for (const SlotRecord& duty : me.days.duties) {
    if (!duty.span.overlaps(day)) continue;
    Entry entry{duty.span.begin, "duty", times_in(me, duty.span, day),
                duty_name(me.desk.desk, duty.rota, duty.seat)};
    if (turns.insert(duty.turn).second) entry.link = duty_address(me.call, duty.turn);
    entries.push_back(std::move(entry));
  }
  for (const FeedBlock& block : me.days.blocks) {
    if (!block.span.overlaps(day) || block.kind == BlockKind::kLunch) continue;
    std::string name = block_name(words, block.kind);
    if (!block.topic.empty()) name += ": " + block.topic;
    entries.push_back({block.span.begin, "kept", times_in(me, block.span, day), name,
                       yields(block) ? words("may move") : ""});
  }
  for (const FeedBooking& booking : me.days.bookings)
    if (booking.span.overlaps(day)) entries.push_back(booking_entry(me, booking, day));
  for (const Interval& leave : me.days.leave)
    if (leave.overlaps(day))
      entries.push_back({leave.begin, "leave", times_in(me, leave, day), words("Leave")});
  for (const LeaveRecord& leave : recorded.leaves)
    if (leave.person == me.id && leave.state == LeaveState::kAsked && leave.span.overlaps(day))
      entries.push_back({leave.span.begin, "leave", times_in(me, leave.span, day),
                         words("Leave, asked for and not allowed yet")});
  std::ranges::stable_sort(entries, {}, &Entry::begin);
  return entries;
}

// "Lunch 12:00 to 13:00"; empty where there is none.
std::string lunch_in(const Me& me, Interval day) {
  std::string text;
  for (const FeedBlock& block : me.days.blocks)
    if (block.kind == BlockKind::kLunch && block.span.overlaps(day))
      text += (text.empty() ? block_name(me.words, block.kind) + ' ' : ", ") +
              times_in(me, block.span, day);
  return text;
}

std::string clock_change_in(const Me& me, Interval day) {
  const Words& words = me.words;
  if (day.length() == days{1}) return "";
  return put(words("The clock changes: this day has {length}."),
             {{"length", length_text(words, day.length())}});
}

struct DayRow {
  Day first;
  Day last;
  std::vector<Entry> entries;
  std::string lunch;  // of all its days alike; "?" where they differ
  std::string clock;

  [[nodiscard]] bool is_quiet() const { return entries.empty() && clock.empty(); }
};

Tree tree_of(const Me& me, DayRow row) {
  const Words& words = me.words;
  const bool today = row.first == me.today;
  std::string heading = day_text(words, row.first, me.today);
  if (row.last != row.first)
    heading = put(words.in("several days", "{begin} to {end}"),
                  {{"begin", heading}, {"end", day_text(words, row.last, me.today)}});
  const bool quiet = row.entries.empty();
  Items entries;
  for (Entry& entry : row.entries) entries.push_back(tree_of(std::move(entry)));
  std::string lunch = row.lunch == "?" ? words("Nothing but lunch.") : row.lunch;
  if (quiet && lunch.empty()) lunch = words("Nothing.");
  return {Members{{"heading", {heading}},
                  {"today", {today}},
                  {"clock", {row.clock}},
                  {"entries", {std::move(entries)}},
                  {"whisper", {lunch}}}};
}

Tree held(const std::string& duty, const std::string& until, const std::string& after,
          Items reach) {
  return {Members{
      {"duty", {duty}}, {"until", {until}}, {"after", {after}}, {"reach", {std::move(reach)}}}};
}

Items reach_of(const Me& me, const std::string& id) {
  Items rows;
  const auto person = find_person(me.desk.desk, id);
  if (!person) return rows;
  for (const std::string& how : me.desk.desk.people[at(*person)].reach)
    add_number(rows, me.words("Reach them"), how);
  return rows;
}

std::string after_text(const Me& me, const WhoSeatView& seat) {
  const Words& words = me.words;
  if (!seat.next || !seat.next_at) return words("Nobody is planned after you.");
  if (*seat.next == me.id)
    return put(words("You hold it again from {when}."), {{"when", me.when(*seat.next_at)}});
  const char* name = seat.next_name.c_str();
  if (*seat.next_at > seat.until)
    return put(words("Nobody holds it then; {who} does from {when}."),
               {{"who", name}, {"when", me.when(*seat.next_at)}});
  return put(words("Then {who} takes over."), {{"who", name}});
}

}  // namespace

std::string Me::when(Instant at) const { return moment_text(words, at, days.zone, call.now); }
std::string Me::when(Interval span) const { return span_text(words, span, days.zone, call.now); }

Me me_of(const Call& call, const OpenDesk& desk, const Words& words) {
  const std::string& id = call.holder->token.subject;
  Me me{call, desk, words, id, {}, {}};
  const auto person = find_person(desk.desk, id);
  me.days.zone = person ? desk.desk.people[at(*person)].zone : desk.desk.zone;
  me.today = day_of(me.days.zone.to_wall(call.now));
  return me;
}

Items holds_of(const Me& me) {
  const Words& words = me.words;
  Items held_now;
  for (const WhoSeatView& seat : who(me.desk.invocation, me.desk, me.call.now).on) {
    if (seat.person != me.id) continue;
    const bool other = seat.next && *seat.next != me.id;
    held_now.push_back(
        held(seat.rota_name + ", " + seat.seat,
             put(words("You hold it until {when}."), {{"when", me.when(seat.until)}}),
             after_text(me, seat), other ? reach_of(me, *seat.next) : Items{}));
  }
  return held_now;
}

Tree next_of(const Me& me) {
  for (const SlotRecord& duty : me.days.duties)
    if (duty.span.begin > me.call.now)
      return {Members{{"duty", {duty_name(me.desk.desk, duty.rota, duty.seat)}},
                      {"when", {me.when(duty.span)}}}};
  return {};
}

Items days_of(const Me& me, int count) {
  const Outcome leave = run_operation(me.call, me.desk, "leave list");
  std::vector<DayRow> rows;
  std::set<std::string> turns;
  for (Day day = me.today; day < me.today + days{count}; day += days{1}) {
    const Interval span = me.days.zone.day_span(day);
    DayRow row{day, day, entries_in(me, leave.as<LeaveView>(), span, turns), lunch_in(me, span),
               clock_change_in(me, span)};
    const bool joins =
        !rows.empty() && rows.back().is_quiet() && row.is_quiet() && rows.back().first != me.today;
    if (!joins) {
      rows.push_back(std::move(row));
      continue;
    }
    DayRow& run = rows.back();
    run.last = day;
    if (run.lunch != row.lunch) run.lunch = "?";
  }
  Items all;
  for (DayRow& row : rows) all.push_back(tree_of(me, std::move(row)));
  return all;
}

}  // namespace respite::server
