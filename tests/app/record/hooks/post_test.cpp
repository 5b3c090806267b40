// What is refused without a network; tests/acceptance/webhooks_test.py sends to a real peer.
#include "app/record/hooks/post.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

constexpr const char* kNone = "is no address of http or https";
constexpr const char* kPrivate = "is not a public address";

TEST(WhyNoWebhook, NamesWhatIsWrong) {
  const struct {
    const char* url;
    const char* why;
  } kCases[] = {
      {"", kNone},
      {"hooks.example.org/x", kNone},
      {"ftp://hooks.example.org/", kNone},
      {"file:///etc/passwd", kNone},
      {"gopher://hooks.example.org/", kNone},
      {"http://", kNone},
      {"http://a b/", kNone},
      {"http://hooks.example.org/\r\nX: y", kNone},
      {"http://ann:secret@hooks.example.org/", "has a user name or password in it"},
      {"https://ann@hooks.example.org/", "has a user name or password in it"},
      {"https://hooks.example.org/#a", "has a #fragment, which nobody is sent"},
      {"http://127.0.0.1/", kPrivate},
      {"http://127.1/", kPrivate},
      {"http://2130706433/", kPrivate},
      {"http://0x7f.0.0.1:8080/", kPrivate},
      {"http://0177.0.0.1/", kPrivate},
      {"http://localhost:9/", kPrivate},
      {"http://a.localhost/", kPrivate},
      {"http://[::1]/", kPrivate},
      {"http://[::ffff:10.0.0.1]/", kPrivate},
      {"http://169.254.169.254/latest", kPrivate},
  };
  for (const auto& [url, why] : kCases) EXPECT_EQ(why_no_webhook(url, false), why) << url;
}

TEST(WhyNoWebhook, LetsPublicOnesBeAndPrivateOnesWhereAllowed) {
  EXPECT_EQ(why_no_webhook("https://hooks.example.org:8443/a?b=c", false), std::nullopt);
  EXPECT_EQ(why_no_webhook("http://8.8.8.8/", false), std::nullopt);
  EXPECT_EQ(why_no_webhook("http://127.0.0.1:8080/", true), std::nullopt);
  EXPECT_EQ(why_no_webhook("ftp://127.0.0.1/", true), kNone);
}

// A name that means this machine is found out when it is connected to.
TEST(Post, NamesThatMeanPrivateAddressesAreNotSpokenTo) {
  for (const char* url : {"http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/"}) {
    const Answer answer = post({url, {}, "{}", false});
    EXPECT_EQ(answer.status, 0);
    EXPECT_TRUE(answer.words.ends_with(kPrivate)) << answer.words;
  }
}

TEST(Post, OtherSchemesAreNotSpoken) {
  const Answer answer = post({"file:///etc/hostname", {}, "{}", true});
  EXPECT_EQ(answer.status, 0);
  EXPECT_FALSE(answer.taken());
}

TEST(HostOf, SaysNoPath) {
  EXPECT_EQ(host_of("https://hooks.example.org:8443/secret?token=1"), "hooks.example.org");
  EXPECT_EQ(host_of("nonsense"), "");
}

}  // namespace
}  // namespace respite
