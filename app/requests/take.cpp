#include "app/requests/take.h"

#include <fmt/format.h>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/record/mail/post_box.h"
#include "app/requests/answer_view.h"
#include "app/requests/booking.h"
#include "app/requests/carry_out.h"
#include "app/requests/ladder.h"
#include "app/requests/moment.h"
#include "app/requests/news.h"
#include "scheduler/boundary/decide.h"
#include "store/digest.h"
#include "text/list.h"

namespace respite {
namespace {

RequestRecord record_of(const Desk& desk, const Question& question, const std::string& line,
                        const Verdict& verdict) {
  const Request& request = question.request;
  RequestRecord record;
  record.received = request.now;
  record.requester = request.requester;
  record.role = request.role;
  record.category = to_text(request.category);
  record.priority = request.category == Category::kPersonal ? "" : to_text(verdict.priority);
  record.length = request.length;
  record.skill = request.skill;
  record.question = line;
  record.verdict = to_text(verdict.kind);
  if (verdict.person) record.person = desk.people[at(*verdict.person)].id;
  record.promise = verdict.promise;
  record.ack_by = verdict.ack_by;
  record.state = state_after(verdict.kind);
  if (verdict.kind == VerdictKind::kAcceptNow) record.started = request.now;
  return record;
}

// What was decided and by which words of which rules; the question counts by its hash.
std::string detail_of(const Desk& desk, const RequestRecord& record, const AskView& answer) {
  const std::string rules = text::join(answer.citations, ",", [](const Citation& citation) {
    return citation.id + "@" + citation.version;
  });
  std::string detail =
      fmt::format("verdict={} question={} policy={}@{} rules={}", record.verdict,
                  store::sha256_hex(*record.question), desk.policy.id, desk.policy.version, rules);
  if (answer.person) detail += " person=" + *answer.person;
  if (answer.slot) detail += " slot=" + to_record(*answer.slot);
  if (answer.promise) detail += " promise=" + to_rfc3339(*answer.promise);
  if (answer.ack_by) detail += " ack_by=" + to_rfc3339(*answer.ack_by);
  return detail;
}

// Later than now, where nobody is to be asked yet.
std::optional<Instant> asks_from(const TakenView& view, Instant now) {
  std::optional<Instant> from;
  for (const ConsentView& consent : view.consents) {
    if (now < consent.asked && (!from || consent.asked < *from)) from = consent.asked;
  }
  return from;
}

}  // namespace

Taker::Taker(const OpenDesk& desk) : desk_(desk), database_(store_to_write(desk.invocation)) {}

TakenView Taker::take(const Question& question, const std::string& line, Language language) {
  if (question.what_if) {
    throw Failure(ExitCode::kInput,
                  "a request that brings its own now or facts is a what-if and cannot be taken");
  }
  return database_->write([&] {
    store::Database& database = *database_;
    refuse_clock_behind(desk_.invocation, database);
    RequestNewsDesk news(database, desk_);
    const Moment moment = moment_of(desk_, database);
    const Verdict verdict = decide(moment.known, question.request);
    const RequestRecord record = record_of(desk_.desk, question, line, verdict);
    TakenView view;
    view.request = store::add_request(database, record);
    static_cast<CarriedOut&>(view) =
        carry_out(database, desk_, moment, question.request, verdict, view.request);
    const Taken taken{asks_from(view, desk_.invocation.now)};
    view.answer = ask_view(desk_.desk, question, verdict, language, taken);
    record_act(database, desk_.invocation, "taken", fmt::format("request {}", view.request),
               detail_of(desk_.desk, record, view.answer));
    begin_ladder(database, desk_, view.request);
    const Language own = language_of(desk_.desk, question.request.requester);
    news.tell(own == language ? view.answer.reply
                              : ask_view(desk_.desk, question, verdict, own, taken).reply);
    return view;
  });
}

}  // namespace respite
