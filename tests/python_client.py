#!/usr/bin/env python3
"""The Python client against a running server: python3 tests/python_client.py SERVER TEST_KEY. The key is a test key, so nothing is
fetched. Ends with an error at the first thing that is not as it should be."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "clients" / "python"))

from crosscheck_client import Client, Problem, file  # noqa: E402


def refused(status: int, call) -> None:
    try:
        call()
    except Problem as problem:
        assert problem.status == status, problem
        return
    raise AssertionError(f"it was not refused with {status}")


def main() -> None:
    server, key = sys.argv[1:]
    client = Client(server, key)
    new = {
        "external_ref": "4711", "consent_ref": "C-4711", "permissible_purpose": "hiring", "jurisdiction": "NL",
        "links": ["https://test.crosscheck.example/contradiction"],
    }
    case = client.create_case(new, idempotency_key="once")
    assert client.create_case(new, idempotency_key="once")["id"] == case["id"]
    assert client.wait(case["id"])["state"] == "done"
    findings = client.get_findings(case["id"])["findings"]
    assert findings and findings[0]["statement"], findings
    report = client.get_report(case["id"])
    assert report["disagreements"], report
    client.add_answer(case["id"], {"finding": findings[0]["number"], "by": "the candidate", "text": "I married."})
    client.close_case(case["id"], {"by": "R. Reviewer", "reasons": "It was explained."})
    assert client.get_case(case["id"])["closed_at"]
    assert any(one["id"] == case["id"] for one in client.list_cases(limit=5, external_ref="4711")["data"])
    assert client.get_dossier(case["id"])[:2] == b"PK"
    with_cv = client.create_case({**new, "links": [], "cv": file("cv.txt", b"Ada Example\n")})
    client.wait(with_cv["id"])
    refused(404, lambda: client.get_case("case_0/../x"))
    refused(422, lambda: client.create_case({**new, "jurisdiction": "nowhere"}))
    refused(401, lambda: Client(server, "ck_test_0").get_case(case["id"]))
    print("the Python client works")


if __name__ == "__main__":
    main()
