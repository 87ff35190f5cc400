"""Whole cases of invented people in twelve naming cultures, through the whole program: half honest, half with one planted difference.

    python3 tests/whole_cases.py [--binary FILE] [--keep DIR]

Writes for each a CV (JSON Resume, text, HTML, or PDF where Chromium is installed) and a plain WARC 1.1 archive of profile pages,
runs `crosscheck check --replay`, and prints every planted difference that was not found and every contradiction where there is
none. Each honest person has look-alikes: nicknames, romanisations, other orders and scripts, initials, moves, translated titles.
"""

import os
import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
NAME, CONTACT, WORK, SCHOOL = "name_differs_across_sources", "contact_under_other_name", "employment_differs", "education_differs"
PLACE, CLOCK, TONGUE = "location_differs", "commit_offset_differs_from_claimed_zone", "language_not_declared"


# Answers of sites, as each gives them

def github(login, name, *, place=None, company=None, blog="", email=None, bio=None):
    number = 90_000_000 + sum(map(ord, login))
    user = {"login": login, "id": number, "html_url": f"https://github.com/{login}", "type": "User", "name": name, "company": company,
            "blog": blog, "location": place, "email": email, "bio": bio, "created_at": "2015-05-02T10:00:00Z", "updated_at": "2026-10-28T18:00:00Z"}
    return {f"https://api.github.com/users/{login}": ("application/json; charset=utf-8", json.dumps(user))}


def patches(login, repository, author, zone, count=64):
    """Commits as `.patch` pages, spread over a year and a half at the hours of a zone."""
    pages, first = {}, datetime(2025, 3, 3)
    for index in range(count):
        when = (first + timedelta(days=index * 9, minutes=9 * 60 + index * 397 % 660)).replace(tzinfo=ZoneInfo(zone))
        commit = f"{index + 1:040x}"
        text = (f"From {commit} Mon Sep 17 00:00:00 2001\nFrom: {author}\nDate: {when.strftime('%a, %d %b %Y %H:%M:%S %z')}\n"
                f"Subject: [PATCH] Step {index}\n\n---\n notes.txt | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n")
        pages[f"https://github.com/{login}/{repository}/commit/{commit}.patch"] = ("text/plain; charset=utf-8", text)
    return pages


def gitlab(user, name, *, place="", company="", title="", site="", email="", bio="", commits=None):
    base, number = "https://gitlab.com/api/v4", 7_000_000 + sum(map(ord, user))
    short = {"id": number, "username": user, "name": name, "state": "active", "avatar_url": None, "web_url": f"https://gitlab.com/{user}"}
    full = {**short, "created_at": "2018-02-03T10:00:00.000Z", "bio": bio, "location": place, "public_email": email, "linkedin": "",
            "twitter": "", "website_url": site, "organization": company, "job_title": title, "bot": False}
    pages = {f"{base}/users?username={user}": ("application/json", json.dumps([short])), f"{base}/users/{number}": ("application/json", json.dumps(full))}
    if commits:
        author, address, zone = commits
        project = number + 1
        items, first = [], datetime(2025, 2, 3)
        for index in range(70):
            when = (first + timedelta(days=index * 8, minutes=9 * 60 + index * 397 % 660)).replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="milliseconds")
            items.append({"id": f"{index + 1:040x}", "author_name": author, "author_email": address, "authored_date": when,
                          "committer_name": author, "committer_email": address, "committed_date": when})
        pages[f"{base}/users/{number}/projects"] = ("application/json", json.dumps([{"id": project, "path_with_namespace": f"{user}/work", "visibility": "public"}]))
        pages[f"{base}/projects/{project}/repository/commits?per_page=100"] = ("application/json", json.dumps(items))
    return pages


def stack(number, name, *, place=None, site=None, about="", posts=()):
    base, rest = f"https://api.stackexchange.com/2.3/users/{number}", {"has_more": False, "quota_max": 300, "quota_remaining": 280}
    user = {"account_id": number + 7, "user_id": number, "user_type": "registered", "creation_date": 1420000000, "last_access_date": 1792000000,
            "display_name": name, "link": f"https://stackoverflow.com/users/{number}", "reputation": 2300}
    user |= ({"location": place} if place else {}) | ({"website_url": site} if site else {}) | ({"about_me": about} if about else {})
    items = [{"owner": {"user_id": number, "display_name": name}, "creation_date": 1779000000 + 86400 * index, "post_type": "answer",
              "post_id": 9000 + index, "body": f"<p>{body}</p>"} for index, body in enumerate(posts)]
    return {f"{base}?site=stackoverflow": ("application/json; charset=utf-8", json.dumps({"items": [user], **rest})),
            f"{base}/posts?site=stackoverflow&filter=withbody": ("application/json; charset=utf-8", json.dumps({"items": items, **rest}))}


def mastodon(user, name, note, *, fields=(), posts=()):
    base, number = "https://social.example", str(10**17 + sum(map(ord, user)))
    account = {"id": number, "username": user, "acct": user, "display_name": name, "bot": False, "created_at": "2022-11-05T00:00:00.000Z",
               "note": f"<p>{note}</p>", "url": f"{base}/@{user}", "last_status_at": "2026-10-29",
               "fields": [{"name": key, "value": value, "verified_at": None} for key, value in fields]}
    statuses = [{"id": str(index), "created_at": f"2026-10-{10 + index:02}T12:00:00.000Z", "content": f"<p>{post}</p>", "reblog": None,
                 "account": {"username": user}} for index, post in enumerate(posts)]
    return {f"{base}/api/v1/accounts/lookup?acct={user}": ("application/json", json.dumps(account)),
            f"{base}/api/v1/accounts/{number}/statuses?limit=40": ("application/json", json.dumps(statuses))}


def portfolio(address, name, *, place="", works=(), schools=(), text="", links=(), headings=("Experience", "Education"), lang="en", email=None):
    parts = [f"<h1>{name}</h1>", f"<p>{text}</p>"]
    if works:
        parts += [f"<h2>{headings[0]}</h2>", *[f"<h3>{title}, {firm}</h3><p>{when}</p>" for title, firm, when in works]]
    if schools:
        parts += [f"<h2>{headings[1]}</h2>", *[f"<h3>{degree}, {school}</h3><p>{when}</p>" for degree, school, when in schools]]
    parts += [f'<p><a rel="me" href="{link}">{link}</a></p>' for link in links]
    person = {"@context": "https://schema.org", "@type": "Person", "name": name, "url": address} | ({"email": email} if email else {})
    person |= {"address": place} if place else {}
    page = (f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{name}</title>'
            f'<script type="application/ld+json">{json.dumps(person, ensure_ascii=False)}</script></head><body><main>{"".join(parts)}</main></body></html>')
    return {address: ("text/html; charset=utf-8", page)}


# The cases: CV (format, name, mail, phone, place, works, schools, languages), pages, links, planted checks

def cases():
    yield ("korean_honest", ("pdf", "Kim Seo-yeon", "seoyeon@kim-seoyeon.example", "+1 202 555 0101", "Seoul, South Korea",
            [("Backend Engineer", "Dalbit Soft Co., Ltd.", "2020-03", None)], [("Bachelor of Engineering", "Computer Science", "Yonsei University", "2014", "2019")], ["Korean", "English"]),
           github("seoyeonk-example", "Sophie Kim", place="Seoul", blog="https://kim-seoyeon.example/") | patches("seoyeonk-example", "notes", "Seoyeon Kim <seoyeon@kim-seoyeon.example>", "Asia/Seoul")
           | gitlab("kimsy-example", "김서연", place="대한민국 서울", company="달빛소프트", title="백엔드 엔지니어")
           | portfolio("https://kim-seoyeon.example/", "김서연", works=[("백엔드 엔지니어", "Dalbit Soft", "2020년 3월 – 현재")], headings=("경력", "학력"), lang="ko", links=["https://github.com/seoyeonk-example"]),
           ["https://github.com/seoyeonk-example", "https://gitlab.com/kimsy-example", "https://kim-seoyeon.example/"], [])
    yield ("chinese_planted_clock", ("text", "Wang Haoran", "haoran@wang-haoran.example", "+1 202 555 0102", "Vancouver, Canada",
            [("Data Engineer", "Maplegrove Data Inc.", "2019-05", None)], [("Master of Science", "Statistics", "Simon Fraser University", "2016", "2018")], ["Chinese", "English"]),
           github("haoran-w-example", "Haoran Wang", place="Vancouver, BC") | gitlab("haoran.wang-example", "王浩然", place="Vancouver", commits=("Haoran Wang", "haoran@wang-haoran.example", "Europe/Athens")),
           ["https://github.com/haoran-w-example", "https://gitlab.com/haoran.wang-example"], [CLOCK])
    yield ("japanese_honest", ("json", "Sato Misaki", "misaki@sato-misaki.example", "+1 202 555 0103", "Sapporo, Japan",
            [("Frontend Engineer", "Yukiguni K.K.", "2018-04", None)], [("Bachelor", "Information Science", "Hokkaido University", "2014-04", "2018-03")], ["Japanese", "English"]),
           github("misakis-example", "佐藤 美咲", place="札幌", bio="フロントエンド") | stack(99100103, "Misaki S.", place="Japan")
           | portfolio("https://sato-misaki.example/", "Misaki Satoh", works=[("Frontend Engineer", "Yukiguni", "April 2018 – present")], schools=[("Bachelor of Information Science", "Hokkaido University", "2014 – 2018")]),
           ["https://github.com/misakis-example", "https://stackoverflow.com/users/99100103", "https://sato-misaki.example/"], [])
    yield ("vietnamese_planted_name", ("html", "Nguyễn Thị Minh Khai", "khai@minhkhai.example", "+1 202 555 0104", "Da Nang, Vietnam",
            [("QA Engineer", "Song Han Software", "2021-01", None)], [("Bachelor", "Information Technology", "Duy Tan University", "2016", "2020")], ["Vietnamese", "English"]),
           github("minhkhai-example", "Khai Nguyen", place="Da Nang") | gitlab("mkhai-example", "Tran Quoc Bao", place="Vietnam"),
           ["https://github.com/minhkhai-example", "https://gitlab.com/mkhai-example"], [NAME])
    yield ("indian_honest", ("pdf", "S. Venkataraman Iyer", "venkat@venkat-iyer.example", "+1 202 555 0105", "Bengaluru, India",
            [("Principal Engineer", "Tungabhadra Systems Pvt. Ltd.", "2017-07", None), ("Software Engineer", "Kaveri Infotech", "2012-08", "2017-06")],
            [("B.Tech", "Computer Science", "Anna University", "2008", "2012")], ["Tamil", "English", "Hindi"]),
           github("venkatiyer-example", "Venkat Iyer", place="Bangalore, India", company="Tungabhadra Systems") | patches("venkatiyer-example", "tools", "Venkataraman S <venkat@venkat-iyer.example>", "Asia/Kolkata")
           | stack(99100105, "Venkataraman Subramanian Iyer", place="Bengaluru, Karnataka, India"),
           ["https://github.com/venkatiyer-example", "https://stackoverflow.com/users/99100105"], [])
    yield ("pakistani_planted_dates", ("text", "Muhammad Bilal Qureshi", "bilal@bilalq.example", "+1 202 555 0106", "Lahore, Pakistan",
            [("Android Developer", "Ravi Mobile Labs", "2016-02", "2022-11"), ("Senior Android Developer", "Chenab Apps", "2022-12", None)],
            [("BS", "Computer Science", "University of the Punjab", "2011", "2015")], ["Urdu", "English"]),
           github("bilalq-example", "Bilal Qureshi", place="Lahore")
           | portfolio("https://bilalq.example/", "M. Bilal Qureshi", works=[("Android Developer", "Ravi Mobile Labs", "March 2020 – November 2022"), ("Senior Android Developer", "Chenab Apps", "December 2022 – present")]),
           ["https://github.com/bilalq-example", "https://bilalq.example/"], [WORK])
    yield ("arabic_honest", ("html", "Mohamed Abdel Rahman El-Sayed", "m@elsayed.example", "+1 202 555 0107", "Cairo, Egypt",
            [("DevOps Engineer", "Nilometer Cloud", "2019-09", None)], [("Bachelor of Science", "Computer Engineering", "Ain Shams University", "2013", "2018")], ["Arabic", "English", "French"]),
           github("melsayed-example", "Muhammad Abdulrahman Elsayed", place="القاهرة، مصر") | gitlab("m.elsayed-example", "محمد عبد الرحمن السيد", place="Egypt")
           | mastodon("melsayed", "Mohammed Al-Sayed", "مهندس عمليات من القاهرة", posts=["نشرت اليوم مقالا عن مراقبة الخوادم وكيف نكتشف الأعطال قبل أن يلاحظها المستخدمون في منتصف الليل."]),
           ["https://github.com/melsayed-example", "https://gitlab.com/m.elsayed-example", "https://social.example/@melsayed"], [])
    yield ("ukrainian_planted_mail", ("json", "Oleksii Kovalchuk", "oleksii@kovalchuk.example", "+1 202 555 0108", "Lviv, Ukraine",
            [("Security Engineer", "Halych Defence Software", "2018-06", None)], [("Master", "Cybersecurity", "Lviv Polytechnic National University", "2012", "2018")], ["Ukrainian", "English"]),
           github("okovalchuk-example", "Олексій Ковальчук", place="Львів") | gitlab("stefan.b-example", "Stefan Brandner", place="Ukraine", email="oleksii@kovalchuk.example"),
           ["https://github.com/okovalchuk-example", "https://gitlab.com/stefan.b-example"], [CONTACT, NAME])
    yield ("spanish_honest", ("text", "María José García Fernández", "mj@garciafernandez.example", "+1 202 555 0109", "Valencia, España",
            [("Ingeniera de software", "Turia Sistemas S.L.", "2017-10", None)], [("Grado", "Ingeniería Informática", "Universitat Politècnica de València", "2012", "2016")], ["Español", "Inglés"]),
           github("mjgarcia-example", "Majo García", place="Berlin → Valencia", company="Turia Sistemas") | stack(99100109, "M. J. García", place="Spain")
           | portfolio("https://garciafernandez.example/", "María José García", works=[("Software Engineer", "Turia Sistemas", "2017 – present")], schools=[("BSc Computer Engineering", "Polytechnic University of Valencia", "2012 – 2016")]),
           ["https://github.com/mjgarcia-example", "https://stackoverflow.com/users/99100109", "https://garciafernandez.example/"], [])
    yield ("portuguese_planted_place", ("pdf", "João Pedro Almeida dos Santos", "jp@almeida-santos.example", "+1 202 555 0110", "Recife, Brazil",
            [("Full Stack Developer", "Capibaribe Digital Ltda.", "2018-01", None)], [("Bacharelado", "Ciência da Computação", "Universidade Federal de Pernambuco", "2013", "2017")], ["Portuguese", "English"]),
           github("jpalmeida-example", "João Pedro Santos", place="Ho Chi Minh City, Vietnam") | stack(99100110, "JP Almeida", place="Recife, PE, Brasil"),
           ["https://github.com/jpalmeida-example", "https://stackoverflow.com/users/99100110"], [PLACE])
    yield ("nordic_honest", ("json", "Åsa Björk-Lindgren", "asa@bjork-lindgren.example", "+1 202 555 0111", "Uppsala, Sweden",
            [("Systems Developer", "Fyris Teknik AB", "2016-03", None)], [("Master of Science", "Engineering Physics", "Uppsala University", "2010", "2015")], ["Swedish", "English", "German"]),
           github("asabjork-example", "Asa Lindgren", place="Stockholm, Sweden") | patches("asabjork-example", "matning", "Åsa Björk <asa@bjork-lindgren.example>", "Europe/Stockholm")
           | mastodon("asab", "Aasa Bjoerk", "Systemutvecklare i Uppsala", posts=["I dag skrev jag om hur vi mäter buller längs järnvägen och varför mikrofonerna fryser fast på vintern."]),
           ["https://github.com/asabjork-example", "https://social.example/@asab"], [])
    yield ("english_planted_school", ("html", "Katherine O'Brien", "kate@kate-obrien.example", "+1 202 555 0112", "Dublin, Ireland",
            [("Product Designer", "Liffeyside Studio", "2019-02", None)], [("Bachelor of Arts", "Design", "University of Limerick", "2014", "2018")], ["English", "Irish"]),
           github("kateob-example", "Kate O’Brien", place="Dublin")
           | portfolio("https://kate-obrien.example/", "Kate OBrien", works=[("Product Designer", "Liffeyside Studio", "February 2019 – present")], schools=[("BA Design", "University of Edinburgh", "2014 – 2018")]),
           ["https://github.com/kateob-example", "https://kate-obrien.example/"], [SCHOOL])
    yield ("german_planted_language", ("text", "Jürgen Weiß", "juergen@weiss-juergen.example", "+1 202 555 0113", "Leipzig, Germany",
            [("Embedded Developer", "Pleiße Elektronik GmbH", "2015-04", None)], [("Diplom", "Elektrotechnik", "Technische Universität Dresden", "2008", "2014")], ["German", "English"]),
           github("jweiss-example", "Juergen Weiss", place="Leipzig", company="Pleisse Elektronik")
           | mastodon("jweiss", "Jürgen Weiss", "Sistemas embebidos", posts=[
               "Hoy he pasado toda la tarde intentando entender por qué el sensor de presión daba valores tan raros cuando llovía, y resulta que el conector no estaba bien sellado.",
               "Mañana voy a escribir un artículo largo sobre los errores que cometimos al diseñar la primera placa, para que otros no tengan que repetirlos y puedan ahorrar tiempo.",
               "Me gusta mucho trabajar de noche, cuando nadie llama por teléfono y se puede pensar con calma en los problemas difíciles que durante el día parecen imposibles."]),
           ["https://github.com/jweiss-example", "https://social.example/@jweiss"], [TONGUE])


# Writing them

def write_cv(cv, folder: Path) -> Path:
    kind, name, mail, phone, place, works, schools, languages = cv
    when = lambda start, end: f"{start} – {end or 'Present'}"
    if kind == "json":
        city, country = place.split(", ")
        code = {"Japan": "JP", "Ukraine": "UA", "Sweden": "SE"}[country]
        body = {"basics": {"name": name, "email": mail, "phone": phone, "location": {"city": city, "countryCode": code}},
                "work": [{"name": firm, "position": title, "startDate": start} | ({"endDate": end} if end else {}) for title, firm, start, end in works],
                "education": [{"institution": school, "studyType": degree, "area": field, "startDate": start, "endDate": end} for degree, field, school, start, end in schools],
                "languages": [{"language": language} for language in languages]}
        path = folder / "cv.json"
        path.write_text(json.dumps(body, ensure_ascii=False))
    elif kind == "text":
        lines = [name, place, mail, phone, "", "Experience", ""]
        for title, firm, start, end in works:
            lines += [f"{title}, {firm}", when(start, end), ""]
        lines += ["Education", ""]
        for degree, field, school, start, end in schools:
            lines += [f"{degree} {field}, {school}", f"{start} – {end}", ""]
        path = folder / "cv.txt"
        path.write_text("\n".join([*lines, "Languages", "", ", ".join(languages), ""]))
    else:
        work = "".join(f"<h3>{title}, {firm}</h3><p>{when(start, end)}</p>" for title, firm, start, end in works)
        study = "".join(f"<h3>{degree} {field}, {school}</h3><p>{start} – {end}</p>" for degree, field, school, start, end in schools)
        path = folder / "cv.html"
        path.write_text(f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>CV</title></head><body><h1>{name}</h1><p>{place}</p><p>{mail}</p><p>{phone}</p>'
                        f"<h2>Experience</h2>{work}<h2>Education</h2>{study}<h2>Languages</h2><p>{', '.join(languages)}</p></body></html>")
        if kind == "pdf" and shutil.which("chromium"):
            pdf = folder / "cv.pdf"
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", f"file://{path}"],
                           capture_output=True, timeout=120)
            path = pdf if pdf.exists() else path
    return path


def write_warc(pages, path: Path) -> None:
    with path.open("wb") as file:
        for address, (media, body) in pages.items():
            body = body.encode()
            http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
            head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>\r\nWARC-Target-URI: {address}\r\n"
                    f"WARC-Date: 2026-11-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")
            file.write(head.encode() + http + b"\r\n\r\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, default=TARGET / "release/crosscheck")
    parser.add_argument("--keep", type=Path, help="write the cases here and leave them")
    arguments = parser.parse_args()
    wrong = total = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, cv, pages, links, planted in cases():
            total += 1
            folder = (arguments.keep or Path(scratch)) / name
            folder.mkdir(parents=True, exist_ok=True)
            resume, archive = write_cv(cv, folder), folder / "pages.warc"
            write_warc(pages, archive)
            done = subprocess.run([str(arguments.binary), "check", "--replay", str(archive), "--cv", str(resume), "--format", "json", *links], capture_output=True, text=True)
            try:
                report = json.loads(done.stdout)
            except ValueError:
                print(f"{name}: no report: {done.stderr}")
                wrong += 1
                continue
            found = {finding["check"]: finding for finding in report["findings"] if finding["kind"] == "contradiction"}
            problems = [f"MISSED {check}" for check in planted if check not in found]
            # A different person's profile differs in more than one way.
            allowed = {*planted, NAME, CONTACT} if NAME in planted else set(planted)
            problems += [f"FALSE {check}: {finding['statement']}" for check, finding in found.items() if check not in allowed]
            problems += [f"NOT READ {source.get('url') or source.get('file')}: {source['outcome']}" for source in report["sources"] if source["outcome"] != "read"]
            wrong += bool(problems)
            print(f"{name}: {'right' if not problems else ''}", *problems, sep="\n    " if problems else "")
    print(f"{total - wrong} of {total} right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
