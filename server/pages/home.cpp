// The first page: who helps now, the answer to what was asked, a form to ask.
#include <fmt/format.h>

#include "app/feeds/public_view.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/parts.h"
#include "server/routes.h"
#include "web/reach.h"
#include "web/template.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using store::TokenRole;

Instant this_minute(const Call& call) { return std::chrono::floor<std::chrono::minutes>(call.now); }

// Times of one page: the desk's clock, the reader's language, the minute it was made.
struct Times {
  const Words& words;
  Zone zone;
  Instant now;
  [[nodiscard]] std::string operator()(Instant at) const {
    return moment_text(words, at, zone, now);
  }
};

std::string state_of(const PublicView& view, const Times& when) {
  const Words& words = when.words;
  if (view.open)
    return view.turns ? put(words("Open until {when}"), {{"when", when(*view.turns)}})
                      : words("Open now");
  return view.turns ? put(words("Closed until {when}"), {{"when", when(*view.turns)}})
                    : words("Closed now");
}

Tree duty_of(const WhoSeatView& seat, const Times& when) {
  const Words& words = when.words;
  const bool held = seat.held && seat.able;
  const std::string who = !held               ? words("nobody")
                          : seat.name.empty() ? words("somebody is on duty")
                                              : seat.name;
  return {
      Members{{"role", {seat.rota_name + ", " + seat.seat}},
              {"tone", {std::string(held ? "duty" : "gap")}},
              {"who", {who}},
              {"until", {put(words("until {when}"), {{"when", when(seat.until)}})}},
              {"next",
               {seat.next_name.empty() ? std::string{}
                                       : put(words("then {who}"), {{"who", seat.next_name}})}}}};
}

Tree duties_of(const PublicView& view, const Times& when) {
  Items duties;
  for (const WhoSeatView& seat : view.who.on) duties.push_back(duty_of(seat, when));
  return {std::move(duties)};
}

Tree texts(const std::vector<std::string>& lines) {
  Items items;
  for (const std::string& line : lines) items.push_back({line});
  return {std::move(items)};
}

// For whom a way is, in the words of the form.
std::string for_what(const Words& words, const std::string& priority) {
  switch (parse_priority(priority).value_or(Priority::kP3)) {
    case Priority::kP1:
      return words("An emergency");
    case Priority::kP2:
      return words("I cannot work");
    case Priority::kP3:
      return words("It gets in my way");
    case Priority::kP4:
      break;
  }
  return words("It can wait");
}

Tree channels_of(const Words& words, const PublicView& view) {
  Items items;
  for (const auto& [priority, how] : view.channels)
    items.push_back({Members{{"name", {for_what(words, priority)}},
                             {"how", {how}},
                             {"address", {phone_address(how).value_or("")}}}});
  return {std::move(items)};
}

// "Mon to Fri: 08:00 to 18:00".
std::vector<std::string> hours_of(const PublicView& view, const Words& words) {
  std::vector<std::string> lines;
  for (const ServiceDays& run : view.hours) {
    std::string day = short_weekday(words, run.first);
    if (run.last != run.first)
      day = put(words.in("several days", "{begin} to {end}"),
                {{"begin", day}, {"end", short_weekday(words, run.last)}});
    std::string times;
    for (const auto& [begin, end] : run.times) {
      if (!times.empty()) times += ", ";
      times +=
          put(words.in("times of one day", "{begin} to {end}"), {{"begin", begin}, {"end", end}});
    }
    lines.push_back(fmt::format("{}: {}", day, times));
  }
  return lines;
}

std::vector<std::string> drop_in_of(const PublicView& view, const Times& when) {
  std::vector<std::string> lines;
  lines.reserve(view.drop_in.size());
  for (const Interval& span : view.drop_in)
    lines.push_back(span_text(when.words, span, when.zone, when.now));
  return lines;
}

Members data_of(const Call& call, const PublicView& view, const Times& when) {
  const Words& words = when.words;
  return {{"desk", {view.desk}},
          {"state", {state_of(view, when)}},
          {"duties", duties_of(view, when)},
          {"notes", texts(view.who.notes)},
          {"calls", {call_buttons(call, words)}},
          {"next_free",
           {view.next_free ? put(words("Somebody next has half an hour: {when}."),
                                 {{"when", when(*view.next_free)}})
                           : std::string{}}},
          {"channels", channels_of(words, view)},
          {"hours", texts(hours_of(view, words))},
          {"always", {view.open && !view.turns}},
          {"drop_in", texts(drop_in_of(view, when))},
          {"as_of",
           {put(words("As of {when}, {zone}."), {{"when", when(view.at)}, {"zone", view.zone}})}}};
}

}  // namespace

Items call_buttons(const Call& call, const Words& words) {
  Items buttons;
  for (const Channel& channel : call.state->desk->desk.policy.channels) {
    if (channel.priority != Priority::kP1) continue;
    buttons.push_back(
        {Members{{"label", {put(words("In an emergency: {how}"), {{"how", channel.by}})}},
                 {"address", {phone_address(channel.by).value_or("")}}}});
  }
  return buttons;
}

http::Response home_page(const Call& call, const http::Query& asked, const std::string& answer) {
  OpenDesk desk = call.open_desk();
  desk.invocation.now = this_minute(call);
  const PublicView view =
      public_view(desk, call.holder ? PublicNames::kFull : desk.desk.policy.public_names);
  const Words words = words_for(call);
  Members data = data_of(call, view, {words, desk.desk.zone, desk.invocation.now});
  data.push_back({"answer", {answer}});
  data.push_back({"form", {ask_form(call, words, view, asked)}});
  return page_from(call, words, {view.desk, Section::kHelp}, "home", {std::move(data)});
}

namespace {

// Anybody may ask for it, as often as they like: in the desk's language it is kept for a minute.
http::Response get_home(const Call& call, Services& services) {
  const bool usual = words_for(call).language() == to_text(call.state->desk->desk.language);
  if (call.holder || !usual) return home_page(call, {}, {});
  const Instant minute = this_minute(call);
  const std::uint64_t generation = call.state->times;
  if (auto kept = services.pages.find(call.desk, generation, minute)) return *std::move(kept);
  http::Response page = home_page(call, {}, {});
  services.pages.put(call.desk, generation, minute, page);
  return page;
}

}  // namespace

std::vector<Route> home_routes() {
  return {{.on = {"GET", "/"},
           .least = TokenRole::kPublic,
           .operation = "home",
           .about = "Who is on, when the desk serves, and a form to ask",
           .answer = get_home}};
}

}  // namespace respite::server
