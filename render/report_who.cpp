#include <fmt/format.h>

#include "render/report.h"
#include "render/report_parts.h"
#include "render/text.h"
#include "render/words.h"
#include "scheduler/time/instant.h"
#include "text/list.h"

namespace respite {
namespace {

std::string until_text(const WhoSeatView& seat, const std::string& zone) {
  std::string text = fmt::format("since {}, until {}", day_and_time(wall_in(zone, seat.since)),
                                 day_and_time(wall_in(zone, seat.until)));
  if (!seat.next_at) return text;
  text += fmt::format(", then {}", seat.next ? printable(seat.next_name) : "nobody");
  if (*seat.next_at != seat.until) {
    text += fmt::format(" from {}", day_and_time(wall_in(zone, *seat.next_at)));
  }
  return text;
}

}  // namespace

std::string render(const WhoView& view, const Style& style) {
  std::string text =
      fmt::format("{} {} ({}), {} service hours\n", day_and_time(wall_in(view.zone, view.at)),
                  view.zone, to_rfc3339(view.at), view.in_service_hours ? "in" : "outside");
  if (view.on.empty()) text += "\nNobody is on duty.\n";
  for (const WhoSeatView& seat : view.on) {
    const std::string rota = printable(seat.rota_name.empty() ? seat.rota : seat.rota_name);
    const std::string reach = text::join(seat.reach, ", ", printable);
    text += fmt::format("\n{}, {}: {}\n", rota, printable(seat.seat),
                        seat.person ? painted(style, Paint::kBold, printable(seat.name))
                                    : painted(style, Paint::kRed, "nobody"));
    if (!seat.able)
      text +=
          painted(style, Paint::kRed, "  not able to: gone from the team file, left, or on leave") +
          '\n';
    if (!reach.empty()) text += fmt::format("  {}\n", reach);
    text += painted(style, Paint::kDim, "  " + until_text(seat, view.zone)) + '\n';
  }
  if (!view.notes.empty()) text += '\n';
  for (const std::string& note : view.notes) text += printable(note) + '\n';
  return text;
}

std::string render(const GapsView& view, const Style& style) {
  if (view.gaps.empty()) {
    return fmt::format("No gaps from {}.\n", from_to(view.zone, view.window));
  }
  return fmt::format("Gaps from {}, {}:\n", from_to(view.zone, view.window), view.zone) +
         gaps_text(view.gaps, view.zone, style);
}

}  // namespace respite
