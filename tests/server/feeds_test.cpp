// Feeds as subscribers meet them.
#include <zlib.h>

#include "app/feeds/feed.h"
#include "app/operation/failure.h"
#include "server/gzip.h"
#include "store/requests.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string input = bytes;
  std::string text(10 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

const http::Headers kZipped = {{"Accept-Encoding", "gzip, br"}};

TEST(Feeds, AreTheBytesOfTheCommandLine) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  const http::Response plain = server.get(token.path);
  EXPECT_EQ(plain.status, 200);
  EXPECT_EQ(plain.content_type, "text/calendar; charset=utf-8");
  EXPECT_EQ(find_header(plain.headers, "Cache-Control"), "private, max-age=300");
  EXPECT_EQ(find_header(plain.headers, "Vary"), "Accept-Encoding");
  EXPECT_EQ(find_header(plain.headers, "Content-Encoding"), std::nullopt);
  EXPECT_EQ(
      body_of(plain),
      FeedMaker(folder.invocation("2026-12-01T10:00:00Z")).text({FeedOf::kPerson, "amir", {}}));

  const http::Response zipped = server.get(token.path, kZipped);
  EXPECT_EQ(find_header(zipped.headers, "Content-Encoding"), "gzip");
  EXPECT_EQ(unzipped(body_of(zipped)), body_of(plain));
  EXPECT_NE(zipped.etag, plain.etag) << "each form its own";
}

TEST(Feeds, EachKindOpensWithItsToken) {
  const DeskFolder folder;
  folder.publish();
  const Invocation later = folder.invocation("2026-12-01T10:00:00Z");
  const MadeTokenView rota = folder.feed_token("rota", "oncall");
  const MadeTokenView hours = folder.feed_token("service-hours", "");
  const MadeTokenView busy = folder.feed_token("free-busy", "amir");
  const MadeTokenView all = folder.feed_token("protected", "");
  const MadeTokenView one = folder.feed_token("protected", "amir");
  ServiceFixture server(folder);
  EXPECT_EQ(body_of(server.get(rota.path)), FeedMaker(later).text({FeedOf::kRota, "oncall", {}}));
  EXPECT_EQ(body_of(server.get(all.path)), FeedMaker(later).text({FeedOf::kProtected, "", {}}));
  EXPECT_EQ(body_of(server.get(one.path)), FeedMaker(later).text({FeedOf::kProtected, "amir", {}}));
  EXPECT_EQ(body_of(server.get(hours.path)),
            FeedMaker(later).text({FeedOf::kServiceHours, "", {}}));
  EXPECT_EQ(body_of(server.get(busy.path)), FeedMaker(later).text({FeedOf::kFreeBusy, "amir", {}}));
}

TEST(Feeds, OfSomebodyWhoHasLeftAreNone) {
  const DeskFolder folder;
  folder.publish();
  std::vector<MadeTokenView> own;
  for (const char* kind : {"person", "free-busy", "protected"}) {
    own.push_back(folder.feed_token(kind, "amir"));
  }
  const MadeTokenView rota = folder.feed_token("rota", "oncall");
  ServiceFixture server(folder);
  folder.replace("team.toml", "name = \"Amir Haddad\"",
                 "name = \"Amir Haddad\"\nleaves = 2026-12-04");
  server.desks().look();
  for (const MadeTokenView& token : own) EXPECT_EQ(server.get(token.path).status, 200);
  server.set_now("2026-12-04T00:00:00Z");
  for (const MadeTokenView& token : own) {
    EXPECT_EQ(server.get(token.path).status, 404) << token.token.purpose;
    EXPECT_EQ(server.get("/feeds/" + token.secret).status, 404) << "the page of the week too";
  }
  EXPECT_EQ(server.get(rota.path).status, 200);
  OpenDesk then = folder.open();
  then.invocation.now = test::instant("2026-12-04T00:00:00Z");
  EXPECT_THROW(static_cast<void>(make_token(then, {"person", "amir", "", "", "", {}})), Failure);
}

TEST(Feeds, WhoeverHasTheBytesGets304) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  const http::Response first = server.get(token.path, kZipped);
  http::Headers again = kZipped;
  again.push_back({"If-None-Match", first.etag});
  EXPECT_EQ(server.get(token.path, again).status, 304);
  again.back().value = "\"other\"";
  EXPECT_EQ(server.get(token.path, again).status, 200);
  EXPECT_EQ(server.ask("HEAD", token.path).status, 200);
  EXPECT_EQ(body_of(server.ask("HEAD", token.path)), "");
}

TEST(Feeds, WhatOthersPublishIsSeen) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("rota", "oncall");
  ServiceFixture server(folder);
  const http::Response before = server.get(token.path);
  server.desks().look();
  EXPECT_EQ(server.get(token.path).etag, before.etag);

  folder.publish("2027-01-11", 2);
  server.set_now("2026-12-01T11:00:00Z");
  server.desks().look();
  const http::Response after = server.get(token.path);
  EXPECT_NE(after.etag, before.etag);
  EXPECT_GT(*after.last_modified, *before.last_modified);
  EXPECT_NE(body_of(after).find("20270118T"), std::string::npos);
}

// Commits of one kind leave feeds of another as they are: nothing is worked out again.
TEST(Feeds, ArePutTogetherAgainOnlyForWhatTheyTell) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView duties = folder.feed_token("rota", "oncall");
  const MadeTokenView person = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  const auto made = [&](const MadeTokenView& token) {
    const std::string metric = "\nrespite_feeds_made_total ";
    const auto count = [&] {
      const std::string text = body_of(server.get("/metrics"));
      return std::stoi(text.substr(text.find(metric) + metric.size()));
    };
    const int before = count();
    EXPECT_EQ(server.get(token.path).status, 200);
    return count() - before;
  };
  EXPECT_EQ(made(duties), 1);
  EXPECT_EQ(made(person), 1);

  store::Database database = store::Database::open(folder.invocation().folder);
  RequestRecord request;
  request.received = test::instant("2026-12-01T10:00:00Z");
  request.length = Seconds{60};
  (void)store::add_request(database, request);
  server.desks().look();
  EXPECT_EQ(made(duties), 0);
  EXPECT_EQ(made(person), 1) << "it tells what is booked";

  (void)folder.feed_token("person", "beth");
  server.desks().look();
  EXPECT_EQ(made(person), 0) << "a token tells nobody anything";

  folder.publish("2027-01-11", 2);
  server.desks().look();
  EXPECT_EQ(made(duties), 1);
  EXPECT_EQ(made(person), 1);
}

TEST(Feeds, ADayThatChangesNothingKeepsTheBytes) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  const http::Response before = server.get(token.path);
  server.set_now("2026-12-02T10:00:00Z");
  server.desks().look();
  const http::Response after = server.get(token.path);
  EXPECT_EQ(after.etag, before.etag);
  EXPECT_EQ(after.last_modified, before.last_modified);
}

TEST(Feeds, WhatOpensNothingIsAllAlike) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView good = folder.feed_token("person", "amir");
  const MadeTokenView expired =
      folder.feed_token("person", "beth", test::instant("2026-12-01T10:00:00Z"));
  const MadeTokenView revoked = folder.feed_token("person", "grace");
  const MadeTokenView api = folder.api_token("lead", "beth");
  ServiceFixture server(folder);
  EXPECT_EQ(server.get(revoked.path).status, 200);
  static_cast<void>(revoke_token(folder.invocation(), revoked.token.id));
  server.desks().look();

  std::string wrong = good.secret;
  wrong[10] = wrong[10] == 'x' ? 'y' : 'x';
  const http::Response answer = server.get("/feeds/" + wrong + ".ics");
  EXPECT_EQ(answer.status, 404);
  for (const std::string& secret :
       {expired.secret, revoked.secret, api.secret, good.secret.substr(1), good.secret + "a",
        std::string("x"), good.token.id}) {
    const http::Response other = server.get("/feeds/" + secret + ".ics");
    EXPECT_EQ(other.status, answer.status) << secret;
    EXPECT_EQ(body_of(other), body_of(answer)) << secret;
    EXPECT_EQ(other.headers.size(), answer.headers.size());
  }
  EXPECT_EQ(server.get("/feeds/x.ics?token=" + good.secret).status, 404);
  EXPECT_EQ(server.get("/feeds/x.ics", {{"Authorization", "Bearer " + good.secret}}).status, 404);
}

TEST(Feeds, SecretsStayOutOfTheLog) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  EXPECT_EQ(server.get(token.path).status, 200);
  for (const std::string& target :
       {"/feeds/" + token.secret, "/feeds/" + token.secret + "/x", token.path + "x",
        "/feeds/" + token.secret + "%", "/?token=" + token.secret,
        "/api/v1/none?token=" + token.secret, "//feeds/" + token.secret}) {
    static_cast<void>(server.get(target));
  }
  EXPECT_EQ(server.logged().find(token.secret), std::string::npos) << server.logged();
  EXPECT_NE(server.logged().find("\"path\":\"/feeds/{token}.ics\""), std::string::npos);
}

TEST(Feeds, TheDeskBeforeIsServedWhileFilesHaveMistakes) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceFixture server(folder);
  EXPECT_EQ(server.get("/readyz").status, 200);
  folder.replace("team.toml", "name = \"IT help desk\"", "nome = \"IT help desk\"");
  server.desks().look();
  EXPECT_EQ(server.get("/readyz").status, 503);
  EXPECT_EQ(server.get(token.path).status, 200);
  folder.replace("team.toml", "nome = ", "name = ");
  server.desks().look();
  EXPECT_EQ(server.get("/readyz").status, 200);
}

TEST(Feeds, TheLastFetchIsRemembered) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  {
    ServiceFixture server(folder);
    EXPECT_EQ(server.get(token.path).status, 200);
  }
  EXPECT_EQ(list_tokens(folder.invocation()).tokens[0].used, test::instant("2026-12-01T10:00:00Z"));
}

TEST(Feeds, EachDeskOpensItsOwn) {
  const DeskFolder one;
  const DeskFolder other("second");
  one.publish();
  other.publish();
  const MadeTokenView first = one.feed_token("person", "amir");
  const MadeTokenView second = other.feed_token("person", "amir");
  ServiceFixture server({one.invocation(), other.invocation()});
  EXPECT_NE(body_of(server.get(first.path)).find("@helpdesk"), std::string::npos);
  EXPECT_NE(body_of(server.get(second.path)).find("@second"), std::string::npos);
  EXPECT_THROW(const ServiceFixture twice({one.invocation(), one.invocation()}), Failure);
}

TEST(Gzip, IsTakenWhereItIsNamed) {
  EXPECT_TRUE(takes_gzip("gzip"));
  EXPECT_TRUE(takes_gzip("br, GZIP;q=0.5"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip(std::nullopt));
  EXPECT_FALSE(takes_gzip(""));
  EXPECT_FALSE(takes_gzip("br"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip("gzip; q=0.00, *"));
  EXPECT_EQ(unzipped(gzip("abc")), "abc");
  EXPECT_EQ(gzip("abc"), gzip("abc"));
}

}  // namespace
}  // namespace respite::server
