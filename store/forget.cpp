#include "store/forget.h"

#include <algorithm>

#include "store/actors.h"
#include "store/documents.h"
#include "store/driver/open.h"
#include "store/queries.h"
#include "store/rows.h"

namespace respite::store {
namespace {

// Publications that gave or took a duty of theirs; what the import of history says is nobody's.
constexpr const char* kOnTheirDuties =
    " kind <> 'history' AND revision IN (SELECT later.revision FROM slot_changes theirs"
    " JOIN slot_changes later ON later.key = theirs.key AND later.revision >= theirs.revision"
    " WHERE theirs.person = :id)";

// Theirs, and on their duties.
int forget_notes(Connection& connection, const Forget& whom) {
  return run(connection,
             std::string("UPDATE publications SET note = NULL WHERE note IS NOT NULL"
                         " AND note <> '' AND (by = :id OR") +
                 kOnTheirDuties + ")",
             {{":id", whom.id}}) +
         run(connection,
             "UPDATE duty_changes SET note = '' WHERE note <> '' AND (by = :id OR change IN"
             " (SELECT change FROM duty_change_stretches WHERE from_person = :id"
             " OR to_person = :id))",
             {{":id", whom.id}});
}

// Who has held a duty keeps the id: rest, shares and pay of colleagues rest on it.
bool held_duties(Connection& connection, const std::string& id) {
  Statement held(connection, "SELECT 1 FROM slot_changes WHERE person = :id LIMIT 1");
  return held.bind({{":id", id}}).step();
}

// People write notes where a request ends; whatever else the audit says is made of ids and rules.
// Theirs, and on requests that they asked or that were booked with them.
int forget_details(Connection& connection, const Forget& whom) {
  return run(connection,
             "UPDATE audit SET detail = NULL WHERE act IN ('closed', 'withdrawn')"
             " AND detail IS NOT NULL AND detail <> ''"
             " AND (by = (SELECT pseudonym FROM actors WHERE name = :id)"
             " OR subject IN (SELECT 'request ' || request FROM requests WHERE requester = :id"
             "  UNION SELECT 'request ' || request FROM bookings WHERE person = :id))",
             {{":id", whom.id}});
}

void forget_requests(Connection& connection, const Forget& whom, Forgotten& forgotten) {
  forgotten.questions =
      run(connection,
          "UPDATE requests SET question = NULL WHERE requester = :id AND question IS NOT NULL",
          {{":id", whom.id}}) +
      run(connection,
          "UPDATE request_additions SET text = NULL WHERE text IS NOT NULL"
          " AND request IN (SELECT request FROM requests WHERE requester = :id)",
          {{":id", whom.id}});
  forgotten.requests = run(connection, "UPDATE requests SET requester = '' WHERE requester = :id",
                           {{":id", whom.id}});
}

// A draft tells of all who are published or given something; it can be made again.
bool forget_draft(Connection& connection, const Forget& whom) {
  return run(connection,
             "DELETE FROM draft WHERE EXISTS (SELECT 1 FROM draft_slots WHERE person = :id)"
             " OR EXISTS (SELECT 1 FROM names WHERE kind = 'person' AND id = :id)",
             {{":id", whom.id}}) > 0;
}

int forget_tokens(Connection& connection, const Forget& whom, bool keep_id) {
  const std::string kTheirs = " WHERE subject = :id AND purpose NOT IN ('rota', 'team')";
  int forgotten = run(connection,
                      "UPDATE tokens SET label = '', revoked = CASE WHEN :gone = 1 THEN"
                      " coalesce(revoked, :at) ELSE revoked END" +
                          kTheirs + " AND (label <> '' OR (:gone = 1 AND revoked IS NULL))",
                      {{":id", whom.id}, {":gone", whom.gone}, {":at", whom.at}});
  if (whom.gone && !keep_id) {
    const int named =
        run(connection, "UPDATE tokens SET subject = ''" + kTheirs, {{":id", whom.id}});
    forgotten = std::max(forgotten, named);
  }
  if (!keep_id) run(connection, "UPDATE tokens SET by = '' WHERE by = :id", {{":id", whom.id}});
  return forgotten;
}

// Answers kept to be given again, which is a day: to their tokens, and to a proxy's word.
int forget_answers(Connection& connection, const Forget& whom) {
  return run(connection,
             "UPDATE answered SET body = '' WHERE body <> ''"
             " AND token IN (SELECT id FROM tokens WHERE subject = :id)",
             {{":id", whom.id}}) +
         run(connection, "DELETE FROM answered WHERE token = 'member ' || :id", {{":id", whom.id}});
}

// Letters to them, and on requests of theirs: what waits is not sent any more.
int forget_letters(Connection& connection, const Forget& whom) {
  const std::string theirs =
      " WHERE body <> '' AND (recipient = :id OR thread IN"
      " (SELECT 'request/' || request FROM requests WHERE requester = :id))";
  run(connection,
      "UPDATE outbox SET given_up = :at, last_answer = 'forgotten'" + theirs +
          " AND delivered IS NULL AND given_up IS NULL",
      {{":id", whom.id}, {":at", whom.at}});
  return run(connection, "UPDATE outbox SET body = '', address = ''" + theirs, {{":id", whom.id}});
}

int forget_choices(Connection& connection, const Forget& whom) {
  return run(connection, "DELETE FROM message_choices WHERE person = :id", {{":id", whom.id}});
}

}  // namespace

std::vector<std::int64_t> open_requests_of(const Database& database, const std::string& requester) {
  return read_all(
      database, number_at,
      "SELECT request FROM requests WHERE requester = :requester AND" + kOpen + " ORDER BY request",
      {{":requester", requester}});
}

bool purge(const Database& database) { return rewrite(database.path()); }

Forgotten forget(Database& database, const Forget& whom) {
  return database.write([&](Connection& connection) {
    Forgotten forgotten;
    forgotten.topics = run(connection,
                           "UPDATE slot_changes SET topic = NULL WHERE person = :id"
                           " AND topic IS NOT NULL AND topic <> ''",
                           {{":id", whom.id}});
    forgotten.notes = forget_notes(connection, whom);
    forgotten.details = forget_details(connection, whom);  // before requests forget who asked
    forgotten.letters = forget_letters(connection, whom) + forget_choices(connection, whom);
    forget_requests(connection, whom, forgotten);
    forgotten.draft = forget_draft(connection, whom);
    const bool keep_id = held_duties(connection, whom.id);
    forgotten.answers = forget_answers(connection, whom);  // before tokens forget whose they are
    forgotten.tokens = forget_tokens(connection, whom, keep_id);
    if (!keep_id) {
      forgotten.names = erase_actor(connection, whom.id);
      run(connection, "UPDATE requests SET acknowledged_by = NULL WHERE acknowledged_by = :id",
          {{":id", whom.id}});
    }
    if (whom.gone) {
      forgotten.files = erase_documents_of(connection, whom.id);
      if (is_named_in_documents(connection, whom.id)) forgotten.still_named = latest(connection);
      forgotten.names += run(connection, "DELETE FROM names WHERE kind = 'person' AND id = :id",
                             {{":id", whom.id}});
    }
    // Answers and letters to others may tell of them too.
    if (forgotten.all() > 0) {
      forgotten.answers += run(connection, "UPDATE answered SET body = '' WHERE body <> ''");
      forgotten.letters += run(connection,
                               "UPDATE outbox SET body = '' WHERE body <> ''"
                               " AND (delivered IS NOT NULL OR given_up IS NOT NULL)");
    }
    return forgotten;
  });
}

}  // namespace respite::store
