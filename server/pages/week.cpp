#include "app/feeds/public_view.h"
#include "render/words.h"
#include "server/api/answer.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"

namespace respite::server {

Html week_part(const WeekView& week, bool person) {
  Html rows;
  for (const WeekView::Row& each : week.rows) {
    Html cells = element("td", {}, Html::text(from_to(week.zone, each.span)));
    cells += element("td", {}, Html::text(each.what));
    if (!person) cells += element("td", {}, Html::text(each.whose));
    rows += element("tr", {}, cells);
  }
  Html part = element("h2", "The next seven days");
  part += week.rows.empty() ? element("p", "Nothing.") : element("table", {}, rows);
  return part + element("p", {{"class", "quiet"}}, Html::text("Times are " + week.zone + "."));
}

namespace {

using store::TokenRole;

// Where the reader has reached us; nothing where they said something odd.
std::string host_of(const Call& call) {
  const std::string host(call.request.header("Host").value_or(""));
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]";
  return host.find_first_not_of(kPlain) == std::string::npos ? host : "";
}

Html subscribe(const Call& call) {
  const std::string path = "/feeds/" + call.captured.front() + ".ics";
  const std::string address = host_of(call) + path;
  return element("h2", "Subscribe") +
         element("p", {},
                 link("webcal://" + address, "Subscribe in your calendar") +
                     Html::text(" or copy this address:")) +
         element("p", {{"class", "address"}}, Html::text(address)) +
         element("p", {{"class", "quiet"}},
                 Html::text("Whoever has this address sees this calendar. A calendar may be a day "
                            "behind: it is never how you are paged."));
}

// The feed's address without ".ics": the same secret, for people to look at. It tells no more than
// the feed does.
http::Response get_week(const Call& call, Services& services) {
  const auto holder = feed_holder(call, services);
  if (!holder) throw Problem(404, "there is no such feed");
  const store::Token& token = holder->token;
  OpenDesk desk = *services.desks.state(holder->desk)->desk;
  desk.invocation.now = call.now;
  const auto kind = parse_feed_of(token.purpose);
  const bool person = kind == FeedOf::kPerson;
  const bool full =
      token.disclosure.empty() || parse_disclosure(token.disclosure) == Disclosure::kFull;
  const auto week = full && (person || kind == FeedOf::kRota)
                        ? week_view(desk, *kind, token.subject)
                        : std::nullopt;
  const std::string title = week ? week->name + ", " + desk.desk.name : desk.desk.name;
  Html content = element("h1", title);
  if (week) content += week_part(*week, person);
  return html_page(title, content + subscribe(call));
}

}  // namespace

std::vector<Route> week_routes() {
  return {{.method = "GET",
           .pattern = "/feeds/{token}",
           .least = TokenRole::kPublic,
           .operation = "week",
           .about = "The next seven days of the feed that the token opens, and how to subscribe",
           .answer = get_week,
           .opened_by_path = true}};
}

}  // namespace respite::server
