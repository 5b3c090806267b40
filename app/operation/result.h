// Results as JSON, and their schema, both from the fields they name. One visitor makes both, and
// knows each field's type by two functions, so that the fields of a result are compiled once, and
// briefly.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/operation/tree.h"
#include "scheduler/time/instant.h"
#include "store/tokens.h"

namespace respite {

// What is said of a field of a result besides its name, its value and its meaning.
struct ResultSays {
  store::TokenRole least = store::TokenRole::kPublic;  // who sees it; others are not sent it
  bool sometimes = false;  // left out where there is none, in lines that say only what applies
};

// How values of one type are told to a reader, and described to everybody.
struct ResultType {
  Tree (*tree)(const void* value, store::TokenRole reader);
  Members (*schema)();
};
template <class Value>
struct ResultOf;  // has both functions

// Visits the fields of one object: collects its members for a reader, or its schema.
class ResultFields {
 public:
  template <class Value>
  void operator()(std::string_view name, const Value& value, std::string_view about,
                  ResultSays says = {}) {
    static constexpr ResultType kType{ResultOf<Value>::tree, ResultOf<Value>::schema};
    add(name, &value, kType, about, says);
  }

 private:
  friend Tree object_tree(const void*, store::TokenRole, void (*)(ResultFields&, const void*));
  friend Members object_schema(const void*, void (*)(ResultFields&, const void*));

  explicit ResultFields(std::optional<store::TokenRole> reader) : reader_(reader) {}
  void add(std::string_view name, const void* value, const ResultType& type, std::string_view about,
           ResultSays says);

  std::optional<store::TokenRole> reader_;  // nobody: a schema is wanted
  Members members_;                         // of the object, or of its schema's properties
  Items required_;
};

// What both functions of a type are made of, without the type.
using FieldsOf = void (*)(ResultFields& visit, const void* object);
[[nodiscard]] Tree object_tree(const void* object, store::TokenRole reader, FieldsOf fields);
[[nodiscard]] Members object_schema(const void* object, FieldsOf fields);
[[nodiscard]] Tree list_tree(const void* first, std::size_t count, std::size_t size,
                             store::TokenRole reader, Tree (*item)(const void*, store::TokenRole));
[[nodiscard]] Members list_schema(Members (*item)());
[[nodiscard]] Members map_schema(Members (*value)());
[[nodiscard]] Members optional_schema(Members (*value)());
[[nodiscard]] Tree text_tree(std::string_view value);
[[nodiscard]] Tree moment_tree(Instant value);
[[nodiscard]] Members moment_schema();
[[nodiscard]] Members plain_schema(std::string_view type);

template <class Value>
struct ResultOf {
  static Tree tree(const void* place, store::TokenRole reader) {
    const Value& value = *static_cast<const Value*>(place);
    if constexpr (std::same_as<Value, Tree>) {
      return value;
    } else if constexpr (std::same_as<Value, bool> || std::same_as<Value, double>) {
      return {value};
    } else if constexpr (std::integral<Value>) {
      return {static_cast<std::int64_t>(value)};
    } else if constexpr (std::convertible_to<Value, std::string_view>) {
      return text_tree(value);
    } else if constexpr (std::same_as<Value, Instant>) {
      return moment_tree(value);
    } else if constexpr (requires { items_of(value); }) {
      const auto& items = items_of(value);
      return ResultOf<std::remove_cvref_t<decltype(items)>>::tree(&items, reader);
    } else {
      return object_tree(place, reader, visit_fields);
    }
  }
  static Members schema() {
    if constexpr (std::same_as<Value, Tree>) {
      return {};
    } else if constexpr (std::same_as<Value, bool>) {
      return plain_schema("boolean");
    } else if constexpr (std::same_as<Value, double>) {
      return plain_schema("number");
    } else if constexpr (std::integral<Value>) {
      return plain_schema("integer");
    } else if constexpr (std::convertible_to<Value, std::string_view>) {
      return plain_schema("string");
    } else if constexpr (std::same_as<Value, Instant>) {
      return moment_schema();
    } else if constexpr (requires(const Value& value) { items_of(value); }) {
      using List = decltype(items_of(std::declval<const Value&>()));
      return ResultOf<std::remove_cvref_t<List>>::schema();
    } else {
      const Value none{};
      return object_schema(&none, visit_fields);
    }
  }

 private:
  static void visit_fields(ResultFields& visit, const void* object) {
    fields(visit, *static_cast<const Value*>(object));
  }
};
template <class Value>
struct ResultOf<std::optional<Value>> {
  static Tree tree(const void* place, store::TokenRole reader) {
    const auto& value = *static_cast<const std::optional<Value>*>(place);
    return value ? ResultOf<Value>::tree(&*value, reader) : Tree{};
  }
  static Members schema() { return optional_schema(ResultOf<Value>::schema); }
};
template <class Value>
struct ResultOf<std::vector<Value>> {
  static Tree tree(const void* place, store::TokenRole reader) {
    const auto& values = *static_cast<const std::vector<Value>*>(place);
    return list_tree(values.data(), values.size(), sizeof(Value), reader, ResultOf<Value>::tree);
  }
  static Members schema() { return list_schema(ResultOf<Value>::schema); }
};
template <class Value>
struct ResultOf<std::vector<std::pair<std::string, Value>>> {
  static Tree tree(const void* place, store::TokenRole reader) {
    Members object;
    for (const auto& [name, value] :
         *static_cast<const std::vector<std::pair<std::string, Value>>*>(place)) {
      object.emplace_back(name, ResultOf<Value>::tree(&value, reader));
    }
    return {std::move(object)};
  }
  static Members schema() { return map_schema(ResultOf<Value>::schema); }
};

template <class Result>
[[nodiscard]] Tree tree_of(const Result& result, store::TokenRole role = store::TokenRole::kLead) {
  return ResultOf<Result>::tree(&result, role);
}

template <class Result>
[[nodiscard]] Tree schema_of() {
  return {ResultOf<Result>::schema()};
}

}  // namespace respite
