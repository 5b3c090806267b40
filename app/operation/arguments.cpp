#include "app/operation/arguments.h"

#include <charconv>

#include <fmt/format.h>

#include "text/list.h"

namespace respite {
namespace {

[[noreturn]] void fail(const ArgumentField& field, const std::string& what) {
  throw BadArgument(field.name, "must be " + what);
}

std::string text_of(Bounds bounds) {
  const Bounds any;
  if (bounds.most == any.most && bounds.least == any.least) return "an integer";
  if (bounds.most == any.most) return fmt::format("an integer of at least {}", bounds.least);
  return fmt::format("an integer between {} and {}", bounds.least, bounds.most);
}

std::int64_t checked(const ArgumentField& field, std::optional<std::int64_t> number) {
  const Bounds bounds = field.says.bounds;
  if (!number || *number < bounds.least || *number > bounds.most) fail(field, text_of(bounds));
  return *number;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

struct ReadText {
  const ArgumentField& field;
  std::string_view text;

  void operator()(bool* place) const {
    if (!text.empty() && text != "true" && text != "false") fail(field, "true or false");
    *place = text != "false";
  }
  void operator()(std::int64_t* place) const { *place = checked(field, number_in(text)); }
  void operator()(std::optional<std::int64_t>* place) const {
    *place = checked(field, number_in(text));
  }
  void operator()(std::string* place) const { *place = text; }
  void operator()(std::optional<std::string>* place) const { *place = std::string(text); }
  void operator()(std::optional<LocalPath>* place) const { *place = {std::string(text)}; }
  void operator()(Day* place) const { *place = day(); }
  void operator()(std::optional<Day>* place) const { *place = day(); }
  void operator()(std::optional<Instant>* place) const {
    *place = parse_rfc3339(text);
    if (!*place) fail(field, "a time with an offset, as 2026-12-07T09:00:00Z");
  }
  void operator()(std::optional<GivenTime>* place) const {
    *place = parse_given_time(text);
    if (!*place) fail(field, "a time, as 2026-12-07T09:00 or 2026-12-07T09:00Z");
  }
  void operator()(std::vector<std::string>* place) const {
    *place = text::split_list(text);
    if (place->empty()) fail(field, "one or more, with commas between");
  }
  void operator()(Tree* place) const {
    auto read = parse_tree(text);
    if (!read) fail(field, "JSON");
    *place = std::move(*read);
  }
  void operator()(const WordChoice& choice) const {
    for (std::size_t i = 0; i < choice.words.size(); ++i) {
      if (choice.words[i] == text) return choice.set(i);
    }
    fail(field, fmt::format("one of {}", text::join(choice.words, ", ")));
  }

 private:
  [[nodiscard]] Day day() const {
    const auto read = parse_day(text);
    if (!read) fail(field, "a date, as 2026-12-07");
    return *read;
  }
};

// JSON is typed: numbers, truths and lists are so themselves, all else is text.
struct ReadTree {
  const ArgumentField& field;
  const Tree& tree;

  void operator()(bool* place) const {
    const bool* const truth = std::get_if<bool>(&tree.value);
    if (!truth) fail(field, "true or false");
    *place = *truth;
  }
  void operator()(std::int64_t* place) const { *place = number(); }
  void operator()(std::optional<std::int64_t>* place) const { *place = number(); }
  void operator()(std::vector<std::string>* place) const {
    if (const auto* text = std::get_if<std::string>(&tree.value))
      return ReadText{field, *text}(place);
    const Items* const items = std::get_if<Items>(&tree.value);
    if (!items) fail(field, "a list of texts");
    place->clear();
    for (const Tree& item : *items) {
      const auto* const text = std::get_if<std::string>(&item.value);
      if (!text) fail(field, "a list of texts");
      place->push_back(*text);
    }
  }
  void operator()(Tree* place) const { *place = tree; }
  template <class Other>
  void operator()(const Other& place) const {
    const auto* const text = std::get_if<std::string>(&tree.value);
    if (!text) fail(field, "a text");
    ReadText{field, *text}(place);
  }

 private:
  [[nodiscard]] std::int64_t number() const {
    const auto* const number = std::get_if<std::int64_t>(&tree.value);
    return checked(field, number ? std::optional(*number) : std::nullopt);
  }
};

struct Described {  // a type, as people and as schemas call it
  std::string_view value;
  std::string_view type;
  std::string_view format;
};

struct Describe {
  Described operator()(const bool*) const { return {"", "boolean", ""}; }
  Described operator()(const std::int64_t*) const { return {"N", "integer", ""}; }
  Described operator()(const std::optional<std::int64_t>*) const { return {"N", "integer", ""}; }
  Described operator()(const Day*) const { return {"DATE", "string", "date"}; }
  Described operator()(const std::optional<Day>*) const { return {"DATE", "string", "date"}; }
  Described operator()(const std::optional<Instant>*) const {
    return {"TIME", "string", "date-time"};
  }
  Described operator()(const std::optional<GivenTime>*) const { return {"TIME", "string", ""}; }
  Described operator()(const std::vector<std::string>*) const { return {"LIST", "array", ""}; }
  Described operator()(const std::optional<LocalPath>*) const { return {"FILE", "string", ""}; }
  Described operator()(const Tree*) const { return {"JSON", "", ""}; }
  Described operator()(const WordChoice&) const { return {"WORD", "string", ""}; }
  Described operator()(const std::string*) const { return {"TEXT", "string", ""}; }
  Described operator()(const std::optional<std::string>*) const { return {"TEXT", "string", ""}; }
};

Tree leaf(std::string_view words) { return {std::string(words)}; }

struct ToTree {
  Tree operator()(const bool* place) const { return *place ? Tree{true} : Tree{}; }
  Tree operator()(const std::int64_t* place) const { return {*place}; }
  Tree operator()(const std::string* place) const { return place->empty() ? Tree{} : Tree{*place}; }
  Tree operator()(const LocalPath* place) const { return {place->text}; }
  Tree operator()(const Day* place) const { return {to_text(*place)}; }
  Tree operator()(const Wall* place) const { return {to_text(*place)}; }
  Tree operator()(const Instant* place) const { return {to_rfc3339(*place)}; }
  Tree operator()(const GivenTime* place) const {
    return std::visit([this](const auto& time) { return (*this)(&time); }, *place);
  }
  Tree operator()(const std::vector<std::string>* place) const {
    return place->empty() ? Tree{} : Tree{Items(place->begin(), place->end())};
  }
  Tree operator()(const Tree* place) const { return *place; }
  Tree operator()(const WordChoice& choice) const {
    return choice.now ? leaf(choice.words[*choice.now]) : Tree{};
  }
  template <class Value>
  Tree operator()(const std::optional<Value>* place) const {
    return *place ? (*this)(&**place) : Tree{};
  }
};

bool is_nothing(const Tree& tree) { return std::holds_alternative<std::nullptr_t>(tree.value); }

}  // namespace

void CollectArguments::add(std::string_view name, const ArgumentPlace& place,
                           std::string_view about, const ArgumentSays& says) {
  fields_.push_back({name, about, says, place});
}

std::string with_names(std::string_view what,
                       const std::function<std::string(std::string_view)>& spelled) {
  std::string text;
  while (!what.empty()) {
    const std::size_t open = what.find('{');
    text += what.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = what.find('}', open);
    if (close == std::string_view::npos) return text.append(what.substr(open));
    text += spelled(what.substr(open + 1, close - open - 1));
    what.remove_prefix(close + 1);
  }
  return text;
}

void read_text(const ArgumentField& field, std::string_view text) {
  std::visit(ReadText{field, text}, field.place);
}

void read_tree(const ArgumentField& field, const Tree& tree) {
  if (!is_nothing(tree)) std::visit(ReadTree{field, tree}, field.place);
}

Tree tree_of(const ArgumentField& field) { return std::visit(ToTree{}, field.place); }

bool is_flag(const ArgumentField& field) { return std::holds_alternative<bool*>(field.place); }

std::string value_name(const ArgumentField& field) {
  if (!field.says.value.empty()) return std::string(field.says.value);
  return std::string(std::visit(Describe{}, field.place).value);
}

std::string default_text(const ArgumentField& field) {
  if (field.says.needed) return {};
  const Tree tree = tree_of(field);
  if (const auto* number = std::get_if<std::int64_t>(&tree.value)) return std::to_string(*number);
  const auto* const words = std::get_if<std::string>(&tree.value);
  return words ? *words : std::string();
}

Tree schema_of(const ArgumentField& field) {
  const Described described = std::visit(Describe{}, field.place);
  Members schema;
  if (!described.type.empty()) schema.emplace_back("type", leaf(described.type));
  if (!described.format.empty()) schema.emplace_back("format", leaf(described.format));
  if (described.type == "array") {
    schema.emplace_back("items", Tree{Members{{"type", leaf("string")}}});
  }
  const Bounds any;
  if (described.type == "integer") {
    const Bounds bounds = field.says.bounds;
    if (bounds.least != any.least) schema.emplace_back("minimum", Tree{bounds.least});
    if (bounds.most != any.most) schema.emplace_back("maximum", Tree{bounds.most});
  }
  if (const auto* choice = std::get_if<WordChoice>(&field.place)) {
    Items words;
    for (const std::string_view word : choice->words) words.push_back(leaf(word));
    schema.emplace_back("enum", Tree{std::move(words)});
  }
  const Tree fallback = field.says.needed ? Tree{} : tree_of(field);
  if (!is_nothing(fallback)) schema.emplace_back("default", fallback);
  std::string about(field.about);
  if (field.says.least > store::TokenRole::kPublic) {
    about += fmt::format(" (takes a {}'s token)", store::name_of(field.says.least));
  }
  schema.emplace_back("description", Tree{std::move(about)});
  return {std::move(schema)};
}

}  // namespace respite
