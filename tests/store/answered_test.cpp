#include "store/answered.h"

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

AskedWrite asked(std::string key, std::string request = "POST /publications {}", int at = 0) {
  return {"t1", std::move(key), std::move(request), hour(at)};
}

WriteState state(const std::variant<WriteState, WriteAnswer>& known) {
  return std::get<WriteState>(known);
}

TEST(Answered, TheSameWriteIsDoneOnce) {
  Database database = Database::in_memory();
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kNew);
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kUnderWay);
  finish_write(database, asked("k"), {201, "application/json", "{}"});
  const auto again = begin_write(database, asked("k"));
  ASSERT_TRUE(std::holds_alternative<WriteAnswer>(again));
  EXPECT_EQ(std::get<WriteAnswer>(again).status, 201);
  EXPECT_EQ(std::get<WriteAnswer>(again).content_type, "application/json");
  EXPECT_EQ(std::get<WriteAnswer>(again).body, "{}");
}

TEST(Answered, KeysAreTheirOwners) {
  Database database = Database::in_memory();
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kNew);
  EXPECT_EQ(state(begin_write(database, asked("k", "POST /other {}"))), WriteState::kOther);
  EXPECT_EQ(state(begin_write(database, asked("l"))), WriteState::kNew);
  AskedWrite other = asked("k");
  other.token = "t2";
  EXPECT_EQ(state(begin_write(database, other)), WriteState::kNew);
}

TEST(Answered, WhatWasNotDoneMayBeAskedAgain) {
  Database database = Database::in_memory();
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kNew);
  drop_write(database, asked("k"));
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kNew);
}

TEST(Answered, KeptForADay) {
  Database database = Database::in_memory();
  EXPECT_EQ(state(begin_write(database, asked("k"))), WriteState::kNew);
  EXPECT_EQ(state(begin_write(database, asked("k", "POST /publications {}", 24))),
            WriteState::kUnderWay);
  EXPECT_EQ(state(begin_write(database, asked("k", "POST /publications {}", 25))),
            WriteState::kNew);
}

}  // namespace
}  // namespace respite::store
