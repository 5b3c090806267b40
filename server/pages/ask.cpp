// Asking on the first page, and booking what it offers.
#include <fmt/format.h>

#include <algorithm>

#include "app/access/once.h"
#include "app/operation/arguments.h"
#include "app/record/mail/links.h"
#include "app/requests/disclosure.h"
#include "app/requests/question.h"
#include "app/requests/take.h"
#include "server/api/answer.h"
#include "server/pages/frame.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "store/digest.h"
#include "web/reach.h"
#include "web/template.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using store::TokenRole;

struct Choice {
  std::string value;
  std::string text;
};

Tree choices_of(const std::vector<Choice>& choices, const std::string& chosen) {
  Items items;
  for (const Choice& choice : choices)
    items.push_back({Members{
        {"value", {choice.value}}, {"text", {choice.text}}, {"chosen", {choice.value == chosen}}}});
  return {std::move(items)};
}

// The emergency test: a tick makes it a P1.
Tree criteria_of(const PublicView& view, const http::Query& asked) {
  Items items;
  for (const auto& [id, text] : view.criteria) {
    const bool ticked =
        std::ranges::find(asked, std::pair{std::string("criteria"), id}) != asked.end();
    items.push_back(
        {Members{{"id", {id}}, {"text", {text.empty() ? id : text}}, {"ticked", {ticked}}}});
  }
  return {std::move(items)};
}

std::vector<Choice> skills_of(const PublicView& view, const Words& words) {
  std::vector<Choice> skills{{"", words("anything, or I do not know")}};
  for (const std::string& skill : view.skills) skills.push_back({skill, skill});
  return skills;
}

}  // namespace

std::string ask_form(const Call& call, const Words& words, const PublicView& view,
                     const http::Query& asked) {
  const auto said = [&](const char* name, const char* usual = "") {
    return http::find_in(asked, name).value_or(usual);
  };
  const bool more = !said("place").empty() || !said("call_back").empty() || !said("email").empty();
  const int days = call.state->desk->desk.policy.personal_promise_days;
  const std::vector<Choice> urgency{{"P2", words("I cannot work")},
                                    {"P3", words("It gets in my way")},
                                    {"P4", words("It can wait")}};
  const std::vector<Choice> minutes{{"15", words("a quarter of an hour")},
                                    {"30", words("half an hour")},
                                    {"60", words("an hour")},
                                    {"120", words("two hours")},
                                    {"240", words("half a day")}};
  const Members data{{"action", {address_at(call, "/")}},
                     {"about", {said("about")}},
                     {"criteria", criteria_of(view, asked)},
                     {"urgency", choices_of(urgency, said("priority", "P3"))},
                     {"skills", choices_of(skills_of(view, words), said("skill"))},
                     {"minutes", choices_of(minutes, said("minutes", "30"))},
                     {"more_open", {more}},
                     {"place", {said("place")}},
                     {"call_back", {said("call_back")}},
                     {"signed_in", {call.holder.has_value()}},
                     {"email", {said("email")}},
                     {"favours",
                      {words.many("When we can, at the latest within {n} business day.",
                                  "When we can, at the latest within {n} business days.", days)}}};
  return fill_template("ask", {data}, words);
}

namespace {

// A question as the API has it, of the form's fields; who has signed in asks as themselves, in the
// role that the team file gives them as a requester.
QuestionArguments asked_in(const Call& call, const http::Query& form) {
  QuestionArguments given;
  const std::vector<ArgumentField> fields = fields_of(given);
  for (const char* name : {"category", "priority", "minutes", "skill", "about", "place",
                           "call_back", "email", "earliest"}) {
    const auto value = http::find_in(form, name);
    if (value && !value->empty())
      read_text(*std::ranges::find(fields, name, &ArgumentField::name), *value);
  }
  for (const auto& [name, value] : form) {
    if (name == "criteria") given.criteria.push_back(value);
  }
  if (!given.criteria.empty()) given.priority = Priority::kP1;
  if (call.holder) {
    given.requester = call.holder->token.subject;
  } else {
    const std::string name = http::find_in(form, "visitor").value_or("");
    if (!name.empty()) given.requester = visitor_named(name);
    given.role = "staff";
    given.email.clear();  // nobody writes to an address that anybody may have said
  }
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

// What the form said, with a key: pressed twice, it is done once.
Tree fields_of_booking(const Call& call, const http::Query& asked) {
  Items fields;
  const auto add = [&](const std::string& name, const std::string& value) {
    fields.push_back({Members{{"name", {name}}, {"value", {value}}}});
  };
  for (const auto& [name, value] : asked)
    if (name != "key" && !value.empty()) add(name, value);
  const std::string who = call.holder ? call.holder->token.subject : "visitor";
  const std::string made = fmt::format("{} {} {}", who, to_rfc3339(call.now), call.request.number);
  add("key", store::sha256_hex(made).substr(0, 32));
  return {std::move(fields)};
}

// The same form books each of them: its button says from when on.
Tree others_of(const Call& call, const Words& words, const AskView& view) {
  Items others;
  const Zone zone = call.state->desk->desk.zone;
  for (const OfferView& offer : view.alternatives)
    others.push_back({Members{{"time", {span_text(words, offer.slot, zone, call.now)}},
                              {"who", {offer.name}},
                              {"at", {to_rfc3339(offer.slot.begin)}}}});
  return {std::move(others)};
}

// With the time of the button that was pressed, where that is not the first.
http::Query booking_in(const Call& call) {
  http::Query asked = form_in(call);
  const auto at = http::find_in(asked, "at");
  if (!at) return asked;
  std::erase_if(asked,
                [](const auto& field) { return field.first == "at" || field.first == "earliest"; });
  asked.emplace_back("earliest", *at);
  return asked;
}

bool is_emergency(const AskView& view) {
  return std::ranges::find(view.rules, to_text(RuleId::kEmgOk)) != view.rules.end();
}

bool may_book(const Call& call) {
  return call.holder || call.state->desk->desk.policy.public_books;
}

Language language_of(const Words& words) {
  return parse_language(words.language()).value_or(Language::kEnglish);
}

// Whoever may not book here is told how to.
std::string how_to_book(const Call& call, const Words& words, const AskView& view) {
  if (may_book(call)) return {};
  return put(words("Nothing is booked yet. {how}"), {{"how", view.sign_in}});
}

// A visitor says it in the form that books.
http::Query without_call_back(const Call& call, http::Query asked) {
  if (!call.holder)
    std::erase_if(asked, [](const auto& field) { return field.first == "call_back"; });
  return asked;
}

std::string answered(const Call& call, Services& services, const Words& words,
                     const http::Query& asked) {
  const Question question = question_in(call, asked).question;
  const auto asker = services.askers.of(call.desk, *call.state);
  const AskView view = call.holder ? for_requester(asker->ask(question, language_of(words)))
                                   : asker->ask_in_public(question, language_of(words));
  const Zone zone = call.state->desk->desk.zone;
  const bool emergency = is_emergency(view);
  const Tree others = others_of(call, words, view);
  const Members data{
      {"title", {emergency ? words("This is an emergency") : words("The answer")}},
      {"time", {view.slot ? span_text(words, *view.slot, zone, call.now) : std::string{}}},
      {"reply", {view.reply}},
      {"calls", {emergency ? call_buttons(call, words) : Items{}}},
      {"can_book", {may_book(call)}},
      {"visitor", {!call.holder}},
      {"call_back", {http::find_in(asked, "call_back").value_or("")}},
      {"book", {address_at(call, "/book")}},
      {"button",
       {emergency   ? words("Send it now")
        : view.slot ? words("Book it")
                    : words("Send it")}},
      {"fields", fields_of_booking(call, without_call_back(call, asked))},
      {"others", others},
      {"how_to_book", {how_to_book(call, words, view)}}};
  return fill_template("answer", {data}, words);
}

// What is wrong with the form is said beside it, and what was written stays.
http::Response post_home(const Call& call, Services& services) {
  const http::Query asked = form_in(call);
  const Words words = words_for(call);
  try {
    return home_page(call, asked, answered(call, services, words, asked));
  } catch (const Problem& wrong) {
    if (wrong.status() != 422) throw;
    const std::string said = put(words("This cannot be asked: {why}."), {{"why", wrong.what()}});
    http::Response page =
        home_page(call, asked,
                  element("p", {{"class", "card alert"}, {"role", "alert"}, {"id", "answer"}},
                          Html::text(said))
                      .markup());
    page.status = wrong.status();
    return page;
  }
}

// Where whoever asked follows what becomes of it, and may withdraw it.
std::string follow_address(const Call& call, RequestId request) {
  const auto path =
      path_of_link(call.state->desk->invocation, {LinkTo::kRequest, std::to_string(request), "-"});
  return '/' + path;
}

// Judged anew: what is booked is what the page says, whatever was offered before.
http::Response post_book(const Call& call, Services& services) {
  constexpr std::size_t kLongestKey = 100;
  if (!may_book(call)) throw Problem(403, "booking here takes signing in");
  const http::Query asked = booking_in(call);
  const std::string key = http::find_in(asked, "key").value_or("");
  if (key.empty() || key.size() > kLongestKey) throw Problem(422, "the form has no key");
  if (!call.holder && (http::find_in(asked, "visitor").value_or("").empty() ||
                       http::find_in(asked, "call_back").value_or("").empty()))
    throw Problem(422, "your name and a number to call you back are needed");
  const PutQuestion put = question_in(call, asked);
  const std::string whose = call.holder ? call.holder->token.id : "visitor";
  Invocation invocation = call.invocation();
  if (!call.holder) invocation.by = "visitor";
  const store::WriteAnswer answer = respite::answer_once(
      invocation, {whose, key, put.line, call.now}, [&](const Invocation& inside) {
        OpenDesk desk = call.open_desk();
        desk.invocation = inside;
        const TakenView view =
            Taker(desk).take(put.question, put.line, language_of(words_for(call)));
        return store::WriteAnswer{200, "text/plain", std::to_string(view.request)};
      });
  services.desks.look();
  return see_other(follow_address(call, std::stoll(answer.body)));
}

}  // namespace

std::vector<Route> ask_routes() {
  return {{.on = {"POST", "/"},
           .least = TokenRole::kPublic,
           .operation = "home_ask",
           .about = "The verdict on what the form asks; books nothing",
           .answer = post_home},
          {.on = {"POST", "/book"},
           .least = TokenRole::kPublic,
           .operation = "book",
           .about = "Judge what the form asks and book what the verdict says, once for each form",
           .answer = post_book}};
}

}  // namespace respite::server
