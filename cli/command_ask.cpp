#include "app/requests/ask.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/requests/take.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "render/question_json.h"
#include "render/report_acts.h"
#include "render/report_ask.h"
#include "text/list.h"

namespace respite {
namespace {

Language language_of(const Session& session) {
  const std::string code = session.arguments().text_or("language", "en");
  if (const auto language = parse_language(code)) return *language;
  throw Failure(ExitCode::kInput, "--language is en, fr or de, not \"" + code + "\"");
}

// The option that a field of the line is given by.
std::string option_of(const std::string& field) {
  if (field == "only_person") return "only";
  if (field == "scope") return "prohibited";
  return field == "call_back" ? "call-back" : field;
}

// Options become the same line a batch holds, so that one reader judges both.
std::string line_of(const Arguments& arguments) {
  nlohmann::json request = nlohmann::json::object();
  for (const char* name : {"requester", "role", "category", "priority", "skill", "person", "team",
                           "earliest", "deadline", "about", "place", "call_back"}) {
    if (const auto text = arguments.text(option_of(name))) request[name] = *text;
  }
  if (const auto minutes = arguments.number("minutes", 1, 24 * 60)) request["minutes"] = *minutes;
  if (arguments.has("only")) request["only_person"] = true;
  if (arguments.has("prohibited")) request["scope"] = "prohibited";
  if (const auto criteria = arguments.text("criteria")) {
    request["criteria"] = split_list(*criteria);
  }
  return nlohmann::json{{"request", request}}.dump();
}

// What --exit-code says of a verdict.
ExitCode spoken(const AskView& view) {
  switch (view.kind) {
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

// Answers questions as the options say: judged only, or taken.
class Answers {
 public:
  Answers(const Session& session, const OpenDesk& desk)
      : session_(session),
        desk_(desk.desk),
        language_(language_of(session)),
        explain_(session.arguments().has("explain")) {
    if (session.arguments().has("take")) {
      taker_.emplace(desk);
    } else {
      asker_.emplace(desk);
    }
  }

  [[nodiscard]] std::variant<Question, QuestionError> parse(const std::string& line) const {
    return parse_question(line, desk_, session_.now());
  }

  // Prints the answer and returns it.
  AskView answer(const Question& question, const std::string& line, bool as_line) {
    if (taker_) {
      TakenView view = taker_->take(question, line, language_);
      session_.print(as_line ? to_json_line(view, explain_)
                             : render(view, explain_, session_.style()));
      return std::move(view.answer);
    }
    AskView view = asker_->ask(question, language_);
    session_.print(as_line ? to_json_line(view, explain_)
                           : render(view, explain_, session_.style()));
    return view;
  }

 private:
  const Session& session_;
  const Desk& desk_;
  Language language_;
  bool explain_;
  std::optional<Asker> asker_;
  std::optional<Taker> taker_;
};

ExitCode ask_one(const Session& session, Answers& answers) {
  const std::string line = line_of(session.arguments());
  const auto parsed = answers.parse(line);
  if (const auto* error = std::get_if<QuestionError>(&parsed)) {
    throw Failure(ExitCode::kInput, error->field.empty()
                                        ? error->text
                                        : "--" + option_of(error->field) + ' ' + error->text);
  }
  const AskView view = answers.answer(std::get<Question>(parsed), line, session.json());
  return session.arguments().has("exit-code") ? spoken(view) : ExitCode::kDone;
}

// A bad line gets its own error object and the rest goes on.
ExitCode ask_batch(const Session& session, std::istream& lines, Answers& answers) {
  const bool take = session.arguments().has("take");
  ExitCode code = ExitCode::kDone;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto parsed = answers.parse(line);
    if (const auto* question = std::get_if<Question>(&parsed); question && take) {
      if (question->what_if) parsed = QuestionError{question->id, "", std::string(kWhatIf)};
    }
    if (const auto* error = std::get_if<QuestionError>(&parsed)) {
      session.print(to_json_line(*error, number));
      code = ExitCode::kInput;
    } else {
      (void)answers.answer(std::get<Question>(parsed), line, true);
    }
  }
  return code;
}

ExitCode run_ask(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  Answers answers(session, desk);
  const auto batch = session.arguments().text("batch");
  if (!batch) return ask_one(session, answers);
  if (*batch == "-") return ask_batch(session, std::cin, answers);
  std::ifstream file(*batch);
  if (!file) throw Failure(ExitCode::kFile, "cannot read " + *batch);
  return ask_batch(session, file, answers);
}

}  // namespace

Command ask_command() {
  return {
      .name = "ask",
      .summary = "judge a request: a time or a person, and why",
      .about =
          "Answers a request with one of five verdicts, none of them a refusal: accept_now, "
          "schedule_at, queue, escalate, needs_consent. Says which rules it rests on, what "
          "else is possible, and the reply to send. Judges only; --take also books the time, in "
          "one transaction with the verdict, and asks for the consents it needs. --batch "
          "reads JSON Lines and answers each line with one; a line that is wrong gets an "
          "error of its own and the exit code is 2 at the end.",
      .operands = {},
      .options = {{"take", 0, "", "book what the verdict says"},
                  {"batch", 0, "FILE", "read requests as JSON Lines; - is standard input"},
                  {"requester", 0, "ID", "who asks"},
                  {"role", 0, "ROLE", "what they are (default: as the team file says, else staff)"},
                  {"category", 0, "KIND", "work, personal or security (default: work)"},
                  {"priority", 0, "P", "P1 to P4 (default: P3)"},
                  {"minutes", 0, "N", "how long it takes (default: 30)"},
                  {"skill", 0, "SKILL", "what it needs (default: any)"},
                  {"person", 0, "PERSON", "who is asked for"},
                  {"only", 0, "", "nobody else will do"},
                  {"team", 0, "TEAM", "who may serve; global is everyone (default: the first)"},
                  {"criteria", 0, "IDS", "emergency criteria claimed, as E1,E2"},
                  {"earliest", 0, "TIME", "start no earlier"},
                  {"deadline", 0, "TIME", "end no later"},
                  {"about", 0, "TEXT", "what is wrong"},
                  {"place", 0, "PLACE", "where"},
                  {"call-back", 0, "NUMBER", "where to call back"},
                  {"prohibited", 0, "", "the policy says that this is not done"},
                  {"language", 0, "CODE", "of the reply: en, fr or de (default: en)"},
                  {"explain", 0, "", "say which windows and people were looked at"},
                  {"exit-code", 0, "",
                   "end with 10 where it is queued, 11 escalated, 12 where it needs consent"}},
      .run = run_ask};
}

}  // namespace respite
