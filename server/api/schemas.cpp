#include "server/api/schemas.h"

namespace respite::server {

std::string_view schemas() {
  return R"json({
"Time": {"type": "string", "format": "date-time"},
"Object": {"type": "object"},
"Problem": {"type": "object", "required": ["type", "title", "status"], "properties": {
  "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
  "detail": {"type": "string"}}},
"Question": {"type": "object", "required": ["request"], "properties": {
  "id": {"type": "string"},
  "request": {"type": "object", "properties": {
    "priority": {"enum": ["P1", "P2", "P3", "P4"]}, "category": {"enum": ["work", "personal", "security"]},
    "minutes": {"type": "integer", "minimum": 1, "maximum": 1440}, "skill": {"type": "string"},
    "person": {"type": "string"}, "only_person": {"type": "boolean"}, "team": {"type": "string"},
    "criteria": {"type": "array", "items": {"type": "string"}},
    "earliest": {"type": "string"}, "deadline": {"type": "string"},
    "about": {"type": "string", "description": "what is wrong"},
    "place": {"type": "string", "description": "where"},
    "call_back": {"type": "string", "description": "number to call back"},
    "requester": {"type": "string", "description": "leads only"},
    "role": {"type": "string", "description": "leads only"},
    "now": {"type": "string", "description": "leads only: a what-if"}}},
  "facts": {"type": "object", "description": "leads only: a what-if"}}},
"Verdict": {"type": "object", "additionalProperties": true, "required": ["verdict", "rules", "reply"], "properties": {
  "verdict": {"enum": ["accept_now", "schedule_at", "queue", "escalate", "needs_consent"]},
  "person": {"type": "string"}, "slot": {"$ref": "#/components/schemas/Time"},
  "until": {"$ref": "#/components/schemas/Time"}, "promise": {"$ref": "#/components/schemas/Time"},
  "rules": {"type": "array", "items": {"type": "string"}}, "reply": {"type": "string"},
  "sign_in": {"type": "string", "description": "without a token: how to ask as oneself"},
  "request": {"type": "integer"}, "booked": {"type": "object"}}}
})json";
}

}  // namespace respite::server
