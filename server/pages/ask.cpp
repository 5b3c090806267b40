#include <fmt/format.h>

#include <algorithm>

#include "app/access/once.h"
#include "app/operation/arguments.h"
#include "app/requests/disclosure.h"
#include "app/requests/question.h"
#include "app/requests/take.h"
#include "render/words.h"
#include "server/api/answer.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"
#include "store/digest.h"
#include "web/reach.h"

namespace respite::server {
namespace {

using store::TokenRole;

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

Html line_field(const std::string& name, const std::string& label, const std::string& said,
                const Attributes& more) {
  Attributes attributes = {{"name", name}, {"value", said}, {"maxlength", "200"}};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return element("label", {}, Html::text(label) + Html::single("input", attributes));
}

bool is_ticked(const http::Query& asked, const std::string& criterion) {
  return std::ranges::find(asked, std::pair{std::string("criteria"), criterion}) != asked.end();
}

// The emergency test: a tick makes it a P1.
Html criteria_fields(const PublicView& view, const http::Query& asked) {
  if (view.criteria.empty()) return {};
  Html ticks = element("legend", "An emergency? Tick what is true");
  for (const auto& [id, text] : view.criteria) {
    Attributes attributes = {{"type", "checkbox"}, {"name", "criteria"}, {"value", id}};
    if (is_ticked(asked, id)) attributes.emplace_back("checked", "");
    ticks += element("label", {{"class", "tick"}},
                     Html::single("input", attributes) + Html::text(text.empty() ? id : text));
  }
  return element("fieldset", {}, ticks);
}

}  // namespace

Html call_part(const Call& call) {
  const std::vector<Channel>& channels = call.state->desk->desk.policy.channels;
  const auto first = std::ranges::find(channels, Priority::kP1, &Channel::priority);
  if (first == channels.end()) return {};
  return element("p", {{"class", "call"}}, Html::text("In an emergency: ") + reach(first->by));
}

Html ask_part(const Call& call, const PublicView& view, const http::Query& asked) {
  const auto chosen = [&](const char* name, const char* usual) {
    return http::find_in(asked, name).value_or(usual);
  };
  std::vector<Choice> skills = {{"", "anything"}};
  for (const std::string& skill : view.skills) skills.push_back({skill, skill});
  Html fields =
      element("label", {},
              Html::text("What is wrong?") +
                  element("textarea", {{"name", "about"}, {"rows", "3"}, {"maxlength", "2000"}},
                          Html::text(chosen("about", ""))));
  fields += line_field("place", "Where?", chosen("place", ""), {});
  fields += line_field("call_back", "A number to call you back", chosen("call_back", ""),
                       {{"type", "tel"}, {"autocomplete", "tel"}});
  fields += criteria_fields(view, asked);
  fields += select("priority", "How urgent is it?",
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
  fields += select("skill", "What does it need?", skills, chosen("skill", ""));
  fields += element("button", {{"type", "submit"}}, Html::text("When can I be helped?"));
  return element("h2", {{"id", "ask"}}, Html::text("Ask")) +
         element("p", {{"class", "quiet"}},
                 Html::text("The answer is a time or a person. Nothing is booked by asking.")) +
         element("form", {{"method", "post"}, {"action", address_at(call, "/") + "#ask"}}, fields);
}

namespace {

// A question as the API has it, of the form's fields; who has signed in asks as themselves, in the
// role that the team file gives them as a requester.
QuestionArguments asked_in(const Call& call, const http::Query& form) {
  QuestionArguments given;
  const std::vector<ArgumentField> fields = fields_of(given);
  for (const char* name : {"priority", "minutes", "skill", "about", "place", "call_back"}) {
    const auto value = http::find_in(form, name);
    if (value) read_text(*std::ranges::find(fields, name, &ArgumentField::name), *value);
  }
  for (const auto& [name, value] : form) {
    if (name == "criteria") given.criteria.push_back(value);
  }
  if (!given.criteria.empty()) given.priority = Priority::kP1;
  if (call.holder) given.requester = call.holder->token.subject;
  return given;
}

struct PutQuestion {
  Question question;
  std::string line;  // as the store keeps it
};

// Throws Problem(422).
PutQuestion question_in(const Call& call, const http::Query& form) try {
  const QuestionArguments given = asked_in(call, form);
  return {question_of(given, call.state->desk->desk, call.now), line_of(given)};
} catch (const BadArgument& bad) {
  refuse(422, bad);
}

http::Query said_in(const Call& call) {
  auto asked = http::parse_query(call.request.body);
  if (!asked) throw Problem(400, "this is no form");
  return *std::move(asked);
}

// What the form said, with a key: pressed twice, it is done once.
Html book_button(const Call& call, const http::Query& asked, bool time) {
  http::Query fields;
  for (const auto& [name, value] : asked) {
    if (name != "key") fields.emplace_back(name, value);
  }
  const std::string made = fmt::format("{} {} {}", call.holder->token.subject, to_rfc3339(call.now),
                                       call.request.number);
  fields.emplace_back("key", store::sha256_hex(made).substr(0, 32));
  return button(address_at(call, "/book"), time ? "Book it" : "Send it", fields);
}

std::string with_whom(const Call& call, const std::string& id) {
  const Desk& desk = call.state->desk->desk;
  const auto person = find_person(desk, id);
  return " with " + (person ? desk.people[at(*person)].name : id);
}

Html other_times(const AskView& view) {
  Html lines;
  for (const OfferView& offer : view.alternatives) {
    lines += element("li", from_to(view.zone, offer.slot) + " with " + offer.name);
  }
  return view.alternatives.empty() ? Html() : element("p", "Or else:") + element("ul", {}, lines);
}

bool is_emergency(const AskView& view) {
  return std::ranges::find(view.rules, to_text(RuleId::kEmgOk)) != view.rules.end();
}

Html answer_part(const Call& call, const AskView& view) {
  Html part;
  if (is_emergency(view)) part += call_part(call);
  if (view.slot) {
    part += element(
        "p", {},
        element("strong", {}, Html::text(from_to(view.zone, *view.slot) + ", " + view.zone)));
  }
  part += element("p", {{"class", "answer"}}, Html::text(view.reply));
  return part;
}

// Whoever has not signed in books nothing here.
Html how_to_book(const Call& call, const http::Query& asked, const std::string& sign_in) {
  const auto priority = parse_priority(http::find_in(asked, "priority").value_or("P3"));
  const std::vector<Channel>& channels = call.state->desk->desk.policy.channels;
  const auto way = std::ranges::find_if(
      channels, [&](const Channel& channel) { return channel.priority == priority; });
  Html text = Html::text("Nothing is booked yet. " + sign_in);
  if (way != channels.end())
    text += Html::text(" Or ask this way: ") + reach(way->by) + Html::text(".");
  return element("p", {{"class", "quiet"}}, text);
}

Html answered(const Call& call, Services& services, const http::Query& asked) {
  const Question question = question_in(call, asked).question;
  const auto asker = services.askers.of(call.desk, *call.state);
  if (!call.holder) {
    const AskView view = asker->ask_in_public(question, Language::kEnglish);
    return answer_part(call, view) + how_to_book(call, asked, view.sign_in);
  }
  const AskView view = for_requester(asker->ask(question, Language::kEnglish));
  const Html answer = answer_part(call, view);
  return answer + other_times(view) + book_button(call, asked, view.slot.has_value());
}

// What is wrong with the form is said beside it, and what was written stays.
http::Response post_home(const Call& call, Services& services) {
  const http::Query asked = said_in(call);
  try {
    return home_page(call, asked,
                     element("h2", {{"id", "answer"}}, Html::text("The answer")) +
                         answered(call, services, asked));
  } catch (const Problem& wrong) {
    if (wrong.status() != 422) throw;
    http::Response page =
        home_page(call, asked,
                  element("p", {{"class", "answer"}, {"role", "alert"}},
                          Html::text("This cannot be asked: " + std::string(wrong.what()) + ".")));
    page.status = wrong.status();
    return page;
  }
}

std::string title_of(const TakenView& view) {
  if (!view.booked) return "Sent";
  return view.booked->firm ? "Booked" : "Held for you; it may move";
}

std::string taken_page(const Call& call, const TakenView& view) {
  const std::string title = title_of(view);
  Html content = element("h1", title);
  if (view.booked) {
    content += element("p", {},
                       element("strong", {},
                               Html::text(from_to(view.answer.zone, view.booked->span) +
                                          with_whom(call, view.booked->person))));
  }
  if (is_emergency(view.answer)) content += call_part(call);
  content += element("p", {{"class", "answer"}}, Html::text(view.answer.reply));
  content += element(
      "p", {{"class", "quiet"}},
      Html::text(fmt::format("Request {}, of {}.", view.request, call.holder->token.subject)));
  content += element("p", {}, link(address_at(call, "/"), "To the first page"));
  return *html_page(title, content).body;
}

// Judged anew: what is booked is what the page says, whatever was offered before.
http::Response post_book(const Call& call, Services& services) {
  constexpr std::size_t kLongestKey = 100;
  const http::Query asked = said_in(call);
  const std::string key = http::find_in(asked, "key").value_or("");
  if (key.empty() || key.size() > kLongestKey) throw Problem(422, "the form has no key");
  const PutQuestion put = question_in(call, asked);
  const store::AskedWrite write = {call.holder->token.id, key, put.line, call.now};
  const store::WriteAnswer answer =
      respite::answer_once(call.invocation(), write, [&](const Invocation& inside) {
        OpenDesk desk = call.open_desk();
        desk.invocation = inside;
        const TakenView view =
            for_requester(Taker(desk).take(put.question, put.line, Language::kEnglish));
        return store::WriteAnswer{200, "text/html", taken_page(call, view)};
      });
  services.desks.look();
  return not_kept(html_response(answer.body));
}

}  // namespace

std::vector<Route> ask_routes() {
  return {{.method = "POST",
           .pattern = "/",
           .least = TokenRole::kPublic,
           .operation = "home_ask",
           .about = "The verdict on what the form asks; books nothing",
           .answer = post_home,
           .page = true},
          {.method = "POST",
           .pattern = "/book",
           .least = TokenRole::kRequester,
           .operation = "book",
           .about = "Judge what the form asks and book what the verdict says, once for each form",
           .answer = post_book,
           .page = true}};
}

}  // namespace respite::server
