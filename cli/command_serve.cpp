#include "server/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command_table.h"
#include "cli/desk.h"
#include "text/list.h"

namespace respite {
namespace {

std::vector<Invocation> desks_of(const Session& session) {
  std::vector<Invocation> desks;
  for (const std::string& folder : session.arguments().operands()) {
    desks.push_back(invocation_of(session));
    desks.back().folder = folder;
  }
  if (desks.empty()) desks.push_back(invocation_of(session));
  return desks;
}

// A header that a browser or another part of HTTP fills in says nothing of who has signed in.
bool can_name_people(const std::string& header) {
  constexpr std::string_view kWord =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  constexpr std::array<std::string_view, 6> kOthers = {
      "authorization", "cookie", "host", "origin", "user-agent", "x-forwarded-for"};
  std::string lower = header;
  for (char& c : lower) c = 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return !header.empty() && header.find_first_not_of(kWord) == std::string::npos &&
         std::ranges::find(kOthers, lower) == kOthers.end();
}

server::Trust trust_of(const Session& session) {
  server::Trust trust{text::split_list(session.arguments().text_or("proxy", "")),
                      session.arguments().text_or("identity-header", "")};
  const auto header = session.arguments().text("identity-header");
  if (!header) return trust;
  if (trust.proxies.empty()) {
    throw Failure(ExitCode::kInput, "--identity-header is believed of a --proxy only: name one");
  }
  if (!can_name_people(*header)) {
    throw Failure(ExitCode::kInput,
                  "--identity-header is the name of a header that the proxy sets, "
                  "as X-Forwarded-User, not \"" +
                      *header + "\"");
  }
  return trust;
}

ExitCode run_serve(const Session& session) {
  constexpr std::int64_t kMostRate = 1'000'000;
  const std::atomic<bool> never = false;
  server::ServeOptions options;
  options.desks = desks_of(session);
  options.listen = session.arguments().text_or("listen", options.listen);
  options.service.trust = trust_of(session);
  if (const auto rate = session.arguments().number("rate", 0, kMostRate)) {
    options.service.rate = static_cast<double>(*rate);
  }
  options.clock = session.clock();
  options.log = [&session](std::string_view lines) { session.warn(lines); };
  options.ready = [&session](const std::string& url) {
    session.print(session.json() ? fmt::format("{{\"url\": \"{}\"}}\n", url)
                                 : fmt::format("Serving on {}\n", url));
  };
  options.stop = session.stop() != nullptr ? session.stop() : &never;
  server::serve(options);
  return ExitCode::kDone;
}

}  // namespace

Command serve_command() {
  return {.name = "serve",
          .summary = "serve feeds, the API and the pages over HTTP",
          .about =
              "Serves one or more desks until it is told to stop. What others publish, and edits "
              "of the files, are seen within a second; while files have mistakes, the desk before "
              "is served on. Listens on this machine only unless told otherwise: put a reverse "
              "proxy in front for TLS (docs/operations.md). The log goes to standard error, one "
              "JSON object a line, without secrets.",
          .operands = {{"DIR...", "desks to serve (default: the one of -C)", false}},
          .options = {{"listen", 0, "ADDRESS", "where to listen (default: 127.0.0.1:8080)"},
                      {"proxy", 0, "ADDRESSES",
                       "proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, with "
                       "commas between"},
                      {"identity-header", 0, "NAME",
                       "the header in which these proxies, and nobody else, say who has signed in "
                       "there (default: none)"},
                      {"rate", 0, "N",
                       "requests a second of one address or token; 0: any number (default: 50)"}},
          .run = run_serve};
}

}  // namespace respite
