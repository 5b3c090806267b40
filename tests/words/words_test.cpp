#include "words/words.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "words/files.h"

namespace respite {
namespace {

TEST(Words, SpeakTheirLanguage) {
  const Words english{"en"};
  const Words french{"fr"};
  const Words german{"de"};
  EXPECT_EQ(english("today {time}"), "today {time}");
  EXPECT_EQ(french("today {time}"), "aujourd’hui {time}");
  EXPECT_EQ(german("today {time}"), "heute {time}");
  EXPECT_EQ(french.language(), "fr");
}

TEST(Words, AreEnglishWhereTheLanguageIsNone) {
  for (const char* language : {"", "en", "fr-CA", "FR", "tlh", "../fr"}) {
    const Words words{language};
    EXPECT_EQ(words.language(), "en");
    EXPECT_EQ(words("today {time}"), "today {time}");
  }
}

TEST(Words, SayTheIdWhereNothingIsTranslated) {
  const Words french{"fr"};
  EXPECT_EQ(french("Nobody translated this"), "Nobody translated this");
  EXPECT_EQ(french(""), "");
  EXPECT_EQ(french.in("month", "Smarch"), "Smarch");
  EXPECT_EQ(french.many("{n} fortnight", "{n} fortnights", 1), "1 fortnight");
  EXPECT_EQ(french.many("{n} fortnight", "{n} fortnights", 0), "0 fortnights");
}

TEST(Words, KnowWhatIsMeant) {
  EXPECT_EQ(Words("fr").in("month", "Mar"), "mars");
  EXPECT_EQ(Words("fr")("Mar"), "Mar");
  EXPECT_EQ(Words("fr").in("weekday", "Tue"), "mar.");
}

TEST(Words, AreSharedBetweenThreads) {
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([] {
      for (int turn = 0; turn < 1000; ++turn) {
        EXPECT_EQ(Words("de").in("month", "Mar"), "März");
        EXPECT_EQ(Words("fr").in("month", "Mar"), "mars");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Words, HaveACatalogueForEachLanguageButEnglish) {
  for (const std::string_view language : languages()) {
    const bool built_in = !catalogue_file(std::string(language) + ".mo").empty();
    EXPECT_EQ(built_in, language != "en") << language;
    EXPECT_EQ(Words(language).language(), language);
  }
}

TEST(Put, NamesValues) {
  EXPECT_EQ(
      put("{who} from {begin} to {end}", {{"who", "Asha"}, {"end", "17:00"}, {"begin", "09:00"}}),
      "Asha from 09:00 to 17:00");
  EXPECT_EQ(put("nothing", {{"who", "Asha"}}), "nothing");
  EXPECT_EQ(put("", {}), "");
}

TEST(Put, NeverLooksIntoValues) {
  EXPECT_EQ(put("{a}{b}", {{"a", "{b}"}, {"b", "{a}"}}), "{b}{a}");
}

TEST(Put, LeavesWhatIsNotGiven) {
  EXPECT_EQ(put("{other} {who", {{"who", "Asha"}}), "{other} {who");
  EXPECT_EQ(put("{} {{who}} }", {{"who", "Asha"}}), "{} {Asha} }");
}

}  // namespace
}  // namespace respite
