#include "scheduler/team/language.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(LanguageCodes, GoBothWays) {
  EXPECT_EQ(to_text(Language::kEnglish), "en");
  EXPECT_EQ(to_text(Language::kFrench), "fr");
  EXPECT_EQ(to_text(Language::kGerman), "de");
  for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman})
    EXPECT_EQ(parse_language(to_text(language)), language);
  EXPECT_EQ(parse_language("EN"), std::nullopt);
  EXPECT_EQ(parse_language(""), std::nullopt);
}

}  // namespace
}  // namespace respite
