// Consent: who may give it, and until when. Leads are Farah and Gideon.
#include <gtest/gtest.h>

#include "scheduler/boundary/signing.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using test::instant;
using test::interval;

Desk firm_with_managers() {
  Desk desk = law_firm().desk;
  const auto add = [&](std::string id, std::string manager) {
    Requester requester;
    requester.id = std::move(id);
    requester.manager = std::move(manager);
    desk.requesters.push_back(requester);
  };
  add("margaret", "");
  add("nadia", "margaret");
  add("olu", "nadia");
  add("asha", "farah");
  add("farah", "gideon");
  add("ring1", "ring2");
  add("ring2", "ring1");
  add("gone", "nobody-knows");
  return desk;
}

std::string signers(Consenter part, std::string_view person, std::string_view requester) {
  const Desk desk = firm_with_managers();
  const Consent consent{part, find_person(desk, person), requester};
  std::string found;
  for (const PersonIndex able : who_may_sign(desk, consent)) {
    found += (found.empty() ? "" : " ") + desk.people[at(able)].id;
  }
  return found;
}

TEST(WhoMaySign, ThePersonAloneForTheirOwnTime) {
  EXPECT_EQ(signers(Consenter::kPerson, "asha", "nadia"), "asha");
  EXPECT_EQ(signers(Consenter::kPerson, "asha", ""), "asha");
  EXPECT_EQ(signers(Consenter::kPerson, "asha", "gone"), "asha");
}

TEST(WhoMaySign, AnyLeadAsTheLeadButNotForTheirOwnTime) {
  EXPECT_EQ(signers(Consenter::kLead, "asha", "nadia"), "farah gideon");
  EXPECT_EQ(signers(Consenter::kLead, "farah", "nadia"), "gideon");
}

TEST(WhoMaySign, AboutNoTimeAnyLead) {
  EXPECT_EQ(signers(Consenter::kLead, "", "nadia"), "farah gideon");
  EXPECT_EQ(signers(Consenter::kPerson, "", "nadia"), "");
}

TEST(WhoMaySign, NeitherWhoAskedNorAnybodyAbove) {
  EXPECT_EQ(signers(Consenter::kLead, "ben", "gideon"), "farah");
  EXPECT_EQ(signers(Consenter::kLead, "ben", "farah"), "");  // Gideon is above her
  EXPECT_EQ(signers(Consenter::kLead, "ben", "asha"), "");   // and so above Asha
  EXPECT_EQ(signers(Consenter::kPerson, "asha", "asha"), "");
}

TEST(WhoMaySign, ACircleInTheLineOfCommandEnds) {
  EXPECT_EQ(signers(Consenter::kLead, "ben", "ring1"), "farah gideon");
}

TEST(WhyNotSign, TellsWhoBenefitsFromWhoIsNotAsked) {
  const Desk desk = firm_with_managers();
  const Consent consent{Consenter::kPerson, find_person(desk, "asha"), "olu"};
  EXPECT_EQ(why_not_sign(desk, consent, "asha"), std::nullopt);
  EXPECT_EQ(why_not_sign(desk, consent, "olu"), MayNotSign::kBenefits);
  EXPECT_EQ(why_not_sign(desk, consent, "nadia"), MayNotSign::kBenefits);
  EXPECT_EQ(why_not_sign(desk, consent, "margaret"), MayNotSign::kBenefits);
  EXPECT_EQ(why_not_sign(desk, consent, "ben"), MayNotSign::kNotAsked);
  EXPECT_EQ(why_not_sign(desk, consent, "farah"), MayNotSign::kNotAsked);
  EXPECT_EQ(why_not_sign(desk, consent, "stranger"), MayNotSign::kNotAsked);
  EXPECT_EQ(why_not_sign(desk, consent, ""), MayNotSign::kNotAsked);
}

TEST(ConsentExpires, AfterADayOrOnceTheTimeBegins) {
  const Instant asked = instant("2026-03-28T12:00:00Z");  // the clocks change that night
  EXPECT_EQ(consent_expires(asked, std::nullopt), instant("2026-03-29T12:00:00Z"));
  EXPECT_EQ(consent_expires(asked, interval("2026-03-28T17:00:00Z", "2026-03-28T18:00:00Z")),
            instant("2026-03-28T17:00:00Z"));
  EXPECT_EQ(consent_expires(asked, interval("2026-03-30T17:00:00Z", "2026-03-30T18:00:00Z")),
            instant("2026-03-29T12:00:00Z"));
}

}  // namespace
}  // namespace respite::testing
