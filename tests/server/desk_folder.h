// A desk in a folder of its own, and a service over it without a listener.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "app/access/sessions.h"
#include "app/access/tokens.h"
#include "app/rota/plan.h"
#include "app/rota/publish.h"
#include "app/start/init.h"
#include "server/service.h"
#include "tests/support/times.h"

namespace respite::server {

// The quickstart desk; goes with the test.
class DeskFolder {
 public:
  explicit DeskFolder(const std::string& id = "helpdesk") {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("respite-server-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    std::filesystem::remove_all(path_);  // of a test that ended badly under the same number
    std::filesystem::create_directories(path_);
    static_cast<void>(init(invocation(), "quickstart"));
    if (id != "helpdesk") replace("team.toml", "id = \"helpdesk\"", "id = \"" + id + "\"");
  }
  ~DeskFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  DeskFolder(const DeskFolder&) = delete;
  DeskFolder& operator=(const DeskFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] Invocation invocation(std::string_view now = "2026-12-01T09:00:00Z",
                                      const std::string& by = "lea") const {
    return {path_.string(), test::instant(now), by, "lea-os"};
  }
  [[nodiscard]] OpenDesk open() const { return *open_desk(invocation()).desk; }

  void plan(std::string_view from = "2026-12-07", int weeks = 4) const {
    PlanOptions options;
    options.from = test::day(from);
    options.weeks = weeks;
    options.solve.effort = 1;
    static_cast<void>(respite::plan(open(), options));
  }
  void publish(std::string_view from = "2026-12-07", int weeks = 4) const {
    plan(from, weeks);
    static_cast<void>(publish_draft(open(), {.note = "for the test"}));
  }

  [[nodiscard]] MadeTokenView feed_token(const std::string& kind, const std::string& id,
                                         std::optional<Instant> expires = std::nullopt) const {
    return make_token(open(), {kind, id, "", "", "", expires});
  }
  [[nodiscard]] MadeTokenView api_token(const std::string& role, const std::string& id) const {
    return make_token(open(), {kApiPurpose, id, role, "", "", std::nullopt});
  }

  [[nodiscard]] MadeTokenView sign_in_link(const std::string& role, const std::string& id) const {
    return make_token(open(), {kSignInPurpose, id, role, "", "", std::nullopt});
  }
  // A session's secret, begun at that time.
  [[nodiscard]] std::string session(const std::string& role, const std::string& id,
                                    std::string_view now = "2026-12-01T09:00:00Z") const {
    const MadeTokenView link = sign_in_link(role, id);
    for (const store::Token& token :
         store::read_tokens(store::Database::open_to_read(path_.string()))) {
      if (token.id == link.token.id) return begin_session(invocation(now), token).value().secret;
    }
    return "";
  }

  void replace(const std::string& file, const std::string& old, const std::string& text) const {
    std::ifstream in(path_ / file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    ASSERT_NE(bytes.find(old), std::string::npos) << old;
    bytes.replace(bytes.find(old), old.size(), text);
    std::ofstream(path_ / file, std::ios::binary | std::ios::trunc) << bytes;
  }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] inline ServiceOptions unlimited() {
  ServiceOptions options;
  options.rate = 0;
  return options;
}

// Everything but sockets. The clock stands still until it is set.
class ServiceFixture {
 public:
  explicit ServiceFixture(const std::vector<Invocation>& desks,
                          ServiceOptions options = unlimited())
      : desks_(desks, clock(), [](const auto&...) {}),
        log_([this](std::string_view lines) { logged_ += lines; }),
        service_(desks_, log_, clock(), std::move(options)) {}
  explicit ServiceFixture(const DeskFolder& folder) : ServiceFixture({folder.invocation()}) {}

  http::Response ask(std::string method, std::string target, http::Headers headers = {},
                     std::string body = "") {
    http::Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers = std::move(headers);
    request.announced = body.size();
    request.body = std::move(body);
    request.peer = peer_;
    request.number = ++number_;
    auto at_once = service_.at_once(request);
    http::Response response = at_once ? *std::move(at_once) : service_.handle(request);
    const http::Wire wire = http::to_wire(request, response, now_, false);
    service_.served(request, {wire.status, wire.body ? wire.body->size() : 0, {}});
    response.status = wire.status;
    response.body = wire.body;
    expect_no_typing(response);
    return response;
  }
  http::Response get(std::string target, http::Headers headers = {}) {
    return ask("GET", std::move(target), std::move(headers));
  }

  // The address that requests come from.
  void set_peer(std::string peer) { peer_ = std::move(peer); }
  void set_now(std::string_view now) { now_ = test::instant(now); }
  Desks& desks() { return desks_; }
  [[nodiscard]] const std::string& logged() {
    log_.flush();
    return logged_;
  }

 private:
  // Whoever asks over HTTP is told nothing that only a command line takes.
  static void expect_no_typing(const http::Response& response) {
    const bool told =
        response.content_type.ends_with("json") || response.content_type.starts_with("text/html");
    if (!response.body || !told) return;
    static const std::regex typed("`respite |[ (]--[a-z]");
    EXPECT_FALSE(std::regex_search(*response.body, typed)) << *response.body;
  }

  std::function<Instant()> clock() {
    return [this] { return now_; };
  }
  Instant now_ = test::instant("2026-12-01T10:00:00Z");
  std::string peer_ = "127.0.0.1";
  std::string logged_;
  Desks desks_;
  Log log_;
  Service service_;
  std::uint64_t number_ = 0;
};

[[nodiscard]] inline std::string body_of(const http::Response& response) {
  return response.body ? *response.body : std::string();
}
[[nodiscard]] inline bool has(const http::Response& response, const std::string& text) {
  return body_of(response).find(text) != std::string::npos;
}

}  // namespace respite::server
