// Fields: how a structure says what it holds. One function each names every field with its value
// and a line of documentation; command line, routes, JSON, schemas, forms and manual follow.
//
//   void arguments(auto& visit, GapsArguments& given) {
//     visit("from", given.from, "first day to look at (default: the first of this week)");
//     visit("weeks", given.weeks, "how many weeks from there", {.bounds = {1, 520}});
//   }
//   void fields(auto& visit, const Gap& gap) {
//     visit("rota", gap.rota, "id of the rota");
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "app/operation/given_time.h"
#include "app/operation/tree.h"
#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"
#include "store/tokens.h"

namespace respite {

struct Bounds {  // both included
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

enum class Where { kAnywhere, kCommandLine, kJson };  // an argument may be given

// What is said of an argument besides its name, its value and its meaning.
struct ArgumentSays {
  Bounds bounds = {};            // of an integer
  std::string_view value = {};   // what help calls it, "DIR"; empty: as its type is called
  bool operand = false;          // stands by itself on the command line
  bool needed = false;           // there is no default
  std::string_view option = {};  // what the command line calls it; empty: its name
  std::string_view within = {};  // the member of a JSON body that holds it; empty: the body
  bool in_query = false;         // over HTTP it stands in the query, whatever the method
  Where where = Where::kAnywhere;
  store::TokenRole least = store::TokenRole::kPublic;  // who may say it over HTTP
};

// The number that a thing is known by.
inline constexpr ArgumentSays kNumber{.bounds = {.least = 1}, .operand = true, .needed = true};

// One of a few words, held as an enumerator of the same number.
struct WordChoice {
  std::span<const std::string_view> words;
  void* place;
  void (*put)(void* place, std::size_t word);
  std::optional<std::size_t> now;

  void set(std::size_t word) const { put(place, word); }
};

// A path of this machine; whatever takes one has no route.
struct LocalPath {
  std::string text;
};

// Where the value of an argument goes, and what it is when nothing is given.
using ArgumentPlace =
    std::variant<bool*, std::int64_t*, std::optional<std::int64_t>*, std::string*,
                 std::optional<std::string>*, Day*, std::optional<Day>*, std::optional<Instant>*,
                 std::optional<GivenTime>*, std::vector<std::string>*, std::optional<LocalPath>*,
                 Tree*, WordChoice>;

struct ArgumentField {
  std::string_view name;  // "with_consent"; "--with-consent" on the command line
  std::string_view about;
  ArgumentSays says;
  ArgumentPlace place;
};

// Enumerators 0, 1, ... by their words, "draft"; specialised beside the enumeration.
template <class Enum>
struct ChoiceWords;

// Collects the fields of one structure of arguments, which must outlive them.
class CollectArguments {
 public:
  template <class Value>
  void operator()(std::string_view name, Value& value, std::string_view about,
                  const ArgumentSays& says = {}) {
    add(name, place_of(value), about, says);
  }
  [[nodiscard]] std::vector<ArgumentField> collected() && { return std::move(fields_); }

 private:
  void add(std::string_view name, const ArgumentPlace& place, std::string_view about,
           const ArgumentSays& says);

  template <class Value>
  static ArgumentPlace place_of(Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      return WordChoice{ChoiceWords<Value>::kWords, &value, put_word<Value, Value>,
                        static_cast<std::size_t>(value)};
    } else {
      return &value;
    }
  }
  template <class Enum>
    requires std::is_enum_v<Enum>
  static ArgumentPlace place_of(std::optional<Enum>& value) {
    return WordChoice{ChoiceWords<Enum>::kWords, &value, put_word<Enum, std::optional<Enum>>,
                      std::nullopt};
  }
  template <class Enum, class Value>
  static void put_word(void* place, std::size_t word) {
    *static_cast<Value*>(place) = static_cast<Enum>(word);
  }

  std::vector<ArgumentField> fields_;
};

template <class Arguments>
[[nodiscard]] std::vector<ArgumentField> fields_of(Arguments& given) {
  CollectArguments collect;
  arguments(collect, given);
  return std::move(collect).collected();
}

}  // namespace respite
