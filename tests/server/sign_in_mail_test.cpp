// Links to sign in with, asked for on the page and sent by mail.
#include "app/messages/sign_in_mail.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "server/background.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

const http::Header kFromHere = {"Sec-Fetch-Site", "same-origin"};

class SignInMail : public ::testing::Test {
 protected:
  SignInMail() {
    folder_.replace("team.toml", "# --- Who is on call",
                    "[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\nfrom = "
                    "\"desk@example.org\"\npages = \"https://rota.example.org\"\n\n"
                    "[[role]]\nid = \"sales\"\n\n[[requester]]\nid = \"quinn\"\nrole = \"sales\"\n"
                    "language = \"de\"\nemail = \"quinn@example.org\"\n\n# --- Who is on call");
    server_.emplace(folder_);
  }

  std::string asked(const std::string& address) {
    const http::Response page =
        server_->ask("POST", "/sign-in?desk=helpdesk", {kFromHere}, "address=" + address);
    EXPECT_EQ(page.status, 200);
    return body_of(page);
  }
  // What goes out by then, as text.
  std::vector<OutgoingMail> sent(std::string_view now) {
    server_->set_now(now);
    std::vector<OutgoingMail> mails;
    Background::Needs needs{[&] { return test::instant(now); }, [](const auto&...) {},
                            [](const Message&) {
                              return Answer{200, ""};
                            }};
    needs.mailer = [&](const OpenDesk& /*desk*/, const std::atomic<bool>* /*stop*/) -> SendMail {
      return [&](const OutgoingMail& mail) {
        mails.push_back(mail);
        return Answer{250, "SMTP 250"};
      };
    };
    Background(server_->desks(), needs).send();
    return mails;
  }
  // The path of the link in a mail.
  static std::string path_in(const OutgoingMail& mail) {
    const std::string pages = "https://rota.example.org";
    const std::size_t begin = mail.text.find(pages + "/sign-in/");
    return begin == std::string::npos ? "" : mail.text.substr(begin + pages.size(), 9 + 43);
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
};

TEST_F(SignInMail, ALinkGoesToAnAddressThatTheDeskKnows) {
  EXPECT_NE(asked("Amir%40helpdesk.example").find("If the desk knows this address"),
            std::string::npos);
  const auto mails = sent("2026-12-01T23:30:00Z");
  ASSERT_EQ(mails.size(), 1U) << "also at night: it cannot wait";
  EXPECT_EQ(mails[0].to, "amir@helpdesk.example");
  const std::string path = path_in(mails[0]);
  EXPECT_TRUE(has(server_->get(path), "Sign in as Amir Haddad?")) << mails[0].text;
  const http::Response begun = server_->ask("POST", path, {kFromHere});
  EXPECT_EQ(begun.status, 303);
  EXPECT_EQ(find_header(begun.headers, "Location"), "/me?desk=helpdesk");
  EXPECT_EQ(server_->ask("POST", path, {kFromHere}).status, 404) << "once";
  EXPECT_EQ(server_->logged().find(path.substr(9)), std::string::npos);
}

TEST_F(SignInMail, ARequesterReadsTheirOwnLanguage) {
  static_cast<void>(asked("quinn%40example.org"));
  const auto mails = sent("2026-12-01T10:00:05Z");
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to, "quinn@example.org");
  EXPECT_NE(mails[0].text.find("Mit diesem Link"), std::string::npos) << mails[0].text;
  const http::Response begun = server_->ask("POST", path_in(mails[0]), {kFromHere});
  EXPECT_EQ(find_header(begun.headers, "Location"), "/?desk=helpdesk");
}

TEST_F(SignInMail, StrangersLearnNothingAndSendNothing) {
  const std::string known = asked("amir%40helpdesk.example");
  EXPECT_EQ(asked("stranger%40example.com"), known);
  EXPECT_EQ(asked("amir%40helpdesk.example%0d%0aBcc%3a+x%40example.com"), known);
  EXPECT_EQ(sent("2026-12-01T10:00:05Z").size(), 1U);
  EXPECT_EQ(
      server_->ask("POST", "/sign-in", {kFromHere}, "address=" + std::string(300, 'a')).status,
      400);
  EXPECT_EQ(server_
                ->ask("POST", "/sign-in", {{"Sec-Fetch-Site", "cross-site"}},
                      "address=amir%40helpdesk.example")
                .status,
            403);
}

TEST_F(SignInMail, NobodysBoxIsFilled) {
  for (int i = 0; i < 20; ++i) static_cast<void>(asked("amir%40helpdesk.example"));
  EXPECT_EQ(sent("2026-12-01T10:00:05Z").size(), 1U);
  static_cast<void>(asked("amir%40helpdesk.example"));
  EXPECT_EQ(sent("2026-12-01T10:15:04Z").size(), 0U) << "the first still opens something";
  static_cast<void>(asked("amir%40helpdesk.example"));
  EXPECT_EQ(sent("2026-12-01T10:15:06Z").size(), 1U);
  for (std::size_t i = 0; i < 2 * Desks::kMostAddresses; ++i)
    static_cast<void>(asked(std::to_string(i) + "%40example.com"));
  EXPECT_EQ(server_->desks().take_addresses(0).size(), Desks::kMostAddresses);
}

TEST_F(SignInMail, ALeadIsToldWhatIsWrong) {
  const SignInMailView view = mail_sign_in(folder_.open(), "quinn");
  EXPECT_EQ(view.person, "quinn");
  EXPECT_TRUE(view.put);
  EXPECT_FALSE(mail_sign_in(folder_.open(), "quinn@example.org").put);
  EXPECT_THROW(static_cast<void>(mail_sign_in(folder_.open(), "pat")), BadArgument)
      << "without an address";
  EXPECT_THROW(static_cast<void>(mail_sign_in(folder_.open(), "stranger@example.com")),
               BadArgument);
  const DeskFolder none;
  EXPECT_THROW(static_cast<void>(mail_sign_in(none.open(), "amir")), Failure) << "no relay";
  ServiceFixture server(none);
  EXPECT_TRUE(has(server.get("/sign-in"), "This desk sends no mails."));
  EXPECT_FALSE(has(server.get("/sign-in"), "<input"));
}

TEST_F(SignInMail, PagesLeadThere) {
  EXPECT_TRUE(has(server_->get("/"), "href=\"/sign-in?desk=helpdesk\""));
  const http::Response refused = server_->get("/me?desk=helpdesk");
  EXPECT_EQ(refused.status, 401);
  EXPECT_TRUE(has(refused, "href=\"/sign-in?desk=helpdesk\""));
}

}  // namespace
}  // namespace respite::server
