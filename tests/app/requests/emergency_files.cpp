#include "tests/app/requests/emergency_files.h"

#include <fmt/format.h>

#include <vector>

namespace respite::test {
namespace {

std::string person(const std::string& id, const std::string& more = "") {
  const char digit = static_cast<char>('1' + (id[0] - 'a') % 9);
  return fmt::format(
      "[[person]]\nid = \"{0}\"\nname = \"{1}{2}\"\nemail = \"{0}@desk.example\"\n"
      "reach = [\"+44 {3}\"]\n{4}\n",
      id, static_cast<char>(id[0] - 'a' + 'A'), id.substr(1), digit, more);
}

}  // namespace

std::string emergency_file(const std::string& name) {
  const auto is = [&](std::string_view part) {
    return ('+' + name + '+').find('+' + std::string(part) + '+') != std::string::npos;
  };
  std::string file =
      "[desk]\nid = \"desk\"\nname = \"Desk\"\nzone = \"UTC\"\n"
      "service = \"mon-fri 08:00-18:00\"\n";
  if (is("one")) {
    file += "leads = [\"ana\"]\n";
  } else if (!is("no-leads")) {
    file += "leads = [\"lea\", \"max\"]\n";
  }
  if (!is("ana-gone"))
    file += person("ana", is("ana-left")    ? "leaves = 2026-12-08"
                          : is("quiet-ana") ? "messages = { emergency = \"none\" }"
                                            : "");
  if (!is("one"))
    for (const char* id : {"bo", "cy", "lea", "max"}) file += person(id);
  file += "[[role]]\nid = \"staff\"\nrank = 1\n[[requester]]\nid = \"wendy\"\nrole = \"staff\"\n";
  file += "[policy]\nid = \"" + std::string(is("asks-for-ana") ? "asks-for-ana" : "policy") +
          "\"\nversion = \"1\"\n";
  if (is("ladder")) file += "ladder = [\"cy\", \"bo\"]\n";
  if (is("slow")) file += "escalate_after = \"20m\"\n";
  file += fmt::format("[[policy.emergency]]\nid = \"{}\"\ntext = \"Doors\"\n",
                      is("other-criteria") ? "F1" : "E1");
  file +=
      "[[rota]]\nid = \"oncall\"\ncovers = \"outside service\"\ncounts = \"standby\"\n"
      "handover = { every = \"1 week\", at = \"09:00\", from = 2026-11-30 }\n"
      "[[rota.seat]]\nid = \"primary\"\n";
  if (!is("no-mail"))
    file +=
        "[mail]\nrelay = \"127.0.0.1:25\"\nfrom = \"desk@desk.example\"\ntls = \"none\"\n"
        "remind = []\n";
  return file;
}

}  // namespace respite::test
