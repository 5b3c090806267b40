// The rota as a lead looks at it: people by days, with gaps on top and load beside it.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/operation/failure.h"
#include "app/view/rota.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using std::chrono::days;
using store::TokenRole;

constexpr const char* kRotaPage = "/rota";

// Which days are shown.
struct Shown {
  Day first;
  int weeks = 5;
  Zone zone;
  Day today;

  [[nodiscard]] int count() const { return weeks * 7; }
  [[nodiscard]] Day day(int index) const { return first + days{index}; }
  // Of a slot: the day it begins on, by the desk's calendar.
  [[nodiscard]] int index(Instant begin) const {
    return static_cast<int>((day_of(zone.to_wall(begin)) - first).count());
  }
};

Shown shown_in(const Call& call) {
  const Desk& desk = call.state->desk->desk;
  const Day today = day_of(desk.zone.to_wall(call.now));
  Shown shown{today - (weekday_of(today) - desk.week_start), 5, desk.zone, today};
  if (const auto from = call.query("from")) {
    const auto day = parse_day(*from);
    if (!day) throw Problem(400, "from must be a date");
    shown.first = *day;
  }
  if (const auto weeks = call.query("weeks")) {
    const bool number = !weeks->empty() && weeks->size() < 3 &&
                        std::ranges::all_of(*weeks, [](char c) { return '0' <= c && c <= '9'; });
    shown.weeks = number ? std::stoi(*weeks) : 0;
    if (shown.weeks < 1 || shown.weeks > 26) throw Problem(400, "weeks must be 1 to 26");
  }
  return shown;
}

// What somebody holds, by day: a sign of it, and what it is in words.
struct Cell {
  std::string sign;
  std::string words;
};
using Cells = std::map<int, Cell>;

// The first letter of a seat or shift: "P", "N".
std::string sign_of(const std::string& seat) {
  std::string sign = seat.substr(0, 1);
  if (!sign.empty() && 'a' <= sign[0] && sign[0] <= 'z')
    sign[0] = static_cast<char>(sign[0] - 'a' + 'A');
  return sign;
}

// On the day it begins on, and on each whose noon it covers.
void put_in(Cells& cells, const Shown& shown, const Words& words, const SlotView& view,
            Instant now) {
  const Interval span = view.slot.span;
  if (view.slot.kind == SlotKind::kProtected) return;
  const int begins = shown.index(span.begin);
  const std::string sign = sign_of(view.slot.seat);
  for (int day = std::max(0, begins); day < shown.count(); ++day) {
    const Instant noon = shown.zone.at_transition(shown.day(day)) + std::chrono::hours{12};
    if (span.end <= noon && day != begins) return;
    Cell& cell = cells[day];
    if (cell.sign.find(sign) == std::string::npos) cell.sign += sign;
    cell.words += (cell.words.empty() ? "" : "; ") + view.slot.rota + ", " + view.slot.seat + ": " +
                  span_text(words, span, shown.zone, now);
  }
}

Tree cells_of(const Cells& cells, const Shown& shown, const std::string& tone) {
  Items row;
  for (int i = 0; i < shown.count(); ++i) {
    const auto cell = cells.find(i);
    const bool weekend = weekday_of(shown.day(i)).iso_encoding() >= 6;
    const std::string kind = cell != cells.end() ? tone : weekend ? "weekend" : "";
    row.push_back({Members{{"kind", {kind}},
                           {"sign", {cell != cells.end() ? cell->second.sign : std::string{}}},
                           {"says", {cell != cells.end() ? cell->second.words : std::string{}}}}});
  }
  return {std::move(row)};
}

Tree heads_of(const Shown& shown, const Words& words) {
  Items heads;
  for (int i = 0; i < shown.count(); ++i) {
    const std::chrono::year_month_day date{shown.day(i)};
    heads.push_back({Members{{"number", {fmt::format("{}", static_cast<unsigned>(date.day()))}},
                             {"says", {day_text(words, shown.day(i), shown.today)}},
                             {"today", {shown.day(i) == shown.today}}}});
  }
  return {std::move(heads)};
}

std::string hours(std::int64_t load_seconds) {
  return fmt::format("{:.0f}", static_cast<double>(load_seconds) / 3600.0);
}

Items rows_of(const ShowView& view, const Shown& shown, const Words& words, Instant now) {
  std::map<std::string, Cells> held;
  for (const SlotView& slot : view.schedule.slots)
    if (slot.slot.person) put_in(held[*slot.slot.person], shown, words, slot, now);
  Items rows;
  for (const PersonView& person : view.schedule.people)
    rows.push_back({Members{{"name", {person.name}},
                            {"cells", cells_of(held[person.id], shown, "duty")},
                            {"load", {hours(person.load)}},
                            {"fair", {hours(person.fair)}},
                            {"nights", {std::int64_t{person.nights}}},
                            {"weekends", {std::int64_t{person.weekends}}}}});
  return rows;
}

Cells gaps_of(const ShowView& view, const Shown& shown, const Words& words, Instant now) {
  Cells gaps;
  for (const SlotView& slot : view.schedule.slots)
    if (!slot.slot.person && slot.required) put_in(gaps, shown, words, slot, now);
  return gaps;
}

Tree links_of(const Call& call, const Shown& shown, const Words& words, bool draft) {
  Items links;
  const auto add = [&](const std::string& text, Day first, int weeks, bool of_draft) {
    links.push_back(
        {Members{{"address",
                  {fmt::format("{}&from={}&weeks={}{}", address_at(call, kRotaPage),
                               respite::to_text(first), weeks, of_draft ? "&of=draft" : "")}},
                 {"name", {text}}}});
  };
  add(words("Earlier"), shown.first - days{7 * shown.weeks}, shown.weeks, draft);
  add(words("Later"), shown.first + days{7 * shown.weeks}, shown.weeks, draft);
  for (const int weeks : {2, 5, 13, 26})
    add(words.many("{n} week", "{n} weeks", weeks), shown.first, weeks, draft);
  add(draft ? words("What is published") : words("The draft"), shown.first, shown.weeks, !draft);
  return {std::move(links)};
}

http::Response get_rota(const Call& call, Services& /*services*/) {
  const Words words = words_for(call);
  const Shown shown = shown_in(call);
  const bool draft = call.query("of") == "draft";
  const OpenDesk desk = call.open_desk();
  Members data{{"title", {draft ? words("The draft") : words("The rota")}},
               {"links", links_of(call, shown, words, draft)}};
  try {
    http::Query asked{{"from", respite::to_text(shown.first)},
                      {"weeks", std::to_string(shown.weeks)}};
    if (draft) asked = {{"draft", "true"}};
    const Outcome outcome = run_operation(call, desk, "show", asked);
    const auto& view = outcome.as<ShowView>();
    const Cells gaps = gaps_of(view, shown, words, call.now);
    data.push_back({"has_rows", {true}});
    data.push_back({"heads", heads_of(shown, words)});
    data.push_back({"has_gaps", {!gaps.empty()}});
    data.push_back({"gaps", cells_of(gaps, shown, "gap")});
    data.push_back({"rows", {rows_of(view, shown, words, call.now)}});
  } catch (const Failure& none) {
    data.push_back({"nothing", {std::string(none.what())}});
  }
  return page_from(call, words, {words("Rota"), Section::kRota, true}, "rota", {std::move(data)});
}

}  // namespace

std::vector<Route> rota_routes() {
  return {{.method = "GET",
           .pattern = kRotaPage,
           .least = TokenRole::kLead,
           .operation = "rota_page",
           .about = "People by days, what is published or the draft, with gaps and load",
           .answer = get_rota,
           .page = true}};
}

}  // namespace respite::server
