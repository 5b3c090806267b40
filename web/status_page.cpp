#include "web/status_page.h"

#include <fmt/format.h>

#include "render/words.h"
#include "web/html.h"
#include "web/reach.h"

namespace respite {
namespace {

std::string when(const StatusView& view, Instant instant) {
  return day_and_time(wall_in(view.zone, instant));
}

std::string clock_of(const StatusView& view, Instant instant) {
  return to_text(wall_in(view.zone, instant)).substr(11, 5);
}

Html row(std::string_view name, const Html& what) {
  return element("tr", {},
                 element("th", {{"scope", "row"}}, Html::text(name)) + element("td", {}, what));
}

Html on_duty(const StatusView& view) {
  if (view.duties.empty()) return {};
  Html rows;
  for (const StatusView::Duty& duty : view.duties) {
    Html what;
    for (const std::string& way : duty.reach) {
      if (duty.until) what += reach(way) + Html::text("; ");
    }
    what += Html::text(duty.until ? "somebody is on until " + when(view, *duty.until)
                                  : std::string("Nobody is on duty at this time"));
    rows += row(duty.rota, what);
  }
  return element("h2", "On duty") + element("table", {}, rows);
}

std::string hours_of(const StatusView& view, const StatusView::ServiceDay& day) {
  std::string text;
  for (const Interval& open : day.open) {
    // What closes at midnight closes at 24:00 of its own day.
    const std::string end = clock_of(view, open.end);
    text += fmt::format("{}{} to {}", text.empty() ? "" : ", ", clock_of(view, open.begin),
                        end == "00:00" ? "24:00" : end);
  }
  return text.empty() ? "closed" : text;
}

Html service(const StatusView& view) {
  Html part = element("h2", "Service hours this week");
  Html rows;
  for (const StatusView::ServiceDay& day : view.week) {
    rows += row(fmt::format("{} {}", weekday_name(weekday_of(day.day)), to_text(day.day)),
                Html::text(hours_of(view, day)));
  }
  part += element("table", {}, rows);
  if (view.turns) {
    part += element(
        "p", fmt::format("{} until {}.", view.open ? "Open" : "Closed", when(view, *view.turns)));
  } else if (view.open) {
    part += element("p", "Open around the clock.");
  }
  part += element(
      "p", view.next_free
               ? fmt::format("Somebody next has half an hour on {}.", when(view, *view.next_free))
               : std::string("Nobody has half an hour within five business days."));
  if (view.drop_in.empty()) return part;
  Html lines;
  for (const std::string& line : view.drop_in) lines += element("li", line);
  return part + element("h2", "Drop-in hours") + element("ul", {}, lines);
}

Html channels(const StatusView& view) {
  if (view.channels.empty()) return {};
  Html rows;
  for (const auto& [priority, how] : view.channels) rows += row(priority, reach(how));
  return element("h2", "How to ask") + element("table", {}, rows);
}

}  // namespace

std::string status_page(const StatusView& view) {
  const Html as_of =
      element("p", {},
              Html::text("As of ") + element("time", {{"datetime", to_rfc3339(view.at)}},
                                             Html::text(when(view, view.at) + ", " + view.zone))) +
      element("p", "All times are on that clock. This page does not know what happened since.");
  return document_of(
      view.desk, element("h1", view.desk) + as_of + on_duty(view) + service(view) + channels(view));
}

}  // namespace respite
