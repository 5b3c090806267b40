#include "app/feeds/public_view.h"
#include "app/record/mail/duty_letter.h"
#include "server/api/answer.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"
#include "words/dates.h"

namespace respite::server {

Html week_part(const Words& words, const WeekView& week, bool person, Instant now) {
  const Zone zone = Zone::find(week.zone).value_or(Zone::utc());
  Html rows;
  for (const WeekView::Row& each : week.rows) {
    const auto block = parse_block_kind(each.what);
    Html cells = element("td", {}, Html::text(span_text(words, each.span, zone, now)));
    cells += element("td", {}, Html::text(block ? block_name(words, *block) : each.what));
    if (!person) cells += element("td", {}, Html::text(each.whose));
    rows += element("tr", {}, cells);
  }
  Html part = element("h2", words("The next seven days"));
  part += week.rows.empty() ? element("p", words("Nothing.")) : element("table", {}, rows);
  return part + element("p", {{"class", "quiet"}},
                        Html::text(words("Times are those of") + ' ' + week.zone + '.'));
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

Html subscribe(const Call& call, const Words& words) {
  const std::string path = "/feeds/" + call.captured.front() + ".ics";
  const std::string address = host_of(call) + path;
  return element("h2", words("Subscribe")) +
         element("p", {},
                 element("a", {{"class", "button"}, {"href", "webcal://" + address}},
                         Html::text(words("Subscribe in your calendar")))) +
         element("p", words("Or copy this address:")) +
         element("p", {{"class", "row"}},
                 element("span", {{"class", "address"}, {"data-copy", words("Copy")}},
                         Html::text(address))) +
         element("p", {{"class", "quiet"}},
                 Html::text(words("Whoever has this address sees this calendar. A calendar may be "
                                  "a day late: it is never how you are paged.")));
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
  const Call seen = seen_by_nobody(call, services.desks.state(holder->desk));
  const Words words = words_for(seen);
  const std::string title = week ? week->name : desk.desk.name;
  Html content = element("h1", title);
  if (week) content += week_part(words, *week, person, call.now);
  content += subscribe(call, words);
  return framed(seen, words, {.title = title}, content.markup());
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
