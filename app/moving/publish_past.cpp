#include "app/moving/publish_past.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/desk/write_to.h"
#include "app/moving/history_list.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/rota/documents.h"
#include "app/rota/plan_records.h"
#include "app/rota/settlements.h"
#include "render/words.h"
#include "store/life/duty_changes.h"
#include "store/publications.h"

namespace respite::moving {
namespace {

// No slot may have a name that another, published or its neighbour, has; what was imported before
// keeps its own.
void name_apart(std::vector<SlotRecord>& records, std::set<std::string> used,
                const std::map<Instant, std::string>& before, const NextPart& next_part) {
  for (SlotRecord& record : records) {
    const std::string whole = record.key;
    if (used.insert(record.key).second) continue;
    const auto known = before.find(record.span.begin);
    if (known != before.end() && used.insert(known->second).second) {
      record.key = known->second;
      continue;
    }
    do {
      record.key = whole + '#' + std::to_string(next_part(whole));
    } while (!used.insert(record.key).second);
  }
}

// Rows of that rota that lie before the limit; the others are told.
void leave_out_late(const Desk& desk, const PastOfRota& past, RotaIndex rota,
                    std::vector<HistoryRow>& rows, ImportView& view) {
  std::erase_if(rows, [&](const HistoryRow& row) {
    if (row.rota != rota || row.span.end <= past.limit) return false;
    const Zone zone = desk.rotas[at(rota)].zone;
    view.left.push_back({fmt::format("row {}", row.line),
                         fmt::format("what lies after {} is published already, or ahead",
                                     day_and_time(zone.to_wall(past.limit)))});
    return true;
  });
}

void tell_carried(const Desk& desk, const std::vector<SlotRecord>& records, ImportView& view) {
  std::map<std::pair<std::string, std::string>, int> turns;  // of rota and person
  for (const SlotRecord& record : records) ++turns[{record.rota, *record.person}];
  for (const auto& [whose, count] : turns)
    view.carried.push_back({"history", whose.first, whose.second,
                            fmt::format("{} {}", count, count == 1 ? "duty" : "duties")});
  view.zone = desk.zone.name();
}

}  // namespace

PastOfRota past_of(const store::Database& database, const std::string& rota, Instant now) {
  std::set<std::string> brought;
  for (const Publication& publication : store::read_publications(database))
    if (publication.kind == PublicationKind::kHistory)
      for (const store::SlotChange& change : store::read_changes(database, publication.revision))
        if (change.after) brought.insert(change.key);
  PastOfRota past{{}, now};
  for (const PublishedSlot& each : store::read_published(database)) {
    if (each.slot.rota != rota || each.slot.kind == SlotKind::kProtected) continue;
    if (brought.contains(each.slot.key)) {
      past.keys.push_back(each.slot.key);
    } else {
      past.limit = std::min(past.limit, each.slot.span.begin);
    }
  }
  return past;
}

Revision publish_past(const Invocation& invocation, const ImportRequest& request,
                      const OpenDesk& desk, Interval window,
                      const std::vector<std::string>& replaced,
                      const std::function<std::vector<SlotRecord>(const NextPart&)>& make_records) {
  return write_act(invocation, [&](store::Database& database) -> Revision {
    const NextPart next = [&](const std::string& key) { return store::next_part(database, key); };
    store::PublishRequest publish = request_on(desk, store::latest_revision(database));
    publish.kind = PublicationKind::kHistory;
    publish.note = "imported from " + request.source;
    publish.window = window;
    publish.turns = false;
    std::set<std::string> used;
    std::map<Instant, std::string> before;  // keys by their begin
    for (const PublishedSlot& each : store::read_published(database)) {
      if (std::ranges::count(replaced, each.slot.key) > 0 && window.overlaps(each.slot.span)) {
        publish.cut.push_back(each.slot.key);
        before.emplace(each.slot.span.begin, each.slot.key);
      } else {
        used.insert(each.slot.key);
      }
    }
    publish.slots = make_records(next);
    name_apart(publish.slots, std::move(used), before, next);
    for (const SlotRecord& slot : publish.slots) publish.cut.push_back(slot.key);
    const auto result = store::publish(database, publish);
    if (const auto* refusal = std::get_if<store::Refusal>(&result);
        refusal && refusal->reason == store::Refusal::Reason::kNothingToChange)
      return 0;
    const store::Published made = made_by(result);
    settle(database, invocation.now);
    std::set<std::string> rotas;
    for (const SlotRecord& slot : publish.slots) rotas.insert(slot.rota);
    record_act(
        database, invocation, "imported", fmt::format("rota {}", fmt::join(rotas, ", ")),
        fmt::format("history source={} revision={}", request.source, made.publication.revision));
    return made.publication.revision;
  });
}

ImportView import_history_list(const Invocation& invocation, const ImportRequest& request) {
  const OpenDesk desk = desk_to_import_into(invocation);
  HistoryList list = read_history_list(desk.desk, request.path, request.text);
  ImportView view;
  view.zone = desk.desk.zone.name();
  std::vector<LeftOut> left;
  left.reserve(list.unknown.size());
  for (const UnknownField& field : list.unknown)
    left.push_back({fmt::format("row {}", field.line), field.why});
  std::vector<std::string> replaced;
  {
    const store::Database database = store_to_read(invocation);
    for (std::size_t i = 0; i < desk.desk.rotas.size(); ++i) {
      const PastOfRota past = past_of(database, desk.desk.rotas[i].id, invocation.now);
      leave_out_late(desk.desk, past, index_of<RotaIndex>(i), list.rows, view);
      replaced.insert(replaced.end(), past.keys.begin(), past.keys.end());
    }
  }
  std::vector<SlotRecord> records;
  if (!list.rows.empty()) records = records_held(desk, list.rows, left);
  for (LeftOut& one : left) view.left.push_back({std::move(one.where), std::move(one.why)});
  tell_carried(desk.desk, records, view);
  if (records.empty() || request.rehearse) return view;
  view.revision = publish_past(invocation, request, desk, window_of(list.rows), replaced,
                               [&](const NextPart&) { return records; });
  return view;
}

}  // namespace respite::moving
