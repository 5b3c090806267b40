#include "app/record/forget.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "store/forget.h"
#include "text/list.h"

namespace respite {
namespace {

bool is_listed(const Desk& desk, const std::string& id) {
  return find_person(desk, id) || find_requester(desk, id) != nullptr;
}

[[noreturn]] void refuse_listed(const std::string& id) {
  throw Failure(ExitCode::kRule,
                "{} is in the team file: take them out and publish first; or say --yes, "
                "and what the file says of them comes again",
                id);
}

void refuse_if_waited_for(const store::Database& database, const std::string& id) {
  const auto open = store::open_requests_of(database, id);
  if (open.empty()) return;
  throw Failure(
      ExitCode::kRule,
      "somebody still waits for what {} asked: close or withdraw request {} "
      "first",
      id, text::join(open, ", ", [](std::int64_t request) { return std::to_string(request); }));
}

std::vector<std::pair<std::string, int>> counts_of(const store::Forgotten& forgotten) {
  std::vector<std::pair<std::string, int>> counts;
  for (const auto& [what, count] :
       std::initializer_list<std::pair<const char*, int>>{{"topics", forgotten.topics},
                                                          {"notes", forgotten.notes},
                                                          {"details", forgotten.details},
                                                          {"questions", forgotten.questions},
                                                          {"requests", forgotten.requests},
                                                          {"names", forgotten.names},
                                                          {"files", forgotten.files},
                                                          {"tokens", forgotten.tokens},
                                                          {"letters", forgotten.letters},
                                                          {"answers", forgotten.answers},
                                                          {"drafts", forgotten.draft ? 1 : 0}}) {
    if (count > 0) counts.emplace_back(what, count);
  }
  return counts;
}

// Not whose it was: the record of forgetting must not remember.
std::string detail_of(const ForgetView& view) {
  return text::join(view.erased, " ", [](const auto& erased) {
    return fmt::format("{}={}", erased.first, erased.second);
  });
}

}  // namespace

ForgetView forget(const OpenDesk& desk, const std::string& id, bool listed_too) {
  if (id.empty()) throw Failure(ExitCode::kInput, "forget needs somebody's id");
  store::Database database = store::Database::open(desk.invocation.folder);
  ForgetView view = database.write([&] {
    refuse_clock_behind(desk.invocation, database);
    const bool listed = is_listed(desk.desk, id);
    if (listed && !listed_too) refuse_listed(id);
    refuse_if_waited_for(database, id);
    const store::Forgotten forgotten = store::forget(database, {id, !listed, desk.invocation.now});
    if (forgotten.all() == 0 && forgotten.still_named == 0) {
      throw Failure(ExitCode::kInput, "the store has no text of anybody \"{}\"", id);
    }
    ForgetView done{id, counts_of(forgotten), forgotten.still_named, true, listed};
    record_act(database, desk.invocation, "forgotten", "somebody", detail_of(done));
    return done;
  });
  view.purged = store::purge(database);
  return view;
}

namespace {

struct ForgetArguments {
  std::string id;
  bool yes = false;
};

void arguments(auto& visit, ForgetArguments& given) {
  visit("id", given.id, "of the person or requester", {.operand = true, .needed = true});
  visit("yes", given.yes, "also of somebody who is in the team file");
}

}  // namespace

Operation forget_operation() {
  return declare(
      {.name = "forget",
       .summary = "erase a person's text from the store",
       .about = "Erases what the store holds of a person or a requester in words: topics, notes, "
                "questions, who asked, their name, copies of files that name them; and takes their "
                "tokens back. Digests stay, and so audit verify stays sound; who held which duty "
                "when stays, under the id. There is no way back. Somebody who is in the team file "
                "is forgotten only with --yes, and what the file says of them comes again; "
                "requests of theirs must be closed first."},
      [](const Context& context, const ForgetArguments& given) {
        return forget(context.desk(), given.id, given.yes);
      });
}

}  // namespace respite
