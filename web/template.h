// Pages from templates: web/templates/*.mustache, built in; each may hold the others as {{>name}}.
//
// {{x}} is escaped; {{{x}}} is for HTML of ours alone. {{#t}}Who is on now{{/t}} says it in the
// reader's language: a test finds those texts in the templates as it finds words("...") in sources.
#pragma once

#include <string>
#include <string_view>

#include "app/operation/tree.h"
#include "words/words.h"

namespace respite {

// The template of that name ("home"), filled. Members of `data` are its names. Throws
// std::logic_error where there is no such template, or it is broken.
[[nodiscard]] std::string fill_template(std::string_view name, const Tree& data,
                                        const Words& words);

// "style.css", "script.js", "icon.svg", "home.mustache"; empty where there is no such file.
[[nodiscard]] std::string_view web_file(std::string_view name);

}  // namespace respite
