"""Who may open what: every address × method × person, in one table.

`test_access.py` walks the addresses and fails on one that has no row here. A cell is one letter, in the order of
PEOPLE: L sign in first (a page redirects, the API answers 401), H hidden (404), N refused (403 with the reason),
Y let through (done, redirected, or told what is wrong with an empty form: 400, 409, 422).
"""

from __future__ import annotations

PEOPLE = ("anonymous", "nobody", "reporter", "other", "head", "coordinator", "leader", "auditor", "administrator")

#            (address, method, object) : anonymous nobody reporter other head coordinator leader auditor administrator
PAGES: dict[tuple[str, str, str], str] = {
    ("home", "GET", ""): "LYYYYYYYY",
    ("healthz", "GET", ""): "YYYYYYYYY",
    ("set_language", "POST", ""): "YYYYYYYYY",
    # one's own inbox
    ("accounts:notifications", "GET", ""): "LYYYYYYYY",
    ("accounts:read", "POST", "notification"): "LHYHHHHHH",
    ("accounts:read_all", "POST", ""): "LYYYYYYYY",
    # agencies and people
    ("agencies:list", "GET", ""): "LYYYYYYYY",
    ("agencies:detail", "GET", "agency"): "LYYYYYYYY",
    ("agencies:record_succession", "GET", ""): "LNNNNYNNN",
    ("agencies:record_succession", "POST", ""): "LNNNNYNNN",
    ("agencies:people", "GET", ""): "LNNNNNNYY",
    ("agencies:create_person", "GET", ""): "LNNNNNNNY",
    ("agencies:create_person", "POST", ""): "LNNNNNNNY",
    ("agencies:grant_membership", "GET", "person"): "LNNNNNNNY",
    ("agencies:grant_membership", "POST", "person"): "LNNNNNNNY",
    ("agencies:end_membership", "GET", "membership"): "LNNNNNNNY",
    ("agencies:end_membership", "POST", "membership"): "LNNNNNNNY",
    ("agencies:disable_person", "POST", "person"): "LNNNNNNNY",
    # periods
    ("reports:periods", "GET", ""): "LYYYYYYYY",
    ("reports:period", "GET", "period"): "LHYYYYYYY",
    ("tasks:open_period", "POST", "period"): "LHNNNYNNN",
    ("plans:adjust_period", "GET", "period"): "LHNNNYNNN",
    ("plans:adjust_period", "POST", "period"): "LHNNNYNNN",
    ("plans:close_period", "POST", "period"): "LHNNNYNNN",
    # one submission
    ("reports:submission", "GET", "submission"): "LHYHYYYYH",
    ("reports:check", "GET", "submission"): "LHYHYYYYH",
    ("reports:receipt", "GET", "submission"): "LHYHYYYYH",
    ("reports:versions", "GET", "submission"): "LHYHYYYYH",
    ("reports:compare", "GET", "submission"): "LHYHYYYYH",
    ("reports:submission_history", "GET", "submission"): "LHYHYYYYH",
    ("plans:edit_summary", "GET", "submission"): "LHYHYYYYH",
    ("plans:edit_summary", "POST", "submission"): "LHYHYNNNH",
    ("plans:submit", "POST", "submission"): "LHNHYNNNH",
    ("reports:return", "POST", "submission"): "LHNHNYNNH",
    ("plans:accept", "POST", "submission"): "LHNHNYNNH",
    ("plans:extend", "GET", "submission"): "LHNHNYNNH",
    ("plans:extend", "POST", "submission"): "LHNHNYNNH",
    # one entry
    ("tasks:edit_progress", "GET", "progress"): "LHYHYYYYH",
    ("tasks:edit_progress", "POST", "progress"): "LHYHYNNNH",
    ("tasks:download_evidence", "GET", "evidence"): "LHYHYYYYH",
    ("reports:comment", "POST", "progress"): "LHNHNYNNH",
    # the plan
    ("tasks:plans", "GET", ""): "LYYYYYYYY",
    ("tasks:plan", "GET", "plan"): "LHYYYYYYY",
    ("tasks:detail", "GET", "task"): "LHYYYYYYY",
    ("tasks:history", "GET", "task"): "LHYYYYYYY",
    ("tasks:decisions", "GET", ""): "LNNNNYNNN",
    ("tasks:choose_successor", "GET", "responsibility"): "LHNNNYNNN",
    ("tasks:choose_successor", "POST", "responsibility"): "LHNNNYNNN",
    ("tasks:record_trigger", "GET", "trigger"): "LHNNNYNNN",
    ("tasks:record_trigger", "POST", "trigger"): "LHNNNYNNN",
    # targets
    ("indicators:list", "GET", ""): "LYYYYYYYY",
    ("indicators:record", "GET", "indicator"): "LHNNNYNNN",
    ("indicators:record", "POST", "indicator"): "LHNNNYNNN",
    ("indicators:set_baseline", "GET", "indicator"): "LHNNNYNNN",
    ("indicators:set_baseline", "POST", "indicator"): "LHNNNYNNN",
    # compiled reports and the record
    ("reports:list", "GET", ""): "LYYYYYYYY",
    ("reports:request", "POST", "period"): "LHNNNYNNN",
    ("reports:detail", "GET", "report"): "LHHHHYYYH",
    ("reports:progress", "GET", "report"): "LHHHHYYYH",
    ("reports:retry", "POST", "report"): "LHHHHYNNH",
    ("reports:download", "GET", "file"): "LHHHHYYYH",
    ("reports:record", "GET", ""): "LNNNNNNYN",
}
