"""The record store of a learning system, which says what is wrong with what it is sent.

The rules are those of the cmi5 specification, 7 to 10.
"""

import json
import re
from itertools import chain
from urllib.parse import urlencode

TOKEN = "dG9rZW46c2VjcmV0"
REGISTRATION = "760e3480-ba55-4991-94b0-01820dbd23a2"
ACTIVITY = "https://learning.example.gov/activities/1"
ACTOR = {
    "objectType": "Agent",
    "account": {"homePage": "https://learning.example.gov", "name": "1625378"},
}
SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
PUBLISHER = {"id": "https://portal.example.gov/training/course/#course"}
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
VERBS = "http://adlnet.gov/expapi/verbs/"
JUDGED = {"passed", "failed"}
DURATION = re.compile(r"PT\d+H\d+M\d+(\.\d+)?S")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class RecordStore:
    """`sessions` holds the verbs of each launch; `faults` what was wrong, a line each."""

    def __init__(self):
        self.sessions: list[list[str]] = []
        self.statements: list[dict] = []
        self.states: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.fetched: set[str] = set()
        self.mode, self.mastery = "Normal", 0.8

    def launch(self, url: str) -> str:
        """Begin a session and return the address of the course in it."""
        self.sessions.append([])
        query = {
            "endpoint": f"{url}/records/",
            "fetch": f"{url}/token?session={len(self.sessions)}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        data = {
            "contextTemplate": {
                "contextActivities": {"grouping": [PUBLISHER]},
                "extensions": {SESSION: self.session},
            },
            "launchMode": self.mode,
            "moveOn": "CompletedAndPassed",
            "masteryScore": self.mastery,
            "returnURL": f"{url}/back",
        }
        self.states["LMS.LaunchData"] = json.dumps(data).encode()
        return f"{url}/package/index.html?{urlencode(query)}"

    @property
    def session(self) -> str:
        return f"session-{len(self.sessions)}"

    def respond(self, method, path, query, body, headers):
        if path == "/token":
            return self.token(method, query["session"])
        if headers["Authorization"] != f"Basic {TOKEN}":
            return self.refused(401, f"{path} without the token")
        if headers["X-Experience-API-Version"] != "1.0.3":
            return self.refused(400, f"{path} without the version")
        if path == "/records/agents/profile":
            self.asked.append(query["profileId"])
            return answer(404)
        if path == "/records/activities/state":
            return self.state(method, query, body)
        if path == "/records/statements" and method == "POST":
            return self.take(json.loads(body))
        return self.refused(400, f"{method} {path}")

    def token(self, method, session):
        if method != "POST" or session in self.fetched:
            return answer(200, {"error-code": "1", "error-text": "asked for before"})
        self.fetched.add(session)
        return answer(200, {"auth-token": TOKEN})

    def state(self, method, query, body):
        self.asked.append(f"{method} {query['stateId']}")
        about = {"activityId": ACTIVITY, "registration": REGISTRATION}
        if not about.items() <= query.items() or json.loads(query["agent"]) != ACTOR:
            return self.refused(400, f"a state about something else: {query}")
        if method == "PUT":
            if query["stateId"] == "LMS.LaunchData":
                return self.refused(403, "the launch data was changed")
            self.states[query["stateId"]] = body
            return answer(204)
        found = self.states.get(query["stateId"])
        return (200, "text/plain", found) if found is not None else answer(404)

    def take(self, statements):
        for statement in statements if isinstance(statements, list) else [statements]:
            verb = statement["verb"]["id"].removeprefix(VERBS)
            self.faults += [f"{verb}: {fault}" for fault in self.faults_of(verb, statement)]
            self.statements.append(statement)
            self.sessions[-1].append(verb)
        return answer(200, [])

    def faults_of(self, verb, statement):
        yield from form_faults(verb, statement)
        yield from result_faults(verb, statement)
        yield from self.context_faults(verb, statement["context"])
        yield from self.order_faults(verb)

    def context_faults(self, verb, context):
        if context["registration"] != REGISTRATION:
            yield "another registration"
        if context["extensions"].get(SESSION) != self.session:
            yield "not the session of the template"
        if context["contextActivities"].get("grouping") != [PUBLISHER]:
            yield "not the grouping of the template"
        names = {
            one["id"].removeprefix(CATEGORIES) for one in context["contextActivities"]["category"]
        }
        if names != {"cmi5"} | ({"moveon"} if verb in JUDGED | {"completed"} else set()):
            yield f"the categories {names}"
        expected = self.mastery if verb in JUDGED else None
        if context["extensions"].get(MASTERY) != expected:
            yield "the mastery score"

    def order_faults(self, verb):
        session, before = self.sessions[-1], set(chain.from_iterable(self.sessions))
        if (verb == "initialized") != (session == []):
            yield "not in its place: initialized comes first, and once"
        if "terminated" in session:
            yield "after terminated"
        if verb in session:
            yield "twice in a session"
        if verb in JUDGED and JUDGED & set(session):
            yield "judged twice in a session"
        if verb in ("completed", "passed") and verb in before:
            yield "twice in a registration"
        if verb == "failed" and "passed" in before:
            yield "after passed"
        if self.mode != "Normal" and verb not in ("initialized", "terminated"):
            yield f"in the mode {self.mode}"

    def refused(self, status, fault):
        self.faults.append(fault)
        return answer(status)


def form_faults(verb, statement):
    if not UUID.fullmatch(statement["id"]):
        yield "an id that is no UUID"
    if not statement["timestamp"].endswith("Z"):
        yield "a timestamp that is not in UTC"
    if statement["actor"] != ACTOR:
        yield "another actor"
    if statement["object"]["id"] != ACTIVITY:
        yield "another activity"
    if not statement["verb"]["id"].startswith(VERBS):
        yield "a verb of somebody else's"


def result_faults(verb, statement):
    result = statement.get("result", {})
    if result.get("completion") != (True if verb == "completed" else None):
        yield "completion"
    if result.get("success") != {"passed": True, "failed": False}.get(verb):
        yield "success"
    if ("score" in result) != (verb in JUDGED):
        yield "score"
    if (verb != "initialized") != bool(DURATION.fullmatch(result.get("duration", ""))):
        yield "duration"


def answer(status, data=None):
    return status, "application/json", b"" if data is None else json.dumps(data).encode()
