#include "app/desk/file/meaning.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

std::string text_of(std::string_view team_text) {
  std::string text;
  for (const SectionMeaning& section : meaning_of(team_text))
    text += section.name + ' ' + section.text + '\n';
  return text;
}

TEST(MeaningOf, LeavesOutCommentsSpacingQuotingAndTheOrderOfKeys) {
  const std::string plain = text_of("[desk]\nid = \"d\"\nzone = \"UTC\"\nleads = [\"a\"]\n");
  EXPECT_EQ(text_of("# ours\n[desk]   # the desk\nzone='UTC'\nid = \"d\"\nleads = [\n  'a',\n]\n"),
            plain);
  EXPECT_NE(text_of("[desk]\nid = \"d\"\nzone = \"UTC\"\nleads = [\"b\"]\n"), plain);
  EXPECT_NE(text_of("[desk]\nid = \"d\"\nzone = \"UTC\"\n"), plain);
}

TEST(MeaningOf, TellsKindsApart) {
  EXPECT_NE(text_of("[a]\nx = 1\n"), text_of("[a]\nx = \"1\"\n"));
  EXPECT_NE(text_of("[a]\nx = 1\n"), text_of("[a]\nx = 1.5\n"));
  EXPECT_NE(text_of("[a]\nx = [\"a\", \"b\"]\n"), text_of("[a]\nx = [\"a,1:b\"]\n"));
  EXPECT_NE(text_of("[a]\nx = true\n"), text_of("[a]\nx = \"true\"\n"));
}

TEST(MeaningOf, LeavesOutWhoIsWrittenToAndHow) {
  const std::string plain = text_of(
      "[desk]\nid = \"d\"\n[[person]]\nid = \"ben\"\nemail = \"b@x.example\"\n"
      "[[requester]]\nid = \"r\"\n[policy]\nid = \"p\"\n");
  EXPECT_EQ(text_of("[mail]\nrelay = \"r.example\"\nfrom = \"d@x.example\"\n"
                    "[desk]\nid = \"d\"\nlanguage = \"fr\"\n"
                    "[[person]]\nid = \"ben\"\nemail = \"b@x.example\"\nlanguage = \"de\"\n"
                    "messages = { duty = \"none\" }\nremind = []\ninvitations = \"never\"\n"
                    "[[requester]]\nid = \"r\"\nemail = \"r@x.example\"\nlanguage = \"en\"\n"
                    "[policy]\nid = \"p\"\nladder = [\"ben\"]\nescalate_after = \"10m\"\n"),
            plain);
  // Calendars of everybody's leave know people by their addresses.
  EXPECT_NE(text_of("[desk]\nid = \"d\"\n[[person]]\nid = \"ben\"\nemail = \"c@x.example\"\n"
                    "[[requester]]\nid = \"r\"\n[policy]\nid = \"p\"\n"),
            plain);
  EXPECT_NE(text_of("[limits]\nlanguage = \"fr\"\n"), text_of("[limits]\n"));
}

TEST(MeaningOf, NamesSectionsByTheirIds) {
  const auto sections = meaning_of(
      "[limits]\nrest = \"11h\"\n[[person]]\nid = \"ben\"\n[[protected]]\nkind = \"focus\"\n");
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_EQ(sections[0].name, "[limits]");
  EXPECT_EQ(sections[1].name, "[[person]] ben");
  EXPECT_EQ(sections[2].name, "[[protected]] 1");
}

}  // namespace
}  // namespace respite
