"""Save Page Now 2 for tests, as its documents and clients say it is, with every answer to be changed.

A job's name follows from the address; a repeated submission gives the job there is. A job is done at its second look.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx

KEYS = "LOW access:secret"
STAMP = "20261124120000"

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


def job_of(url: str) -> str:
    """The name of the job that saves the address."""
    return f"spn2-{hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()}"


def error(code: str, message: str = "") -> dict[str, Any]:
    """What a job says that failed."""
    return {"status": "error", "status_ext": code, "message": message}


@dataclass
class SaveDesk:
    """`on_submit` are answers in place of the usual one, by address, one after the other; `becomes` are the looks at its job.

    `first` are answers to any submission before all else. `unlisted` answers looks at many jobs with that status.
    `forgotten` jobs are unknown. It writes down what was submitted, looked at, and with which `Authorization`.
    """

    on_submit: dict[str, list[Answer]] = field(default_factory=dict)
    becomes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    first: list[Answer] = field(default_factory=list)
    user: httpx.Response = field(default_factory=lambda: httpx.Response(200, json={"available": 3, "processing": 0}))
    unlisted: int = 0
    forgotten: set[str] = field(default_factory=set)
    on_look: list[Answer] = field(default_factory=list)
    jobs: dict[str, str] = field(default_factory=dict)
    looks: dict[str, int] = field(default_factory=dict)
    submitted: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    looked: list[list[str]] = field(default_factory=list)
    authorizations: set[str] = field(default_factory=set)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request."""
        said = request.headers.get("authorization", "")
        self.authorizations.add(said)
        form = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if request.url.path.endswith("/status/user"):
            return httpx.Response(self.user.status_code, headers=self.user.headers, content=self.user.content)
        if "/status" in request.url.path:
            return self._looked(request, form)
        if not re.fullmatch(r"LOW [^:]+:.+", said):
            return httpx.Response(401, json={"message": "You need to be logged in to use Save Page Now."})
        return self._submitted(request, form)

    def _submitted(self, request: httpx.Request, form: dict[str, str]) -> httpx.Response:
        url = form["url"]
        self.submitted.append(url)
        self.forms.append(form)
        for queue in (self.first, self.on_submit.get(url, [])):
            if queue:
                answer = queue.pop(0)
                return answer(request) if callable(answer) else answer
        self.jobs[job_of(url)] = url
        return httpx.Response(200, json={"url": url, "job_id": job_of(url)})

    def _looked(self, request: httpx.Request, form: dict[str, str]) -> httpx.Response:
        many = "job_ids" in form
        names = form["job_ids"].split(",") if many else [request.url.path.rpartition("/")[2]]
        self.looked.append(names)
        if self.on_look:
            answer = self.on_look.pop(0)
            return answer(request) if callable(answer) else answer
        if many and self.unlisted:
            return httpx.Response(self.unlisted, text="no")
        states = [self._state(name) for name in names]
        return httpx.Response(200, json=states if many else states[0])

    def _state(self, name: str) -> dict[str, Any]:
        url = self.jobs.get(name)
        if url is None or name in self.forgotten:
            return error("error:invalid-job") | {"job_id": name}
        number = self.looks.get(name, 0)
        self.looks[name] = number + 1
        usual: list[dict[str, Any]] = [
            {"status": "pending"},
            {"status": "success", "timestamp": STAMP, "http_status": 200},
        ]
        states = self.becomes.get(url, usual)
        known: dict[str, Any] = {"job_id": name, "original_url": url}
        return known | states[min(number, len(states) - 1)]
