// What people and requesters want to be told, and who says so.
#include <gtest/gtest.h>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/mail/post_box.h"
#include "app/view/message.h"
#include "tests/app/requests/emergency_files.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

const Instant kChosenAt = test::instant("2026-12-08T12:00:00Z");

class Preferring : public test::DeskOfALead {
 public:
  explicit Preferring(const std::string& of_wendy = "") {
    std::string file = test::emergency_file("plain");
    const std::string wendy = "id = \"wendy\"\n";
    file.insert(file.find(wendy) + wendy.size(), "email = \"w@firm.example\"\n" + of_wendy);
    write("team.toml", file);
  }

  // "duty=none (chosen)" of those that are said by anybody.
  std::string prefer(const std::string& said, const std::string& by,
                     store::TokenRole role = store::TokenRole::kLead) const {
    OpenDesk desk = open(kChosenAt);
    desk.invocation.by = by;
    const auto found = std::ranges::find(operations(), "message prefer", &Operation::name);
    const Prepared prepared = found->prepare();
    const auto tree = parse_tree(said);
    static_cast<void>(read_members(prepared.arguments, std::get<Members>(tree->value)));
    const Outcome outcome =
        prepared.run({.invocation = desk.invocation, .opened = &desk, .role = role});
    std::string text;
    for (const ChoiceView& choice : outcome.as<PreferencesView>().choices)
      if (choice.from != "default")
        text += choice.kind + '=' + choice.way + " (" + choice.from + ')';
    return text;
  }

  // Whether news of a request reaches whoever asked.
  bool is_told(const std::string& who, const std::string& address = "") const {
    const OpenDesk desk = open(kChosenAt);
    const auto database = store_to_write(desk.invocation);
    const auto before = store::count_waiting(*database);
    database->write([&] {
      PostBox(*database, desk)
          .tell_who_asked({who, address},
                          {MessageKind::kRequest, "e" + std::to_string(before), "request/1"},
                          [](const Writing&) { return Letter{}; });
    });
    return store::count_waiting(*database) > before;
  }
};

TEST(Prefer, RequestersChooseWhetherTheyAreTold) {
  const Preferring desk;
  EXPECT_TRUE(desk.is_told("wendy"));
  EXPECT_EQ(desk.prefer(R"({"kind": "request", "way": "none"})", "wendy"), "request=none (chosen)");
  EXPECT_FALSE(desk.is_told("wendy"));
  EXPECT_FALSE(desk.is_told("wendy", "other@firm.example"));
  EXPECT_TRUE(desk.is_told("pat", "pat@firm.example"));
  EXPECT_EQ(desk.prefer(R"({"kind": "request", "way": "file"})", "wendy"), "");
  EXPECT_TRUE(desk.is_told("wendy"));
}

TEST(Prefer, TheTeamFileSaysItOfRequesters) {
  const Preferring desk("messages = { request = \"none\" }\n");
  EXPECT_FALSE(desk.is_told("wendy"));
  EXPECT_EQ(desk.prefer("{}", "wendy"), "request=none (team file)");
  desk.prefer(R"({"kind": "request", "way": "mail"})", "wendy");
  EXPECT_TRUE(desk.is_told("wendy"));
}

TEST(Prefer, PeopleOfTheDeskChooseItForWhatTheyAskThemselves) {
  const Preferring desk;
  EXPECT_TRUE(desk.is_told("ana"));
  desk.prefer(R"({"kind": "request", "way": "none"})", "ana");
  EXPECT_FALSE(desk.is_told("ana"));
}

TEST(Prefer, RefusesWhatIsNothingToThem) {
  const Preferring desk;
  for (const char* said :
       {R"({"kind": "duty", "way": "none"})", R"({"kind": "request", "way": "digest"})",
        R"({"remind": "1d"})", R"({"invitations": "never"})", R"({"person": "nobody"})"})
    EXPECT_THROW(desk.prefer(said, "wendy"), BadArgument) << said;
  EXPECT_THROW(desk.prefer(R"({"person": "ana"})", "wendy", store::TokenRole::kRequester),
               BadArgument);
  EXPECT_THROW(desk.prefer(R"({"remind": "1d,2d,3d,4d,5d,6d"})", "ana"), BadArgument);
  EXPECT_THROW(desk.prefer(R"({"remind": "4m"})", "ana"), BadArgument);
  EXPECT_THROW(desk.prefer(R"({"remind": "31d"})", "ana"), BadArgument);
  EXPECT_EQ(desk.prefer(R"({"remind": "1d,2d,3d,4d,5d"})", "ana"), "");
}

}  // namespace
}  // namespace respite
