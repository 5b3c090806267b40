// Words added to a request that was taken, and told to whoever helps.
#include <fmt/format.h>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/record/mail/post_box.h"
#include "app/requests/ladder.h"
#include "app/requests/one_request.h"
#include "app/requests/question_checks.h"
#include "store/digest.h"
#include "words/dates.h"

namespace respite {
namespace {

Letter addition_letter(const Writing& writing, const RequestView& request,
                       const std::string& text) {
  const Words& words = writing.words;
  const std::string number = std::to_string(request.id);
  Letter letter;
  letter.subject = put(words("Added to request {number}"), {{"number", number}});
  letter.paragraphs.push_back(
      put(words("Something was added to request {number}."), {{"number", number}}));
  const std::string when =
      request.booked ? span_text(words, request.booked->span, writing.zone, writing.now) : "";
  letter.rows.push_back({words("Added"), text, when});
  if (!request.said.about.empty())
    letter.rows.push_back({words("What has happened"), request.said.about, ""});
  if (!request.said.call_back.empty())
    letter.rows.push_back({words("Call back"), request.said.call_back, ""});
  letter.reason = words("You get this because your time was booked.");
  return letter;
}

// Whoever is booked; of an emergency whoever is on it, else whom it went to last.
std::optional<std::string> who_helps(const RequestView& request) {
  if (request.acknowledged_by) return request.acknowledged_by;
  if (!request.ladder.empty()) return request.ladder.back().person;
  return request.person;
}

void tell_who_helps(store::Database& database, const OpenDesk& desk, const RequestView& request,
                    const std::string& text) {
  const auto id = who_helps(request);
  const auto person = id ? find_person(desk.desk, *id) : std::nullopt;
  if (!person) return;
  const Instant now = desk.invocation.now;
  const bool at_once = climbs_ladder(request);
  const Instant before = at_once || !request.booked ? now : request.booked->span.begin;
  PostBox(database, desk)
      .tell(*person,
            {.kind = MessageKind::kBooking,
             .event = fmt::format("request/{}/addition/{}", request.id, request.additions.size()),
             .thread = fmt::format("request/{}", request.id),
             .before = at_once || request.booked ? std::optional(before) : std::nullopt},
            [&](const Writing& writing) { return addition_letter(writing, request, text); });
}

struct AddArguments {
  std::int64_t id = 0;
  std::string text;
};

void arguments(auto& visit, AddArguments& given) {
  visit("id", given.id, "number of the request", kNumber);
  visit("text", given.text, "what to add to what is wrong", {.value = "TEXT", .needed = true});
}

std::string text_of(const AddArguments& given) {
  std::string text = said_in("text", given.text, kLongestText);
  if (text.find_first_not_of(' ') == std::string::npos) throw BadArgument("text", "says nothing");
  return text;
}

ClosedView add_to_request(const Context& context, const AddArguments& given) {
  constexpr std::size_t kMost = 50;
  static_cast<void>(shown_to(context, given.id));
  const std::string text = text_of(given);
  const OpenDesk& desk = context.desk();
  return write_act(desk.invocation, [&](store::Database& database) {
    const RequestRecord record = find_request(database, given.id);
    require_open(record);
    // Pressed twice, it is added once.
    if (!record.additions.empty() && record.additions.back().text == text)
      return closed_view(desk, database, record.id);
    if (kMost <= record.additions.size())
      throw Failure(ExitCode::kRule,
                    "{} things were added to request {}: that is as "
                    "much as it takes",
                    kMost, record.id);
    store::add_addition(database, record.id, text, desk.invocation.now);
    record_act(database, desk.invocation, "added to", fmt::format("request {}", record.id),
               "text=" + store::sha256_hex(text));
    ClosedView view = closed_view(desk, database, record.id);
    tell_who_helps(database, desk, view.request, text);
    return view;
  });
}

}  // namespace

Operation request_add_operation() {
  return declare({.name = "request add",
                  .summary = "add something to what is wrong",
                  .about = "Adds words to what was said of a request, with the time; what was said "
                           "before stays. Whoever helps is told. Whoever asked adds to their own.",
                  .least = store::TokenRole::kRequester,
                  .route = {"POST", "/api/v1/requests/{id}/additions"}},
                 add_to_request);
}

}  // namespace respite
