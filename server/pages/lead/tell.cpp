#include "server/pages/lead/tell.h"

#include "server/gzip.h"
#include "server/pages/run.h"
#include "words/dates.h"

namespace respite::server {

std::string refusal_of(const Call& call, Services& services, std::string_view name) {
  const http::Query said = form_in(call);
  std::string refused =
      refusal_of([&] { static_cast<void>(run_operation(call, call.open_desk(), name, said)); });
  services.desks.look();
  return refused;
}

std::string name_of_person(const Call& call, const std::string& id) {
  return name_by_id(call.state->desk->desk, id);
}

std::string moment_of(const Call& call, const Words& words, Instant instant) {
  return moment_text(words, instant, call.state->desk->desk.zone, call.now);
}

std::string stretch_of(const Call& call, const Words& words, Interval span) {
  return span_text(words, span, call.state->desk->desk.zone, call.now);
}

http::Response zipped(const Call& call, http::Response page) {
  page.headers.push_back({"Vary", "Accept-Encoding"});
  if (!page.body || !takes_gzip(call.request.header("Accept-Encoding"))) return page;
  page.body = http::bytes(gzip(*page.body));
  page.headers.push_back({"Content-Encoding", "gzip"});
  return page;
}

}  // namespace respite::server
