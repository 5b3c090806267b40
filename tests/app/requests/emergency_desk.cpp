#include "tests/app/requests/emergency_desk.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "app/desk/write_to.h"
#include "app/messages/due.h"
#include "app/messages/send.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/webhooks.h"
#include "app/requests/ladder.h"
#include "app/requests/moment.h"
#include "app/requests/take.h"
#include "app/rota/who.h"
#include "app/view/requests.h"
#include "scheduler/boundary/decide.h"
#include "store/audit.h"
#include "tests/app/requests/emergency_files.h"
#include "tests/store/fixture.h"

namespace respite::test {
namespace {

constexpr int kBegin = 26 * 60;  // minute 0, in minutes of the store's tests

Instant at_minute(int minute) { return store::hour(0) + std::chrono::minutes{kBegin + minute}; }

int minute_of(Instant at) {
  return static_cast<int>(
      std::chrono::duration_cast<std::chrono::minutes>(at - at_minute(0)).count());
}

std::vector<std::string> words_of(std::string_view text, char between) {
  std::vector<std::string> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; std::getline(stream, word, between);) {
    const auto first = word.find_first_not_of(" \n");
    if (first == std::string::npos) continue;
    words.push_back(word.substr(first, word.find_last_not_of(" \n") + 1 - first));
  }
  return words;
}

// As it would be asked by that file.
QuestionArguments question_on(const Desk& desk) {
  QuestionArguments given;
  given.requester = "wendy";
  given.priority = Priority::kP1;
  given.criteria = {desk.policy.emergencies.front().id};
  given.about = "The doors do not open";
  if (desk.policy.id == "asks-for-ana" && find_person(desk, "ana")) given.person = "ana";
  return given;
}

}  // namespace

EmergencyDesk::EmergencyDesk(const std::string& file) : file_(emergency_file(file)) {
  desk_.write("team.toml", file_);
  put_on_duty("ana", -kBegin, 60);
  put_on_duty("bo", 60, 36 * 60);
}

Instant EmergencyDesk::now() const { return at_minute(minute_); }

OpenDesk EmergencyDesk::open(const std::string& by) const {
  OpenDesk desk = desk_.open(now());
  desk.invocation.by = by;
  return desk;
}

Outcome EmergencyDesk::run(const std::string& operation, const std::string& arguments,
                           const std::string& by) {
  const OpenDesk desk = open(by);
  const auto found = std::ranges::find(operations(), operation, &Operation::name);
  const Prepared prepared = found->prepare();
  const auto tree = parse_tree(arguments);
  static_cast<void>(read_members(prepared.arguments, std::get<Members>(tree->value)));
  return prepared.run({.invocation = desk.invocation, .opened = &desk});
}

// What of it has begun stays.
void EmergencyDesk::put_on_duty(const std::string& person, int from, int until) {
  store::Database database = store::Database::open(desk_.folder());
  store::PublishRequest request;
  request.base = store::latest_revision(database);
  request.at =
      request.base < 2 ? at_minute(-kBegin) - std::chrono::hours{5} + Seconds{request.base} : now();
  request.by = "lea";
  request.os_user = "lea-os";
  request.documents = {{"team.toml", file_}};
  request.window = {at_minute(from), at_minute(until)};
  SlotRecord slot = store::slot(person, 0, 1);
  slot.begin = Wall{request.window.begin.time_since_epoch()};
  slot.end = Wall{request.window.end.time_since_epoch()};
  slot.span = slot.turn_span = request.window;
  slot.key = slot.turn = "oncall/primary/" + to_text(slot.begin).substr(0, 16);
  request.slots = {slot};
  for (const PublishedSlot& each : store::read_published(database, request.window)) {
    const SlotRecord& before = each.slot;
    if (request.window.contains(before.span.begin)) continue;
    SlotRecord kept = before;  // it ends sooner
    kept.span.end = kept.turn_span.end = request.window.begin;
    kept.end = slot.begin;
    request.slots.push_back(kept);
    request.window.begin = std::min(request.window.begin, kept.span.begin);
  }
  (void)store::taken(store::publish(database, request));
}

void EmergencyDesk::take() {
  const OpenDesk desk = open("wendy");
  const QuestionArguments given = question_on(desk.desk);
  const Question question = question_of(given, desk.desk, now());
  const auto database = store_to_write(desk.invocation);
  const Verdict verdict = decide(moment_of(desk, *database).known, question.request);
  const TakenView view = Taker(desk).take(question, line_of(given), Language::kEnglish);
  const std::string person = verdict.person ? desk.desk.people[at(*verdict.person)].id : "";
  check_step(desk, view.request, person);
  deliver();
}

void EmergencyDesk::check_step(const OpenDesk& desk, RequestId request,
                               const std::string& expected) {
  Expected& known = expected_[request];
  const auto steps = store::read_ladder(store_to_read(desk.invocation), request);
  ASSERT_EQ(static_cast<std::size_t>(known.last) + 1, steps.size()) << told(request);
  ++known.last;
  EXPECT_EQ(steps.back().person, expected) << "the verdict names another: " << told(request);
  EXPECT_EQ(steps.back().at, now());
  bool on_duty = false;
  bool could = false;
  for (const WhoSeatView& seat : who(desk.invocation, desk, now()).on) {
    if (!seat.person) continue;
    on_duty = on_duty || seat.person == expected;
    could = could || (seat.able && !known.told.contains(*seat.person));
  }
  EXPECT_EQ(on_duty, could) << "who names another: " << told(request);
  known.told.insert(expected);
}

// Whom each emergency that is due goes to by the verdict on its question, asked now.
void EmergencyDesk::judge(const OpenDesk& desk) {
  for (auto& [request, known] : expected_) {
    const auto database = store_to_read(desk.invocation);
    const auto steps = store::read_ladder(database, request);
    const auto record = store::read_request(database, request);
    const bool grew = steps.size() > static_cast<std::size_t>(known.last);
    const bool due = !record->acknowledged && !has_ended(record->state) &&
                     steps.at(static_cast<std::size_t>(known.last) - 1).at +
                             time_for_each_step(desk.desk.policy) <=
                         now();
    if (!due) {
      EXPECT_FALSE(grew) << "told too early, or for nothing: " << told(request);
      continue;
    }
    Request asked = question_of(question_on(desk.desk), desk.desk, now()).request;
    const Moment moment = moment_of(desk, database);
    const auto named = [&]() -> std::string {
      asked.passed_over.clear();
      for (const std::string& id : known.told)
        if (const auto person = find_person(desk.desk, id)) asked.passed_over.push_back(*person);
      const auto person = decide(moment.known, asked).person;
      const std::string id = person ? desk.desk.people[at(*person)].id : "";
      return known.told.contains(id) ? "" : id;
    };
    std::string expected = named();
    if (expected.empty() && known.round < 3) {
      ++known.round;
      known.told.clear();
      expected = named();
    }
    if (expected.empty()) {
      EXPECT_FALSE(grew) << "told once more: " << told(request);
      continue;
    }
    check_step(desk, request, expected);
  }
}

// As a server or `message send` does.
void EmergencyDesk::look() {
  const OpenDesk desk = open();
  put_what_is_due(desk, true);
  judge(desk);
  deliver();
}

void EmergencyDesk::deliver() {
  const OpenDesk desk = open();
  const MailSender sender{
      [this] { return now(); },
      [this](const OutgoingMail& mail) {
        if (!relay_) return Answer{0, "no answer: nobody is there"};
        const std::string to = mail.to.substr(0, mail.to.find('@'));
        for (const std::string& header : mail.headers)
          if (header.starts_with("Subject: EMERGENCY "))
            mails_.push_back(to + ' ' + header.substr(19, 1) +
                             (mail.html.find("nobody else") != std::string::npos ? " last" : ""));
        return Answer{250, "SMTP 250"};
      }};
  static_cast<void>(send_mails(desk, sender));
  static_cast<void>(respite::deliver(
      desk.invocation, {[this] { return now(); },
                        [this](const Message&) {
                          return hook_ ? Answer{200, "HTTP 200"} : Answer{500, "HTTP 500"};
                        }}));
}

void EmergencyDesk::statement(const std::vector<std::string>& words) {
  const std::string& verb = words.at(0);
  const std::string what = words.size() > 1 ? words[1] : "";
  const std::string number = words.size() > 2 ? words[2] : "1";
  const std::string id = fmt::format("{{\"id\": {}}}", number);
  if (verb == "take") {
    take();
  } else if (verb == "look") {
    look();
  } else if (verb == "run") {
    while (minute_ < std::stoi(what)) {
      ++minute_;
      look();
    }
  } else if (verb == "sleep") {
    minute_ = std::stoi(what);
  } else if (verb == "on") {
    put_on_duty(what, minute_, 36 * 60);
  } else if (verb == "leave") {
    run("leave add",
        fmt::format(R"({{"person": "{}", "from": "2026-12-08", "until": "2026-12-09"}})", what),
        "lea");
  } else if (verb == "file") {
    file_ = emergency_file(what);
    desk_.write("team.toml", file_);
  } else if (verb == "relay") {
    relay_ = what == "up";
  } else if (verb == "hook") {
    hook_ = what == "up";
  } else if (verb == "webhook") {
    (void)make_webhook(open().invocation,
                       {"https://one.example.org/", {HookEvent::kEscalation}, false});
  } else if (verb == "ack") {
    run("request ack", id, what);
  } else if (verb == "callout") {
    run("incident begin", fmt::format(R"({{"person": "{}", "request": {}}})", what, number), what);
  } else if (verb == "close" || verb == "withdraw") {
    run("request " + verb, id, "lea");
  } else {
    throw std::logic_error("no such statement: " + verb);
  }
}

void EmergencyDesk::play(std::string_view script) {
  for (const std::string& each : words_of(script, ';')) {
    try {
      statement(words_of(each, ' '));
    } catch (const Failure& failure) {
      refusals_.emplace_back(failure.what());
    }
  }
}

std::string EmergencyDesk::told(RequestId request) const {
  std::string text;
  const auto database = store::Database::open_to_read(desk_.folder());
  for (const LadderStepRecord& step : store::read_ladder(database, request)) {
    text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", minute_of(step.at), step.person,
                        !step.told              ? " -"
                        : *step.told == step.at ? ""
                                                : fmt::format(" {}", minute_of(*step.told)));
  }
  return text;
}

std::string EmergencyDesk::stands(RequestId request) const {
  const OpenDesk desk = open();
  const auto database = store_to_read(desk.invocation);
  return ladder_text(desk.desk, *store::read_request(database, request),
                     store::read_ladder(database, request), "en", now());
}

std::string EmergencyDesk::acknowledged_by(RequestId request) const {
  const auto database = store::Database::open_to_read(desk_.folder());
  return store::read_request(database, request)->acknowledged_by.value_or("");
}

std::vector<std::string> EmergencyDesk::audit() const {
  std::vector<std::string> acts;
  const auto database = store::Database::open_to_read(desk_.folder());
  for (const store::AuditLine& line : store::read_audit(database)) {
    const store::Act& act = line.act;
    if (act.act == "told of emergency")
      acts.push_back(fmt::format("{} {} {}", minute_of(act.at), act.subject, act.detail));
    if (act.act == "acknowledged")
      acts.push_back(fmt::format("{} {} by {}", minute_of(act.at), act.subject, act.by));
  }
  return acts;
}

}  // namespace respite::test
