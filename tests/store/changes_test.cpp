#include "store/changes.h"

#include <gtest/gtest.h>

#include "store/audit.h"
#include "store/drafts.h"
#include "store/incidents.h"
#include "store/messages/webhooks.h"
#include "store/secret.h"
#include "store/tokens.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

Token a_token() {
  Token token;
  token.purpose = "api";
  return token;
}

// "rota" where the work changed what is counted there and nothing else.
template <class Work>
std::string topics_of(Database& database, const Work& work) {
  const Changes before = count_changes(database);
  work();
  const Changes after = count_changes(database);
  std::string topics;
  const auto compare = [&](const char* topic, std::int64_t was, std::int64_t is) {
    EXPECT_LE(was, is) << topic;
    if (was != is) topics += (topics.empty() ? "" : " ") + std::string(topic);
  };
  compare("rota", before.rota, after.rota);
  compare("draft", before.draft, after.draft);
  compare("requests", before.requests, after.requests);
  compare("tokens", before.tokens, after.tokens);
  compare("webhooks", before.webhooks, after.webhooks);
  return topics;
}

TEST(CountChanges, TellsWhatACommitIsAbout) {
  Database database = Database::in_memory();
  const auto topics = [&](const auto& work) { return topics_of(database, work); };
  EXPECT_EQ(topics([&] { (void)taken(publish(database, request(0, -5, {slot("ana", 0, 24)}))); }),
            "rota");
  EXPECT_EQ(topics([&] { (void)taken(undo(database, undo_request(1, -4))); }), "rota");
  Draft draft;
  draft.window = {hour(0), hour(24)};
  EXPECT_EQ(topics([&] { (void)save_draft(database, draft); }), "draft");
  EXPECT_EQ(topics([&] { drop_draft(database, draft_id(draft)); }), "draft");

  RequestRecord asked;
  asked.length = Seconds{60};
  RequestId id = 0;
  EXPECT_EQ(topics([&] { id = add_request(database, asked); }), "requests");
  EXPECT_EQ(topics([&] { set_state(database, id, RequestState::kClosed, hour(1)); }), "requests");
  EXPECT_EQ(topics([&] {
              (void)add_booking(
                  database,
                  {0, id, "ana", {hour(1), hour(2)}, true, BookingPurpose::kWork, hour(0), {}});
            }),
            "requests");
  EXPECT_EQ(topics([&] { (void)add_incident(database, {0, id, "ana", hour(0), {}}); }), "requests");

  MadeToken made;
  EXPECT_EQ(topics([&] { made = create_token(database, a_token()); }), "tokens");
  EXPECT_EQ(topics([&] { note_uses(database, {{made.token.id, hour(1)}}); }), "");
  EXPECT_EQ(topics([&] { (void)revoke_token(database, made.token.id, hour(1)); }), "tokens");

  WebhookRecord hook;
  hook.events = {HookEvent::kPublish};
  EXPECT_EQ(topics([&] { (void)add_webhook(database, hook); }), "webhooks");
  EXPECT_EQ(topics([&] { put_deliveries(database, HookEvent::kPublish, "e", hour(0), "{}"); }), "");
  EXPECT_EQ(topics([&] { (void)record(database, {hour(0), "lea", "os", "a", "b", ""}); }), "");
  EXPECT_EQ(topics([&] { (void)export_secret(database); }), "");
}

TEST(CountChanges, CountsNothingThatIsTakenBack) {
  Database database = Database::in_memory();
  EXPECT_EQ(topics_of(database,
                      [&] {
                        EXPECT_THROW(database.write([&] {
                          (void)create_token(database, a_token());
                          throw std::runtime_error("no");
                        }),
                                     std::runtime_error);
                      }),
            "");
}

}  // namespace
}  // namespace respite::store
