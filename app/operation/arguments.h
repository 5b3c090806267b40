// Arguments read: from words of a command line, from a query, from a JSON body. The same bounds and
// the same words everywhere.
#pragma once

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/field.h"
#include "app/operation/tree.h"

namespace respite {

// A value that its argument does not take: `what` follows the argument's name as it was written.
// Other arguments stand in it in braces, "needs {from}": with_names() writes them as they are
// typed.
class BadArgument : public std::runtime_error {
 public:
  BadArgument(std::string_view argument, const std::string& what)
      : std::runtime_error(what), argument_(argument) {}
  [[nodiscard]] const std::string& argument() const { return argument_; }

 private:
  std::string argument_;
};

[[nodiscard]] std::string with_names(std::string_view what,
                                     const std::function<std::string(std::string_view)>& spelled);

// Both throw BadArgument. A truth is given by its name alone, "true" or "false"; a list has commas
// between; null is as if nothing were said.
void read_text(const ArgumentField& field, std::string_view text);
void read_tree(const ArgumentField& field, const Tree& tree);
// Reads the members of a JSON body into the fields that they name, and says which those were.
// Throws BadArgument also where one is unknown, or one that is needed is missing; null is missing.
std::vector<const ArgumentField*> read_members(std::span<const ArgumentField> fields,
                                               const Members& members);
// Throws BadArgument where the field is needed and none of those that were said.
void require_given(const ArgumentField& field, std::span<const ArgumentField* const> said);

// As read_tree() takes it; null where it is nothing.
[[nodiscard]] Tree tree_of(const ArgumentField& field);
[[nodiscard]] bool is_flag(const ArgumentField& field);
// What help calls its value: "N", "DATE", "draft|published".
[[nodiscard]] std::string value_name(const ArgumentField& field);
// "13"; empty where it is nothing.
[[nodiscard]] std::string default_text(const ArgumentField& field);
// As JSON Schema has it.
[[nodiscard]] Tree schema_of(const ArgumentField& field);
// Of a body with these.
[[nodiscard]] Tree body_schema(std::span<const ArgumentField> fields);

}  // namespace respite
