#include "app/messages/send.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "app/desk/file/files.h"
#include "app/desk/write_to.h"
#include "app/messages/compose.h"
#include "app/messages/digest.h"
#include "app/operation/failure.h"
#include "app/record/tries.h"
#include "store/secret.h"

namespace respite {
namespace {

constexpr std::int64_t kBatch = 100;  // letters begun in one transaction, and noted in one

// One letter of a batch: what goes out, and what came of it.
struct Try {
  MailRecord mail;
  std::optional<OutgoingMail> out;
  Answer answer;
};

std::string password_in(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line))
    throw Failure(ExitCode::kFile, "cannot read the relay's password from " + path);
  return first_line_of(line);
}

std::optional<OutgoingMail> composed(const OpenDesk& desk, const MailRecord& mail,
                                     const std::string& secret, Invitations& invitations,
                                     std::string& why) {
  const auto to = addressee_of(desk.desk, mail);
  if (!to) {
    why = "the team file has no address of theirs";
    return std::nullopt;
  }
  try {
    return compose(desk, mail, letter_from_json(mail.body), *to, secret, invitations);
  } catch (const std::invalid_argument& error) {
    why = error.what();
    return std::nullopt;
  }
}

Pauses pauses_of(const MailRecord& mail) {
  return respite::pauses_of(mail.kind == to_text(MessageKind::kEmergency));
}

// Begun in one transaction: whoever is killed now leaves letters that are tried again.
std::vector<Try> begin(store::Database& database, const OpenDesk& desk, Instant now,
                       std::int64_t most) {
  return database.write([&] {
    const std::string secret = store::export_secret(database);
    Invitations invitations(desk, database);
    std::vector<Try> batch;
    for (MailRecord& mail : store::due_mails(database, now, most)) {
      if (is_too_late(mail, now)) {
        store::give_up(database, mail.number, now, mail.last_answer);
        continue;
      }
      std::string why;
      auto out = composed(desk, mail, secret, invitations, why);
      if (!out) {
        store::give_up(database, mail.number, now, why);
        continue;
      }
      const Instant next = next_try_after(mail.tries, now, pauses_of(mail));
      if (store::begin_try(database, mail, next))
        batch.push_back({std::move(mail), std::move(out), {}});
    }
    return batch;
  });
}

void note(store::Database& database, const std::vector<Try>& batch, Instant now, SentView& view) {
  database.write([&] {
    for (const Try& each : batch) {
      SentLine line{each.mail.number, each.mail.kind, each.mail.recipient, each.answer.words};
      if (each.answer.taken()) {
        store::note_delivered(database, each.mail, now, each.answer.words);
        line.delivered = true;
      } else if (was_last_try(each.mail.tries, pauses_of(each.mail))) {
        store::give_up(database, each.mail.number, now, each.answer.words);
        line.given_up = true;
      } else {
        store::note_failed(database, each.mail.number, each.answer.words);
      }
      view.tried.push_back(std::move(line));
    }
  });
}

}  // namespace

Relay relay_of(const OpenDesk& desk) {
  const Mail& mail = *desk.desk.mail;
  Relay relay{mail.host, mail.port, static_cast<RelayTls>(mail.tls), mail.user, {}, {}};
  if (!mail.authority.empty())
    relay.authority = (std::filesystem::path(desk.invocation.folder) / mail.authority).string();
  if (mail.user.empty()) return relay;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets variables
  const char* const said = std::getenv("RESPITE_MAIL_PASSWORD");
  relay.password =
      said != nullptr
          ? said
          : password_in(
                (std::filesystem::path(desk.invocation.folder) / mail.password_file).string());
  return relay;
}

SendMail mailer_of(const OpenDesk& desk, const std::atomic<bool>* stop) {
  const auto mailer = std::make_shared<Mailer>(relay_of(desk), stop);
  return [mailer](const OutgoingMail& mail) { return mailer->send(mail); };
}

SentView send_mails(const OpenDesk& desk, const MailSender& sender) {
  SentView view;
  if (!desk.desk.mail) return view;
  const auto database = store_to_write(desk.invocation);
  make_digests(*database, sender.clock());
  const auto stopped = [&] { return sender.stop != nullptr && *sender.stop; };
  bool answers = true;
  while (answers && !stopped()) {
    std::vector<Try> batch = begin(*database, desk, sender.clock(), kBatch);
    if (batch.empty()) break;
    std::vector<Try> tried;
    for (Try& each : batch) {
      if (!answers || stopped()) break;
      each.answer = sender.send(*each.out);
      answers = each.answer.status != 0;
      tried.push_back(std::move(each));
    }
    // What was begun and not tried is due again at once.
    database->write([&] {
      for (std::size_t i = tried.size(); i < batch.size(); ++i)
        store::take_back_try(*database, batch[i].mail);
    });
    note(*database, tried, sender.clock(), view);
  }
  store::drop_done(*database, sender.clock() - kLettersAreKept);
  view.waiting = store::count_waiting(*database);
  return view;
}

}  // namespace respite
