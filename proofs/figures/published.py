"""Data whose right answers others have printed; facts, from packages under MIT or LGPL, each named.

Two more data sets lie beside the project, since their licences would be ours to carry (beside).
"""

import csv
from pathlib import Path

from house.contracts import ROOT

BESIDE = ROOT.parent / "shared" / "data" / "outcomes"

# NHSRplotthedots (MIT): set.seed(123); rnorm(20)
XMR_TEXT = """
-0.56047565 -0.23017749 1.55870831 0.07050839 0.12928774 1.71506499 0.46091621 -1.26506123 -0.68685285
-0.44566197 1.2240818 0.35981383 0.40077145 0.11068272 -0.55584113 1.78691314 0.49785048 -1.96661716
0.7013559 -0.47279141
"""
XMR = tuple(map(float, XMR_TEXT.split()))

# NCCTG lung (R survival, by way of lifelines, MIT): days, + when still alive; and 1 or 2 for each
LUNG_TEXT = """
306 455 1010+ 210 883 1022+ 310 361 218 166 170 654 728 71 567 144 613 707 61 88 301 81 624 371 394 520
574 118 390 12 473 26 533 107 53 122 814 965+ 93 731 460 153 433 145 583 95 303 519 643 765 735 189 53 246
689 65 5 132 687 345 444 223 175 60 163 65 208 821+ 428 230 840+ 305 11 132 226 426 705 363 11 176 791 95
196+ 167 806+ 284 641 147 740+ 163 655 239 88 245 588+ 30 179 310 477 166 559+ 450 364 107 177 156 529+ 11
429 351 15 181 283 201 524 13 212 524 288 363 442 199 550 54 558 207 92 60 551+ 543+ 293 202 353 511+ 267
511+ 371 387 457 337 201 404+ 222 62 458+ 356+ 353 163 31 340 229 444+ 315+ 182 156 329 364+ 291 179 376+
384+ 268 292+ 142 413+ 266+ 194 320 181 285 301+ 348 197 382+ 303+ 296+ 180 186 145 269+ 300+ 284+ 350
272+ 292+ 332+ 285 259+ 110 286 270 81 131 225+ 269 225+ 243+ 279+ 276+ 135 79 59 240+ 202+ 235+ 105 224+
239 237+ 173+ 252+ 221+ 185+ 92+ 13 222+ 192+ 183 211+ 175+ 197+ 203+ 116 188+ 191+ 105+ 174+ 177+
"""
LUNG_SEX = """
1111112211122111112112111211112112121212122212111221111121222112112211121122221111121121211112211112221111
2112111221111112211111222112122111211212111211221121122211122111121212122211222221111111112121212221221221
1211212212111212
"""

# z1 of SSBtools (MIT): fictitious counts by region and main income
Z1_TEXT = """
A:annet:11 B:annet:7 C:annet:5 D:annet:13 E:annet:9 F:annet:12 G:annet:6 H:annet:9 A:arbeid:11 B:arbeid:1
C:arbeid:8 D:arbeid:2 E:arbeid:14 F:arbeid:9 G:arbeid:4 H:arbeid:3 A:soshjelp:55 B:soshjelp:29
C:soshjelp:35 D:soshjelp:17 E:soshjelp:63 F:soshjelp:24 G:soshjelp:22 H:soshjelp:38 A:trygd:36 B:trygd:18
C:trygd:25 D:trygd:13 E:trygd:52 F:trygd:22 G:trygd:8 H:trygd:15
"""

# ten people on a list: days, and what came first (0 still waiting, 1 met, 2 left)
LIST_DAYS = (1, 2, 2, 3, 4, 5, 6, 7, 8, 9)
LIST_ENDINGS = (1, 2, 1, 0, 1, 2, 0, 1, 0, 1)


def lung(sex: str = "") -> tuple[list[float], list[bool]]:
    """Days and whether they ended, of all or of one."""
    chosen = [
        one
        for one, which in zip(LUNG_TEXT.split(), LUNG_SEX.replace("\n", ""), strict=True)
        if sex in ("", which)
    ]
    return [float(one.rstrip("+")) for one in chosen], [not one.endswith("+") for one in chosen]


def z1() -> dict[tuple[str, str], int]:
    return {
        (region, income): int(count)
        for region, income, count in (each.split(":") for each in Z1_TEXT.split())
    }


def beside(name: str) -> list[dict[str, str]] | None:
    """Rows of a data set that is not in the project; None when it is not there."""
    path: Path = BESIDE / name
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
