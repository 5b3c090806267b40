// The page of a request that was taken, for whoever asked: followed, moved, added to, withdrawn.
#include <algorithm>
#include <array>

#include "app/feeds/request_event.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/requests/question.h"
#include "app/rota/who.h"
#include "app/view/requests.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/links.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "web/reach.h"
#include "web/template.h"
#include "words/dates.h"

namespace respite::server {
namespace {

// What may be done about it here; each is the word of its form, and of its operation.
enum class Deed { kMove, kAdd, kWithdraw };
constexpr std::array<std::string_view, 3> kDeeds = {"move", "add", "withdraw"};

std::optional<Deed> deed_named(std::string_view word) {
  const auto* const found = std::ranges::find(kDeeds, word);
  if (found == kDeeds.end()) return std::nullopt;
  return static_cast<Deed>(found - kDeeds.begin());
}

std::string word_of_deed(Deed deed) { return std::string(kDeeds[static_cast<std::size_t>(deed)]); }

std::string span(const Opened& opened, Interval of, Instant now) {
  return span_text(opened.words, of, opened.desk().zone, now);
}

RequestView request_of(const Opened& opened) {
  return about(opened, "request show").as<ClosedView>().request;
}

// By name to whoever asked as themselves, to a visitor as far as the desk names people to
// everybody.
std::string shown(const Opened& opened, const RequestView& request, const std::string& id) {
  const Desk& desk = opened.desk();
  const std::string name = name_by_id(desk, id);
  const bool known = !request.requester.empty() && !is_visitor(request.requester);
  return shown_name(name, known ? PublicNames::kFull : desk.policy.public_names);
}

std::string who_helps(const Opened& opened, const RequestView& request) {
  return request.booked ? shown(opened, request, request.booked->person) : std::string{};
}

std::string state_of(const Words& words, const RequestView& request) {
  switch (request.state) {
    case RequestState::kBooked:
      return words("It is booked.");
    case RequestState::kWaiting:
      return request.booked ? words("It waits for its turn; this time is held for it.")
                            : words("Its time is still to be found.");
    case RequestState::kConsent:
      return words("We are asking whether another time is possible.");
    case RequestState::kEscalated:
      return words("This is an emergency");
    case RequestState::kClosed:
      return words("It is done.");
    case RequestState::kWithdrawn:
      break;
  }
  return words("It is withdrawn.");
}

Items notes_of(const Opened& opened, const RequestView& request, Instant now) {
  const Words& words = opened.words;
  Items notes;
  if (has_ended(request.state)) return notes;
  if (request.booked && !request.booked->firm)
    notes.push_back({words("The time may still move: it yields to any work.")});
  if (request.booked && request.state == RequestState::kConsent)
    notes.push_back({words("Until then this time holds.")});
  if (request.promise)
    notes.push_back(
        {put(words("It will be done by {when} at the latest."),
             {{"when", moment_text(words, *request.promise, opened.desk().zone, now)}})});
  return notes;
}

Items rows_of_said(const Words& words, const SaidView& said) {
  Items rows;
  const auto add = [&](const std::string& name, const std::string& text,
                       const std::string& address = {}) {
    if (text.empty()) return;
    rows.push_back({Members{{"name", {name}}, {"text", {text}}, {"address", {address}}}});
  };
  add(words("What has happened"), said.about);
  add(words("Where"), said.place);
  add(words("Call back"), said.call_back, phone_address(said.call_back).value_or(""));
  return rows;
}

Items additions_of(const Opened& opened, const RequestView& request, Instant now) {
  Items additions;
  for (const AdditionRecord& addition : request.additions) {
    if (!addition.text) continue;
    additions.push_back(
        {Members{{"when", {moment_text(opened.words, addition.at, opened.desk().zone, now)}},
                 {"text", {*addition.text}}}});
  }
  return additions;
}

// Other times it could have, from the day that was chosen on; nothing where it can have none.
std::optional<TimesView> times_of(const Opened& opened, const std::string& from) {
  try {
    return done(opened, "request times", {{"id", opened.link.about}, {"from", from}})
        .as<TimesView>();
  } catch (const BadArgument&) {
    return from.empty() ? std::nullopt : times_of(opened, "");  // that is no day
  } catch (const Failure& refused) {
    if (refused.code() != ExitCode::kRule) throw;
    return std::nullopt;
  }
}

Items offers_of(const Opened& opened, const RequestView& request, const TimesView& times,
                Instant now) {
  Items offers;
  for (const OfferView& offer : times.offers)
    offers.push_back({Members{{"at", {to_rfc3339(offer.slot.begin)}},
                              {"time", {span(opened, offer.slot, now)}},
                              {"who", {shown(opened, request, offer.person)}}}});
  return offers;
}

// What was done just now, as the address says.
std::string done_text(const Words& words, const Call& call) {
  const auto deed = deed_named(call.query("done").value_or(""));
  if (deed == Deed::kMove) return words("It has another time now.");
  if (deed == Deed::kAdd) return words("It is added. Whoever helps you is told.");
  return {};
}

http::Response page_of(const Call& call, const Opened& opened, const std::string& alert,
                       int status) {
  const Words& words = opened.words;
  const RequestView request = request_of(opened);
  const bool open = !has_ended(request.state);
  const std::string from = call.query("from").value_or("");
  const auto times = open ? times_of(opened, from) : std::nullopt;
  const std::string who = who_helps(opened, request);
  const bool emergency = open && !request.stands.empty();
  const Call seen = seen_by_nobody(call, opened.state);
  const std::string path = call.target.path;
  const Items said = rows_of_said(words, request.said);
  const Items additions = additions_of(opened, request, call.now);
  const Items offers = times ? offers_of(opened, request, *times, call.now) : Items{};
  const Members data{
      {"title", {put(words("Your request {number}"), {{"number", opened.link.about}})}},
      {"alert", {alert}},
      {"done", {alert.empty() ? done_text(words, call) : std::string{}}},
      {"state", {state_of(words, request)}},
      {"kind",
       {std::string(emergency ? "alert"
                    : open    ? "answer"
                              : "done")}},
      {"stands", {request.stands}},
      {"time", {open && request.booked ? span(opened, request.booked->span, call.now) : ""}},
      {"who", {open && !who.empty() ? put(words("{who} helps you."), {{"who", who}}) : ""}},
      {"notes", {notes_of(opened, request, call.now)}},
      {"calls", {emergency ? call_buttons(seen, words) : Items{}}},
      {"file", {open && request.booked ? path + "/request.ics" : std::string{}}},
      {"has_said", {!said.empty() || !additions.empty()}},
      {"said", {said}},
      {"additions", {additions}},
      {"open", {open}},
      {"action", {path}},
      {"can_move", {times && times->why_not.empty()}},
      {"offers", {offers}},
      {"from", {from}},
      {"zone", {words("Times are those of") + ' ' + opened.desk().zone.name() + '.'}}};
  http::Response page = page_from(seen, words, {.title = words("Your request")}, "request", {data});
  page.status = status;
  return not_kept(std::move(page));
}

struct Pressed {
  Deed deed{};
  http::Query said;
};

Pressed pressed_in(const Call& call, const Opened& opened) {
  const http::Query form = form_in(call);
  const auto said = [&](const char* name) { return http::find_in(form, name).value_or(""); };
  const auto deed = deed_named(http::find_in(form, "do").value_or(word_of_deed(Deed::kWithdraw)));
  if (!deed) throw Problem(400, "a request is moved, added to or withdrawn");
  return {*deed, {{"id", opened.link.about}, {"at", said("at")}, {"text", said("text")}}};
}

// What is refused is said beside how the request stands by now.
std::string refusal_text(const Words& words, Deed deed) {
  return deed == Deed::kMove ? words(
                                   "It cannot have that time any more. Nothing was changed; please "
                                   "choose another.")
                             : words(
                                   "Nothing was added: please write down what, in at most 4000 "
                                   "characters.");
}

}  // namespace

http::Response request_page(const Call& call, const Opened& opened) {
  return page_of(call, opened, "", 200);
}

http::Response act_on_request(const Call& call, const Opened& opened, Services& services) {
  const Pressed pressed = pressed_in(call, opened);
  try {
    static_cast<void>(done(opened, "request " + word_of_deed(pressed.deed), pressed.said));
  } catch (const BadArgument&) {
    return page_of(call, opened, refusal_text(opened.words, pressed.deed), 422);
  } catch (const Failure& refused) {
    if (refused.code() != ExitCode::kRule) throw;
    // It has ended meanwhile: the page says so.
    const bool ended = has_ended(request_of(opened).state);
    if (!ended && pressed.deed != Deed::kWithdraw)
      return page_of(call, opened, refusal_text(opened.words, pressed.deed), 409);
    return see_other(call.target.path);
  }
  services.desks.look();
  return see_other(pressed.deed == Deed::kWithdraw
                       ? call.target.path
                       : call.target.path + "?done=" + word_of_deed(pressed.deed));
}

http::Response request_file(const Opened& opened) {
  const RequestView request = request_of(opened);
  const auto& mail = opened.desk().mail;
  const std::string pages = mail ? mail->pages : "";
  const std::string address =
      pages.empty() ? "" : pages + '/' + path_of_link(opened.invocation, opened.link);
  const OpenDesk desk(opened.invocation, opened.state->desk->files);
  auto file = request_event(desk, request.id, who_helps(opened, request), address, opened.words);
  if (!file) throw Problem(404, "no time is booked for this request");
  http::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.headers = {{"Content-Disposition",
                       "attachment; filename=\"request-" + std::to_string(request.id) + ".ics\""},
                      {"Cache-Control", "no-store"}};
  response.body = http::bytes(*std::move(file));
  return response;
}

}  // namespace respite::server
