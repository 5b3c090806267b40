#include "app/record/mail/request_letters.h"

#include <algorithm>

#include "words/dates.h"

namespace respite {
namespace {

std::string number_of(const RequestView& request) { return std::to_string(request.id); }

std::string subject_of(const Words& words, RequestNews news, const std::string& number) {
  const auto about = [&](const std::string& text) { return put(text, {{"number", number}}); };
  switch (news) {
    case RequestNews::kTaken:
      return about(words("Your request {number}"));
    case RequestNews::kMoved:
      return about(words("Your request {number} has another time"));
    case RequestNews::kAtRisk:
      return about(words("Your request {number} may be late"));
    case RequestNews::kClosed:
      return about(words("Your request {number} is done"));
    case RequestNews::kWithdrawn:
      break;
  }
  return about(words("Your request {number} is withdrawn"));
}

// What holds for it now.
std::string standing_text(const Writing& writing, const Desk& desk, const RequestView& request) {
  const Words& words = writing.words;
  const auto when = [&](Instant at) { return moment_text(words, at, writing.zone, writing.now); };
  if (request.booked && request.booked->firm)
    return put(words("{who} helps you, {when}."),
               {{"who", name_by_id(desk, request.booked->person)},
                {"when", when(request.booked->span.begin)}});
  if (request.promise)
    return put(words("It will be done by {when} at the latest."),
               {{"when", when(*request.promise)}});
  return words("Its time is still to be found.");
}

void add_said(std::vector<LetterRow>& rows, const Words& words, const SaidView& said) {
  if (!said.about.empty()) rows.push_back({words("What has happened"), said.about, ""});
  if (!said.place.empty()) rows.push_back({words("Where"), said.place, ""});
  if (!said.call_back.empty()) rows.push_back({words("Call back"), said.call_back, ""});
}

}  // namespace

Letter request_letter(const Writing& writing, const Desk& desk, const RequestView& request,
                      RequestNews news, const std::string& reply, const std::string& link) {
  const Words& words = writing.words;
  Letter letter;
  letter.subject = subject_of(words, news, number_of(request));
  if (!reply.empty()) {
    letter.paragraphs.push_back(reply);
  } else if (news == RequestNews::kMoved || news == RequestNews::kAtRisk) {
    if (news == RequestNews::kAtRisk)
      letter.paragraphs.push_back(
          words("We may not be able to keep what we promised you. We are "
                "looking for another time and will tell you."));
    letter.paragraphs.push_back(standing_text(writing, desk, request));
  }
  if (news == RequestNews::kClosed)
    letter.paragraphs.push_back(words("If it is not, please tell us and name its number."));
  add_said(letter.rows, words, request.said);
  if (!link.empty() && !has_ended(request.state))
    letter.actions.push_back({words("See or withdraw your request"), link});
  letter.reason = words("You get this because you asked us for help.");
  return letter;
}

Letter booking_letter(const Writing& writing, const Desk& desk, const RequestView& request,
                      const BookingRecord& booking, bool released) {
  const Words& words = writing.words;
  Letter letter;
  const std::string when = span_text(words, booking.span, writing.zone, writing.now);
  letter.subject = put(released ? words("Free again: {when}") : words("Booked with you: {when}"),
                       {{"when", when}});
  letter.paragraphs.push_back(put(released ? words("Request {number} is no longer booked with you.")
                                           : words("Request {number} is booked with you."),
                                  {{"number", number_of(request)}}));
  if (!released) {
    letter.rows.push_back({words("Who asks"), name_by_id(desk, request.requester), request.role});
    add_said(letter.rows, words, request.said);
    if (!booking.firm)
      letter.after.push_back(words("The time may still move: it yields to any work."));
  }
  letter.reason = words("You get this because your time was booked.");
  return letter;
}

Letter consent_letter(const Writing& writing, const Desk& desk, const ConsentView& consent,
                      const std::string& link) {
  const Words& words = writing.words;
  const auto until = moment_text(words, consent.expires, writing.zone, writing.now);
  Letter letter;
  letter.subject = words("May we ask you for this?");
  if (consent.slot) {
    const std::string when = span_text(words, *consent.slot, writing.zone, writing.now);
    letter.subject = put(words("May we ask you for this? {when}"), {{"when", when}});
    letter.paragraphs.push_back(
        put(words("Somebody needs {who} at a time that nobody takes without asking: {when}."),
            {{"who", name_by_id(desk, consent.person)}, {"when", when}}));
  } else {
    letter.paragraphs.push_back(words("A request needs a lead's decision."));
  }
  letter.paragraphs.push_back(
      put(words("Nothing happens without your yes. No answer until {until} is a no, and a no needs "
                "no reason and is told to nobody."),
          {{"until", until}}));
  if (!link.empty()) letter.actions.push_back({words("Look at it and answer"), link});
  letter.after.push_back(put(words("On the command line: respite consent give {number}"),
                             {{"number", std::to_string(consent.id)}}));
  letter.reason = words("You get this because your agreement is asked for.");
  return letter;
}

Letter promise_letter(const Writing& writing, const Desk& desk, const RequestView& request,
                      bool broken) {
  const Words& words = writing.words;
  const std::string number = number_of(request);
  Letter letter;
  letter.subject = put(broken ? words("Promise broken: request {number}")
                              : words("Promise at risk: request {number}"),
                       {{"number", number}});
  if (request.promise)
    letter.rows.push_back(
        {words("Promised"), moment_text(words, *request.promise, writing.zone, writing.now), ""});
  if (request.ack_by)
    letter.rows.push_back({words("To be acknowledged"),
                           moment_text(words, *request.ack_by, writing.zone, writing.now), ""});
  letter.rows.push_back({words("Who asks"), name_by_id(desk, request.requester), request.role});
  add_said(letter.rows, words, request.said);
  letter.after.push_back(broken ? words("Tell them a new time.")
                                : words("Give it a time that holds, or tell them a new one."));
  letter.reason = words("You get this because you lead the desk.");
  return letter;
}

}  // namespace respite
