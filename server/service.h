// The server without its listener: from a request to an answer, by the table of routes.
#pragma once

#include <functional>
#include <string>

#include "server/http/listener.h"
#include "server/identity.h"
#include "server/log.h"
#include "server/rates.h"
#include "server/route.h"
#include "server/services.h"

namespace respite::server {

struct ServiceOptions {
  std::span<const Route> routes = server::routes();  // what is answered
  double rate = 50;  // requests a second of one address or token; 0: any number
  Trust trust;
};

class Service {
 public:
  using Clock = std::function<Instant()>;
  Service(Desks& desks, Log& log, Clock clock, ServiceOptions options);

  // at_once(), account_of() and served() on the listening thread; handle() on any. None throws.
  [[nodiscard]] std::optional<http::Response> at_once(const http::Request& request);
  [[nodiscard]] http::Response handle(const http::Request& request);
  [[nodiscard]] std::string account_of(const http::Request& request) const;
  void served(const http::Request& request, const http::Served& served);

  // All of it as a listener wants it; the service must outlive the listener.
  [[nodiscard]] http::Handlers handlers();

 private:
  struct Understood {
    const Route* route = nullptr;
    Call call;
  };
  [[nodiscard]] Understood understand(const http::Request& request) const;
  [[nodiscard]] http::Response answer(const Understood& understood);
  [[nodiscard]] http::Response answer_once(const Understood& understood, std::string_view key);
  void identify(Call& call, const Route& route) const;
  void limit_address(const http::Request& request);
  void limit_token(const Understood& understood);
  void limit(const std::string& name);
  [[nodiscard]] std::string request_id(const http::Request& request) const;
  template <class Work>
  [[nodiscard]] auto guarded(const http::Request& request, const Work& work) -> decltype(work());

  Desks& desks_;
  Log& log_;
  Clock clock_;
  ServiceOptions options_;
  Identities identities_;
  Services services_;
  Rates rates_;
  std::string started_;  // begins every request id
};

}  // namespace respite::server
