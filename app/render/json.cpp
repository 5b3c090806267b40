#include "app/render/json.h"

#include "app/render/json_parts.h"
#include "scheduler/time/instant.h"

namespace respite {
namespace {

std::string_view to_text(ShowSource source) {
  return source == ShowSource::kDraft ? "draft" : "published";
}

Json json_of(const WhoSeatView& seat) {
  return {{"rota", seat.rota},
          {"seat", seat.seat},
          {"person", respite::json_of(seat.person)},
          {"name", seat.name.empty() ? Json() : Json(seat.name)},
          {"held", seat.held},
          {"reach", seat.reach},
          {"since", to_rfc3339(seat.since)},
          {"until", to_rfc3339(seat.until)},
          {"next", respite::json_of(seat.next)},
          {"next_name", seat.next_name.empty() ? Json() : Json(seat.next_name)},
          {"next_at", seat.next_at ? Json(to_rfc3339(*seat.next_at)) : Json()},
          {"rota_name", seat.rota_name},
          {"able", seat.person ? Json(seat.able) : Json()}};
}

Json json_of(const DiagnosticView& diagnostic) {
  return {{"file", diagnostic.file},       {"line", diagnostic.line},
          {"column", diagnostic.column},   {"severity", diagnostic.severity},
          {"message", diagnostic.message}, {"hint", diagnostic.hint}};
}

Json json_of(const MovedSlotView& moved) {
  return {{"id", moved.key},
          {"published_begin", to_rfc3339(moved.published.begin)},
          {"published_end", to_rfc3339(moved.published.end)},
          {"begin", to_rfc3339(moved.now.begin)},
          {"end", to_rfc3339(moved.now.end)}};
}

Json json_of(const ExportView::File& file) {
  return {{"path", file.path},       {"kind", file.kind},     {"of", file.of},
          {"bytes", file.bytes},     {"events", file.events}, {"sha256", file.sha256},
          {"changed", file.changed}, {"level", file.level}};
}

Json json_of(const AlternativeView& plan) {
  Json slots = Json::array();
  for (const AlternativeSlotView& slot : plan.slots)
    slots.push_back({{"id", slot.id},
                     {"first", respite::json_of(slot.first)},
                     {"person", respite::json_of(slot.person)}});
  return {{"number", plan.number},       {"aim", plan.aim},
          {"kept", plan.kept},           {"score", respite::json_of(plan.score)},
          {"fairness", plan.fairness},   {"wishes", plan.wishes},
          {"handovers", plan.handovers}, {"moved", plan.moved},
          {"trade", plan.trade},         {"slots", std::move(slots)}};
}

Json json_of(const EvenView& even) {
  Json object{{"turn", even.turn}, {"off", even.off}};
  object["person"] = even.person.empty() ? Json() : Json(even.person);
  for (const SpreadView& spread : even.spreads)
    object[spread.what] = {
        {"people", spread.people}, {"least", spread.least}, {"most", spread.most}};
  return object;
}

Json json_of(const WithoutTurnView& one) {
  Json barred = Json::object();
  for (const auto& [rule, count] : one.barred) barred[rule] = count;
  return {{"person", one.person},
          {"text", one.text},
          {"turns", one.turns},
          {"free", one.free},
          {"barred", std::move(barred)}};
}

template <class Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

}  // namespace

std::string to_json(const PlanView& view) {
  Json object;
  object["draft"] = view.draft;
  object["seed"] = view.seed;
  object["effort"] = view.effort;
  object["timed"] = view.timed;
  object["interrupted"] = view.interrupted;
  add_board(object, view.board);
  Json traded = Json::array();
  for (const ViolationView& one : view.board.violations)
    if (!one.hard) traded.push_back(one.text);
  for (const std::string& wish : view.wishes) traded.push_back(wish);
  object["traded"] = std::move(traded);
  object["even"] = json_of(view.even);
  object["without_turn"] = list_of(view.without_turn);
  if (!view.alternatives.empty()) object["alternatives"] = list_of(view.alternatives);
  return document(object);
}

std::string to_json(const ShowView& view) {
  Json object;
  object["source"] = to_text(view.source);
  object["revision"] = view.revision;
  object["draft"] = view.draft.empty() ? Json() : Json(view.draft);
  add_board(object, view.board);
  return document(object);
}

std::string to_json(const DiffView& view) {
  Json object;
  object["base"] = view.base;
  object["draft"] = view.draft;
  object["changes"] = json_list(view.changes);
  object["changed_people"] = json_list(view.people);
  add_board(object, view.board);
  return document(object);
}

std::string to_json(const WhoView& view) {
  return document({{"at", to_rfc3339(view.at)},
                   {"on", list_of(view.on)},
                   {"in_service_hours", view.in_service_hours},
                   {"notes", view.notes}});
}

std::string to_json(const GapsView& view) { return document(json_list(view.gaps)); }

std::string to_json(const PublishView& view) {
  const Publication& publication = view.publication;
  Json object{{"revision", publication.revision},
              {"kind", publication.kind},
              {"at", to_rfc3339(publication.at)},
              {"by", publication.by},
              {"os_user", publication.os_user},
              {"undoes", publication.undoes ? Json(*publication.undoes) : Json()},
              {"window",
               {{"begin", to_rfc3339(publication.window.begin)},
                {"end", to_rfc3339(publication.window.end)}}},
              {"note", publication.note}};
  Json files = Json::array();
  for (const auto& [path, hash] : publication.judged_by) {
    files.push_back({{"path", path}, {"sha256", hash}});
  }
  object["judged_by"] = files;
  object["changes"] = json_list(view.changes);
  object["changed_people"] = json_list(view.people);
  object["gaps"] = json_list(view.gaps);
  object["rehearsed"] = view.rehearsed;
  return document(object);
}

std::string to_json(const CheckView& view) {
  return document(
      {{"desk", view.desk},
       {"people", view.people},
       {"rotas", view.rotas},
       {"calendars", view.calendars},
       {"diagnostics", list_of(view.diagnostics)},
       {"judged", view.judged ? Json(std::string(to_text(*view.judged))) : Json()},
       {"revision", view.revision},
       {"violations", json_list(view.violations)},
       {"gaps", json_list(view.gaps)},
       {"frozen_until", view.frozen_until ? Json(to_rfc3339(*view.frozen_until)) : Json()},
       {"frozen", json_list(view.frozen)},
       {"moved", list_of(view.moved)},
       {"damages", view.damages}});
}

std::string to_json(const InitView& view) {
  return document(
      {{"template", view.template_name}, {"files", view.files}, {"revision", view.revision}});
}

std::string to_json(const ExportView& view) {
  return document({{"directory", view.directory},
                   {"files", list_of(view.files)},
                   {"page", json_of(view.page)}});
}

std::string version_json(std::string_view program, std::string_view tzdata) {
  return document({{"respite", program}, {"tzdata", tzdata}});
}

}  // namespace respite
