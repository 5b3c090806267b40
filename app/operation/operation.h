// An operation: one thing a person does, declared once. The command line, help, completion, the
// manual, routes, JSON, schemas and forms follow from the row and from the fields its structures
// name. docs/architecture.md says in ten lines how to add one.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

#include "app/operation/field.h"
#include "app/operation/result.h"

namespace respite {

class Asker;
struct Invocation;
struct OpenDesk;

// A part of a list.
struct Page {
  std::int64_t limit = 100;
  std::int64_t after = 0;
};

void arguments(auto& visit, Page& given) {
  visit("limit", given.limit, "how many", {.bounds = {1, 1000}});
  visit("after", given.after, "the cursor \"next\" of the page before", {.bounds = {.least = 0}});
}

// What an operation works with. Nothing else is opened, read or copied by it.
struct Context {
  const Invocation& invocation;                     // who acts, when, in which folder
  const OpenDesk* opened = nullptr;                 // where its row says so
  store::TokenRole role = store::TokenRole::kLead;  // of whoever asks
  std::string subject = {};                         // their id, where a token says it
  bool remote = false;                              // over HTTP
  std::optional<Page> page = {};                    // where its answer is given page by page
  std::function<Instant()> clock = {};              // now, going on
  const std::atomic<bool>* stop = nullptr;          // set where the best so far is wanted
  std::function<void(int percent, std::string_view line)> progress = {};
  std::shared_ptr<Asker> asker = {};  // where many questions are asked: what they have in common

  [[nodiscard]] const OpenDesk& desk() const { return *opened; }
};

// A result of any type, with what follows from its fields.
class Outcome {
 public:
  template <class Result>
  explicit Outcome(Result result)
      : type_(&typeid(Result)),
        value_(std::make_shared<const Result>(std::move(result))),
        tree_([](const void* value, store::TokenRole role) {
          return tree_of(*static_cast<const Result*>(value), role);
        }) {}

  template <class Result>
  [[nodiscard]] bool is() const {
    return *type_ == typeid(Result);
  }
  // Throws std::bad_cast where it is of another type.
  template <class Result>
  [[nodiscard]] const Result& as() const {
    if (!is<Result>()) throw std::bad_cast();
    return *static_cast<const Result*>(value_.get());
  }
  // As a reader of that role is told it.
  [[nodiscard]] Tree tree(store::TokenRole role) const { return tree_(value_.get(), role); }

 private:
  const std::type_info* type_;
  std::shared_ptr<const void> value_;
  Tree (*tree_)(const void*, store::TokenRole);
};

// For an operation that takes none.
struct NoArguments {};

void arguments(auto& /*visit*/, NoArguments& /*given*/) {}

// For one on a thing that is known by its number alone.
struct NumberArguments {
  std::int64_t id = 0;
};

void arguments(auto& visit, NumberArguments& given) {
  visit("id", given.id, "its number", kNumber);
}

// The arguments of one run, to be read into, and the run.
struct Prepared {
  std::vector<ArgumentField> arguments;
  std::function<void()> check;  // throws BadArgument where they do not go together
  std::function<Outcome(const Context&)> run;
};

// Where it answers over HTTP; no method: on the command line alone.
struct HttpRoute {
  std::string_view method = {};  // "GET"
  std::string_view path = {};    // "/api/v1/gaps"; {id} in it is the argument of that name
  int status = 200;
};

enum class Needs { kFolder, kDesk };  // the folder alone, or the team file without mistakes

struct Operation {
  std::string_view name;        // "gaps", "consent give": the words of the command line
  std::string_view summary;     // a few words
  std::string_view about = {};  // a paragraph; empty: the summary says it
  store::TokenRole least = store::TokenRole::kLead;  // over HTTP
  Needs needs = Needs::kDesk;
  HttpRoute route = {};
  std::string_view pages = {};  // the list of its answer that is given page by page over HTTP
  bool reads_page = false;      // it reads no more than Context::page and one line after it
  bool shown_once = false;      // its answer holds a secret: never kept to be told again
  std::string_view makes = {};  // where what it made is found; {name} is a field of its answer
  bool command = true;          // else it is a route alone

  bool job = false;       // over HTTP it is begun, and asked after until it is done
  bool nameless = false;  // who asked is remembered nowhere, under no key either

  std::function<Prepared()> prepare = {};
  Tree (*result)() = nullptr;  // the schema

  [[nodiscard]] bool is_routed() const { return !route.method.empty(); }
};

// `work` as an operation, by the row that is filled in but for what follows from its types.
template <class Arguments, class Work>
[[nodiscard]] Operation declare_by(Operation row, Work work) {
  using Result = std::invoke_result_t<Work, const Context&, const Arguments&>;
  row.prepare = [work] {
    const auto given = std::make_shared<Arguments>();
    const auto check = [given] {
      if constexpr (requires(const Arguments& all) { validate(all); }) validate(*given);
    };
    return Prepared{fields_of(*given), check, [work, given](const Context& context) {
                      return Outcome(work(context, *given));
                    }};
  };
  row.result = [] { return schema_of<Result>(); };
  return row;
}
// What of a context work is done on: all of it, the desk, or who acts in which folder.
template <class Subject>
[[nodiscard]] const Subject& subject_in(const Context& context) {
  if constexpr (std::is_same_v<Subject, Context>) {
    return context;
  } else if constexpr (std::is_same_v<Subject, OpenDesk>) {
    return context.desk();
  } else {
    return context.invocation;
  }
}

// The same of work on one of these with its arguments, with the number alone that a thing is known
// by, and with none.
template <class Result, class Subject, class Arguments>
[[nodiscard]] Operation declare(Operation row, Result (*work)(const Subject&, const Arguments&)) {
  return declare_by<Arguments>(std::move(row),
                               [work](const Context& context, const Arguments& given) {
                                 return work(subject_in<Subject>(context), given);
                               });
}
template <class Result, class Subject>
[[nodiscard]] Operation declare(Operation row, Result (*work)(const Subject&, std::int64_t id)) {
  return declare_by<NumberArguments>(std::move(row),
                                     [work](const Context& context, const NumberArguments& given) {
                                       return work(subject_in<Subject>(context), given.id);
                                     });
}
template <class Result, class Subject>
[[nodiscard]] Operation declare(Operation row, Result (*work)(const Subject&)) {
  return declare_by<NoArguments>(std::move(row),
                                 [work](const Context& context, const NoArguments& /*given*/) {
                                   return work(subject_in<Subject>(context));
                                 });
}
template <class Work>
  requires std::is_class_v<Work>
[[nodiscard]] Operation declare(Operation row, Work work) {
  return declare(std::move(row), +work);
}

}  // namespace respite
