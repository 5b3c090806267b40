#include <nlohmann/json.hpp>

#include "app/public_view.h"
#include "app/render/question_json.h"
#include "app/render/words.h"
#include "app/told.h"
#include "server/pages/html.h"
#include "server/pages/routes.h"
#include "server/problem.h"

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
    Html what = Html::text(seat.person ? seat.name : "nobody");
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
  }
  Html lines;
  for (const std::string& line : view.hours) lines += element("li", line);
  if (!view.hours.empty()) part += element("ul", {}, lines);
  if (view.next_free) {
    part +=
        element("p", "Somebody next has half an hour on " + when(view.zone, *view.next_free) + ".");
  }
  return part;
}

Html channels(const PublicView& view) {
  if (view.channels.empty()) return {};
  Html rows;
  for (const auto& [priority, how] : view.channels) rows += row(priority, Html::text(how));
  return element("h2", "How to reach us") + element("table", {}, rows);
}

struct Choice {
  std::string value;
  std::string text;
};

Html select(const std::string& name, const std::string& label, const std::vector<Choice>& choices,
            const std::string& chosen) {
  Html options;
  for (const Choice& choice : choices) {
    Attributes attributes = {{"value", choice.value}};
    if (choice.value == chosen) attributes.emplace_back("selected", "");
    options += element("option", attributes, Html::text(choice.text));
  }
  return element("label", {}, Html::text(label) + element("select", {{"name", name}}, options));
}

Html form(const PublicView& view, const http::Query& asked, const std::string& desk) {
  const auto chosen = [&](const char* name, const char* usual) {
    return http::find_in(asked, name).value_or(usual);
  };
  std::vector<Choice> skills = {{"", "anything"}};
  for (const std::string& skill : view.skills) skills.push_back({skill, skill});
  Html fields = select("priority", "How urgent is it?",
                       {{"P1", "P1: an emergency"},
                        {"P2", "P2: I cannot work"},
                        {"P3", "P3: it gets in my way"},
                        {"P4", "P4: whenever it suits"}},
                       chosen("priority", "P3"));
  fields += select("minutes", "How long may it take?",
                   {{"15", "a quarter of an hour"},
                    {"30", "half an hour"},
                    {"60", "an hour"},
                    {"120", "two hours"},
                    {"240", "half a day"}},
                   chosen("minutes", "30"));
  fields += select("skill", "What is it about?", skills, chosen("skill", ""));
  fields += element("button", {{"type", "submit"}}, Html::text("When can I be helped?"));
  return element("h2", {{"id", "ask"}}, Html::text("Ask")) +
         element("p", {{"class", "quiet"}},
                 Html::text("The answer is a time or a person. Nothing is booked.")) +
         element("form", {{"method", "post"}, {"action", "/?desk=" + desk + "#ask"}}, fields);
}

http::Response home_page(const Call& call, const http::Query& asked, const Html& answer) {
  const OpenDesk desk = call.open_desk();
  const PublicView view = public_view(desk);
  const Html content = element("h1", view.desk) +
                       element("p", {{"class", "quiet"}},
                               Html::text("As of " + when(view.zone, view.at) + ", " + view.zone)) +
                       on_duty(view) + service(view) + channels(view) +
                       form(view, asked, desk.desk.id) + answer;
  return html_page(view.desk, content);
}

http::Response get_home(const Call& call, Services&) { return home_page(call, {}, {}); }

// The form's fields as the API has them.
Question question_of(const Call& call, const http::Query& asked) {
  nlohmann::json request = nlohmann::json::object();
  for (const char* name : {"priority", "skill"}) {
    const auto value = http::find_in(asked, name);
    if (value && !value->empty()) request[name] = *value;
  }
  const std::string minutes = http::find_in(asked, "minutes").value_or("30");
  if (minutes.empty() || minutes.size() > 4 ||
      minutes.find_first_not_of("0123456789") != std::string::npos) {
    throw Problem(422, "\"minutes\" must be a number");
  }
  request["minutes"] = std::stoi(minutes);
  const auto parsed =
      parse_question(nlohmann::json{{"request", request}}.dump(), call.state->desk->desk, call.now);
  if (const auto* error = std::get_if<QuestionError>(&parsed)) throw Problem(422, error->message);
  return std::get<Question>(parsed);
}

http::Response post_home(const Call& call, Services& services) {
  const auto asked = http::parse_query(call.request.body);
  if (!asked) throw Problem(400, "this is no form");
  const AskView view = told_to_public(
      services.askers.ask(call.desk, *call.state, question_of(call, *asked), Language::kEnglish));
  Html answer = element("h2", {{"id", "answer"}}, Html::text("The answer"));
  if (view.slot) {
    answer += element("p", {}, element("strong", {}, Html::text(from_to(view.zone, *view.slot))));
  }
  answer += element("p", {{"class", "answer"}}, Html::text(view.reply));
  return home_page(call, *asked, answer);
}

}  // namespace

std::vector<Route> home_routes() {
  return {{.method = "GET",
           .pattern = "/",
           .least = TokenRole::kPublic,
           .operation = "home",
           .about = "Who is on, when the desk serves, and a form to ask",
           .answer = get_home},
          {.method = "POST",
           .pattern = "/",
           .least = TokenRole::kPublic,
           .operation = "home_ask",
           .about = "The verdict on what the form asks; books nothing",
           .answer = post_home}};
}

}  // namespace respite::server
