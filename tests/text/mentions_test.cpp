#include "text/mentions.h"

#include <gtest/gtest.h>

namespace respite::text {
namespace {

TEST(Mentions, KnowsAWordFromAPartOfOne) {
  const struct {
    const char* text;
    const char* word;
    bool found;
  } kCases[] = {
      {"ana", "ana", true},
      {"for Ana's leave", "ana", true},
      {"banana", "ana", false},
      {"banana, ana", "ana", true},
      {"ana2", "ana", false},
      {"anaé", "ana", false},
      {"éana", "ana", false},
      {"ana\u0301", "ana", false},
      {"“Ana”", "ana", true},
      {"for ÉLODIE–soon", "élodie", true},
      {"Zoe\u0308 is away", "Zoë", true},
      {"STRASSER", "straßer", true},
      {"Ana Silva", "ana silva", true},
      {"\xFF"
       "ana\xFF",
       "ana", true},
      {"", "ana", false},
      {"ana", "", false},
      {"(ana)", "ana", true},
  };
  for (const auto& [text, word, found] : kCases) {
    EXPECT_EQ(mentions(text, word), found) << text << " / " << word;
  }
}

}  // namespace
}  // namespace respite::text
