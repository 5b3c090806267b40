// What the team file says of messages by mail; diagnostics.txt has what can be wrong with it.
#include <gtest/gtest.h>

#include <chrono>

#include "app/desk/file/read_desk.h"
#include "app/desk/file/team_file.h"
#include "tests/app/desk/file/team_text.h"

namespace respite {
namespace {

using namespace std::chrono_literals;

const std::string kPeople =
    "[desk]\nid = \"d\"\nzone = \"UTC\"\nleads = [\"al\"]\n"
    "[[person]]\nid = \"al\"\nemail = \"al@x.example\"\n"
    "[[person]]\nid = \"bo\"\nemail = \"bo@x.example\"\n";

ParsedTeamFile parse_mail(const std::string& keys) {
  return parse_team_file(kPeople + "[mail]\n" + keys, "team.toml");
}

// The mail of a section that nothing is wrong with.
Mail mail_of(const std::string& keys) {
  const ParsedTeamFile parsed = parse_mail(keys);
  EXPECT_TRUE(parsed.diagnostics.empty()) << format(parsed.diagnostics);
  EXPECT_TRUE(parsed.desk && parsed.desk->mail) << keys;
  return parsed.desk && parsed.desk->mail ? *parsed.desk->mail : Mail{};
}

Mail mail_by(const std::string& relay, const std::string& more = "") {
  return mail_of("relay = \"" + relay + "\"\nfrom = \"desk@x.example\"\n" + more);
}

Mail mail_from(const std::string& from) {
  return mail_of("relay = \"mail.x.example\"\nfrom = '" + from + "'\n");
}

bool is_refused(const std::string& keys) {
  const ParsedTeamFile parsed =
      parse_mail("relay = \"mail.x.example\"\nfrom = \"desk@x.example\"\n" + keys);
  return !parsed.desk;
}

bool is_bad_relay(const std::string& relay) {
  return !parse_mail("relay = \"" + relay + "\"\nfrom = \"desk@x.example\"\n").desk;
}

bool is_bad_sender(const std::string& from) {
  return !parse_mail("relay = \"mail.x.example\"\nfrom = '" + from + "'\n").desk;
}

std::optional<MessageWay> way(const MessageChoices& choices, MessageKind kind) {
  return choices.ways[static_cast<std::size_t>(kind)];
}

TEST(ReadMail, IsNothingWhereThereIsNone) {
  const ParsedTeamFile parsed = parse_team_file(kPeople, "team.toml");
  ASSERT_TRUE(parsed.desk);
  EXPECT_FALSE(parsed.desk->mail);
  EXPECT_EQ(parsed.desk->language, Language::kEnglish);
  EXPECT_EQ(parsed.desk->people[0].language, std::nullopt);
  EXPECT_EQ(parsed.desk->people[0].messages, MessageChoices{});
  EXPECT_TRUE(parsed.desk->policy.ladder.empty());
}

TEST(ReadMail, NeedsARelayAndASender) {
  const Mail mail = mail_by("mail.x.example");
  EXPECT_EQ(mail.relay, "mail.x.example");
  EXPECT_EQ(mail.host, "mail.x.example");
  EXPECT_EQ(mail.port, 587);
  EXPECT_EQ(mail.tls, MailTls::kStartTls);
  EXPECT_EQ(mail.from_name, "");
  EXPECT_EQ(mail.from_address, "desk@x.example");
  EXPECT_EQ(mail.user, "");
  EXPECT_EQ(mail.password_file, "");
  EXPECT_EQ(mail.pages, "");
  EXPECT_EQ(mail.messages, MessageChoices{});
}

TEST(ReadMail, ReadsEveryKey) {
  const Mail mail = mail_of(
      "relay = \"mail.x.example:2525\"\nfrom = \"IT help desk <desk@x.example>\"\n"
      "tls = \"implicit\"\nuser = \"respite\"\npassword_file = \"/etc/respite/password\"\n"
      "pages = \"https://rota.x.example/desk/\"\n"
      "messages = { duty = \"mail\", learning = \"digest\", request = \"none\", gap = \"digest\" "
      "}\n"
      "remind = [\"1h\", \"2 days\", \"60m\"]\ninvitations = \"always\"\n");
  EXPECT_EQ(mail.relay, "mail.x.example:2525");
  EXPECT_EQ(mail.host, "mail.x.example");
  EXPECT_EQ(mail.port, 2525);
  EXPECT_EQ(mail.tls, MailTls::kImplicit);
  EXPECT_EQ(mail.from_name, "IT help desk");
  EXPECT_EQ(mail.from_address, "desk@x.example");
  EXPECT_EQ(mail.user, "respite");
  EXPECT_EQ(mail.password_file, "/etc/respite/password");
  EXPECT_EQ(mail.pages, "https://rota.x.example/desk");
  EXPECT_EQ(way(mail.messages, MessageKind::kDuty), MessageWay::kMail);
  EXPECT_EQ(way(mail.messages, MessageKind::kLearning), MessageWay::kDigest);
  EXPECT_EQ(way(mail.messages, MessageKind::kRequest), MessageWay::kNone);
  EXPECT_EQ(way(mail.messages, MessageKind::kGap), MessageWay::kDigest);
  EXPECT_EQ(way(mail.messages, MessageKind::kBooking), std::nullopt);
  EXPECT_EQ(mail.messages.remind, (std::vector<Seconds>{48h, 1h}));  // the longest first, each once
  EXPECT_EQ(mail.messages.invitations, InvitationWay::kAlways);
}

TEST(ReadMail, KnowsTheUsualPorts) {
  EXPECT_EQ(mail_by("r", "tls = \"starttls\"\n").port, 587);
  EXPECT_EQ(mail_by("r", "tls = \"implicit\"\n").port, 465);
  EXPECT_EQ(mail_by("r", "tls = \"none\"\n").port, 25);
  EXPECT_EQ(mail_by("r:1", "tls = \"none\"\n").port, 1);
  EXPECT_EQ(mail_by("r:65535", "tls = \"none\"\n").port, 65'535);
}

TEST(ReadMail, TakesNamesAndAddressesOfHosts) {
  EXPECT_EQ(mail_by("localhost").host, "localhost");
  EXPECT_EQ(mail_by("mail_relay:25").host, "mail_relay");
  EXPECT_EQ(mail_by("192.0.2.10:25").host, "192.0.2.10");
  EXPECT_EQ(mail_by("[2001:db8::1]:25").host, "2001:db8::1");
  EXPECT_EQ(mail_by("[2001:db8::1]:25").port, 25);
  EXPECT_EQ(mail_by("[2001:db8::1]").port, 587);
  EXPECT_EQ(mail_by("2001:db8::1").host, "2001:db8::1");
  for (const char* bad : {"smtp://mail.x.example",
                          "mail.x.example/",
                          "mail..x",
                          "-mail.x",
                          "mail-.x",
                          "mail.x.",
                          "ma il.x",
                          "mail.x:",
                          "mail.x:0",
                          "mail.x:65536",
                          "mail.x:+25",
                          "mail.x:25:25",
                          "mail.x:smtp",
                          "192.0.2",
                          "192.0.2.300",
                          "12",
                          "[::1",
                          "[::g]",
                          "[::1]25",
                          "[mail.x]",
                          ":25",
                          "user@mail.x",
                          "mäil.x",
                          "a\\u0000b",
                          "a\\r\\nb"})
    EXPECT_TRUE(is_bad_relay(bad)) << bad;
  EXPECT_TRUE(is_bad_relay(std::string(64, 'a') + ".x"));
  EXPECT_TRUE(is_bad_relay(std::string(250, 'a')));
}

TEST(ReadMail, TakesASenderWithAndWithoutAName) {
  EXPECT_EQ(mail_from("<desk@x.example>").from_address, "desk@x.example");
  EXPECT_EQ(mail_from("<desk@x.example>").from_name, "");
  EXPECT_EQ(mail_from("\"Desk, IT\" <desk@x.example>").from_name, "Desk, IT");
  EXPECT_EQ(mail_from("Büro für IT  <desk@x.example>").from_name, "Büro für IT");
  for (const char* bad : {"desk", "desk@", "@x.example", "desk@x@y", "desk@x example",
                          "Desk <desk>", "Desk desk@x.example", "Desk <desk@x.example",
                          "Desk <a@x.example> <b@x.example>", "a@x.example, b@x.example",
                          "De\"sk <desk@x.example>", "désk@x.example", "desk@-x", "<>", " "})
    EXPECT_TRUE(is_bad_sender(bad)) << bad;
}

TEST(ReadMail, RefusesWhatWouldGoIntoAHeaderAsASecondLine) {
  const ParsedTeamFile parsed = parse_mail(
      "relay = \"mail.x.example\"\nfrom = \"Desk\\r\\nBcc: all@x.example <desk@x.example>\"\n"
      "user = \"a\\nb\"\n");
  ASSERT_EQ(parsed.diagnostics.size(), 2U);
  EXPECT_EQ(parsed.diagnostics[0].message, "control characters or line breaks in a text");
  EXPECT_EQ(parsed.diagnostics[1].message, "control characters or line breaks in a text");
}

TEST(ReadMail, KeepsThePasswordsFileAndNeverReadsIt) {
  const std::string user = "user = \"u\"\n";
  EXPECT_EQ(mail_by("r", user + "password_file = \"secrets/mail.password\"\n").password_file,
            "secrets/mail.password");
  for (const char* bad : {"../password", "/etc/../password", "secrets/", "~/password", "a\\\\b",
                          "secret:x", "https://x.example/p"})
    EXPECT_TRUE(is_refused(user + "password_file = \"" + bad + "\"\n")) << bad;
  const ReadDesk read = read_desk(
      {{kTeamFile, kPeople + "[mail]\nrelay = \"r\"\nfrom = \"d@x.example\"\nuser = \"u\"\n"
                             "password_file = \"no/such/file\"\n"}},
      all_time());
  EXPECT_TRUE(read.desk);
  EXPECT_TRUE(read.diagnostics.empty()) << format(read.diagnostics);
}

TEST(ReadMail, NeverShowsAPassword) {
  const std::string text =
      "mail = { relay = \"r\", password = \"hunter2\", frm = \"d@x.example\" }\n" + kPeople;
  for (const std::vector<Diagnostic>& told :
       {parse_team_file(text, kTeamFile).diagnostics,
        read_desk({{kTeamFile, text}}, all_time()).diagnostics}) {
    EXPECT_GE(told.size(), 3U);  // the password, the misspelt key, the missing one
    EXPECT_EQ(format(told).find("hunter2"), std::string::npos) << format(told);
    EXPECT_NE(format(told).find("RESPITE_MAIL_PASSWORD"), std::string::npos) << format(told);
  }
}

TEST(ReadMail, LinksToPagesOverHttpsOnly) {
  EXPECT_EQ(mail_by("r", "pages = \"https://rota.x.example:8443\"\n").pages,
            "https://rota.x.example:8443");
  for (const char* bad :
       {"http://rota.x.example", "rota.x.example", "https://", "https:///", "https://a?b=1",
        "https://a#b", "https://a b", "https://a<b", "https://a\\\\b"})
    EXPECT_TRUE(is_refused("pages = \"" + std::string(bad) + "\"\n")) << bad;
}

TEST(ReadMail, TakesUpToFiveReminders) {
  EXPECT_EQ(mail_by("r", "remind = []\n").messages.remind, std::vector<Seconds>{});
  EXPECT_EQ(mail_by("r", "remind = \"5m\"\n").messages.remind, std::vector<Seconds>{5min});
  EXPECT_EQ(mail_by("r", "remind = [\"30 days\"]\n").messages.remind,
            std::vector<Seconds>{30 * 24h});
  EXPECT_TRUE(is_refused("remind = [\"4m\"]\n"));
  EXPECT_TRUE(is_refused("remind = [\"31 days\"]\n"));
  EXPECT_TRUE(is_refused("remind = [\"1h\", \"2h\", \"3h\", \"4h\", \"5h\", \"6h\"]\n"));
}

TEST(ReadMail, NoKindThatAsksOrRemindsWaitsForADigest) {
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    const std::string word(to_text(kind));
    EXPECT_EQ(is_refused("messages = { " + word + " = \"digest\" }\n"), !may_wait(kind)) << word;
    EXPECT_FALSE(is_refused("messages = { " + word + " = \"none\" }\n")) << word;
  }
}

TEST(ReadPerson, ReadsLanguageAndChoices) {
  const ParsedTeamFile parsed = parse_team_file(
      "[desk]\nid = \"d\"\nzone = \"UTC\"\nlanguage = \"de\"\nleads = [\"al\"]\n"
      "[[person]]\nid = \"al\"\nlanguage = \"fr\"\nmessages = { gap = \"digest\" }\n"
      "[[person]]\nid = \"bo\"\nremind = []\ninvitations = \"never\"\n",
      "team.toml");
  ASSERT_TRUE(parsed.desk) << format(parsed.diagnostics);
  EXPECT_TRUE(parsed.diagnostics.empty()) << format(parsed.diagnostics);
  EXPECT_EQ(parsed.desk->language, Language::kGerman);
  const std::vector<Person>& people = parsed.desk->people;
  EXPECT_EQ(people[0].language, Language::kFrench);
  EXPECT_EQ(way(people[0].messages, MessageKind::kGap), MessageWay::kDigest);
  EXPECT_EQ(people[0].messages.remind, std::nullopt);
  EXPECT_EQ(people[1].language, std::nullopt);
  EXPECT_EQ(people[1].messages.remind, std::vector<Seconds>{});
  EXPECT_EQ(people[1].messages.invitations, InvitationWay::kNever);
}

TEST(ReadRequester, ReadsAddressAndLanguage) {
  const ParsedTeamFile parsed =
      parse_team_file(kPeople +
                          "[[role]]\nid = \"staff\"\n[[requester]]\nid = \"r\"\nrole = \"staff\"\n"
                          "email = \"r@x.example\"\nlanguage = \"fr\"\n",
                      "team.toml");
  ASSERT_TRUE(parsed.desk) << format(parsed.diagnostics);
  EXPECT_EQ(parsed.desk->requesters[0].email, "r@x.example");
  EXPECT_EQ(parsed.desk->requesters[0].language, Language::kFrench);
}

TEST(ReadPolicy, ReadsTheLadder) {
  const std::string policy = kPeople + "[policy]\nid = \"p\"\n";
  const ParsedTeamFile parsed =
      parse_team_file(policy + "ladder = [\"bo\", \"al\"]\nescalate_after = \"10m\"\n", "t");
  ASSERT_TRUE(parsed.desk) << format(parsed.diagnostics);
  EXPECT_TRUE(parsed.diagnostics.empty()) << format(parsed.diagnostics);
  EXPECT_EQ(parsed.desk->policy.ladder, (std::vector{PersonIndex{1}, PersonIndex{0}}));
  EXPECT_EQ(parsed.desk->policy.escalate_after, 10min);
  EXPECT_TRUE(parse_team_file(policy + "escalate_after = \"1m\"\n", "t").desk);
  EXPECT_TRUE(parse_team_file(policy + "escalate_after = \"4h\"\n", "t").desk);
  EXPECT_FALSE(parse_team_file(policy + "escalate_after = \"0m\"\n", "t").desk);
  EXPECT_FALSE(parse_team_file(policy + "escalate_after = \"5h\"\n", "t").desk);
}

}  // namespace
}  // namespace respite
