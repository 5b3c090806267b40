#include "server/api/schemas.h"

namespace respite::server {

std::string_view schemas() {
  return R"json({
"Time": {"type": "string", "format": "date-time"},
"MaybeTime": {"type": ["string", "null"], "format": "date-time"},
"Object": {"type": "object"},
"Problem": {"type": "object", "required": ["type", "title", "status"], "properties": {
  "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
  "detail": {"type": "string"}}},
"Page": {"type": "object", "required": ["items", "next"], "properties": {
  "items": {"type": "array", "items": {"type": "object"}}, "next": {"type": ["string", "null"]}}},
"Window": {"type": "object", "required": ["begin", "end"], "properties": {
  "begin": {"$ref": "#/components/schemas/Time"}, "end": {"$ref": "#/components/schemas/Time"}}},
"OnDuty": {"type": "object", "required": ["rota", "seat", "person", "name", "reach", "since", "until", "next"],
  "properties": {"rota": {"type": "string"}, "seat": {"type": "string"},
  "person": {"type": ["string", "null"]}, "name": {"type": ["string", "null"]},
  "held": {"type": "boolean", "description": "by somebody, also where no name is told"},
  "reach": {"type": "array", "items": {"type": "string"}},
  "since": {"$ref": "#/components/schemas/Time"}, "until": {"$ref": "#/components/schemas/Time"},
  "next": {"type": ["string", "null"]}, "next_at": {"$ref": "#/components/schemas/MaybeTime"}}},
"Who": {"type": "object", "required": ["at", "on"], "properties": {
  "at": {"$ref": "#/components/schemas/Time"},
  "on": {"type": "array", "items": {"$ref": "#/components/schemas/OnDuty"}}}},
"Slot": {"type": "object", "required": ["id", "rota", "seat", "turn", "person", "begin", "end"],
  "properties": {"id": {"type": "string"}, "rota": {"type": "string"}, "seat": {"type": "string"},
  "turn": {"type": "string"}, "person": {"type": ["string", "null"]},
  "begin": {"$ref": "#/components/schemas/Time"}, "end": {"$ref": "#/components/schemas/Time"}}},
"Gap": {"type": "object", "required": ["rota", "seat", "begin", "end", "barred"], "properties": {
  "rota": {"type": "string"}, "seat": {"type": "string"},
  "begin": {"$ref": "#/components/schemas/Time"}, "end": {"$ref": "#/components/schemas/Time"},
  "barred": {"type": "array", "items": {"type": "object", "required": ["person", "rule"]}}}},
"Gaps": {"type": "array", "items": {"$ref": "#/components/schemas/Gap"}},
"Rota": {"type": "object", "required": ["window", "slots", "people", "violations", "gaps"],
  "properties": {"window": {"$ref": "#/components/schemas/Window"},
  "slots": {"type": "array", "items": {"$ref": "#/components/schemas/Slot"}},
  "people": {"type": "array", "items": {"type": "object", "required": ["id", "name", "load", "fair"],
    "properties": {"carried": {"type": "object", "required": ["load", "nights", "weekends", "holidays"]}}}},
  "violations": {"type": "array", "items": {"type": "object"}},
  "gaps": {"$ref": "#/components/schemas/Gaps"}}},
"Diff": {"type": "object", "required": ["draft", "base", "changes", "slots"], "properties": {
  "draft": {"type": "string"}, "base": {"type": "integer"},
  "changes": {"type": "array", "items": {"type": "object", "required": ["kind", "id", "before", "after"]}},
  "slots": {"type": "array", "items": {"$ref": "#/components/schemas/Slot"}}}},
"Check": {"type": "object", "required": ["desk", "diagnostics", "violations", "gaps"], "properties": {
  "desk": {"type": "string"}, "diagnostics": {"type": "array", "items": {"type": "object"}},
  "gaps": {"$ref": "#/components/schemas/Gaps"}}},
"Free": {"type": "object", "required": ["times"], "properties": {
  "times": {"type": "array", "items": {"type": "object"}}}},
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
"Verdict": {"type": "object", "required": ["verdict", "rules", "reply"], "properties": {
  "verdict": {"enum": ["accept_now", "schedule_at", "queue", "escalate", "needs_consent"]},
  "person": {"type": "string"}, "slot": {"$ref": "#/components/schemas/Time"},
  "until": {"$ref": "#/components/schemas/Time"}, "promise": {"$ref": "#/components/schemas/Time"},
  "rules": {"type": "array", "items": {"type": "string"}}, "reply": {"type": "string"},
  "sign_in": {"type": "string", "description": "without a token: how to ask as oneself"},
  "request": {"type": "integer"}, "booked": {"type": "object"}}},
"Request": {"type": "object", "required": ["id", "received", "requester", "verdict", "state"],
  "properties": {"id": {"type": "integer"}, "received": {"$ref": "#/components/schemas/Time"},
  "requester": {"type": "string"}, "verdict": {"type": "string"}, "state": {"type": "string"},
  "about": {"type": "string"}, "place": {"type": "string"}, "call_back": {"type": "string"}}},
"Note": {"type": "object", "properties": {"note": {"type": "string"}}},
"Queue": {"type": "object", "required": ["at", "requests", "alarmed"], "properties": {
  "at": {"$ref": "#/components/schemas/Time"},
  "requests": {"type": "array", "items": {"$ref": "#/components/schemas/Request"}},
  "alarmed": {"type": "boolean"}}},
"Consent": {"type": "object", "required": ["id", "request", "state", "expires"],
  "description": "Of one that was refused, not by whom",
  "properties": {"id": {"type": "integer"}, "request": {"type": "integer"}, "state": {"type": "string"},
  "signer": {"type": "string"}, "person": {"type": "string"},
  "asked": {"$ref": "#/components/schemas/Time"}, "expires": {"$ref": "#/components/schemas/Time"}}},
"Consents": {"type": "object", "required": ["consents"], "properties": {
  "consents": {"type": "array", "items": {"$ref": "#/components/schemas/Consent"}}}},
"Answered": {"type": "object", "required": ["consent", "missing"], "properties": {
  "consent": {"$ref": "#/components/schemas/Consent"},
  "missing": {"type": "array", "items": {"$ref": "#/components/schemas/Consent"}}}},
"CallOut": {"type": "object", "required": ["person"], "properties": {
  "person": {"type": "string"}, "request": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Time"}}},
"End": {"type": "object", "properties": {"at": {"$ref": "#/components/schemas/Time"}}},
"Incident": {"type": "object", "required": ["id", "person", "began", "owed", "at_risk"], "properties": {
  "id": {"type": "integer"}, "person": {"type": "string"}, "began": {"$ref": "#/components/schemas/Time"}}},
"AuditVerdict": {"type": "object", "required": ["sound", "digest", "damages"], "properties": {
  "sound": {"type": "boolean"}, "digest": {"type": "string"},
  "damages": {"type": "array", "items": {"type": "string"}}}},
"PlanOrder": {"type": "object", "required": ["from"], "properties": {
  "from": {"type": "string", "format": "date"},
  "weeks": {"type": "integer", "minimum": 1, "maximum": 520},
  "seed": {"type": "integer", "minimum": 0}, "effort": {"type": "integer", "minimum": 1, "maximum": 1000},
  "time_limit": {"type": "integer", "minimum": 1, "maximum": 3600, "description": "seconds"}}},
"PlanJob": {"type": "object", "required": ["id", "state", "percent", "plan", "error"], "properties": {
  "id": {"type": "string"}, "state": {"enum": ["waiting", "running", "done", "failed"]},
  "percent": {"type": "integer"}, "plan": {"type": ["object", "null"]}, "error": {"type": ["string", "null"]}}},
"PublishOrder": {"type": "object", "properties": {"note": {"type": "string"},
  "draft": {"type": "string", "description": "publish this one or none"},
  "thaw": {"type": "boolean", "description": "also where time within the freeze moves"}}},
"Publication": {"type": "object", "required": ["revision", "at", "by", "changes"], "properties": {
  "revision": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Time"}, "by": {"type": "string"},
  "changes": {"type": "array", "items": {"type": "object"}}}},
"TokenOrder": {"type": "object", "required": ["purpose"], "properties": {
  "purpose": {"enum": ["api", "sign-in", "person", "rota", "team", "protected", "free-busy", "availability", "service-hours"]},
  "of": {"type": "string"}, "role": {"enum": ["lead", "technician", "requester"]},
  "disclosure": {"enum": ["public", "free-busy", "category", "full"]}, "label": {"type": "string"},
  "expires": {"$ref": "#/components/schemas/Time"}}},
"Token": {"type": "object", "required": ["id", "purpose", "of", "role", "created", "expires", "revoked", "used", "live"],
  "properties": {"id": {"type": "string"}, "purpose": {"type": "string"}, "of": {"type": "string"},
  "role": {"enum": ["public", "requester", "technician", "lead"]}, "live": {"type": "boolean"},
  "created": {"$ref": "#/components/schemas/Time"}, "expires": {"$ref": "#/components/schemas/MaybeTime"},
  "revoked": {"$ref": "#/components/schemas/MaybeTime"}, "used": {"$ref": "#/components/schemas/MaybeTime"}}},
"WebhookOrder": {"type": "object", "required": ["url"], "properties": {
  "url": {"type": "string"},
  "events": {"type": "string", "description": "publish, consent, promise; with commas between"}}},
"Webhook": {"type": "object", "required": ["id", "url", "events"], "properties": {
  "id": {"type": "integer"}, "url": {"type": "string"},
  "events": {"type": "array", "items": {"type": "string"}}}},
"Webhooks": {"type": "object", "required": ["webhooks", "given_up"], "properties": {
  "webhooks": {"type": "array", "items": {"$ref": "#/components/schemas/Webhook"}},
  "given_up": {"type": "array", "items": {"type": "object"}}}},
"MadeWebhook": {"type": "object", "required": ["id", "url", "secret"], "properties": {
  "id": {"type": "integer"}, "url": {"type": "string"}, "secret": {"type": "string"}}},
"MadeToken": {"type": "object", "required": ["id", "token", "url"], "properties": {
  "id": {"type": "string"}, "token": {"type": "string"}, "url": {"type": ["string", "null"]}}}
})json";
}

}  // namespace respite::server
