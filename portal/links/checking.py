"""Asks a site whether an address of it still answers. Network only: no database, no settings.

Each address is asked for as by a reader who follows the link, by HEAD, and by GET where HEAD leaves
doubts; no body is ever read. What an answer means stands in `answers`.
"""

from collections.abc import Collection
from datetime import UTC, datetime
from urllib.parse import urljoin

import requests
from requests.utils import requote_uri

from . import faults
from .addresses import host_of, is_web
from .answers import Answer, Outcome, Verdict, is_unclear, outcome
from .connecting import Gate, GatedAdapter, PrivateAddress
from .turns import Turns

TIMEOUT = (10, 20)  # seconds to connect, and between two pieces of an answer
DEADLINE = 60  # seconds for one answer
MOST_REDIRECTS = 10

PRIVATE = "The address leads into a private network, where the checker does not go."
NO_ADDRESS = "This is not an address that can be opened."
NOT_WEB = "The address leads to something that is not a web page."
CIRCLE = "The address redirects in a circle."
TOO_LONG = f"The address redirects more than {MOST_REDIRECTS} times."
RESTS = "The site asks the checker to come back later."


class _Session(requests.Session):
    """Follows no redirect; `requests` would read the body of one even where it may not follow."""

    def get_redirect_target(self, response):
        return None

    def target_of(self, response):
        return super().get_redirect_target(response)


class Checker:
    """Checks addresses, from several threads at once if need be.

    `private_hosts` may be asked though they lie in a private network.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        private_hosts: Collection[str] = (),
        turns: Turns | None = None,
        timeout: tuple[float, float] = TIMEOUT,
        deadline: float = DEADLINE,
        verify: bool | str = True,
    ):
        self.user_agent = user_agent
        self.gate = Gate(deadline, frozenset(host.lower() for host in private_hosts))
        self.turns = turns or Turns()
        self.timeout = timeout
        self.verify = verify

    def check(self, url: str) -> Outcome:
        try:
            with self._session() as session:
                return self._follow(session, url)
        except PrivateAddress:
            return Outcome(Verdict.UNKNOWN, problem=PRIVATE)
        except faults.FAULTS as error:
            if faults.is_no_address(error):
                return Outcome(Verdict.GONE, problem=NO_ADDRESS)
            return Outcome(Verdict.FAILING, problem=faults.words(error))

    def _session(self):
        session = _Session()
        # Neither a proxy's address nor stored passwords are taken from the surroundings.
        session.trust_env = False
        session.verify = self.verify
        session.headers.update(
            {
                "User-Agent": self.user_agent,
                "Accept": "text/html,*/*;q=0.8",
                "Connection": "close",
            }
        )
        for scheme in ("http://", "https://"):
            session.mount(scheme, GatedAdapter(self.gate))
        return session

    def _follow(self, session, url):
        hops, here = [], url
        while len(hops) <= MOST_REDIRECTS:
            host = host_of(here)
            if rest := self.turns.rest_of(host):
                return Outcome(Verdict.LATER, problem=RESTS, wait=rest)
            answer = self._ask(session, here)
            if not answer.leads_to:
                found = outcome(url, hops, answer, now=datetime.now(UTC))
                if found.verdict is Verdict.LATER:
                    self.turns.rest(host, found.wait)
                return found
            if not is_web(answer.leads_to):
                return Outcome(Verdict.GONE, answer.status, answer.leads_to, NOT_WEB)
            hops.append(answer)
            here = answer.leads_to
        visited = [hop.leads_to for hop in hops]
        problem = CIRCLE if len(set(visited)) < len(visited) else TOO_LONG
        return Outcome(Verdict.FAILING, hops[-1].status, here, problem)

    def _ask(self, session, url) -> Answer:
        try:
            answer = self._request(session, "HEAD", url)
        except faults.FAULTS as error:
            if not faults.may_be_for_head_only(error):
                raise
        else:
            if not is_unclear(answer):
                return answer
        return self._request(session, "GET", url)

    def _request(self, session, method, url):
        with (
            self.turns.at(host_of(url)),
            session.request(method, url, stream=True, timeout=self.timeout) as response,
        ):
            target = session.target_of(response)
            return Answer(
                response.status_code,
                requote_uri(urljoin(url, target)) if target else "",
                response.headers.get("Retry-After", ""),
            )
