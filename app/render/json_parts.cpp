#include "app/render/json_parts.h"

#include "scheduler/time/instant.h"

namespace respite {
namespace {

std::string_view to_text(Tier tier) {
  switch (tier) {
    case Tier::kCover:
      return "cover";
    case Tier::kLimits:
      return "limits";
    case Tier::kBalance:
      return "balance";
  }
  return "";
}

Json json_of(const BandTimes& times) {
  Json object = Json::object();
  for (std::size_t i = 0; i < kBandCount; ++i) {
    object[std::string(to_text(static_cast<Band>(i)))] = times[i].count();
  }
  return object;
}

Json json_of(const SlotView& view) {
  const SlotRecord& slot = view.slot;
  return {{"id", slot.key},
          {"rota", slot.rota},
          {"seat", slot.seat},
          {"turn", slot.turn},
          {"person", respite::json_of(slot.person)},
          {"begin", to_rfc3339(slot.span.begin)},
          {"end", to_rfc3339(slot.span.end)},
          {"bands", json_of(view.bands)},
          {"counts", slot.kind == SlotKind::kWork ? "work" : "standby"},
          {"place", slot.place},
          {"zone", slot.zone},
          {"turn_begin", to_rfc3339(slot.turn_span.begin)},
          {"turn_end", to_rfc3339(slot.turn_span.end)},
          {"required", view.required},
          {"kept", view.kept}};
}

// Blocks of protected time; a topic stays between its owner and the leads.
Json block_json(const SlotRecord& block) {
  return {{"id", block.key},
          {"person", respite::json_of(block.person)},
          {"kind", block.seat},
          {"firmness", block.firmness},
          {"begin", to_rfc3339(block.span.begin)},
          {"end", to_rfc3339(block.span.end)}};
}

// Load in seconds, the counts as they are: half a night is 0.5.
Json json_of(const Balance& balance) {
  const auto count = [](std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; };
  return {{"load", balance.load},
          {"nights", count(balance.nights)},
          {"weekends", count(balance.weekends)},
          {"holidays", count(balance.holidays)}};
}

Json json_of(const PersonView& person) {
  return {{"id", person.id},
          {"name", person.name},
          {"load", person.load},
          {"fair", person.fair},
          {"turns", person.turns},
          {"nights", person.nights},
          {"weekends", person.weekends},
          {"holidays", person.holidays},
          {"carried", json_of(person.carried)}};
}

Json json_of(const BarView& bar) {
  return {{"person", bar.person}, {"rule", bar.rule}, {"text", bar.text}, {"name", bar.name}};
}

// score, bound, gap, proven: null where nothing was scored or bounded.
void add_quality(Json& object, const std::optional<QualityView>& quality) {
  object["score"] = quality ? respite::json_of(quality->score) : Json();
  const bool bounded = quality && quality->bound;
  object["bound"] = bounded ? respite::json_of(quality->bound.value()) : Json();
  object["gap"] = bounded ? Json(quality->gap) : Json();
  object["gap_tier"] =
      bounded && quality->gap_tier ? Json(std::string(to_text(*quality->gap_tier))) : Json();
  object["gap_percent"] = bounded && quality->gap_percent ? Json(*quality->gap_percent) : Json();
  object["proven"] = quality ? Json(quality->proven) : Json();
}

std::string_view to_text(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "added";
    case ChangeKind::kRemoved:
      return "removed";
    case ChangeKind::kGiven:
      return "given";
  }
  return "";
}

}  // namespace

Json json_of(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json json_of(const Score& score) { return {{"tiers", score.tiers}}; }

Json json_of(const GapView& gap) {
  Json barred = Json::array();
  for (const BarView& bar : gap.barred) barred.push_back(json_of(bar));
  return {{"rota", gap.rota},
          {"seat", gap.seat},
          {"begin", to_rfc3339(gap.span.begin)},
          {"end", to_rfc3339(gap.span.end)},
          {"barred", std::move(barred)},
          {"turn", gap.turn.empty() ? Json() : Json(gap.turn)},
          {"holder", json_of(gap.holder)}};
}

Json json_of(const FrozenView& frozen) {
  return {{"rota", frozen.rota},
          {"seat", frozen.seat},
          {"person", frozen.person},
          {"begin", to_rfc3339(frozen.span.begin)},
          {"end", to_rfc3339(frozen.span.end)}};
}

Json json_of(const ViolationView& violation) {
  return {{"rule", violation.rule},   {"person", json_of(violation.person)},
          {"turns", violation.turns}, {"hard", violation.hard},
          {"cost", violation.cost},   {"text", violation.text},
          {"given", violation.given}, {"unable", violation.unable}};
}

Json json_of(const ChangeView& change) {
  return {{"kind", to_text(change.kind)},
          {"id", change.slot.key},
          {"rota", change.slot.rota},
          {"seat", change.slot.seat},
          {"turn", change.slot.turn},
          {"begin", to_rfc3339(change.slot.span.begin)},
          {"end", to_rfc3339(change.slot.span.end)},
          {"before", json_of(change.before)},
          {"after", json_of(change.after)}};
}

Json json_of(const PersonChangeView& change) {
  return {{"id", change.id},
          {"name", change.name},
          {"gains", change.gains},
          {"loses", change.loses},
          {"load_before", change.load_before},
          {"load_after", change.load_after}};
}

void add_board(Json& object, const BoardView& board) {
  object["desk"] = board.desk;
  object["zone"] = board.zone;
  object["window"] = {{"begin", to_rfc3339(board.window.begin)},
                      {"end", to_rfc3339(board.window.end)}};
  Json slots = Json::array();
  Json blocks = Json::array();
  for (const SlotView& view : board.slots) {
    if (view.slot.kind == SlotKind::kProtected) {
      blocks.push_back(block_json(view.slot));
    } else {
      slots.push_back(json_of(view));
    }
  }
  object["slots"] = std::move(slots);
  Json reaching = Json::array();
  for (const SlotView& view : board.reaching) reaching.push_back(json_of(view));
  object["reaching"] = std::move(reaching);
  Json people = Json::array();
  for (const PersonView& person : board.people) people.push_back(json_of(person));
  object["people"] = std::move(people);
  object["protected"] = std::move(blocks);
  object["violations"] = json_list(board.violations);
  object["gaps"] = json_list(board.gaps);
  object["frozen"] = json_list(board.frozen);
  add_quality(object, board.quality);
}

std::string document(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace respite
