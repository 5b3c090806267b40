#include "server/serve.h"

#include <fmt/format.h>

#include "cli/command_table.h"
#include "cli/desk.h"

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

std::vector<std::string> proxies_of(const Session& session) {
  std::vector<std::string> proxies;
  const std::string text = session.arguments().text_or("proxy", "");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    proxies.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return proxies;
}

ExitCode run_serve(const Session& session) {
  constexpr std::int64_t kMostRate = 1'000'000;
  const std::atomic<bool> never = false;
  server::ServeOptions options;
  options.desks = desks_of(session);
  options.listen = session.arguments().text_or("listen", options.listen);
  options.service.proxies = proxies_of(session);
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
                       "proxies whose X-Forwarded-For is believed, with commas between"},
                      {"rate", 0, "N",
                       "requests a second of one address or token; 0: any number (default: 50)"}},
          .run = run_serve};
}

}  // namespace respite
