#include "scheduler/boundary/words.h"

#include <gtest/gtest.h>

#include "scheduler/boundary/phrases.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/plain_words.h"

namespace respite::testing {
namespace {

using nlohmann::json;

DeskSnapshot firm() {
  DeskSnapshot snapshot = law_firm();
  Desk& desk = snapshot.desk;
  desk.policy.id = "helpdesk policy";
  desk.policy.version = "2";
  desk.policy.emergencies = {{"E1", "service down for a site"}, {"E2", "filing within 4 h"}};
  desk.policy.channels = {{Priority::kP1, "phone"}};
  desk.policy.articles = {{std::nullopt, "How to reach us", "https://desk.example/help"}};
  for (Person& person : desk.people)
    person.name[0] = static_cast<char>(std::toupper(person.name[0]));
  return snapshot;
}

struct Said {
  std::string reply;
  std::vector<std::string> reasons;
  Verdict verdict;
};

Said say(const char* request, Language language = Language::kEnglish, const char* facts = "{}") {
  const auto snapshot = std::make_shared<const DeskSnapshot>(firm());
  const Asked asked =
      read_case(snapshot->desk, {{"request", json::parse(request)}, {"facts", json::parse(facts)}});
  const Availability known =
      lay_over(work_out(snapshot, {asked.request.now, asked.request.now + std::chrono::days{90}}),
               asked.facts);
  const Verdict verdict = decide(known, asked.request);
  return {reply(snapshot->desk, asked.request, verdict, language),
          reasons(snapshot->desk, asked.request, verdict, language), verdict};
}

constexpr const char* kLearning =
    R"({"now": "2026-03-11T14:15:00Z", "skill": "macos", "person": "asha", "only_person": true})";

TEST(Reply, SaysWhenWhatHelpsHowToSayEmergencyAndWhichPolicy) {
  EXPECT_EQ(
      "Thank you for getting in touch. Asha will help you on Wednesday 11 March, 16:00. Meanwhile "
      "this may help: How to reach us (https://desk.example/help). If it is an emergency (service "
      "down for a site; filing within 4 h), please reach us by phone and we will act at once. This "
      "is how we work: helpdesk policy 2.",
      say(kLearning).reply);
}
TEST(Reply, SaysWhatHelpsInsteadOfWhatIsNotDone) {
  Desk desk = firm().desk;
  desk.policy.prohibited = {{"GAMES", "Games", "Play at home, on your own computer, after six."}};
  Request request;
  Verdict verdict;  // of a lead
  verdict.person = index_of<PersonIndex>(0);
  const auto has = [&](std::string_view advice) {
    return reply(desk, request, verdict, Language::kEnglish).find(advice) != std::string::npos;
  };
  EXPECT_FALSE(has("Play at home, on your own computer, after six."));
  request.prohibited = true;
  EXPECT_TRUE(has("Play at home, on your own computer, after six."));  // the only one there is
  desk.policy.prohibited.push_back(
      {"HOME-PC", "Own computers", "The shop on the corner of the street does those."});
  EXPECT_FALSE(has("Play at home, on your own computer, after six."));
  request.scope = "HOME-PC";
  EXPECT_TRUE(has("The shop on the corner of the street does those."));
}
TEST(Reply, French) {
  const std::string text = say(kLearning, Language::kFrench).reply;
  EXPECT_EQ(
      0U, text.find("Merci de nous avoir contactés. Asha vous aidera le mercredi 11 mars à 16:00."))
      << text;
}
TEST(Reply, German) {
  const std::string text = say(kLearning, Language::kGerman).reply;
  EXPECT_EQ(
      0U, text.find("Danke für Ihre Nachricht. Asha hilft Ihnen am Mittwoch, 11. März, 16:00 Uhr."))
      << text;
}
TEST(Reply, IsOnTheDesksClock) {
  const std::string text =
      say(R"({"now": "2026-06-10T10:00:00Z", "skill": "macos", "earliest": "2026-06-11T10:00:00Z"})")
          .reply;
  EXPECT_NE(std::string::npos, text.find("Thursday 11 June, 11:00.")) << text;
}
TEST(Reply, ConsentIsAskedForAndWhatIsCertainIsSaid) {
  const std::string text =
      say(R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "person": "asha", "only_person": true,
              "earliest": "2026-03-10T17:45:00Z", "deadline": "2026-03-10T18:15:00Z"})")
          .reply;
  EXPECT_NE(std::string::npos,
            text.find("We are asking whether Tuesday 10 March, 17:45 is possible. You "
                      "can count on Asha on Wednesday 11 March, 09:00."))
      << text;
}
TEST(Reply, AnEmergencyWithoutACriterionIsToldSoKindly) {
  const std::string text =
      say(R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "priority": "P1"})").reply;
  EXPECT_NE(std::string::npos,
            text.find("We are treating this as urgent. Asha can help you right away."));
  EXPECT_NE(std::string::npos, text.find("If it is an emergency (service down for a site;"))
      << text;
}
TEST(Reply, WhoeverIsCalledAnswersByATime) {
  const std::string text =
      say(R"({"now": "2026-10-25T00:58:00Z", "priority": "P1", "criteria": ["E1"]})").reply;
  EXPECT_EQ(0U,
            text.find("Thank you for getting in touch. Asha has been called and will answer you by "
                      "Sunday 25 October, 01:03."))
      << text;
}
TEST(Reasons, NameWhoMightLearnWhatNobodyKnows) {
  const Said said = say(R"({"now": "2026-03-10T11:00:00Z", "skill": "cobol"})");
  EXPECT_EQ("Nobody knows cobol yet; Chloe, Dinis, Asha might learn it.", said.reasons.back());
}
TEST(Citations, ArePackByPackWithVersionAndSource) {
  const Said said = say(
      R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "minutes": 60, "person": "chloe", "only_person": true,
              "earliest": "2026-03-10T20:15:00Z", "deadline": "2026-03-10T21:15:00Z"})");
  const std::vector<Citation> cited = citations(said.verdict);
  ASSERT_EQ(3U, cited.size());
  EXPECT_EQ("PER-HOURS", cited[0].id);
  EXPECT_EQ("REST-D11", cited[1].id);
  EXPECT_EQ("L3131-1", cited[1].version);
  EXPECT_NE(std::string::npos, cited[1].text.find("Code du travail, article L3131-1"))
      << cited[1].text;
  EXPECT_EQ("DEADLINE-MISSED", cited[2].id);
}
TEST(Citations, RtdPtNamesItsArticle) {
  const Said said = say(
      R"({"now": "2026-03-10T10:00:00Z", "skill": "linux", "minutes": 60, "person": "dinis", "only_person": true,
              "earliest": "2026-03-10T19:00:00Z", "deadline": "2026-03-10T20:00:00Z"})");
  EXPECT_NE(std::string::npos, citations(said.verdict).back().text.find("199-A"));
}

// No blame, no jargon, no reason of absence, in any phrase of any language.
TEST(Phrases, AreLinted) {
  for (const Phrases* words : {&english(), &french(), &german()}) {
    for (const std::string_view phrase :
         {words->thanks, words->now, words->at, words->planned, words->promised, words->called,
          words->asking, words->only_asking, words->lead, words->meanwhile, words->not_an_emergency,
          words->emergency, words->emergency_by, words->policy, words->nobody_has_skill,
          words->too_long, words->seat_empty}) {
      EXPECT_FALSE(phrase.empty());
      EXPECT_EQ("", first_bad_word(phrase)) << phrase;
    }
    for (const std::string_view reason : words->reasons) {
      EXPECT_FALSE(reason.empty());
      EXPECT_EQ("", first_blame(reason)) << reason;
    }
  }
}
TEST(Phrases, TheLintCatchesWhatItIsFor) {
  EXPECT_EQ("learning", first_bad_word("Asha is in Learning until four."));
  EXPECT_EQ("urlaub", first_bad_word("Asha ist im Urlaub."));
  EXPECT_EQ("your fault", first_bad_word("This is your fault."));
  EXPECT_EQ("ticket", first_bad_word("Please open a ticket."));
  EXPECT_EQ("", first_bad_word("Asha will help you."));
}
TEST(Phrases, HoldOnlyNamesThatAreFilled) {
  for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman}) {
    for (const char* request :
         {kLearning, R"({"now": "2026-03-10T11:00:00Z", "category": "personal", "skill": "macos"})",
          R"({"now": "2026-03-10T02:00:00Z", "priority": "P1", "criteria": ["E1"]})",
          R"({"now": "2026-03-10T11:00:00Z", "skill": "cobol"})"}) {
      const Said said = say(request, language);
      EXPECT_EQ(std::string::npos, said.reply.find_first_of("{}")) << said.reply;
      EXPECT_EQ(std::string::npos, said.reply.find("  ")) << said.reply;
    }
  }
}

}  // namespace
}  // namespace respite::testing
