#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "render/report.h"
#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

std::string when(const std::string& zone, Interval span) {
  return fmt::format("{} to {}", day_and_time(wall_in(zone, span.begin)),
                     to_text(time_of_day(wall_in(zone, span.end))));
}

std::string change_text(const BlockChangeView& change) {
  const std::string whose = fmt::format("{}, {}: ", printable(change.name), change.kind);
  if (!change.before) return whose + when(change.zone, *change.after) + ", new";
  if (!change.after) return whose + when(change.zone, *change.before) + ", gone";
  return whose + when(change.zone, *change.before) + " goes to " + when(change.zone, *change.after);
}

// "Asha Patel, focus: Tue 09:00 to 10:30 (12), Thu 09:00 to 10:30": where somebody's time usually
// lies, and how often it does.
std::vector<std::string> usual_places(const std::vector<BlockView>& blocks) {
  using Place = std::tuple<unsigned, TimeOfDay, TimeOfDay>;
  std::map<std::pair<std::string, std::string>, std::map<Place, int>> by_owner;
  std::vector<std::pair<std::string, std::string>> order;
  for (const BlockView& block : blocks) {
    const SlotRecord& slot = block.slot;
    const std::pair owner{block.name, slot.seat};
    if (!by_owner.contains(owner)) order.push_back(owner);
    ++by_owner[owner][{weekday_of(day_of(slot.begin)).iso_encoding(), time_of_day(slot.begin),
                       time_of_day(slot.end)}];
  }
  constexpr std::array kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  std::vector<std::string> lines;
  for (const auto& owner : order) {
    std::vector<std::pair<Place, int>> places(by_owner[owner].begin(), by_owner[owner].end());
    std::ranges::stable_sort(places, std::greater<>{}, &std::pair<Place, int>::second);
    std::string line = fmt::format("{}, {}:", printable(owner.first), owner.second);
    constexpr std::size_t kMost = 5;
    for (std::size_t i = 0; i < std::min(kMost, places.size()); ++i) {
      const auto& [weekday, from, to] = places[i].first;
      line += fmt::format("{} {} {} to {} ({})", i > 0 ? "," : "", kDays[weekday - 1],
                          to_text(from), to_text(to), places[i].second);
    }
    lines.push_back(line + (places.size() > kMost ? ", ..." : ""));
  }
  return lines;
}

// Leave and holidays are nobody's fault, and known.
bool is_away_alone(const TargetView& target) {
  return std::ranges::all_of(target.why, [](const Hindered& one) {
    return one.by == Hindrance::kLeave || one.by == Hindrance::kHoliday;
  });
}

std::vector<std::string> missed_targets(const ProtectionView& view, bool all) {
  std::vector<std::string> missed;
  for (const TargetView& target : view.targets)
    if (target.placed < target.wanted && (all || !is_away_alone(target)))
      missed.push_back(fmt::format("{}, {}: {} of {}; {}", printable(target.name), target.kind,
                                   hours_text(target.placed), hours_text(target.wanted),
                                   reason_of(target)));
  return missed;
}

std::vector<std::string> lost_blocks(const ProtectionView& view) {
  std::vector<std::string> lost;
  for (const LostView& one : view.lost)
    lost.push_back(fmt::format("{}, {}: {} to {}{}", printable(one.name), one.kind,
                               when(one.zone, one.span), one.to, one.debt ? ", and owed" : ""));
  return lost;
}

std::string short_text(const ProtectionView& view) {
  if (view.short_reach.empty()) return {};
  Seconds time{};
  for (const ShortReachView& one : view.short_reach) time += one.span.length();
  return fmt::format(
      "\nToo few are at work or on duty in {} of service, whatever blocks do; first {}.\n",
      hours_text(time), when(view.zone, view.short_reach.front().span));
}

}  // namespace

std::string protection_text(const ProtectionView& view, const Style& style, bool all) {
  return list_text("Protected time not placed in full:", missed_targets(view, all), style) +
         list_text("Protected time lost:", lost_blocks(view), style) + short_text(view);
}

std::string render(const ProtectView& view, const Style& style) {
  Seconds time{};
  for (const BlockView& block : view.blocks) time += block.slot.span.length();
  std::string text =
      painted(style, Paint::kBold, printable(view.desk)) +
      fmt::format(": protected time, {} to {}, {}\n\n{}, {} in all.\n",
                  day_and_time(wall_in(view.protection.zone, view.window.begin)),
                  day_and_time(wall_in(view.protection.zone, view.window.end)),
                  view.protection.zone, counted(static_cast<int>(view.blocks.size()), "block"),
                  hours_text(time));
  std::vector<std::string> changes;
  for (const BlockChangeView& change : view.changes)
    if (change.before) changes.push_back(change_text(change));
  text += list_text("Where it lies, and how often:", usual_places(view.blocks), style);
  text += list_text(view.rehearsed ? "Would change:" : "Changed:", changes, style) +
          protection_text(view.protection, style, true);
  const ProtectionView& placed = view.protection;
  text += placed.cost == placed.bound ? "\nProven: no placement of these weeks is better.\n"
                                      : fmt::format("\nAt most {} points of {} from the best.\n",
                                                    placed.cost - placed.bound, placed.cost);
  if (view.rehearsed) return text + "Nothing was published.\n";
  return text + (view.revision > 0 ? fmt::format("Published as revision {}.\n", view.revision)
                                   : "Nothing changed.\n");
}

std::string render(const BlockChoiceView& view) {
  const SlotRecord& slot = view.block.slot;
  const std::string what =
      fmt::format("{}, {}: {}", printable(view.block.name), slot.seat, when(slot.zone, slot.span));
  switch (view.what) {
    case BlockChoice::kKeep:
      return what + " stays there.\n";
    case BlockChoice::kMove:
      return what + (view.before ? ", until now " + when(slot.zone, *view.before) : "") + ".\n";
    case BlockChoice::kDrop:
      break;
  }
  return what + " is given up, and not placed again.\n";
}

}  // namespace respite
