
#include <fmt/format.h>

#include "app/operation/version/version.h"
#include "cli/help.h"

namespace respite {
namespace {

constexpr std::string_view kDescription =
    R"(Respite builds on-call rotas that are fair and provably close to the best possible, keeps learning
and focus time from being eaten, and publishes both as calendar feeds.
.PP
It works on a
.IR desk :
a folder with a team file
.RI ( team.toml ,
written by people), the calendars it names, and a store
.RI ( respite.db ,
written by Respite: drafts and everything ever published).
A lead writes the team file, plans a window into a draft, looks at it, and publishes it; from then
on feeds and
.B respite who
tell what is published.
.PP
Data goes to standard output, diagnostics to standard error, progress to standard error where it is
a terminal.
.PP
In JSON times are RFC 3339 in UTC, intervals half-open, loads in load seconds, bands in elapsed
seconds.
What is absent is null, and fields are only ever added.
)";

constexpr std::string_view kEnd =
    R"(.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
A bug in Respite.
.TP
.B 2
Wrong usage, or mistakes in the desk's files.
.TP
.B 3
A hard rule is broken or a required turn stays empty
.RB ( plan ,
.BR check ,
.BR publish ,
.BR "gaps \-\-exit\-code" ),
or something that would be recorded was refused.
.TP
.B 4
A file or the store cannot be read or written.
.TP
.B 10, 11, 12
With
.BR "ask \-\-exit\-code" :
queued, escalated, needs consent.
.TP
.B 130
Interrupted; the best plan so far is kept as the draft.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where set and not empty, no colours.
.PP
Nothing else counts: neither the machine's time zone nor its locale changes what Respite says.
.SH FILES
.TP
.I team.toml
The team file: people, rotas, limits, protected time, policy.
Paths in it are relative to the desk and stay inside it.
.TP
.I respite.db
The store, an SQLite database.
Keep it; everything ever published is in it.
.SH EXAMPLES
Begin a desk, plan a quarter, look, publish:
.PP
.nf
.RS
respite \-C desk init
respite \-C desk check
respite \-C desk plan \-\-from 2026\-12\-07 \-\-weeks 13
respite \-C desk diff
respite \-C desk publish \-\-note "winter quarter"
.RE
.fi
.PP
Who is on in the small hours of Christmas Day:
.PP
.nf
.RS
respite \-C desk who \-\-at 2026\-12\-25T03:00
.RE
.fi
)";

// Text that means itself: no dash becomes a hyphen, no line a request.
std::string plain(std::string_view text) {
  std::string roff;
  for (const char c : text) {
    if (c == '-') {
      roff += "\\-";
    } else if (c == '\\') {
      roff += "\\e";
    } else {
      roff += c;
    }
  }
  if (roff.starts_with('.') || roff.starts_with('\'')) roff.insert(0, "\\&");
  return roff;
}

std::string sentence(std::string_view words) {
  std::string text(words);
  if (!text.empty() && 'a' <= text.front() && text.front() <= 'z') text.front() -= 'a' - 'A';
  return plain(text) + (text.ends_with('.') ? "\n" : ".\n");
}

std::string item(std::string_view tag, std::string_view meaning) {
  return fmt::format(".TP\n{}\n{}", plain(tag), sentence(meaning));
}

std::string body_of(const Command& command) {
  std::string text = sentence(command.summary);
  if (!command.about.empty()) text += ".PP\n" + plain(command.about) + '\n';
  for (const Verb& verb : command.verbs) {
    const std::string space = verb.name.empty() ? "" : " ";
    text += item(command.name + space + verb.name + operand_words(verb.operands), verb.summary);
  }
  for (const Operand& operand : command.operands) text += item(operand.name, operand.help);
  for (const Option& option : command.options) text += item(spelled(option), option.help);
  return text;
}

std::string global_items() {
  std::string text;
  for (const Option& option : global_options()) text += item(spelled(option), option.help);
  return text;
}

std::string head(std::string_view title) {
  return fmt::format(".TH {} 1 \"\" \"respite {}\" \"User commands\"\n", title, program_version());
}

std::string heading_of(const Command& command) {
  return plain(command.name + (command.verbs.empty() ? operand_words(command.operands) : " VERB"));
}

}  // namespace

std::string manual_of_program(std::span<const Command> commands) {
  std::string text = head("RESPITE") +
                     ".SH NAME\nrespite \\- plan on-call rotas, protect learning time, publish "
                     "calendar feeds\n.SH SYNOPSIS\n.B respite\n.RI [ options ]\n.I command\n.RI [ "
                     "options ]\n.SH DESCRIPTION\n";
  text += kDescription;
  text += ".SH OPTIONS\n.SS Options of every command\nThey stand before or after the command.\n" +
          global_items() + ".SH COMMANDS\n";
  for (const Command& command : commands) {
    text += fmt::format(".SS {}\n{}", heading_of(command), body_of(command));
  }
  return text + std::string(kEnd);
}

std::string manual_of(const Command& command) {
  return fmt::format(
      "{}.SH NAME\nrespite\\-{} \\- {}\n.SH SYNOPSIS\nrespite {} [options]\n.SH "
      "DESCRIPTION\n{}.SH OPTIONS OF EVERY COMMAND\n{}",
      head(fmt::format("RESPITE-{}", command.name)), plain(command.name), plain(command.summary),
      heading_of(command), body_of(command), global_items());
}

}  // namespace respite
