#include "app/requests/ask.h"

#include <chrono>

#include "app/desk/write_to.h"
#include "app/operation/operations.h"
#include "app/requests/answer_view.h"
#include "app/requests/disclosure.h"
#include "app/requests/moment.h"
#include "app/requests/question.h"
#include "app/requests/take.h"
#include "app/view/requests.h"
#include "scheduler/boundary/decide.h"

namespace respite {

using std::chrono::days;

// Rest and weekly budgets look back; targets and promises look ahead. decide() works out more
// where a request reaches further.
const Availability& Asker::around(Instant now) {
  constexpr days kWhatIf{366};  // as far back as one may reasonably begin
  if (!snapshot_) {
    const auto database = store_to_read(desk_.invocation);
    const Instant since = desk_.invocation.now - kWhatIf - kRemembered;
    snapshot_ = desk_snapshot(desk_, read_stored_since(database, since));
  }
  constexpr days kBack{28};
  constexpr days kAhead{120};
  const bool known =
      known_ && known_->span.begin + kBack <= now && now + kAhead <= known_->span.end;
  if (!known) known_ = work_out(snapshot_, {now - 2 * kBack, now + 2 * kAhead});
  return *known_;
}

Verdict Asker::judge(const Question& question) {
  const Availability& base = around(question.request.now);
  return question.facts.empty() ? decide(base, question.request)
                                : decide(lay_over(base, question.facts), question.request);
}

AskView Asker::ask(const Question& question, Language language) {
  const std::lock_guard lock(mutex_);
  const Verdict verdict = judge(question);
  return ask_view(snapshot_->desk, question, verdict, language);
}

AskView Asker::ask_in_public(const Question& question, Language language) {
  const std::lock_guard lock(mutex_);
  const Verdict verdict = judge(question);
  if (!public_) public_ = as_public_sees(snapshot_->desk);
  return for_public(ask_view(*public_, question, verdict, language), public_->policy, language);
}

template <>
struct ChoiceWords<Language> {
  static constexpr auto kWords = kLanguageCodes;
};

namespace {

using store::TokenRole;

struct AskArguments {
  bool take = false;
  QuestionArguments question;
  bool prohibited = false;
  Language language = Language::kEnglish;
  bool explain = false;
};

void arguments(auto& visit, AskArguments& given) {
  visit("take", given.take, "book what the verdict says", {.where = Where::kCommandLine});
  arguments(visit, given.question);
  visit("prohibited", given.prohibited, "the policy says that this is not done",
        {.where = Where::kCommandLine});
  visit("language", given.language, "of the reply: en, fr or de",
        {.value = "CODE", .in_query = true});
  visit("explain", given.explain, "say which windows and people were looked at",
        {.in_query = true});
}

// Who asks is whoever holds the token; only a lead may ask for others.
QuestionArguments asked_by(const Context& context, const AskArguments& given) {
  QuestionArguments question = given.question;
  if (context.role < TokenRole::kLead) question.requester = context.subject;
  if (given.prohibited && !question.scope) question.scope = "prohibited";
  return question;
}

// As much of it as is for whoever asked.
TakenView told(const Context& context, const AskArguments& given, TakenView view) {
  const bool to_requester = context.role == TokenRole::kRequester;
  if (to_requester) view = for_requester(std::move(view));
  view.answer.explained = given.explain && context.role >= TokenRole::kTechnician;
  if (!view.answer.explained) {
    view.answer.windows.clear();
    view.answer.looked.clear();
  }
  return view;
}

TakenView take(const Context& context, const AskArguments& given) {
  const OpenDesk& desk = context.desk();
  const QuestionArguments asked = asked_by(context, given);
  const Question question = question_of(asked, desk.desk, desk.invocation.now);
  return told(context, given, Taker(desk).take(question, line_of(asked), given.language));
}

TakenView ask(const Context& context, const AskArguments& given) {
  if (given.take) return take(context, given);
  const OpenDesk& desk = context.desk();
  const Question question = question_of(asked_by(context, given), desk.desk, desk.invocation.now);
  const auto asker = context.asker ? context.asker : std::make_shared<Asker>(desk);
  TakenView view;
  view.answer = context.role == TokenRole::kPublic ? asker->ask_in_public(question, given.language)
                                                   : asker->ask(question, given.language);
  return told(context, given, std::move(view));
}

}  // namespace

std::vector<Operation> ask_operations() {
  return {
      declare({.name = "ask",
               .summary = "judge a request: a time or a person, and why",
               .about = "Answers a request with one of five verdicts, none of them a refusal: "
                        "accept_now, schedule_at, queue, escalate, needs_consent. Says which rules "
                        "it rests on, what else is possible, and the reply to send. Judges only; "
                        "--take also books the time, in one transaction with the verdict, and asks "
                        "for the consents it needs. --batch reads JSON Lines and answers each line "
                        "with one; a line that is wrong gets an error of its own and the exit code "
                        "is 2 at the end.",
               .least = TokenRole::kPublic,
               .route = {"POST", "/api/v1/ask"}},
              ask),
      declare({.name = "take",
               .summary = "judge a request and book what the verdict says",
               .least = TokenRole::kRequester,
               .route = {"POST", "/api/v1/requests", 201},
               .makes = "/api/v1/requests/{request}",
               .command = false},
              take)};
}

}  // namespace respite
