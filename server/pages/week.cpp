#include <fmt/format.h>

#include "app/feeds/public_view.h"
#include "app/record/mail/duty_letter.h"
#include "server/api/answer.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"
#include "web/qr.h"
#include "web/template.h"
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

// As a value in a query: whatever is no letter, digit, '-', '.' or '_' as %XX.
std::string in_query(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// How to subscribe to what is shown, in every program people have. `name`: what they call it.
std::string subscribe(const Call& call, const Words& words, const std::string& name) {
  const std::string host = host_of(call);
  const std::string page = "/feeds/" + call.captured.front();
  const std::string here = (call.secure ? "https://" : "http://") + host;
  const std::string address = here + page + ".ics";
  const std::string webcal = "webcal://" + host + page + ".ics";
  const std::string outlook =
      "/calendar/0/addfromweb?url=" + in_query(address) + "&name=" + in_query(name);
  const std::string label = words("A picture of this page's address, for a camera");
  const Html code = host.empty() ? Html{} : qr_code(here + page, label);
  const Members data{{"webcal", {webcal}},
                     {"address", {address}},
                     {"google", {"https://calendar.google.com/calendar/r?cid=" + in_query(webcal)}},
                     {"outlook_work", {"https://outlook.office.com" + outlook}},
                     {"outlook_home", {"https://outlook.live.com" + outlook}},
                     {"code", {code.markup()}}};
  return fill_template("subscribe", {data}, words);
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
  return framed(seen, words, {.title = title}, content.markup() + subscribe(call, words, title));
}

}  // namespace

std::vector<Route> week_routes() {
  return {{.on = {"GET", "/feeds/{token}"},
           .least = TokenRole::kPublic,
           .operation = "week",
           .about = "The next seven days of the feed that the token opens, and how to subscribe",
           .answer = get_week,
           .opened_by_path = true}};
}

}  // namespace respite::server
