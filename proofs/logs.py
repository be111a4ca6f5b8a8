"""No log tells whose house this is: no words and no secrets in any line, also when pages fall over with them.

Everybody walks through the house three times: as it is, with a fault that carries what was just read, and with one
that carries what was just typed; and tokens go astray in addresses. What the handlers write is listened to.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import play, stood_up

AIMS: dict[str, Aim] = {
    "canaries": ("==", 0),
    "secrets": ("==", 0),
    "lines": (">=", 200),
    "pages_that_fell": (">=", 25),
}
AT_MOST = {"small": 540, "full": 1800}


def prove(stage: Stage) -> Findings:
    with stood_up() as around:
        told = play("overheard", around, stage.size, str(stage.seed), within=AT_MOST[stage.size])
    for line in told["where"]:
        stage.say(line)
    findings = Findings(database="sqlite")
    findings.figures = {
        "requests": told["requests"],
        "pages_that_fell": told["fallen"],
        "lines": told["lines"],
        "canaries": told["canaries"],
        "secrets": told["secrets"],
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings
