#include "app/rota/life/duty_reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "app/operation/arguments.h"
#include "app/operation/given_time.h"
#include "scheduler/rota/layout.h"
#include "text/list.h"
#include "text/nearest.h"

namespace respite {
namespace {

constexpr const char* kShape =
    "names no duty: write its key, or WHO@WHEN, such as ana@2026-12-07 or "
    "oncall/primary@2026-12-12T18:00..2026-12-13";

struct When {
  Interval span;
  bool is_stretch = false;  // else a moment or a day, that a whole turn is meant by
};

// BEGIN..END; nothing where it is none.
std::optional<Interval> parse_stretch(std::string_view text, Zone zone) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const auto begin = parse_given_time(text.substr(0, dots));
  const auto end = parse_given_time(text.substr(dots + 2));
  if (!begin || !end) return std::nullopt;
  return Interval{begin_of(*begin, zone), begin_of(*end, zone)};
}

class Finder {
 public:
  Finder(const OpenDesk& desk, const std::vector<SlotRecord>& published, std::string_view argument,
         std::string_view text)
      : desk_(desk), published_(published), argument_(argument), text_(text) {}

  [[nodiscard]] std::vector<Stretch> find() const {
    const std::size_t mark = text_.rfind('@');
    if (mark == std::string_view::npos) return stretches(by_key(), {kAlways, true});
    const When when = when_of(text_.substr(mark + 1));
    const std::string_view who = text_.substr(0, mark);
    std::vector<const SlotRecord*> found = by_holder_or_place(who);
    std::erase_if(found, [&](const SlotRecord* slot) {
      return when.is_stretch ? !when.span.overlaps(slot->span)
                             : !when.span.overlaps(slot->turn_span);
    });
    if (found.empty() && find_person(desk_.desk, who))
      fail(fmt::format("names time when {} holds nothing", who));
    if (!when.is_stretch) keep_one_turn(found, when);
    return stretches(found, when.is_stretch ? when : When{kAlways, true});
  }

 private:
  static constexpr Interval kAlways{Instant::min(), Instant::max()};

  [[noreturn]] void fail(const std::string& what) const { throw BadArgument(argument_, what); }

  [[nodiscard]] When when_of(std::string_view text) const {
    const Zone zone = desk_.desk.zone;
    if (const auto at = parse_given_time(text)) {
      const Instant begin = begin_of(*at, zone);
      return {{begin, std::max(end_of(*at, zone), begin + Seconds{1})}, false};
    }
    const auto span = parse_stretch(text, zone);
    if (!span) fail(kShape);
    if (span->empty()) fail("ends before it begins");
    return {*span, true};
  }

  [[nodiscard]] std::vector<const SlotRecord*> slots_where(const auto& wanted) const {
    std::vector<const SlotRecord*> found;
    for (const SlotRecord& slot : published_)
      if (slot.kind != SlotKind::kProtected && wanted(slot)) found.push_back(&slot);
    return found;
  }

  [[nodiscard]] std::vector<const SlotRecord*> by_key() const {
    auto found = slots_where(
        [&](const SlotRecord& slot) { return slot.turn == text_ || slot.key == text_; });
    if (found.empty()) fail(kShape);
    return found;
  }

  [[nodiscard]] std::vector<const SlotRecord*> by_holder_or_place(std::string_view who) const {
    auto found = slots_where([&](const SlotRecord& slot) {
      const std::string seat = slot.rota + '/' + slot.seat;
      return slot.person == who || slot.rota == who || seat == who ||
             seat + '/' + std::to_string(slot.place + 1) == who;
    });
    if (!found.empty()) return found;
    std::vector<std::string_view> known;
    known.reserve(desk_.desk.people.size() + desk_.desk.rotas.size());
    for (const Person& person : desk_.desk.people) known.push_back(person.id);
    for (const Rota& rota : desk_.desk.rotas) known.push_back(rota.id);
    if (std::ranges::count(known, who) > 0) fail(fmt::format("names {}, who holds nothing", who));
    const std::string near = text::did_you_mean(who, known);
    fail(fmt::format("names {}, which is nobody and no rota{}{}", who, near.empty() ? "" : "; ",
                     near));
  }

  // The turns that begin then; where none does, those that run then. One, or it is not clear which.
  void keep_one_turn(std::vector<const SlotRecord*>& found, const When& when) const {
    const auto begins = [&](const SlotRecord* slot) {
      return when.span.contains(slot->turn_span.begin);
    };
    if (std::ranges::any_of(found, begins)) {
      std::erase_if(found, [&](const SlotRecord* slot) { return !begins(slot); });
    }
    std::set<std::string> turns;
    for (const SlotRecord* slot : found) turns.insert(slot->turn);
    if (turns.size() > 1)
      fail(fmt::format("could mean {}: write one of them", text::join(turns, " or ")));
  }

  // What lies ahead of them within the span: one stretch for each holder of each turn's place.
  [[nodiscard]] std::vector<Stretch> stretches(std::vector<const SlotRecord*> slots,
                                               const When& when) const {
    const Instant from = still_ahead({Instant::min(), Instant::max()}, desk_.invocation.now).begin;
    const Interval ahead = intersection(when.span, {from, Instant::max()});
    std::vector<Stretch> found;
    std::vector<std::string> turns;  // of each
    std::ranges::sort(
        slots, {}, [](const SlotRecord* slot) { return std::tie(slot->turn, slot->span.begin); });
    for (const SlotRecord* slot : slots) {
      const Interval span = intersection(slot->span, ahead);
      if (span.empty()) continue;
      if (!found.empty() && turns.back() == slot->turn && found.back().from == slot->person) {
        found.back().span.end = span.end;
        continue;
      }
      found.push_back({slot->rota, slot->seat, slot->place, span, slot->person, std::nullopt});
      turns.push_back(slot->turn);
    }
    if (found.empty()) fail(slots.empty() ? "names time that nobody planned" : "has passed");
    std::ranges::sort(found, {}, [](const Stretch& stretch) { return stretch.span.begin; });
    return found;
  }

  const OpenDesk& desk_;
  const std::vector<SlotRecord>& published_;
  std::string_view argument_;
  std::string_view text_;
};

}  // namespace

Interval find_stretch(const OpenDesk& desk, std::string_view argument, std::string_view text) {
  const auto span = parse_stretch(text, desk.desk.zone);
  if (span && !span->empty()) return *span;
  throw BadArgument(argument, "must be a stretch, such as 2026-12-12T18:00..2026-12-12T22:00");
}

std::vector<Stretch> find_duty(const OpenDesk& desk, const std::vector<SlotRecord>& published,
                               std::string_view argument, std::string_view text) {
  return Finder(desk, published, argument, text).find();
}

}  // namespace respite
