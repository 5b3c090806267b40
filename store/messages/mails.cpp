#include "store/messages/mails.h"

#include "store/messages/outbox_rows.h"
#include "store/queries.h"

namespace respite::store {

void columns(auto& visit, MailRecord& mail) {
  visit("recipient, address, kind, thread, digest, until", mail.recipient, mail.address, mail.kind,
        mail.thread, mail.digest, mail.until);
  columns(visit, static_cast<OutboxLetter&>(mail));
}

void columns(auto& visit, MessageChoice& choice) {
  visit("person, what, choice", choice.person, choice.what, choice.choice);
}

namespace {

// "+": no index is looked up by it. SQLite takes few letters to be mails and would rather read
// every mail there is, and sort them, than those that wait in their order.
constexpr const char* kIsMail = " +webhook IS NULL";
const std::string kDue = " AND next_try <= :now AND" + std::string(kPending);

// Those in order.
std::string mails(const std::string& which) {
  return std::string("outbox WHERE") + kIsMail + which;
}

}  // namespace

bool put_mail(Database& database, const MailRecord& mail) {
  return database.write([&](Connection& connection) {
    Statement known(connection,
                    "SELECT 1 FROM outbox WHERE event = :event AND recipient = :recipient"
                    " AND address = :address AND webhook IS NULL");
    known.bind(
        {{":event", mail.event}, {":recipient", mail.recipient}, {":address", mail.address}});
    if (known.step()) return false;
    insert(connection, "outbox", mail, {{":letter", next_number(connection, "letter")}});
    return true;
  });
}

std::vector<MailRecord> due_mails(const Database& database, Instant now, std::int64_t most) {
  return read_records<MailRecord>(database,
                                  mails(" AND digest = 0" + kDue + " ORDER BY letter LIMIT :most"),
                                  {{":now", now}, {":most", most}});
}

bool is_mail_due(const Database& database, Instant now) {
  return read_one(database, number_at,
                  std::string("SELECT letter FROM outbox WHERE") + kIsMail + kDue + " LIMIT 1",
                  {{":now", now}})
      .has_value();
}

std::vector<MailRecord> due_for_digest(const Database& database, Instant now) {
  return read_records<MailRecord>(
      database, mails(" AND digest = 1" + kDue + " ORDER BY recipient, letter"), {{":now", now}});
}

std::vector<MailRecord> read_mails(const Database& database, std::int64_t most) {
  return read_records<MailRecord>(database, mails(" ORDER BY letter DESC LIMIT :most"),
                                  {{":most", most}});
}

std::optional<MailRecord> read_mail(const Database& database, std::int64_t number) {
  return read_record<MailRecord>(database, mails(" AND letter = :letter"), {{":letter", number}});
}

void choose(Database& database, const MessageChoice& choice) {
  run(database,
      "INSERT INTO message_choices (person, what, choice) VALUES (:person, :what, :choice)"
      " ON CONFLICT (person, what) DO UPDATE SET choice = excluded.choice",
      {{":person", choice.person}, {":what", choice.what}, {":choice", choice.choice}});
}

void choose_nothing(Database& database, const std::string& person, const std::string& what) {
  run(database, "DELETE FROM message_choices WHERE person = :person AND what = :what",
      {{":person", person}, {":what", what}});
}

std::vector<MessageChoice> read_choices(const Database& database) {
  return read_records<MessageChoice>(database, "message_choices ORDER BY person, what");
}

}  // namespace respite::store
