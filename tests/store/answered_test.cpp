#include "store/answered.h"

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

AskedWrite asked(std::string key, std::string request = "POST /publications {}", int at = 0) {
  return {"t1", std::move(key), std::move(request), hour(at)};
}

std::string known(const Database& database, const AskedWrite& write) {
  const KnownAnswer found = find_answer(database, write);
  if (found.other) return "other";
  return found.answer ? found.answer->body : "none";
}

TEST(Answered, TheAnswerIsKept) {
  Database database = Database::in_memory();
  EXPECT_EQ(known(database, asked("k")), "none");
  keep_answer(database, asked("k"), {201, "application/json", "{}"});
  const KnownAnswer again = find_answer(database, asked("k"));
  ASSERT_TRUE(again.answer);
  EXPECT_EQ(again.answer->status, 201);
  EXPECT_EQ(again.answer->content_type, "application/json");
  EXPECT_EQ(again.answer->body, "{}");
}

TEST(Answered, KeysAreTheirOwners) {
  Database database = Database::in_memory();
  keep_answer(database, asked("k"), {201, "text/plain", "done"});
  EXPECT_EQ(known(database, asked("k")), "done");
  EXPECT_EQ(known(database, asked("k", "POST /other {}")), "other");
  EXPECT_EQ(known(database, asked("l")), "none");
  AskedWrite another = asked("k");
  another.token = "t2";
  EXPECT_EQ(known(database, another), "none");
}

TEST(Answered, WhatIsUndoneWasNotAnswered) {
  Database database = Database::in_memory();
  EXPECT_THROW(database.write([&] {
    keep_answer(database, asked("k"), {201, "text/plain", "done"});
    throw std::runtime_error("killed");
  }),
               std::runtime_error);
  EXPECT_EQ(known(database, asked("k")), "none");
}

TEST(Answered, KeptForADay) {
  Database database = Database::in_memory();
  keep_answer(database, asked("k"), {201, "text/plain", "done"});
  EXPECT_EQ(known(database, asked("k", "POST /publications {}", 24)), "done");
  EXPECT_EQ(known(database, asked("k", "POST /publications {}", 25)), "none");
  // Of another request by then: the key is as good as new.
  keep_answer(database, asked("k", "POST /other {}", 25), {201, "text/plain", "other"});
  EXPECT_EQ(known(database, asked("k", "POST /other {}", 25)), "other");
}

}  // namespace
}  // namespace respite::store
