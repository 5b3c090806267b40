#include "app/feeds/public_view.h"
#include "render/words.h"
#include "server/pages/parts.h"
#include "server/routes.h"
#include "web/reach.h"

namespace respite::server {
namespace {

using store::TokenRole;

std::string when(const std::string& zone, Instant instant) {
  return day_and_time(wall_in(zone, instant));
}

Html row(const std::string& name, const Html& what) {
  return element("tr", {},
                 element("th", {{"scope", "row"}}, Html::text(name)) + element("td", {}, what));
}

Html on_duty(const PublicView& view) {
  Html rows;
  for (const WhoSeatView& seat : view.who.on) {
    const std::string somebody = seat.name.empty() ? "somebody" : seat.name;
    Html what = Html::text(seat.held ? somebody : "nobody");
    what +=
        element("div", {{"class", "quiet"}}, Html::text("until " + when(view.zone, seat.until)));
    rows += row(seat.rota_name + ", " + seat.seat, what);
  }
  Html part = element("h2", "On duty now");
  part += view.who.on.empty() ? element("p", "Nobody is on duty.") : element("table", {}, rows);
  for (const std::string& note : view.who.notes) {
    part += element("p", {{"class", "quiet"}}, Html::text(note));
  }
  return part;
}

Html service(const PublicView& view) {
  Html part = element("h2", "Service hours");
  if (view.turns) {
    part += element(
        "p", (view.open ? "Open until " : "Closed until ") + when(view.zone, *view.turns) + ".");
  } else if (view.open) {
    part += element("p", "Open around the clock.");
  }
  Html lines;
  for (const std::string& line : view.hours) lines += element("li", line);
  if (!view.hours.empty()) part += element("ul", {}, lines);
  if (view.next_free) {
    part +=
        element("p", "Somebody next has half an hour on " + when(view.zone, *view.next_free) + ".");
  }
  Html drop_in;
  for (const std::string& line : drop_in_lines(view.drop_in, view.zone))
    drop_in += element("li", line);
  if (!view.drop_in.empty()) part += element("h2", "Drop-in hours") + element("ul", {}, drop_in);
  return part;
}

Html channels(const PublicView& view) {
  if (view.channels.empty()) return {};
  Html rows;
  for (const auto& [priority, how] : view.channels) rows += row(priority, reach(how));
  return element("h2", "How to reach us") + element("table", {}, rows);
}

Instant this_minute(const Call& call) { return std::chrono::floor<std::chrono::minutes>(call.now); }

}  // namespace

http::Response home_page(const Call& call, const http::Query& asked, const Html& answer) {
  OpenDesk desk = call.open_desk();
  desk.invocation.now = this_minute(call);
  const PublicView view =
      public_view(desk, call.holder ? PublicNames::kFull : desk.desk.policy.public_names);
  const Html content = element("h1", view.desk) +
                       element("p", {{"class", "quiet"}},
                               Html::text("As of " + when(view.zone, view.at) + ", " + view.zone)) +
                       call_part(call) + own_part(call) + on_duty(view) + service(view) +
                       channels(view) + ask_part(call, view, asked) + answer;
  http::Response page = html_page(view.desk, content);
  return call.holder ? not_kept(std::move(page)) : page;
}

namespace {

http::Response get_home(const Call& call, Services& services) {
  if (call.holder) return home_page(call, {}, {});
  const Instant minute = this_minute(call);
  const std::uint64_t generation = call.state->times;
  if (auto kept = services.pages.find(call.desk, generation, minute)) return *std::move(kept);
  http::Response page = home_page(call, {}, {});
  services.pages.put(call.desk, generation, minute, page);
  return page;
}

}  // namespace

std::vector<Route> home_routes() {
  return {{.method = "GET",
           .pattern = "/",
           .least = TokenRole::kPublic,
           .operation = "home",
           .about = "Who is on, when the desk serves, and a form to ask",
           .answer = get_home,
           .page = true}};
}

}  // namespace respite::server
