// Results as JSON, and their schema, both from the fields they name. What is the same for every
// type stands in result.cpp, so that it is compiled once.
#pragma once

#include <concepts>
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

// Collects the members of one object for a reader of that role. Absent values are null.
struct WriteFields {
  store::TokenRole role = store::TokenRole::kLead;
  Members members = {};

  template <class Value>
  void operator()(std::string_view name, const Value& value, std::string_view /*about*/,
                  ResultSays says = {}) {
    if (role >= says.least) add(name, tree_of(value), says);
  }

  template <class Value>
  [[nodiscard]] Tree tree_of(const Value& value) const {
    if constexpr (std::same_as<Value, Tree>) {
      return value;
    } else if constexpr (std::same_as<Value, bool> || std::same_as<Value, double>) {
      return {value};
    } else if constexpr (std::integral<Value>) {
      return {static_cast<std::int64_t>(value)};
    } else if constexpr (std::convertible_to<Value, std::string_view>) {
      return text(value);
    } else if constexpr (std::same_as<Value, Instant>) {
      return moment(value);
    } else if constexpr (requires { items_of(value); }) {
      return tree_of(items_of(value));
    } else {
      WriteFields object{role};
      fields(object, value);
      return {std::move(object.members)};
    }
  }
  template <class Value>
  [[nodiscard]] Tree tree_of(const std::optional<Value>& value) const {
    return value ? tree_of(*value) : Tree{};
  }
  template <class Value>
  [[nodiscard]] Tree tree_of(const std::vector<Value>& values) const {
    Items items;
    items.reserve(values.size());
    for (const Value& value : values) items.push_back(tree_of(value));
    return {std::move(items)};
  }
  template <class Value>
  [[nodiscard]] Tree tree_of(const std::vector<std::pair<std::string, Value>>& named) const {
    Members object;
    for (const auto& [name, value] : named) object.emplace_back(name, tree_of(value));
    return {std::move(object)};
  }

 private:
  void add(std::string_view name, Tree tree, const ResultSays& says);
  [[nodiscard]] static Tree text(std::string_view value);
  [[nodiscard]] static Tree moment(Instant value);
};

// Collects the schema of one object.
struct DescribeFields {
  Members properties = {};
  Items required = {};

  template <class Value>
  void operator()(std::string_view name, const Value&, std::string_view about,
                  ResultSays says = {}) {
    add(name, schema_of<Value>(), about, says);
  }

  template <class Value>
  [[nodiscard]] static Members schema_of() {
    return Of<Value>::schema();
  }

 private:
  void add(std::string_view name, Members schema, std::string_view about, const ResultSays& says);
  // Of its properties, an object's.
  [[nodiscard]] static Members object_of(DescribeFields fields);
  [[nodiscard]] static Members list_of(Members item);
  [[nodiscard]] static Members map_to(Members value);
  [[nodiscard]] static Members typed(std::string_view type);
  [[nodiscard]] static Members date_time();
  [[nodiscard]] static Members or_null(Members schema);

  template <class Value>
  struct Of {
    static Members schema() {
      if constexpr (std::same_as<Value, Tree>) return {};
      if constexpr (std::same_as<Value, bool>) return typed("boolean");
      if constexpr (std::same_as<Value, double>) return typed("number");
      if constexpr (std::same_as<Value, Instant>) return date_time();
      if constexpr (std::integral<Value>) {
        return typed("integer");
      } else if constexpr (std::convertible_to<Value, std::string_view>) {
        return typed("string");
      } else if constexpr (requires(const Value& value) { items_of(value); }) {
        return schema_of<std::remove_cvref_t<decltype(items_of(std::declval<const Value&>()))>>();
      } else if constexpr (std::is_class_v<Value> && !std::same_as<Value, Tree> &&
                           !std::same_as<Value, Instant>) {
        DescribeFields object;
        fields(object, Value{});
        return object_of(std::move(object));
      }
    }
  };
  template <class Value>
  struct Of<std::optional<Value>> {
    static Members schema() { return or_null(schema_of<Value>()); }
  };
  template <class Value>
  struct Of<std::vector<Value>> {
    static Members schema() { return list_of(schema_of<Value>()); }
  };
  template <class Value>
  struct Of<std::vector<std::pair<std::string, Value>>> {
    static Members schema() { return map_to(schema_of<Value>()); }
  };
};

template <class Result>
[[nodiscard]] Tree tree_of(const Result& result, store::TokenRole role = store::TokenRole::kLead) {
  return WriteFields{role}.tree_of(result);
}

template <class Result>
[[nodiscard]] Tree schema_of() {
  return {DescribeFields::schema_of<Result>()};
}

}  // namespace respite
