#include "render/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/view/staffing.h"
#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"
#include "scheduler/time/duration_text.h"
#include "text/list.h"

namespace respite {
namespace {

std::string minutes_text(Seconds length) {
  return fmt::format("{} minutes", whole_minutes(length));
}

const FreePersonView& person_of(const FreeView& view, const std::string& id) {
  return *std::ranges::find(view.people, id, &FreePersonView::id);
}

std::string names_of(const FreeView& view, const std::vector<std::string>& ids) {
  return text::join(ids, ", ",
                    [&](const std::string& id) { return printable(person_of(view, id).name); });
}

std::string asked_text(const FreeView& view) {
  std::vector<std::string> ids;
  ids.reserve(view.people.size());
  for (const FreePersonView& person : view.people) ids.push_back(person.id);
  if (ids.empty()) return "nobody";
  if (ids.size() == 1) return names_of(view, ids);
  const std::string who =
      ids.size() > 6 ? fmt::format("{} people", ids.size()) : names_of(view, ids);
  return view.need == ids.size() ? "all of " + who : fmt::format("any {} of {}", view.need, who);
}

// "14:15"; "Tue 00:30" where it is another day.
std::string clock_text(Wall wall, Day shown) {
  std::string clock = to_text(time_of_day(wall));
  if (day_of(wall) == shown) return clock;
  return fmt::format("{} {}", weekday_name(weekday_of(day_of(wall))), clock);
}

// "New York" of "America/New_York".
std::string city(const std::string& zone) {
  const std::size_t slash = zone.rfind('/');
  std::string name = slash == std::string::npos ? zone : zone.substr(slash + 1);
  std::ranges::replace(name, '_', ' ');
  return name;
}

// The clock of each other zone that somebody sits in: "Paris 14:15".
std::string elsewhere(const FreeView& view, const FreeStretchView& time) {
  const Wall here = wall_in(view.zone, time.first.begin);
  std::vector<std::string> zones;
  for (const std::string& id : time.people) {
    const std::string& zone = person_of(view, id).zone;
    const Wall there = wall_in(zone, time.first.begin);
    if (there == here) continue;
    zones.push_back(city(zone) + ' ' + clock_text(there, day_of(here)));
  }
  std::ranges::sort(zones);
  const auto rest = std::ranges::unique(zones);
  zones.erase(rest.begin(), rest.end());
  return text::join(zones, ", ");
}

std::string price_of(const FreeView& view, const FreeStretchView& time) {
  std::vector<std::string> parts;
  if (!time.consents.empty()) parts.push_back("if agreed: " + names_of(view, time.consents));
  if (time.focus > Seconds{}) {
    parts.push_back(fmt::format("breaks {} of focus", hours_text(time.focus)));
  }
  if (time.interruptions > 0) {
    parts.push_back(counted(time.interruptions, "interruption") + " that week");
  }
  return text::join(parts, "; ");
}

// Nothing where it is the first too.
std::string latest_text(const FreeView& view, const FreeStretchView& time) {
  const Wall first = wall_in(view.zone, time.first.begin);
  const Wall latest = wall_in(view.zone, time.latest);
  return first == latest ? "" : clock_text(latest, day_of(first));
}

std::string never_closes_text(const FreeView& view, const Style& style) {
  if (!view.never_closes) return "";
  std::string text = "\nThe desk never closes.\n";
  if (!view.always.empty()) {
    text += listed("without hours of their own, so counted as there at any hour: " +
                       names_of(view, view.always),
                   style);
  }
  return text;
}

}  // namespace

std::string why_nothing(const FreeView& view) {
  if (!view.why_not) return "";
  switch (*view.why_not) {
    case NotFree::kTooFewPeople:
      return fmt::format(
          "{} needed and {} may take part.",
          view.need == 1 ? "1 is" : fmt::format("{} are", view.need),
          view.people.empty() ? "nobody" : fmt::format("only {}", view.people.size()));
    case NotFree::kTooShort:
      return fmt::format("The time asked about is shorter than {}.", minutes_text(view.length));
    case NotFree::kSomebodyNever:
      return fmt::format("{} {} no room in that time.", names_of(view, view.never),
                         view.never.size() == 1 ? "has" : "have");
    case NotFree::kNeverTogether:
      break;
  }
  return fmt::format("Enough of them have room, but never {} at once.", view.need);
}

std::string render(const FreeView& view, const Style& style) {
  const std::string what =
      fmt::format("{} for {}, {} {}", asked_text(view), minutes_text(view.length),
                  from_to(view.zone, view.window), view.zone);
  if (view.times.empty()) {
    std::string text = painted(style, Paint::kBold, "No free time: " + what) + '\n';
    text += listed(why_nothing(view), style);
    if (!view.with_consent && view.why_not != NotFree::kTooFewPeople) {
      text += listed("--with-consent also looks where somebody would have to agree.", style);
    }
    return text;
  }
  const bool everybody = view.need == view.people.size();
  const bool far = std::ranges::any_of(
      view.times, [&](const FreeStretchView& time) { return !elsewhere(view, time).empty(); });
  Table table(
      {{"from"}, {"latest start"}, {far ? "elsewhere" : ""}, {everybody ? "" : "who"}, {""}});
  for (const FreeStretchView& time : view.times) {
    table.add_row({{day_and_time(wall_in(view.zone, time.first.begin))},
                   {latest_text(view, time)},
                   {elsewhere(view, time)},
                   {everybody ? "" : names_of(view, time.people)},
                   {price_of(view, time), Paint::kYellow}});
  }
  Style wide = style;  // what is cut could not be agreed to
  wide.columns = std::max(style.columns, table.width());
  return painted(style, Paint::kBold, "Free: " + what) + "\n\n" + table.render(wide) +
         never_closes_text(view, style);
}

}  // namespace respite
