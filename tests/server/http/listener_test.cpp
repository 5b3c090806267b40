// The listener on loopback: what it refuses, what it keeps to, how it ends.
#include "server/http/listener.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

#include "tests/server/client.h"
#include "tests/support/times.h"

namespace respite::http {
namespace {

using namespace std::chrono_literals;
using test::Answer;
using test::ask;
using test::Client;

// Answers with what it was asked: "POST /a hello". "/now" is answered at once, "/wait" once
// release() was called.
class Echo {
 public:
  explicit Echo(Limits limits = {}) : listener_({.workers = 2, .limits = limits}, handlers()) {
    thread_ = std::thread([this] { listener_.run(stop_); });
  }
  ~Echo() { end(); }

  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  void begin_stopping() { stop_ = true; }
  void end() {
    stop_ = true;
    release();
    if (thread_.joinable()) thread_.join();
  }
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }
  void wait_until_handling(int count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, 10s, [&] { return handling_ >= count; }));
  }
  [[nodiscard]] std::vector<int> served() {
    const std::lock_guard lock(mutex_);
    return served_;
  }

 private:
  Handlers handlers() {
    Handlers handlers;
    handlers.at_once = [](const Request& request) -> std::optional<Response> {
      if (request.target == "/now") return plain(200, "now");
      return std::nullopt;
    };
    handlers.handle = [this](const Request& request) {
      if (request.target == "/wait") {
        std::unique_lock lock(mutex_);
        ++handling_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return released_; });
      }
      if (request.target == "/large") return plain(200, std::string(3 << 20, 'x'));
      return plain(200, request.method + " " + request.target + " " + request.body);
    };
    handlers.account = [](const Request& request) {
      return std::string(request.header("From").value_or("nobody"));
    };
    handlers.served = [this](const Request&, const Served& served) {
      const std::lock_guard lock(mutex_);
      served_.push_back(served.status);
    };
    handlers.tick = [] {};
    handlers.clock = [] { return test::instant("2026-12-07T09:00:00Z"); };
    return handlers;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool released_ = false;
  int handling_ = 0;
  std::vector<int> served_;
  std::atomic<bool> stop_ = false;
  Listener listener_;
  std::thread thread_;
};

TEST(Listener, AnswersAndKeepsTheConnection) {
  const Echo echo;
  Client client(echo.port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive().body, "GET /a ");
  client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(client.receive().body, "POST /b hello");
  client.send(
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().body, "POST /c abcde");
  client.send("HEAD /now HTTP/1.1\r\nHost: x\r\n\r\n");
  const Answer head = client.receive(false);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "3");
  client.send("GET /d HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.receive().header("Connection"), "close");
  EXPECT_TRUE(client.closed());
}

TEST(Listener, SaysWhereSomebodyElseListens) {
  Echo first;
  ListenerOptions same;
  same.port = first.port();
  EXPECT_THROW(Listener(same, {}), std::system_error);
}

TEST(Listener, AnswersPipelinedRequestsInOrder) {
  const Echo echo;
  Client client(echo.port());
  std::string many;
  for (int i = 0; i < 50; ++i) {
    many += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  client.send(many);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.receive().body, "GET /" + std::to_string(i) + " ");
  }
}

TEST(Listener, RefusesWhatItCannotTrustAndCloses) {
  struct Case {
    std::string request;
    int status;
  };
  const std::string post = "POST /x HTTP/1.1\r\nHost: x\r\n";
  const Case cases[] = {
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n", 400},
      {post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n", 400},
      {post + "Content-Length: 2000000\r\n\r\n", 413},
      {post + "Transfer-Encoding: chunked\r\n\r\n1e8480\r\n" + std::string(1 << 20, 'x') +
           std::string(1 << 16, 'x'),
       413},
      {post + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", 417},
      {"GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n", 431},
      {std::string(9000, 'a'), 431},
  };
  const Echo echo;
  for (const Case& one : cases) {
    Client client(echo.port());
    client.send(one.request);
    EXPECT_EQ(client.receive().status, one.status) << one.request.substr(0, 90);
    client.close_sending();
    EXPECT_TRUE(client.closed()) << one.request.substr(0, 90);
  }
}

TEST(Listener, WhoSaysNothingIsClosedByTheDeadline) {
  Limits limits;
  limits.head_deadline = 200ms;
  limits.idle = 300ms;
  limits.body_deadline = 200ms;
  const Echo echo(limits);
  Client silent(echo.port());
  Client half(echo.port());
  half.send("GET / HTTP/1.1\r\nHo");
  Client body(echo.port());
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
  Client idle(echo.port());
  idle.send("GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  for (Client* client : {&silent, &half, &body, &idle}) EXPECT_TRUE(client->closed());
}

TEST(Listener, TheSlowestMakeRoomWhereAllConnectionsAreTaken) {
  Limits limits;
  limits.connections = 8;
  const Echo echo(limits);
  std::vector<Client> trickling;
  for (int i = 0; i < 40; ++i) {
    trickling.emplace_back(echo.port());
    trickling.back().send("GET");
  }
  EXPECT_EQ(ask(echo.port(), "GET", "/now").status, 200);
  EXPECT_TRUE(trickling.front().closed());
}

std::string head_of_post(const std::string& from) {
  return "POST /x HTTP/1.1\r\nHost: x\r\nFrom: " + from + "\r\nContent-Length: 1000\r\n\r\n";
}

TEST(Listener, WhoKeepsBodiesBackIsClosedBeforeWhoIsIdle) {
  Limits limits;
  limits.connections = 8;
  const Echo echo(limits);
  Client known(echo.port());
  known.send("GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(known.receive().status, 200);
  std::vector<Client> silent;
  for (int i = 0; i < 7; ++i) {
    silent.emplace_back(echo.port());
    silent.back().send(head_of_post("pat"));
  }
  EXPECT_EQ(ask(echo.port(), "GET", "/now").status, 200);
  EXPECT_TRUE(silent.front().closed());
  known.send("GET /now HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(known.receive().status, 200);
}

TEST(Listener, SilentBodiesOfOneHoldUpNobody) {
  Limits limits;
  limits.bodies = 8000;
  limits.bodies_of_one = 2000;
  const Echo echo(limits);
  std::vector<Client> silent;
  for (int i = 0; i < 20; ++i) {
    silent.emplace_back(echo.port());
    silent.back().send(head_of_post("pat"));
  }
  for (const char* who : {"beth", "pat"}) {
    Client client(echo.port());
    client.send(head_of_post(who) + std::string(1000, 'a'));
    EXPECT_EQ(client.receive().status, 200) << who;
  }
  EXPECT_TRUE(silent.front().closed());
}

TEST(Listener, RefusesWorkThatWouldWaitTooLong) {
  Limits limits;
  limits.waiting = 1;
  Echo echo(limits);
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(echo.port());
    clients.back().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    if (i < 2) echo.wait_until_handling(i + 1);
  }
  Answer refused;
  for (int i = 0; i < 100 && refused.status != 503; ++i) {
    Client late(echo.port());  // the third may be on its way still
    late.send("GET /now HTTP/1.1\r\nHost: x\r\n\r\nGET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(late.receive().status, 200);  // what needs no worker is answered
    refused = late.receive();
  }
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "1");
  echo.release();
  for (Client& client : clients) EXPECT_EQ(client.receive().status, 200);
}

TEST(Listener, StopsAfterAnswersUnderWay) {
  Echo echo;
  Client idle(echo.port());
  Client slow(echo.port());
  slow.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  Client waiting(echo.port());
  waiting.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  echo.wait_until_handling(1);
  echo.begin_stopping();
  EXPECT_TRUE(idle.closed());
  echo.release();
  EXPECT_EQ(waiting.receive().header("Connection"), "close");
  EXPECT_EQ(slow.receive().body.size(), std::size_t{3} << 20);
  slow.close_sending();
  EXPECT_TRUE(slow.closed());
  echo.end();
  EXPECT_EQ(echo.served().size(), 2U);
}

}  // namespace
}  // namespace respite::http
