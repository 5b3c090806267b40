// What is wrong with a question: private to its readers.
#pragma once

#include <stdexcept>
#include <string>

#include "app/view/ask.h"

namespace respite {

// Thrown within parse_question and read_question (question_json.h) and never beyond. The text
// follows the name of the field: "must be true or false"; a whole sentence where there is none.
class Wrong : public std::runtime_error {
 public:
  Wrong(std::string field, const std::string& text)
      : std::runtime_error(text), field_(std::move(field)) {}
  [[nodiscard]] const std::string& field() const { return field_; }

 private:
  std::string field_;
};

// "; did you mean "E1"?", the known ones where none is near, or nothing where there are none.
[[nodiscard]] std::string known_instead(const std::string& unknown,
                                        const std::vector<std::string>& known);

// Throws Wrong where the request claims criteria that the policy does not have, misspells a skill
// or role, or wants a time that cannot be: a deadline that has passed or comes before `earliest`,
// and anything beyond the policy's horizon. A skill like none known is no mistake: a lead decides
// about what nobody is able to do.
void refuse_unknown_and_impossible(const Request& request, const Desk& desk);

}  // namespace respite
