#include "app/rota/documents.h"

#include <variant>

#include "app/operation/failure.h"
#include "app/rota/plan_records.h"

namespace respite {
namespace {

std::vector<std::string> ids_of_all(const Desk& desk) {
  std::vector<std::string> ids;
  ids.reserve(desk.people.size() + desk.requesters.size());
  for (const Person& person : desk.people) ids.push_back(person.id);
  for (const Requester& requester : desk.requesters) ids.push_back(requester.id);
  return ids;
}

[[noreturn]] void refuse(const store::Refusal& refusal) {
  std::string words = refusal.words;
  for (const std::string& key : refusal.keys) words += "\n  " + key;
  throw Failure(ExitCode::kRule, words);
}

}  // namespace

store::PublishRequest request_on(const OpenDesk& desk, Revision base) {
  store::PublishRequest request;
  request.base = base;
  request.at = desk.invocation.now;
  request.by = desk.invocation.by;
  request.os_user = desk.invocation.os_user;
  request.documents = documents_of(desk);
  request.names = names_of(desk.desk);
  return request;
}

store::Published made_by(const store::PublishResult& result) {
  if (const auto* refusal = std::get_if<store::Refusal>(&result)) refuse(*refusal);
  return std::get<store::Published>(result);
}

std::vector<store::Document> documents_of(const OpenDesk& desk) {
  std::vector<store::Document> documents;
  documents.reserve(desk.inputs.size());
  for (const InputFile& input : desk.inputs) {
    documents.push_back({input.path, input.bytes});
    if (input.path == kTeamFile) documents.back().people = ids_of_all(desk.desk);
  }
  return documents;
}

}  // namespace respite
