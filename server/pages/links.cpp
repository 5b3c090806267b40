// Links in mails: looking at one shows what it is about; only its button does anything.
#include "server/pages/links.h"
#include "app/desk/member.h"
#include "app/operation/failure.h"
#include "app/record/mail/post_box.h"
#include "app/requests/one_request.h"
#include "app/view/message.h"
#include "app/view/requests.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "web/reach.h"
#include "words/dates.h"
#include "words/words.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kPattern = "/link/{to}/{about}/{person}/{expires}/{proof}";
constexpr const char* kFilePattern = "/link/{to}/{about}/{person}/{expires}/{proof}/request.ics";

// Unknown, forged, expired, of somebody who has left: all alike.
[[noreturn]] void opens_nothing() {
  throw Problem(404, "this link opens nothing: it has expired or never did");
}

std::optional<Opened> opened_at(const DeskStatePtr& state, const std::string& path, Instant now) {
  Invocation invocation = state->desk->invocation;
  invocation.now = now;
  const auto link = find_link(invocation, path, now);
  if (!link) return std::nullopt;
  Opened opened{*link, state, std::move(invocation)};
  const Desk& desk = opened.desk();
  Language language = desk.language;
  if (link->to == LinkTo::kRequest) {
    // The request's own number is what the link proves; whoever asked acts.
    opened.role = TokenRole::kTechnician;
    const Outcome outcome = about(opened, "request show");
    const std::string& asked = outcome.as<ClosedView>().request.requester;
    opened.invocation.by = asked.empty() ? std::string(kWhoeverAsked) : asked;
  } else {
    const auto member = find_member(desk, link->person, now);
    if (!member || member->id != link->person) return std::nullopt;
    opened.invocation.by = link->person;
    opened.role = member->role;
    language = language_of(desk, link->person);
  }
  opened.words = Words{to_text(language)};
  return opened;
}

Opened opened_by(const Call& call, const Services& services) {
  std::string path;
  for (const std::string& part : call.captured) path += (path.empty() ? "" : "/") + part;
  for (std::size_t desk = 0; desk < services.desks.count(); ++desk)
    if (auto opened = opened_at(services.desks.state(desk), path, call.now))
      return *std::move(opened);
  opens_nothing();
}

Html paragraph(const std::string& text) { return element("p", text); }

Html line(const std::string& what, const Html& value) {
  return element("dt", what) + element("dd", {}, value);
}

Html said_rows(const Words& words, const SaidView& said) {
  Html rows;
  if (!said.about.empty()) rows += line(words("What has happened"), Html::text(said.about));
  if (!said.place.empty()) rows += line(words("Where"), Html::text(said.place));
  if (!said.call_back.empty()) rows += line(words("Call back"), reach(said.call_back));
  return rows;
}

// A button that posts to the link it stands on.
Html answer_button(const Call& call, const std::string& text, const http::Query& fields = {}) {
  return button(call.target.path, text, fields);
}

std::string when(const Opened& opened, Instant at, Instant now) {
  return moment_text(opened.words, at, opened.desk().zone, now);
}

ConsentView consent_of(const Opened& opened) {
  const Outcome outcome = done(opened, "consent list", {{"all", "true"}});
  for (const ConsentView& consent : outcome.as<ConsentsView>().consents)
    if (std::to_string(consent.id) == opened.link.about) return consent;
  opens_nothing();
}

Html consent_page(const Call& call, const Opened& opened) {
  const Words& words = opened.words;
  const ConsentView consent = consent_of(opened);
  Html page = element("h1", words("Your agreement is asked for"));
  if (consent.slot) {
    const std::string span = span_text(words, *consent.slot, opened.desk().zone, call.now);
    page += element("p", {{"class", "big"}}, Html::text(span));
  }
  if (consent.state != ConsentStanding::kAsked)
    return page + paragraph(words("This was answered, or its time is over. Nothing is asked of you "
                                  "any more."));
  page += paragraph(put(words("It would go against: {rules}."), {{"rules", consent.rules}}));
  page +=
      paragraph(put(words("No answer until {until} is a no. A no needs no reason and is told to "
                          "nobody."),
                    {{"until", when(opened, consent.expires, call.now)}}));
  return page + answer_button(call, words("Yes, I agree"), {{"answer", "yes"}}) +
         answer_button(call, words("No"), {{"answer", "no"}});
}

Html emergency_page(const Call& call, const Opened& opened) {
  const Words& words = opened.words;
  const Outcome outcome = about(opened, "request show");
  const RequestView& request = outcome.as<ClosedView>().request;
  const std::string number = opened.link.about;
  Html page = element("h1", put(words("Emergency {number}"), {{"number", number}}));
  if (!request.stands.empty()) page += paragraph(request.stands);
  const Html rows = line(words("Received"), Html::text(when(opened, request.received, call.now))) +
                    line(words("Who asks"),
                         Html::text(request.requester.empty() ? request.role : request.requester)) +
                    said_rows(words, request.said);
  page += element("dl", {}, rows);
  if (has_ended(request.state)) return page + paragraph(words("It is over."));
  if (request.acknowledged) return page;
  return page + answer_button(call, words("I am on it"));
}

// The kinds that the link is about and that still come: one, or all that stand in the digest.
std::vector<std::string> kinds_to_stop(const Opened& opened) {
  const Outcome outcome = done(opened, "message prefer");
  std::vector<std::string> kinds;
  for (const ChoiceView& choice : outcome.as<PreferencesView>().choices) {
    const auto way = parse_message_way(choice.way);
    const bool in_digest =
        way == MessageWay::kDigest && opened.link.about == to_text(MessageWay::kDigest);
    if (in_digest || (choice.kind == opened.link.about && way != MessageWay::kNone))
      kinds.push_back(choice.kind);
  }
  return kinds;
}

Html unsubscribe_page(const Call& call, const Opened& opened) {
  const Words& words = opened.words;
  const Html page = element("h1", words("Mails from the desk"));
  if (kinds_to_stop(opened).empty())
    return page + paragraph(words("You get no more of these mails."));
  return page + paragraph(words("Do you want no more mails of this kind?")) +
         answer_button(call, words("No more of these"));
}

Html page_at(const Call& call, const Opened& opened) {
  switch (opened.link.to) {
    case LinkTo::kConsent:
      return consent_page(call, opened);
    case LinkTo::kAcknowledge:
      return emergency_page(call, opened);
    case LinkTo::kRequest:
    case LinkTo::kUnsubscribe:
      break;
  }
  return unsubscribe_page(call, opened);
}

http::Response get_link(const Call& call, Services& services) {
  const Opened opened = opened_by(call, services);
  if (opened.link.to == LinkTo::kRequest) return request_page(call, opened);
  return not_kept(framed(seen_by_nobody(call, opened.state), opened.words,
                         {.title = opened.words("A link from a mail")},
                         page_at(call, opened).markup()));
}

void act(const Call& call, const Opened& opened) {
  switch (opened.link.to) {
    case LinkTo::kConsent: {
      const auto answer = http::find_in(form_in(call), "answer");
      if (answer == "yes") {
        static_cast<void>(about(opened, "consent give"));
      } else if (answer == "no") {
        static_cast<void>(about(opened, "consent refuse"));
      } else {
        throw Problem(400, "this is no answer: yes, or no");
      }
      return;
    }
    case LinkTo::kAcknowledge:
      static_cast<void>(about(opened, "request ack"));
      return;
    case LinkTo::kRequest:
      return;
    case LinkTo::kUnsubscribe:
      for (const std::string& kind : kinds_to_stop(opened))
        static_cast<void>(done(opened, "message prefer",
                               {{"kind", kind}, {"way", std::string(to_text(MessageWay::kNone))}}));
  }
}

// Once more, or too late: the page says what stands.
http::Response post_link(const Call& call, Services& services) {
  refuse_other_sites(call);
  const Opened opened = opened_by(call, services);
  if (opened.link.to == LinkTo::kRequest) return act_on_request(call, opened, services);
  try {
    act(call, opened);
  } catch (const Failure& refused) {
    if (refused.code() != ExitCode::kRule) throw;
  }
  services.desks.look();
  return see_other(call.target.path);
}

http::Response get_request_event(const Call& call, Services& services) {
  const Opened opened = opened_by(call, services);
  if (opened.link.to != LinkTo::kRequest) opens_nothing();
  return request_file(opened);
}

}  // namespace

Outcome done(const Opened& opened, std::string_view name, const http::Query& said) {
  const OpenDesk desk(opened.invocation, opened.state->desk->files);
  return run_operation(desk, opened.role, name, said);
}

Outcome about(const Opened& opened, std::string_view name) {
  return done(opened, name, {{"id", opened.link.about}});
}

std::vector<Route> link_routes() {
  return {{.on = {"GET", kPattern},
           .least = TokenRole::kPublic,
           .operation = "link",
           .about = "What a link in a mail is about; looking does nothing",
           .answer = get_link},
          {.on = {"POST", kPattern},
           .least = TokenRole::kPublic,
           .operation = "follow_link",
           .about = "Do what a link in a mail is for",
           .answer = post_link},
          {.on = {"GET", kFilePattern},
           .least = TokenRole::kPublic,
           .operation = "request_event",
           .about = "The time booked for the request of a link, as a file for a calendar",
           .answer = get_request_event}};
}

}  // namespace respite::server
