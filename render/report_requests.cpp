#include "render/report.h"

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"
#include "scheduler/time/duration_text.h"
#include "text/list.h"

namespace respite {
namespace {

std::string moment(const std::string& zone, Instant instant) {
  return day_and_time(wall_in(zone, instant));
}

std::string booked_text(const std::string& zone, const BookingRecord& booked) {
  return fmt::format("{}: {}, {}", booked.firm ? "Booked" : "Held for now", booked.person,
                     from_to(zone, booked.span));
}

std::string moved_text(const std::string& zone, const MovedBlockRecord& moved) {
  const std::string what =
      fmt::format("{} of {}, {}", moved.kind, moved.person, from_to(zone, moved.was));
  return moved.placed ? what + ", moves to " + from_to(zone, *moved.placed)
                      : what + ", gives way and is owed";
}

std::string consent_text(const std::string& zone, const ConsentView& consent) {
  std::string text =
      fmt::format("consent {}: {}", consent.id,
                  consent.asks.empty() ? consent.signer : text::join(consent.asks, " or "));
  if (consent.slot) {
    text += fmt::format(", {}'s time, {}", consent.person, from_to(zone, *consent.slot));
  }
  return text + fmt::format(" ({}), from {} until {}", consent.rules, moment(zone, consent.asked),
                            moment(zone, consent.expires));
}

std::string owed_text(const OwedView& owed) {
  return fmt::format("{} is owed {} of {}", owed.person, hours_text(owed.time), owed.kind);
}

void add(std::string& text, const std::string& sentence, const Style& style) {
  text += listed(printable(sentence), style);
}

void add_moved(std::string& text, const std::string& zone,
               const std::vector<MovedBlockRecord>& moved, const Style& style) {
  for (const MovedBlockRecord& each : moved) add(text, moved_text(zone, each), style);
}

std::string who_asks(const RequestView& request) {
  return printable(request.requester.empty() ? request.role : request.requester);
}

// What is wrong, where, and whom to call back, as far as it was said.
std::string said_text(const RequestView& request) {
  std::vector<std::string> parts;
  if (!request.said.about.empty()) parts.push_back(printable(request.said.about));
  if (!request.said.place.empty()) parts.push_back("at " + printable(request.said.place));
  if (!request.said.call_back.empty()) {
    parts.push_back("call " + printable(request.said.call_back));
  }
  return text::join(parts, "; ");
}

std::string slot_of(const std::string& zone, const RequestView& request) {
  if (!request.booked) return "";
  return moment(zone, request.booked->span.begin) + (request.booked->firm ? "" : ", held");
}

std::string promise_of(const std::string& zone, const RequestView& request) {
  if (request.promise) return moment(zone, *request.promise);
  return request.ack_by && !request.started ? moment(zone, *request.ack_by) : "";
}

}  // namespace

std::string render(const TakenView& view, const Style& style) {
  if (!view.answer.taken) return render(view.answer, style);
  const std::string& zone = view.answer.zone;
  std::string text = painted(style, Paint::kBold, fmt::format("Request {}", view.request)) + '\n';
  if (view.booked) add(text, booked_text(zone, *view.booked), style);
  for (const ConsentView& consent : view.consents) {
    add(text, "asks for " + consent_text(zone, consent), style);
  }
  add_moved(text, zone, view.moved, style);
  for (const std::int64_t request : view.requeued) {
    add(text, fmt::format("request {} gives way and waits on, with the same promise", request),
        style);
  }
  return text + '\n' + render(view.answer, style);
}

std::string render(const QueueView& view, const Style& style) {
  std::string text;
  for (const std::string& done : view.settled) add(text, done, style);
  if (!text.empty()) text += '\n';
  if (view.requests.empty()) return text + "Nobody is waiting.\n";
  Table table({{"", Align::kRight},
               {"standing"},
               {"who"},
               {"what"},
               {"days", Align::kRight},
               {"person"},
               {"time"},
               {"promise"}});
  std::string said;
  std::string alarms;
  for (const QueuedView& queued : view.requests) {
    const RequestView& request = queued.request;
    const Paint paint = queued.alarm                               ? Paint::kRed
                        : queued.standing == PromiseStanding::kDue ? Paint::kYellow
                                                                   : Paint::kPlain;
    table.add_row({{std::to_string(request.id)},
                   {std::string(to_text(queued.standing)), paint},
                   {who_asks(request)},
                   {request.priority.empty() ? request.category : request.priority},
                   {std::to_string(queued.age)},
                   {request.person.value_or("")},
                   {slot_of(view.zone, request)},
                   {promise_of(view.zone, request)}});
    if (!request.said.empty()) {
      add(said,
          fmt::format("request {}, {}: {}", request.id, who_asks(request), said_text(request)),
          style);
    }
    if (queued.alarm) {
      add(alarms, fmt::format("request {}: {}", request.id, *queued.alarm), style);
    }
  }
  text += table.render(style);
  if (!said.empty()) text += "\nWhat they say:\n" + said;
  if (!alarms.empty())
    text += "\n" + painted(style, Paint::kRed, "Needs somebody:") + "\n" + alarms;
  return text;
}

std::string render(const ConsentsView& view, const Style& style) {
  std::string text;
  if (view.consents.empty()) text = "No consent is asked for.\n";
  for (const ConsentView& consent : view.consents) {
    add(text, fmt::format("{}: {}", consent_text(view.zone, consent), to_text(consent.state)),
        style);
  }
  if (view.refused > 0) text += fmt::format("{} refused so far.\n", view.refused);
  return text;
}

std::string render(const AnsweredView& view, const Style& style) {
  std::string text =
      painted(style, Paint::kBold,
              fmt::format("Consent {} is {}", view.consent.id, to_text(view.consent.state))) +
      '\n';
  for (const ConsentView& missing : view.missing) {
    add(text, "still asks for " + consent_text(view.zone, missing), style);
  }
  if (view.booked) add(text, booked_text(view.zone, *view.booked), style);
  add_moved(text, view.zone, view.moved, style);
  for (const OwedView& owed : view.owed) add(text, owed_text(owed), style);
  return text;
}

std::string render(const IncidentView& view, const Style& style) {
  const std::string& zone = view.zone;
  std::string text = fmt::format(
      "Incident {}: {}, {}", view.id, view.person,
      view.ended ? from_to(zone, {view.began, *view.ended}) : "since " + moment(zone, view.began));
  if (view.withdrawn) text += "; withdrawn";
  text = painted(style, Paint::kBold, text) + '\n';
  if (view.rests_until) {
    add(text, fmt::format("{} rests until {}", view.person, moment(zone, *view.rests_until)),
        style);
  }
  for (const OwedView& owed : view.owed) add(text, owed_text(owed), style);
  for (const std::int64_t request : view.at_risk) {
    add(text, fmt::format("request {} is booked into that rest: give it another time", request),
        style);
  }
  return text;
}

std::string render(const IncidentsView& view, const Style& style) {
  if (view.incidents.empty()) return "No call-out is recorded.\n";
  std::string text;
  for (const IncidentView& incident : view.incidents) text += render(incident, style);
  return text;
}

std::string render(const ClosedView& view, const Style& style) {
  const RequestView& request = view.request;
  const std::string state = request.state == RequestState::kConsent
                                ? "waits for consent"
                                : "is " + to_text(request.state);
  std::string text =
      painted(style, Paint::kBold, fmt::format("Request {} {}", request.id, state)) + '\n';
  if (!request.stands.empty()) add(text, request.stands, style);
  add(text,
      fmt::format("received {}, from {}, {}", moment(view.zone, request.received),
                  who_asks(request),
                  request.priority.empty() ? request.category : request.priority),
      style);
  if (!request.said.empty()) add(text, said_text(request), style);
  for (const AdditionRecord& addition : request.additions) {
    if (!addition.text) continue;
    add(text, fmt::format("added {}: {}", moment(view.zone, addition.at), *addition.text), style);
  }
  if (request.booked) add(text, booked_text(view.zone, *request.booked), style);
  if (request.promise) {
    add(text, fmt::format("promised by {}", moment(view.zone, *request.promise)), style);
  }
  if (view.review) {
    add(text,
        fmt::format("{} learns from it, {}", view.review->person,
                    from_to(view.zone, view.review->span)),
        style);
  }
  return text;
}

std::string render(const TimesView& view, const Style& style) {
  std::string text;
  if (view.booked) text += booked_text(view.zone, *view.booked) + '\n';
  if (!view.why_not.empty()) return text + "It cannot move: " + printable(view.why_not) + ".\n";
  text += view.offers.empty() ? "It could move to no other time.\n" : "It could move to:\n";
  for (const OfferView& offer : view.offers)
    add(text, fmt::format("{}, {}", from_to(view.zone, offer.slot), offer.name), style);
  return text;
}

std::string render(const AuditView& view, const Style& style) {
  if (view.lines.empty()) return "Nothing is recorded.\n";
  std::string text;
  for (const store::AuditLine& line : view.lines) {
    const std::string act =
        fmt::format("{}, {}, {}: {}, {}", line.number, moment(view.zone, line.act.at), line.act.by,
                    line.act.act, line.act.subject);
    text += painted(style, Paint::kBold, printable(act)) + '\n';
    if (!line.act.detail.empty()) add(text, line.act.detail, style);
  }
  return text;
}

std::string render(const AuditVerdict& view, const Style& style) {
  std::string text;
  for (const std::string& damage : view.damages) add(text, damage, style);
  if (!text.empty()) {
    return painted(style, Paint::kRed, "The record is not what was recorded:") + '\n' + text;
  }
  text = fmt::format("Sound: {} revisions and {} entries, each chained to the one before.\n",
                     view.revisions, view.entries);
  if (!view.digest.empty()) text += fmt::format("Last digest: {}\n", view.digest);
  return text;
}

std::string render(const BackupView& view) {
  return fmt::format("{}: revision {}, {} bytes, sha256 {}\n", printable(view.file), view.revision,
                     view.bytes, view.sha256);
}

}  // namespace respite
