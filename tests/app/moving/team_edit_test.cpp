#include "app/moving/team_edit.h"

#include <gtest/gtest.h>

#include "app/operation/failure.h"

namespace respite::moving {
namespace {

constexpr const char* kText =
    "# Ours\r\n[[person]]\r\nname = \"Zoë\"   # first\r\nid = \"zoe\"\r\nleave = [\r\n  "
    "\"a.ics\",  # summer\r\n]\r\n\r\n[[person]]\n  id = \"ben\"\n[desk]\nid = \"d\"";

TEST(TeamEdit, ReplacesAValueAndKeepsEveryOtherByte) {
  TeamEdit edit(kText);
  edit.set("person", "zoe", "name", toml_text("Zoë \"Z\" \\"));
  std::string wanted = kText;
  wanted.replace(wanted.find("\"Zoë\""), 6, "\"Zoë \\\"Z\\\" \\\\\"");
  EXPECT_EQ(edit.finish(), wanted);
}

TEST(TeamEdit, AddsAKeyBehindTheIdAsItIsIndented) {
  TeamEdit edit(kText);
  edit.set("person", "ben", "email", "\"b@x\"");
  edit.set("person", "ben", "share", "\"60%\"");
  std::string wanted = kText;
  wanted.insert(wanted.find("[desk]"), "  email = \"b@x\"\n  share = \"60%\"\n");
  EXPECT_EQ(edit.finish(), wanted);
}

TEST(TeamEdit, ReadsWhatIsThere) {
  const TeamEdit edit(kText);
  EXPECT_TRUE(edit.has("person", "zoe"));
  EXPECT_FALSE(edit.has("person", "d"));
  EXPECT_EQ(edit.texts("person", "zoe", "leave"), std::vector<std::string>{"a.ics"});
  EXPECT_EQ(edit.written("person", "zoe", "leave"), "[\r\n  \"a.ics\",  # summer\r\n]");
  EXPECT_FALSE(edit.changed());
}

TEST(TeamEdit, AppendsBehindALineThatDoesNotEnd) {
  TeamEdit edit(kText);
  edit.append("[[person]]\nid = \"cy\"\n");
  EXPECT_EQ(edit.finish(), std::string(kText) + "\n\n[[person]]\nid = \"cy\"\n");
}

TEST(TeamEdit, RefusesTablesWithinAListAndWhatIsNoToml) {
  TeamEdit edit("person = [{ id = \"a\" }]\n");
  EXPECT_THROW(edit.set("person", "a", "email", "\"\""), Failure);
  EXPECT_THROW(TeamEdit("id = "), Failure);
}

}  // namespace
}  // namespace respite::moving
