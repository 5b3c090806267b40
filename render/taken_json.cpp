// What was taken, as the line of its verdict and what was done.
#include "app/operation/result.h"
#include "app/view/requests_fields.h"
#include "render/question_json.h"
#include "render/report_acts.h"

namespace respite {

std::string to_json_line(const TakenView& view, bool explain) {
  auto tree = parse_tree(to_json_line(view.answer, explain));
  WriteFields line{.members = std::move(std::get<Members>(tree->value))};
  line("request", view.request, "");
  line("booked", view.booked, "", {.sometimes = true});
  line("moved", view.moved, "", {.sometimes = true});
  line("requeued", view.requeued, "", {.sometimes = true});
  line("consents", view.consents, "", {.sometimes = true});
  return to_line({std::move(line.members)});
}

}  // namespace respite
