#include "server/pages/lead/act.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "server/api/answer.h"
#include "server/gzip.h"
#include "server/problem.h"
#include "words/dates.h"

namespace respite::server {

http::Query form_in(const Call& call) {
  auto said = http::parse_query(call.request.body);
  if (!said) throw Problem(400, "this is no form");
  return *std::move(said);
}

Prepared prepared_of(std::string_view name, const http::Query& said) {
  const auto operation = std::ranges::find(operations(), name, &Operation::name);
  if (operation == operations().end()) throw Problem(404, "there is nothing here");
  Prepared prepared = operation->prepare();
  for (const ArgumentField& field : prepared.arguments) {
    const auto value = http::find_in(said, field.name);
    if (value && !value->empty()) {
      read_text(field, *value);
    } else if (field.says.needed) {
      throw BadArgument(field.name, "is needed");
    }
  }
  prepared.check();
  return prepared;
}

Outcome outcome_of(const Call& call, Services& services, const OpenDesk& desk,
                   std::string_view name, const http::Query& said) {
  return prepared_of(name, said).run(context_of(call, desk, services));
}

std::optional<std::string> refusal_of(const Call& call, Services& services, std::string_view name,
                                      const http::Query& said) {
  const OpenDesk desk = call.open_desk();
  try {
    static_cast<void>(outcome_of(call, services, desk, name, said));
  } catch (const BadArgument& bad) {
    return fmt::format("{} {}", bad.argument(), with_names(bad.what(), [](std::string_view other) {
                         return std::string(other);
                       }));
  } catch (const Failure& refused) {
    return refused.what();
  }
  services.desks.look();  // the page that comes next shows what was done
  return std::nullopt;
}

std::string name_of_person(const Call& call, const std::string& id) {
  const Desk& desk = call.state->desk->desk;
  const auto person = find_person(desk, id);
  return person ? desk.people[at(*person)].name : id;
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
