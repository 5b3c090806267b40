#include "scheduler/boundary/reply.h"

#include <gtest/gtest.h>

#include "scheduler/boundary/phrases.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/plain_words.h"

namespace respite::testing {
namespace {

using nlohmann::json;

OwnDesk firm_with_words() {
  OwnDesk snapshot = law_firm();
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

Said say(const char* request, Language language = Language::kEnglish, const char* facts = "{}",
         const std::optional<Taken>& taken = {}) {
  const auto snapshot = std::make_shared<const DeskSnapshot>(firm_with_words());
  const Asked asked =
      read_case(snapshot->desk, {{"request", json::parse(request)}, {"facts", json::parse(facts)}});
  const Availability known =
      lay_over(work_out(snapshot, {asked.request.now, asked.request.now + std::chrono::days{90}}),
               asked.facts);
  const Verdict verdict = decide(known, asked.request);
  return {reply(snapshot->desk, asked.request, verdict, language, taken),
          reasons(snapshot->desk, asked.request, verdict, language), verdict};
}

constexpr const char* kDuringLearning =
    R"({"now": "2026-03-11T14:15:00Z", "skill": "macos", "person": "asha", "only_person": true})";

TEST(Reply, SaysWhenWhatHelpsHowToSayEmergencyAndWhichPolicy) {
  EXPECT_EQ(
      "Thank you for getting in touch. Asha can help you on Wednesday 11 March, 16:00 "
      "(Europe/London); shall we book it? Meanwhile this may help: How to reach us "
      "(https://desk.example/help). If it is an emergency (service "
      "down for a site; filing within 4 h), please reach us by phone and we will act at once. This "
      "is how we work: helpdesk policy 2.",
      say(kDuringLearning).reply);
}
TEST(Reply, SaysWhatHelpsInsteadOfWhatIsNotDone) {
  Desk desk = firm_with_words().desk;
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
TEST(Reply, NamesAPolicyWithoutVersionByItsNameAlone) {
  Desk desk = firm_with_words().desk;
  desk.policy.version.clear();
  const std::string text = reply(desk, {}, {}, Language::kEnglish);
  EXPECT_TRUE(text.ends_with("This is how we work: helpdesk policy.")) << text;
}
TEST(Reply, French) {
  const std::string text = say(kDuringLearning, Language::kFrench).reply;
  EXPECT_EQ(0U,
            text.find("Merci pour votre message. Asha peut vous aider le mercredi 11 mars à 16:00 "
                      "(Europe/London) ; voulez-vous réserver ?"))
      << text;
}
TEST(Reply, German) {
  const std::string text = say(kDuringLearning, Language::kGerman).reply;
  EXPECT_EQ(
      0U,
      text.find("Danke für Ihre Nachricht. Asha kann Ihnen helfen: Mittwoch, 11. März, 16:00 Uhr "
                "(Europe/London). Sollen wir das buchen?"))
      << text;
}
TEST(Reply, IsOnTheDesksClock) {
  const std::string text =
      say(R"({"now": "2026-06-10T10:00:00Z", "skill": "macos", "earliest": "2026-06-11T10:00:00Z"})")
          .reply;
  EXPECT_NE(std::string::npos, text.find("Thursday 11 June, 11:00 (Europe/London)")) << text;
}
TEST(Reply, ConsentIsAskedForAndWhatIsCertainIsSaid) {
  const std::string text =
      say(R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "person": "asha", "only_person": true,
              "earliest": "2026-03-10T17:45:00Z", "deadline": "2026-03-10T18:15:00Z"})")
          .reply;
  EXPECT_NE(
      std::string::npos,
      text.find("Tuesday 10 March, 17:45 (Europe/London) is possible only if somebody agrees to "
                "it; shall we ask? Without that, Asha can help you on Wednesday 11 March, "
                "09:00."))
      << text;
}
TEST(Reply, AnEmergencyWithoutACriterionIsToldSoKindly) {
  const std::string text =
      say(R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "priority": "P1"})").reply;
  EXPECT_NE(std::string::npos,
            text.find("This counts as urgent. Asha can help you right away; shall we book it?"));
  EXPECT_NE(std::string::npos, text.find("If it is an emergency (service down for a site;"))
      << text;
}
TEST(Reply, WhoeverIsCalledAnswersByATime) {
  const std::string text =
      say(R"({"now": "2026-10-25T00:58:00Z", "priority": "P1", "criteria": ["E1"]})").reply;
  EXPECT_EQ(
      0U, text.find("Thank you for getting in touch. Please reach us at once by phone. This is an "
                    "emergency: Asha would have until Sunday 25 October, 01:03 (Europe/London) to "
                    "answer it."))
      << text;
}

// What only happens when a request is taken, in words of any language.
std::string first_claim(const std::string& text) {
  for (const char* claim :
       {"It is booked", "It will be done", "We are asking",   "we will ask",
        "passed on to", "It is recorded",  "it will be done", "set aside",
        "réservé",      "Nous demandons",  "est transmise",   "inscrit",
        "ce sera fait", "Ce sera fait",    "Gebucht",         "fragen nach",
        "eingetragen",  "vorgemerkt",      "rledigt ist es",  "eitergegeben an"}) {
    if (text.find(claim) != std::string::npos) return claim;
  }
  return "";
}
constexpr const char* kOfEachKind[] = {
    R"({"now": "2026-03-10T10:00:00Z", "skill": "macos"})",
    kDuringLearning,
    R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "priority": "P4"})",
    R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "priority": "P4", "minutes": 600})",
    R"({"now": "2026-03-10T02:00:00Z", "priority": "P1", "criteria": ["E1"]})",
    R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "person": "asha", "only_person": true,
        "earliest": "2026-03-10T17:45:00Z", "deadline": "2026-03-10T18:15:00Z"})",
    R"({"now": "2026-03-10T10:00:00Z", "skill": "cobol"})"};

TEST(Reply, ClaimsOnlyWhatWasDone) {
  for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman}) {
    for (const char* request : kOfEachKind) {
      const std::string judged = say(request, language).reply;
      EXPECT_EQ("", first_claim(judged)) << judged;
      const std::string taken = say(request, language, "{}", Taken{}).reply;
      EXPECT_NE("", first_claim(taken)) << taken;
    }
  }
}
TEST(Reply, SaysWhenConsentIsAskedForWhereThatIsLater) {
  const auto morning = parse_rfc3339("2026-03-10T08:00:00Z");
  const std::string text =
      say(R"({"now": "2026-03-10T02:00:00Z", "skill": "macos", "person": "asha", "only_person": true,
              "earliest": "2026-03-10T17:45:00Z", "deadline": "2026-03-10T18:15:00Z"})",
          Language::kEnglish, "{}", Taken{morning})
          .reply;
  EXPECT_NE(std::string::npos,
            text.find("On Tuesday 10 March, 08:00 (Europe/London) we will ask whether Tuesday 10 "
                      "March, 17:45 is possible. Until then it is booked that Asha helps you on"))
      << text;
}
TEST(Reply, SaysTheYearWhereItIsAnother) {
  const char* kNewYear = R"({"now": "2026-12-30T17:00:00Z", "skill": "macos", "person": "asha",
                             "only_person": true, "earliest": "2027-01-04T10:00:00Z"})";
  EXPECT_NE(std::string::npos, say(kNewYear).reply.find("Monday 4 January 2027, 10:00"));
  EXPECT_NE(std::string::npos,
            say(kNewYear, Language::kFrench).reply.find("lundi 4 janvier 2027 à 10:00"));
  EXPECT_NE(std::string::npos,
            say(kNewYear, Language::kGerman).reply.find("Montag, 4. Januar 2027, 10:00 Uhr"));
}
TEST(Reply, FrenchFirstOfTheMonth) {
  const char* kFirstOfApril = R"({"now": "2026-03-31T16:00:00Z", "skill": "macos", "person": "asha",
                           "only_person": true, "earliest": "2026-04-01T09:00:00Z"})";
  EXPECT_NE(std::string::npos,
            say(kFirstOfApril, Language::kFrench).reply.find("mercredi 1er avril"));
}
TEST(Reply, HasNoSeconds) {
  const std::string text =
      say(R"({"now": "2026-03-10T02:00:37Z", "priority": "P1", "criteria": ["e1"]})").reply;
  EXPECT_NE(std::string::npos, text.find("until Tuesday 10 March, 02:05 (")) << text;
}
TEST(Reply, NamesNoZoneWhereAllAreInOne) {
  Desk desk = firm_with_words().desk;
  std::erase_if(desk.sites, [&](const Site& site) { return site.zone != desk.zone; });
  for (Person& person : desk.people) person.zone = desk.zone;
  Request request;
  request.now = *parse_rfc3339("2026-03-10T02:00:00Z");
  Verdict verdict;
  verdict.kind = VerdictKind::kScheduleAt;
  verdict.person = index_of<PersonIndex>(0);
  verdict.slot = Interval{request.now, request.now + request.length};
  EXPECT_EQ(std::string::npos, reply(desk, request, verdict, Language::kEnglish).find("London"));
}
TEST(Reply, PromisesNothingWhereNothingIsPromised) {
  const Desk desk = firm_with_words().desk;
  Verdict verdict;  // queued on a desk that never serves
  verdict.kind = VerdictKind::kQueue;
  verdict.person = index_of<PersonIndex>(0);
  for (const Language language : {Language::kEnglish, Language::kFrench, Language::kGerman}) {
    EXPECT_FALSE(reply(desk, Request{}, verdict, language, Taken{}).empty());
  }
}
TEST(Reply, SaysHowToReachTheDeskInItsLanguage) {
  Desk desk = firm_with_words().desk;
  Verdict verdict;
  verdict.person = index_of<PersonIndex>(0);
  const auto said = [&](const char* by, Language language) {
    desk.policy.channels = {{Priority::kP1, by}};
    const std::string text = reply(desk, Request{}, verdict, language);
    return text.substr(text.find("4 h), ") + 6);
  };
  EXPECT_TRUE(
      said("phone +44 1", Language::kEnglish).starts_with("please reach us by phone on +44 1 "));
  EXPECT_TRUE(
      said("Phone +44 1", Language::kFrench).starts_with("joignez-nous par téléphone au +44 1 "));
  EXPECT_TRUE(said("phone", Language::kGerman).starts_with("erreichen Sie uns bitte telefonisch,"));
  EXPECT_TRUE(
      said("chat #it", Language::kGerman).starts_with("erreichen Sie uns bitte im Chat #it,"));
  EXPECT_TRUE(
      said("https://a.example", Language::kFrench).starts_with("joignez-nous sur https://"));
  EXPECT_TRUE(said("phonebox", Language::kEnglish).starts_with("please reach us by phonebox "));
}
TEST(Reasons, AreNotClaimsEither) {
  for (const Phrases* words : {&english(), &french(), &german()}) {
    for (const std::string_view reason : words->reasons) {
      for (const char* claim : {"was moved", "is asked", "a été déplacé", "on demande",
                                "wurde verlegt", "wird gefragt"}) {
        EXPECT_EQ(std::string_view::npos, reason.find(claim)) << reason;
      }
    }
  }
}
TEST(Citations, AreInTheReplysLanguage) {
  const Said said = say(kDuringLearning);
  const std::string english = citations(said.verdict, Language::kEnglish).front().text;
  for (const Language language : {Language::kFrench, Language::kGerman}) {
    EXPECT_NE(english, citations(said.verdict, language).front().text);
  }
}
TEST(Reasons, NameWhoMightLearnWhatNobodyKnows) {
  const Said said = say(R"({"now": "2026-03-10T11:00:00Z", "skill": "cobol"})");
  EXPECT_EQ("Nobody knows cobol yet; Chloe, Dinis, Asha might learn it.", said.reasons.back());
}
TEST(Citations, ArePackByPackWithVersionAndSource) {
  const Said said = say(
      R"({"now": "2026-03-10T10:00:00Z", "skill": "macos", "minutes": 60, "person": "chloe", "only_person": true,
              "earliest": "2026-03-10T20:15:00Z", "deadline": "2026-03-10T21:15:00Z"})");
  const std::vector<Citation> cited = citations(said.verdict, Language::kEnglish);
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
  EXPECT_NE(std::string::npos,
            citations(said.verdict, Language::kEnglish).back().text.find("199-A"));
}

// No blame, no jargon, no reason of absence, in any phrase of any language.
TEST(Phrases, AreLinted) {
  for (const Phrases* words : {&english(), &french(), &german()}) {
    for (const std::string_view phrase :
         {words->thanks, words->agree_later, words->meanwhile, words->not_an_emergency,
          words->emergency, words->emergency_by, words->reach_us, words->policy,
          words->nobody_has_skill, words->too_long, words->seat_empty}) {
      EXPECT_FALSE(phrase.empty());
      EXPECT_EQ("", first_bad_word(phrase)) << phrase;
    }
    for (const OutcomePhrases* say : {&words->could, &words->done}) {
      for (const std::string_view phrase : {say->now, say->at, say->planned, say->promised,
                                            say->called, say->agree, say->instead, say->lead}) {
        EXPECT_FALSE(phrase.empty());
        EXPECT_EQ("", first_bad_word(phrase)) << phrase;
      }
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
         {kDuringLearning,
          R"({"now": "2026-03-10T11:00:00Z", "category": "personal", "skill": "macos"})",
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
