// How the answer of each operation is shown to people, and what the command ends with.
#include <algorithm>
#include <array>

#include "cli/desk.h"
#include "cli/first_questions.h"
#include "cli/operation_command.h"
#include "render/report.h"
#include "render/report_sheets.h"
#include "render/rota_picture.h"
#include "render/rota_text.h"
#include "web/print_page.h"

namespace respite {
namespace {

// Printed, and done.
Presentation asking(Presentation presentation,
                    void (*ask)(const Session&, std::span<const ArgumentField>)) {
  presentation.ask = ask;
  return presentation;
}

template <class Result>
Presentation printed(std::string_view operation) {
  return {.operation = operation, .show = [](const Session& session, const Outcome& answer) {
            const Result& view = answer.as<Result>();
            if constexpr (requires { render(view, session.style()); }) {
              print_answer(session, answer, render(view, session.style()));
            } else {
              print_answer(session, answer, render(view));
            }
            return ExitCode::kDone;
          }};
}

// kRule where a hard rule is broken or a required turn stays empty; else kDone. Time before a
// rota's first handover is nobody's turn, and no reason to fail.
ExitCode verdict_on(const std::vector<ViolationView>& violations,
                    const std::vector<GapView>& gaps) {
  const bool broken = std::any_of(violations.begin(), violations.end(),
                                  [](const ViolationView& one) { return one.hard; });
  const bool empty = std::any_of(gaps.begin(), gaps.end(), [](const GapView& gap) {
    return !gap.turn.empty() && !gap.holder;
  });
  return broken || empty ? ExitCode::kRule : ExitCode::kDone;
}

ExitCode show_check(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<CheckView>();
  for (const DiagnosticView& diagnostic : view.diagnostics) session.warn(diagnostic.shown);
  if (session.json() || view.readable) {
    print_answer(session, answer, render(view, session.style()));
  }
  if (!view.readable) throw mistakes(view.diagnostics);
  if (!view.damages.empty()) return ExitCode::kFile;
  return verdict_on(view.violations, view.gaps);
}

ExitCode show_plan(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<PlanView>();
  session.show_progress("");
  print_answer(session, answer, render(view, session.style(), session.arguments().has("verbose")));
  if (view.interrupted) return ExitCode::kInterrupted;
  return verdict_on(view.schedule.violations, view.schedule.gaps);
}

ExitCode show_replan(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<ReplanView>();
  print_answer(session, answer, render(view, session.style()));
  if (view.interrupted) return ExitCode::kInterrupted;
  return view.unmended.empty() ? ExitCode::kDone : ExitCode::kRule;
}

ExitCode show_protect(const Session& session, const Outcome& answer) {
  print_answer(session, answer, render(answer.as<ProtectView>(), session.style()));
  return ExitCode::kDone;
}

ExitCode show_published(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<PublishView>();
  print_answer(session, answer, render(view, session.style()));
  return verdict_on({}, view.gaps);
}

// Of these and --json one at a time.
void check_forms(const Session& session) {
  std::string_view given = session.json() ? "json" : "";
  for (const std::string_view form : {"calendar", "csv", "html", "svg"}) {
    if (!session.arguments().has(form)) continue;
    if (!given.empty())
      throw Failure(ExitCode::kInput, "--{} and --{}: one at a time", given, form);
    given = form;
  }
}

ExitCode show_rota(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<ShowView>();
  const auto asked = [&](std::string_view form) { return session.arguments().has(form); };
  print_answer(session, answer,
               asked("csv")        ? to_csv(view.schedule)
               : asked("calendar") ? render_calendar(view.schedule, session.style())
               : asked("svg")      ? rota_picture(view.schedule)
               : asked("html")     ? print_page(sheet_of(view), true)
                                   : render(view, session.style()));
  return ExitCode::kDone;
}

// A report as text, CSV, a page for print, and a picture where it has one.
template <class Result>
Presentation report(std::string_view operation, bool has_picture = false) {
  Presentation row{.operation = operation,
                   .options = {{"csv", 0, "", "a record for each line, for a spreadsheet"},
                               {"html", 0, "", "one page, for print"}},
                   .check = check_forms,
                   .show = [](const Session& session, const Outcome& answer) {
                     const auto& view = answer.as<Result>();
                     const auto asked = [&](std::string_view form) {
                       return session.arguments().has(form);
                     };
                     const Sheet sheet = sheet_of(view);
                     print_answer(session, answer,
                                  asked("csv")    ? to_csv(view)
                                  : asked("svg")  ? sheet.picture
                                  : asked("html") ? print_page(sheet)
                                                  : to_text(sheet, session.style()));
                     return ExitCode::kDone;
                   }};
  if (has_picture) row.options.push_back({"svg", 0, "", "the picture of it"});
  return row;
}

ExitCode show_fetched(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<FetchView>();
  print_answer(session, answer, render(view, session.style()));
  const bool failed = std::ranges::any_of(
      view.calendars, [](const FetchedLine& line) { return !line.words.empty(); });
  return failed ? ExitCode::kFile : ExitCode::kDone;
}

ExitCode show_gaps(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<GapsView>();
  print_answer(session, answer, render(view, session.style()));
  return session.arguments().has("exit-code") ? verdict_on({}, view.gaps) : ExitCode::kDone;
}

ExitCode show_ask(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<TakenView>();
  session.print(session.json() ? to_line(answer.tree(store::TokenRole::kLead))
                               : render(view, session.style()));
  if (!session.arguments().has("exit-code")) return ExitCode::kDone;
  switch (view.answer.kind) {
    case VerdictKind::kQueue:
      return ExitCode::kQueued;
    case VerdictKind::kEscalate:
      return ExitCode::kEscalated;
    case VerdictKind::kNeedsConsent:
      return ExitCode::kNeedsConsent;
    case VerdictKind::kAcceptNow:
    case VerdictKind::kScheduleAt:
      break;
  }
  return ExitCode::kDone;
}

ExitCode show_queue(const Session& session, const Outcome& answer) {
  const auto& view = answer.as<QueueView>();
  print_answer(session, answer, render(view, session.style()));
  const bool speaks = session.arguments().has("exit-code") && view.alarmed();
  return speaks ? ExitCode::kRule : ExitCode::kDone;
}

ExitCode show_audit_verdict(const Session& session, const Outcome& answer) {
  const auto& verdict = answer.as<AuditVerdict>();
  print_answer(session, answer, render(verdict, session.style()));
  return verdict.damages.empty() ? ExitCode::kDone : ExitCode::kFile;
}

// A calendar is one, also where JSON is asked for.
ExitCode show_feed(const Session& session, const Outcome& answer) {
  session.print(answer.as<FeedView>().calendar);
  return ExitCode::kDone;
}

ExitCode show_made_token(const Session& session, const Outcome& answer) {
  MadeTokenView view = answer.as<MadeTokenView>();
  std::string server = session.arguments().text_or("url", "http://127.0.0.1:8080");
  while (server.ends_with('/')) server.pop_back();
  if (!view.path.empty()) view.url = server + view.path;
  print_answer(session, Outcome(view), render(view));
  return ExitCode::kDone;
}

Presentation made_token(std::string_view operation) {
  return {.operation = operation,
          .options = {{"url", 0, "URL",
                       "where the server is reached (default: http://127.0.0.1:8080)"}},
          .show = show_made_token};
}

}  // namespace

std::span<const Presentation> presentations() {
  static const std::array kTable{
      asking(printed<InitView>("init"), ask_of_first_desk),
      Presentation{.operation = "fetch", .show = show_fetched},
      Presentation{.operation = "check", .show = show_check},
      Presentation{.operation = "plan",
                   .options = {{"verbose", 0, "", "also the score in numbers"}},
                   .tells = Severity::kWarning,
                   .show = show_plan},
      Presentation{.operation = "replan", .tells = Severity::kWarning, .show = show_replan},
      printed<DiffView>("diff"),
      Presentation{.operation = "publish", .tells = Severity::kWarning, .show = show_published},
      printed<PublishView>("undo"),
      printed<PublicationsView>("publication list"),
      printed<PublishView>("publication show"),
      Presentation{.operation = "show",
                   .options = {{"calendar", 0, "", "months, with who is on each day"},
                               {"csv", 0, "", "a line for each slot, for a spreadsheet"},
                               {"html", 0, "", "one page for print: people by days"},
                               {"svg", 0, "", "the picture of it"}},
                   .check = check_forms,
                   .show = show_rota},
      printed<WhoView>("who"),
      Presentation{.operation = "gaps",
                   .options = {{"exit-code", 0, "", "end with 3 where a required turn is empty"}},
                   .show = show_gaps},
      printed<ExplainView>("explain"),
      printed<ChangedView>("override"),
      printed<ChangedView>("swap"),
      printed<ChangedView>("cover"),
      printed<DutyChangesView>("change list"),
      printed<ChangedView>("change accept"),
      printed<ChangedView>("change decline"),
      printed<ChangedView>("change withdraw"),
      printed<LeaveView>("leave add"),
      printed<LeaveView>("leave list"),
      printed<LeaveView>("leave shorten"),
      printed<LeaveView>("leave withdraw"),
      printed<LeaveView>("leave allow"),
      printed<LeaveView>("leave decline"),
      Presentation{.operation = "protect", .tells = Severity::kWarning, .show = show_protect},
      printed<BlockChoiceView>("protect keep"),
      printed<BlockChoiceView>("protect move"),
      printed<BlockChoiceView>("protect drop"),
      report<FairnessView>("report fairness", true),
      report<PayView>("report pay"),
      report<RestView>("report rest"),
      report<CoverageView>("report coverage"),
      report<LearningReport>("report learning", true),
      report<SubscribersView>("report subscribers"),
      Presentation{
          .operation = "ask",
          .options = {{"batch", 0, "FILE", "read requests as JSON Lines; - is standard input"},
                      {"exit-code", 0, "",
                       "end with 10 where it is queued, 11 escalated, 12 where it needs "
                       "consent"}},
          .show = show_ask},
      Presentation{.operation = "queue",
                   .options = {{"exit-code", 0, "", "end with 3 where somebody must act"}},
                   .show = show_queue},
      printed<ClosedView>("request show"),
      printed<ClosedView>("request ack"),
      printed<ClosedView>("request close"),
      printed<ClosedView>("request withdraw"),
      printed<TimesView>("request times"),
      printed<ClosedView>("request move"),
      printed<ClosedView>("request add"),
      printed<ConsentsView>("consent list"),
      printed<AnsweredView>("consent give"),
      printed<AnsweredView>("consent refuse"),
      printed<AnsweredView>("consent revoke"),
      printed<IncidentView>("incident begin"),
      printed<IncidentView>("incident end"),
      printed<IncidentView>("incident withdraw"),
      printed<IncidentsView>("incident list"),
      printed<FreeView>("free"),
      printed<TargetsView>("targets"),
      printed<ParityView>("parity"),
      Presentation{.operation = "feed", .show = show_feed},
      printed<ExportView>("export"),
      printed<ImportView>("import"),
      printed<AuditView>("audit"),
      Presentation{.operation = "audit verify", .show = show_audit_verdict},
      printed<BackupView>("backup"),
      printed<BackupView>("restore"),
      printed<ForgetView>("forget"),
      printed<MadeWebhookView>("webhook create"),
      printed<WebhooksView>("webhook list"),
      printed<WebhookView>("webhook revoke"),
      printed<DeliveryView>("webhook deliver"),
      printed<MessagesView>("message list"),
      printed<MessageView>("message retry"),
      printed<MessagesView>("message test"),
      printed<PreferencesView>("message prefer"),
      printed<SentView>("message send"),
      made_token("token create"),
      printed<TokensView>("token list"),
      printed<TokenView>("token revoke"),
      made_token("token rotate"),
      printed<SignInMailView>("token mail"),
  };
  return kTable;
}

}  // namespace respite
