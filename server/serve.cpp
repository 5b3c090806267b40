#include "server/serve.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <charconv>
#include <system_error>

#include "app/operation/failure.h"
#include "server/background.h"
#include "server/http/listener.h"

namespace respite::server {
namespace {

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

Address address_in(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address;
  const char* const end = text.data() + text.size();
  const auto parsed = colon == std::string::npos
                          ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                          : std::from_chars(text.data() + colon + 1, end, address.port);
  if (parsed.ec != std::errc() || parsed.ptr != end || colon == 0) {
    throw Failure(ExitCode::kInput, "--listen is ADDRESS:PORT, as 127.0.0.1:8080, not \"{}\"",
                  text);
  }
  address.host = text.substr(0, colon);
  if (address.host.starts_with('[') && address.host.ends_with(']')) {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  return address;
}

// As many files as the system lets us have: each connection is one.
std::size_t most_connections() {
  constexpr rlim_t kWanted = 4200;
  constexpr rlim_t kOthers = 200;  // the store, the desk's files
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
  limit.rlim_cur = std::min(limit.rlim_max, std::max(limit.rlim_cur, kWanted));
  static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
  return std::min(kWanted, std::max(limit.rlim_cur, 2 * kOthers)) - kOthers;
}

std::unique_ptr<http::Listener> listen(const ServeOptions& options, Service& service) {
  const Address address = address_in(options.listen);
  http::ListenerOptions listening;
  listening.address = address.host;
  listening.port = address.port;
  listening.limits.connections = most_connections();
  try {
    return std::make_unique<http::Listener>(listening, service.handlers());
  } catch (const std::system_error& error) {
    throw Failure(ExitCode::kFile, "cannot listen on {}: {}", options.listen,
                  error.code().message());
  }
}

}  // namespace

void serve(const ServeOptions& options) {
  Log log(options.log);
  const auto tell = [&](const std::string& event, const std::string& desk,
                        const std::string& words) {
    log.add(options.clock(), event, {{"desk", desk}, {"words", words}});
  };
  Desks desks(options.desks, options.clock, tell);
  Service service(desks, log, options.clock, options.service);
  const auto listener = listen(options, service);
  desks.start();
  Background background(desks, {options.clock, tell, post});
  background.start();
  const Address address = address_in(options.listen);
  const std::string host =
      address.host.find(':') == std::string::npos ? address.host : '[' + address.host + ']';
  const std::string url = fmt::format("http://{}:{}", host, listener->port());
  log.add(options.clock(), "listening", {{"url", url}});
  options.ready(url);
  listener->run(*options.stop);
  log.add(options.clock(), "stopped", {});
}

}  // namespace respite::server
