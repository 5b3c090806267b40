// A rota's feed of any tool becomes its published past.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/desk/file/known_people.h"
#include "app/desk/write_to.h"
#include "app/moving/import.h"
#include "app/moving/publish_past.h"
#include "app/moving/slots_held.h"
#include "app/operation/failure.h"
#include "ical/read.h"
#include "render/words.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

RotaIndex rota_of_history(const Desk& desk, const std::optional<std::string>& id) {
  if (!id && desk.rotas.size() != 1)
    throw Failure(ExitCode::kInput, "say which rota it is of with --rota");
  const auto rota = id ? find_rota(desk, *id) : std::optional(RotaIndex{});
  if (!rota) throw Failure(ExitCode::kInput, "no rota is {}", text::quote(*id));
  if (!std::holds_alternative<HandoverPlan>(desk.rotas[at(*rota)].plan))
    throw Failure(ExitCode::kInput,
                  "the past of a rota of shifts is a list (.csv), not a calendar");
  return *rota;
}

std::string event_name(const ical::Entry& entry) {
  return fmt::format("event of {}", to_text(entry.first));
}

// Who held what, each time by one; the rest is left out and told.
std::vector<HeldPiece> held_in(const Desk& desk, const ical::ReadResult& read, Instant limit,
                               Zone zone, ImportView& view) {
  const KnownPeople people(desk);
  std::vector<HeldPiece> held;
  IntervalSet taken;
  for (const ical::Entry& entry : read.entries) {
    if (entry.cancelled || entry.span.empty()) continue;
    const auto whose = people.of_event(read.words[entry.words]);
    const Interval span{entry.span.begin, std::min(entry.span.end, limit)};
    if (whose.size() != 1) {
      view.left.push_back({event_name(entry), whose.empty()
                                                  ? "it names nobody of the desk"
                                                  : "it names several people of the desk"});
      continue;
    }
    if (entry.span.end > limit)
      view.left.push_back(
          {event_name(entry), fmt::format("what lies after {} is published already, or ahead",
                                          day_and_time(zone.to_wall(limit)))});
    if (span.empty()) continue;
    if (taken.overlaps(span))
      view.left.push_back({event_name(entry),
                           "somebody else has that time: a feed of one seat "
                           "is wanted"});
    for (const Interval& part : subtract(IntervalSet{span}, taken))
      held.push_back({part, desk.people[at(whose.front())].id});
    taken = unite(taken, IntervalSet{span});
  }
  return held;
}

std::vector<SlotRecord> records_of_past(const OpenDesk& desk, RotaIndex rota,
                                        const std::vector<HeldPiece>& held, Interval window,
                                        const NextPart& next_part) {
  std::vector<SlotRecord> records = slots_held(desk, rota, 0, held, window, {}, next_part);
  std::erase_if(records, [](const SlotRecord& record) { return !record.person; });
  std::vector<Interval> asked;
  asked.reserve(records.size());
  for (const SlotRecord& record : records) asked.push_back(record.span);
  const IntervalSet covered(std::move(asked));
  const auto& plan = std::get<HandoverPlan>(desk.desk.rotas[at(rota)].plan);
  for (const HeldPiece& piece : held)
    for (const Interval& part : subtract(IntervalSet{piece.span}, covered))
      std::ranges::move(slots_unasked(desk, rota, plan.seats.front().id, {part, piece.person}),
                        std::back_inserter(records));
  return records;
}

}  // namespace

ImportView import_history(const Invocation& invocation, const ImportRequest& request) {
  if (request.format == ImportFormat::kCsv) return import_history_list(invocation, request);
  if (request.format != ImportFormat::kIcs)
    throw Failure(ExitCode::kInput, "history is imported from a calendar (.ics) or a list (.csv)");
  const OpenDesk desk = desk_to_import_into(invocation);
  const RotaIndex index = rota_of_history(desk.desk, request.rota);
  const Rota& rota = desk.desk.rotas[at(index)];
  const ical::ReadResult read = ical::read_calendar(request.text, {rota.zone, all_time()});
  if (!read.is_calendar) throw Failure(ExitCode::kInput, "{} is no calendar", request.path);
  ImportView view;
  view.zone = rota.zone.name();
  for (const ical::Warning& warning : read.warnings)
    view.left.push_back({fmt::format("line {}", warning.line), warning.message});

  const PastOfRota past = past_of(store_to_read(invocation), rota.id, invocation.now);
  const std::vector<HeldPiece> held = held_in(desk.desk, read, past.limit, rota.zone, view);
  if (held.empty()) return view;
  Interval window = held.front().span;
  for (const HeldPiece& piece : held) window.end = std::max(window.end, piece.span.end);
  std::map<std::string, int> stretches;
  for (const HeldPiece& piece : held) ++stretches[piece.person];
  for (const auto& [person, count] : stretches)
    view.carried.push_back({"history", rota.id, person,
                            fmt::format("{} stretches between {} and {}", count,
                                        to_text(day_of(rota.zone.to_wall(window.begin))),
                                        to_text(day_of(rota.zone.to_wall(window.end))))});
  if (request.rehearse) return view;

  view.revision = publish_past(
      invocation, request, desk, window, past.keys,
      [&](const NextPart& next) { return records_of_past(desk, index, held, window, next); });
  return view;
}

}  // namespace respite::moving
