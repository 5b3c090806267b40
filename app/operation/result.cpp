#include "app/operation/result.h"

namespace respite {

Members DescribeFields::or_null(Members schema) {
  for (auto& [name, value] : schema) {
    if (name == "type") value = {Items{std::move(value), Tree{std::string("null")}}};
  }
  return schema;
}

}  // namespace respite
