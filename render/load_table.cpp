#include "render/rota_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/table.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

constexpr int kWidestBar = 24;
constexpr int kNarrowestBar = 10;  // its header is 9

// "########|##": the load to scale, the fair share marked.
std::string bar(const PersonView& person, std::int64_t most, int columns) {
  const auto scaled = [most, columns](std::int64_t seconds) {
    return static_cast<std::size_t>(
        (std::clamp<std::int64_t>(seconds, 0, most) * (columns - 1) + most / 2) / most);
  };
  std::string text(scaled(person.load), '#');
  const std::size_t fair = scaled(person.fair);
  if (text.size() < fair + 1) text.append(fair + 1 - text.size(), ' ');
  text[fair] = '|';
  return text;
}

std::string with_sign(std::int64_t seconds) {
  const std::string text = hours(seconds);
  return text.front() == '-' || text == "0.0" ? text : '+' + text;
}

// "7", "7 of 6.5" where such are evened out.
std::string with_fair(int count, std::int64_t fair, const PersonView& person) {
  const std::string text = std::to_string(count);
  if (!person.counts_evened) return text;
  return fmt::format("{} of {:.1f}", text, static_cast<double>(fair) / 1e6);
}

// Elapsed seconds of protected time, by person.
std::map<std::string, std::int64_t> protected_time(const ScheduleView& schedule) {
  std::map<std::string, std::int64_t> seconds;
  for (const SlotView& view : schedule.slots) {
    if (view.slot.kind != SlotKind::kProtected || !view.slot.person) continue;
    seconds[*view.slot.person] += view.slot.span.length().count();
  }
  return seconds;
}

// Somebody who may hold no rota of the schedule, and holds none.
bool stands_apart(const PersonView& person) {
  return person.load == 0 && person.fair == 0 && person.turns == 0;
}

Table table_of(const ScheduleView& schedule, int bar_columns) {
  const std::map<std::string, std::int64_t> kept_clear = protected_time(schedule);
  std::int64_t most = 1;
  for (const PersonView& person : schedule.people)
    most = std::max({most, person.load, person.fair});
  const bool carried =
      std::ranges::any_of(schedule.people, [](const PersonView& p) { return p.carried.load != 0; });
  Table table({{"person"},
               {carried ? "carried h" : "", Align::kRight},
               {"load h", Align::kRight},
               {"fair h", Align::kRight},
               {"+/-", Align::kRight},
               {"turns", Align::kRight},
               {"nights", Align::kRight},
               {"weekends", Align::kRight},
               {"holidays", Align::kRight},
               {kept_clear.empty() ? "" : "protected h", Align::kRight},
               {bar_columns > 0 ? "| is fair" : ""}});
  const PeopleNames names(schedule.people);
  for (const PersonView& person : schedule.people) {
    const auto time = kept_clear.find(person.id);
    if (stands_apart(person) && time == kept_clear.end()) continue;
    table.add_row({{names.full(person.id)},
                   {carried ? with_sign(person.carried.load) : ""},
                   {hours(person.load)},
                   {hours(person.fair)},
                   {with_sign(person.load - person.fair)},
                   {std::to_string(person.turns)},
                   {with_fair(person.nights, person.fair_counts.nights, person)},
                   {with_fair(person.weekends, person.fair_counts.weekends, person)},
                   {with_fair(person.holidays, person.fair_counts.holidays, person)},
                   {time == kept_clear.end() ? "" : hours(time->second)},
                   {bar_columns > 0 ? bar(person, most, bar_columns) : "", Paint::kDim}});
  }
  return table;
}

}  // namespace

std::string render_load(const ScheduleView& schedule, const Style& style) {
  const Table bare = table_of(schedule, 0);
  if (bare.empty()) return {};
  const int room = std::min(kWidestBar, style.columns - bare.width() - 2);
  return room < kNarrowestBar ? bare.render(style) : table_of(schedule, room).render(style);
}

}  // namespace respite
