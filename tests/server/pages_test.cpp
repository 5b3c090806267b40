// The pages, as somebody without scripts and without good intentions meets them.
#include "server/pages/html.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

const http::Headers kForm = {{"Content-Type", "application/x-www-form-urlencoded"}};

TEST(Html, EscapesTextAndAttributes) {
  EXPECT_EQ(Html::text("<b> & \"c\" 'd'").markup(), "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  EXPECT_EQ(link("\"><script>", "<x>").markup(),
            "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;x&gt;</a>\n");
}

TEST(Home, SaysWhoIsOnAndWhenTheDeskServes) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T03:00:00Z");
  const http::Response page = server.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(has(page, "<h1>IT help desk</h1>"));
  EXPECT_TRUE(has(page, "On call, out of hours, primary"));
  EXPECT_TRUE(has(page, "somebody is on duty<"));
  const OpenDesk desk = folder.open();
  for (const Person& person : desk.desk.people) EXPECT_FALSE(has(page, person.name));
  EXPECT_TRUE(has(page, "Closed until today 08:00<"));
  EXPECT_TRUE(has(page, "<li>Mon to Fri: 08:00 to 18:00</li>"));
  EXPECT_TRUE(has(page, "Somebody next has half an hour: today 08:00."));
  EXPECT_FALSE(has(page, "+44 7700")) << "nobody's own number";
  EXPECT_FALSE(has(page, "<script>"));
  const auto policy = find_header(page.headers, "Content-Security-Policy");
  ASSERT_TRUE(policy);
  EXPECT_TRUE(policy->starts_with("default-src 'none';"));
  EXPECT_EQ(find_header(page.headers, "Referrer-Policy"), "strict-origin");
}

TEST(Home, IsMadeAnewEachMinuteAndWithEachChange) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T03:00:10Z");
  const std::string first = body_of(server.get("/"));
  EXPECT_NE(first.find("As of today 03:00,"), std::string::npos);
  server.set_now("2026-12-08T03:00:50Z");
  EXPECT_EQ(body_of(server.get("/")), first);
  folder.replace("team.toml", "name = \"IT help desk\"", "name = \"IT\"");
  server.desks().look();
  EXPECT_TRUE(has(server.get("/"), "<h1>IT</h1>"));
  server.set_now("2026-12-08T03:01:00Z");
  EXPECT_TRUE(has(server.get("/"), "As of today 03:01,"));
}

TEST(Home, AnswersTheFormWithAVerdict) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T09:00:00Z");
  const http::Response page =
      server.ask("POST", "/?desk=helpdesk", kForm, "priority=P3&minutes=60&skill=servers");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "The answer"));
  EXPECT_TRUE(has(page, "class=\"card answer\""));
  EXPECT_TRUE(has(page, "<option value=\"servers\" selected>")) << "what was asked stays";
}

TEST(Home, NumberToCallComesFirstAndCanBePressed) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T03:00:00Z");
  const std::string page = body_of(server.get("/"));
  const std::size_t call = page.find("class=\"button call\" href=\"tel:+44");
  EXPECT_NE(call, std::string::npos) << page;
  EXPECT_LT(call, page.find("id=\"ask\""));
}

TEST(Home, EmergencyTestCanBePassedOnTheForm) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T03:00:37Z");
  EXPECT_TRUE(has(server.get("/"), "name=\"criteria\" value=\"E1\""));
  const http::Response page =
      server.ask("POST", "/", kForm, "priority=P3&minutes=30&criteria=E1&about=All+is+dark");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "This is an emergency")) << body_of(page);
  EXPECT_TRUE(has(page, "Tuesday 8 December, 03:0")) << "no seconds";
  EXPECT_FALSE(has(page, ":37"));
  EXPECT_TRUE(has(page, "All is dark</textarea>")) << "what was written stays";
  EXPECT_TRUE(has(page, "value=\"E1\" checked"));
  EXPECT_FALSE(has(page, "has been called"));
}

TEST(Home, SaysBesideTheFormWhatIsWrongWithIt) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T09:00:00Z");
  const http::Response page =
      server.ask("POST", "/", kForm, "priority=P1&criteria=E9&minutes=30&about=It+hums");
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(has(page, "names no emergency criterion of the policy"));
  EXPECT_TRUE(has(page, "It hums</textarea>"));
}

TEST(Home, ADeskThatNeverClosesSaysSo) {
  const DeskFolder folder;
  folder.replace("team.toml", "service = \"mon-fri 08:00-18:00\"",
                 "service = \"daily 00:00-24:00\"");
  ServiceFixture server(folder);
  server.set_now("2026-06-09T03:00:00Z");
  const http::Response page = server.get("/");
  EXPECT_TRUE(has(page, "Open around the clock.")) << body_of(page);
  EXPECT_FALSE(has(page, "Open until"));
}

TEST(Home, RefusesFormsThatAreNone) {
  const DeskFolder folder;
  ServiceFixture server(folder);
  for (const char* body :
       {"minutes=many", "minutes=99999", "priority=P9", "skill=%", "priority=%ff"}) {
    EXPECT_GE(server.ask("POST", "/", kForm, body).status, 400) << body;
    EXPECT_LT(server.ask("POST", "/", kForm, body).status, 500) << body;
  }
}

TEST(Home, NothingOfTheDeskOrTheFormBecomesMarkup) {
  const DeskFolder folder;
  folder.replace("team.toml", "name = \"IT help desk\"", "name = \"<script>alert(1)</script>\"");
  folder.replace("team.toml", "name = \"On call, out of hours\"", "name = \"<img src=x>\"");
  folder.publish();
  ServiceFixture server(folder);
  server.set_now("2026-12-08T03:00:00Z");
  const http::Response page = server.get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)"));
  const http::Response asked =
      server.ask("POST", "/", kForm, "skill=%3Cscript%3E&priority=P3&minutes=30");
  EXPECT_FALSE(has(asked, "<script>"));
}

TEST(Week, ShowsTheHolderTheirOwnAndHowToSubscribe) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView amir = folder.feed_token("person", "amir");
  const MadeTokenView rota = folder.feed_token("rota", "oncall");
  const MadeTokenView busy = folder.feed_token("free-busy", "amir");
  ServiceFixture server(folder);
  server.set_now("2026-12-07T00:00:00Z");
  const http::Response page = server.get("/feeds/" + amir.secret, {{"Host", "rota.example"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "<h1>Amir Haddad</h1>"));
  EXPECT_TRUE(has(page, "Learning"));
  EXPECT_FALSE(has(page, "2026-12")) << "no date as machines write it";
  EXPECT_TRUE(has(page, "href=\"webcal://rota.example" + amir.path + "\""));
  const std::string encoded = "rota.example%2Ffeeds%2F" + amir.secret + ".ics";
  EXPECT_TRUE(has(page, "data-copy=\"Copy\">http://rota.example" + amir.path + "<"));
  EXPECT_TRUE(has(page, "calendar.google.com/calendar/r?cid=webcal%3A%2F%2F" + encoded + "\""));
  EXPECT_TRUE(has(page, "outlook.office.com/calendar/0/addfromweb?url=http%3A%2F%2F" + encoded +
                            "&amp;name=Amir%20Haddad\""))
      << body_of(page);
  EXPECT_TRUE(has(page, "outlook.live.com/calendar/0/addfromweb?url="));
  EXPECT_TRUE(has(page, "role=\"img\" aria-label=\"A picture of this page&#39;s address"))
      << body_of(page);
  EXPECT_FALSE(has(page, "style=")) << "the browser would not take it";
  EXPECT_FALSE(has(server.get("/feeds/" + amir.secret, {{"Host", "a b"}}), "<svg"));
  EXPECT_TRUE(has(server.get("/feeds/" + rota.secret), "primary, On call, out of hours"));
  EXPECT_FALSE(has(server.get("/feeds/" + busy.secret), "Learning")) << "no more than the feed";
  EXPECT_FALSE(has(server.get("/feeds/" + amir.secret, {{"Host", "\"><script>"}}), "<script>"));

  std::string wrong = amir.secret;
  wrong[5] = wrong[5] == 'x' ? 'y' : 'x';
  EXPECT_EQ(server.get("/feeds/" + wrong).status, 404);
  EXPECT_EQ(server.get("/feeds/" + amir.secret.substr(1)).status, 404);
  EXPECT_EQ(server.logged().find(amir.secret), std::string::npos);
}

TEST(Style, IsServedAndAllowedToStay) {
  const DeskFolder folder;
  ServiceFixture server(folder);
  EXPECT_EQ(server.get("/style.css").content_type, "text/css; charset=utf-8");
}

}  // namespace
}  // namespace respite::server
