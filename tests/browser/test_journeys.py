"""Journeys of a client, a clinician and a trainer, each with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def answer_all(page, pick=0):
    """Answer a guide's questions until it comes to an outcome; return how many were asked."""
    expect(page.locator(".choices")).to_be_visible()
    asked = 0
    while page.locator(".choices").count():
        heading = page.locator("h1").inner_text()
        choices = page.locator(".choices .choice__link")
        choices.nth(min(pick, choices.count() - 1)).click()
        expect(page.locator("h1")).not_to_have_text(heading)
        asked += 1
        assert asked < 20
    return asked


@both_ways
def test_a_client_finds_out_whether_a_hug_is_ok_and_what_to_do(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/")
    page.fill("#q", "my therapist hugged me")
    page.press("#q", "Enter")
    page.get_by_role("link", name="Is it OK for my therapist to hug me?").first.click()
    expect(page.locator("h1")).to_have_text("Is it OK for my therapist to hug me?")
    expect(page.locator(".answer--client .block--next")).to_contain_text("What you can do")
    page.get_by_role("link", name="Urgent help").click()
    expect(page.locator("h1")).to_have_text("Get help")
    expect(page.get_by_role("link", name="988", exact=True)).to_have_attribute("href", "tel:988")


@both_ways
def test_a_client_uses_a_private_guide_and_nothing_shows_in_the_address(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/guides/is-this-ok/")
    page.get_by_role("button", name="Start").click()
    assert answer_all(page, pick=1) >= 1
    expect(page.locator(".outcome-head")).to_be_visible()
    assert page.url.endswith("/guides/is-this-ok/")
    page.locator(".answers .change").first.click()
    expect(page.locator(".choices")).to_be_visible()
    assert page.url.endswith("/guides/is-this-ok/")


@both_ways
def test_a_clinician_comes_to_a_decision_with_words_a_record_and_citations(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/guides/")
    page.get_by_role("link", name="A client asks for a hug").click()
    page.get_by_role("link", name="Start", exact=True).click()
    assert answer_all(page) >= 1
    expect(page.locator(".outcome-head__weight")).to_be_visible()
    for kind in ("wording", "next", "record", "standard"):
        expect(page.locator(f".block--{kind}").first).to_be_visible()
    expect(page.locator(".rests-on a").first).to_be_visible()
    outcome = page.url
    page.locator(".answers .change").first.click()
    expect(page.locator(".choices")).to_be_visible()
    page.locator(".choices .choice__link").first.click()
    expect(page).to_have_url(outcome)


@both_ways
def test_a_trainer_finds_a_case_and_a_link_that_points_at_it(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/")
    page.get_by_role("link", name="Teaching material, by topic").click()
    page.get_by_role("link", name="Can my therapist and I be friends?").click()
    expect(page).to_have_url(re.compile("#trainers$"))
    expect(page.locator(".answer--trainer .block--vignette")).to_be_visible()
    page.goto("/codes/apa/3.05a/")
    expect(page.locator("#cited-by")).to_be_visible()


@both_ways
def test_a_link_into_the_middle_of_a_guide_says_where_one_is(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/guides/client-asks-for-a-hug/")
    middle = page.locator(".outcomes a").last.get_attribute("href")
    page.goto(middle)
    expect(page.locator("#cold")).to_be_visible()
    page.get_by_role("link", name="Start from the beginning").click()
    expect(page.locator(".choices")).to_be_visible()


@both_ways
def test_a_trail_that_does_not_fit_is_put_aside_politely(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/guides/client-asks-for-a-hug/")
    outcome = page.locator(".outcomes a").first.get_attribute("href")
    page.goto(f"{outcome}?nonsense=x&a=b")
    expect(page.locator(".notice")).to_contain_text("did not fit")
    expect(page.locator(".outcome-head")).to_be_visible()


def test_a_swap_sets_title_address_and_focus_and_loads_no_page(visit):
    page = visit()
    page.goto("/topics/")
    loads = []
    page.on("load", lambda _: loads.append(page.url))
    page.get_by_role("link", name="Touch", exact=True).click()
    expect(page).to_have_title("Touch – Boundaries")
    expect(page).to_have_url(re.compile("/topics/touch/$"))
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_have_text("Touch")
    assert not loads


def test_back_and_forward_are_whole_pages(visit):
    page = visit()
    page.goto("/topics/")
    page.get_by_role("link", name="Touch", exact=True).click()
    expect(page.locator("h1")).to_have_text("Touch")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Topics")
    expect(page.locator(".site-header")).to_be_visible()
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Touch")
    expect(page.locator(".site-footer")).to_be_visible()


def test_a_term_and_a_citation_open_in_place_and_escape_gives_the_focus_back(visit):
    page = visit()
    page.goto("/topics/friendship/can-we-be-friends/")
    for link in (page.locator(".prose a.term").first, page.locator(".prose a.provision").first):
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#note")).to_be_visible()
        expect(page.locator("#note h2")).not_to_be_empty()
        page.keyboard.press("Escape")
        expect(page.locator("#note")).not_to_be_visible()
        expect(link).to_be_focused()
    assert page.url.endswith("/topics/friendship/can-we-be-friends/")


def test_without_javascript_a_citation_is_a_link_to_the_provision(visit):
    page = visit(java_script_enabled=False)
    page.goto("/topics/friendship/can-we-be-friends/")
    page.locator('.prose a[href="/codes/apa/3.05a/"]').first.click()
    expect(page).to_have_url(re.compile("/codes/apa/3.05a/$"))


def test_search_answers_while_one_types_and_slash_goes_there(visit):
    page = visit()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("freindsh")
    expect(page.locator("#results .hit").first).to_be_visible()
    assert page.evaluate("location.pathname + location.search") == "/"


def test_leaving_replaces_the_page_in_the_history(visit, site):
    page = visit()
    page.route("https://www.bbc.co.uk/**", lambda route: route.abort())
    page.goto("/about/")
    page.goto("/topics/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    entries = page.evaluate("history.length")
    page.evaluate("document.querySelector('[data-leave]').href = '/privacy/?left'")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/privacy/?left")
    assert page.evaluate("history.length") == entries
    page.go_back()
    expect(page).to_have_url(f"{site}/about/")


def test_the_way_out_is_a_plain_link_without_javascript(visit):
    page = visit(java_script_enabled=False)
    page.goto("/topics/romance/something-happened/")
    link = page.get_by_role("link", name="Leave this site")
    assert link.get_attribute("href").startswith("https://www.bbc.co.uk/weather")
    assert "noreferrer" in link.get_attribute("rel")


def tab_to(page, name, most=80):
    """Press Tab until the link or button called `name` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim() ?? ''").startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_a_guide_can_be_followed_by_keyboard_alone(visit):
    page = visit()
    page.goto("/guides/client-asks-for-a-hug/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator(".choices")).to_be_visible()
    for _ in range(20):
        if not page.locator(".choices").count():
            break
        heading = page.locator("h1").inner_text()
        expect(page.locator("h1")).to_be_focused()
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('.choice__link')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_have_text(heading)
    expect(page.locator(".outcome-head")).to_be_visible()
    tab_to(page, "Change")
    page.keyboard.press("Enter")
    expect(page.locator(".choices")).to_be_visible()


def test_no_answer_of_a_private_guide_shows_in_address_history_referrer_or_log(visit, site, server_log):
    page = visit()
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url, request.headers.get("referer", ""))))
    page.goto("/guides/something-sexual-happened/")
    page.get_by_role("button", name="Start").click()
    page.wait_for_selector(".choices")
    name = page.locator(".choices input[type=hidden]").first.get_attribute("value")
    slug = page.locator(".choices input[type=hidden]").first.get_attribute("name")
    answer_all(page)
    assert page.url == f"{site}/guides/something-sexual-happened/"
    page.get_by_role("button", name="Notes to take along").click()
    expect(page.locator("h1")).to_have_text("Notes to take along")
    page.get_by_role("button", name="Back to the outcome").click()
    expect(page.locator(".outcome-head")).to_be_visible()
    page.get_by_role("button", name="See this on the map").click()
    expect(page.locator(".drawing__line.is-taken").first).to_be_attached()
    assert page.url == f"{site}/guides/something-sexual-happened/"
    assert page.title().startswith("Map: Something sexual happened") or "Something sexual" in page.title()
    assert page.evaluate("history.length") <= 2
    for method, url, referrer in sent:
        assert "?" not in url, (method, url)
        assert referrer == ""
    assert slug
    assert name
    log = server_log()
    assert "POST /guides/something-sexual-happened/" in log
    assert f"{slug}=" not in log
    assert "?" not in log


@both_ways
def test_a_private_guide_can_be_gone_through_and_back(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/guides/should-i-complain/")
    page.get_by_role("button", name="Start").click()
    answer_all(page)
    page.get_by_role("button", name="Back one question").click()
    expect(page.locator(".choices")).to_be_visible()
    page.get_by_role("link", name="Guides", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Guides")


@both_ways
def test_a_record_is_made_printed_and_downloaded_and_what_is_typed_is_not_sent(visit, javascript):
    page = visit(java_script_enabled=javascript, accept_downloads=True)
    page.goto("/guides/former-client-gets-in-touch/")
    page.get_by_role("link", name="Start", exact=True).click()
    answer_all(page, pick=1)
    page.get_by_role("link", name="Make a consultation record").click()
    expect(page.locator("h1")).to_have_text("Consultation record")
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    page.locator("textarea").first.fill("a secret about somebody")
    page.locator("textarea").first.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    assert not any("secret" in each for each in sent)
    pages = page.pdf(format="A4").count(b"/Type /Page\n") if javascript else 0
    assert pages <= 2


def test_a_record_can_be_copied_as_text(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/guides/former-client-gets-in-touch/")
    page.get_by_role("link", name="Start", exact=True).click()
    answer_all(page, pick=1)
    page.get_by_role("link", name="Make a consultation record").click()
    page.locator("textarea").first.fill("My own words")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "My own words" in copied
    assert "What to do next" in copied


def test_a_checklist_can_be_ticked_and_sends_nothing(visit):
    page = visit()
    page.goto("/guides/is-this-ok/all/")
    boxes = page.locator(".block--checklist input")
    expect(boxes.first).to_be_visible()
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    boxes.first.check()
    expect(boxes.first).to_be_checked()
    assert not sent


@both_ways
def test_codes_are_compared_by_a_form_and_the_address_can_be_shared(visit, javascript):
    page = visit(java_script_enabled=javascript)
    page.goto("/codes/")
    page.get_by_label("Situation").select_option("touch")
    page.get_by_label("Country").select_option("ca")
    if not javascript:
        page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile("situation=touch"))
    expect(page).to_have_url(re.compile("country=ca"))
    expect(page.get_by_role("rowheader")).to_have_count(1)
    cell = page.locator(".cell").first
    cell.locator("summary").press("Enter")
    expect(cell.locator(".prose").first).to_be_visible()


def test_the_table_shows_one_situation_at_a_time_on_a_narrow_screen(visit):
    page = visit(viewport={"width": 360, "height": 700})
    page.goto("/codes/")
    expect(page.locator(".side-by-side")).not_to_be_visible()
    page.get_by_label("Situation").select_option("touch")
    expect(page.locator(".side-by-side")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(1)


def test_a_link_to_a_part_of_another_page_leads_to_that_part(visit):
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="All guides for clinicians").click()
    expect(page.locator("#clinician")).to_be_focused()
    expect(page.locator("#clinician")).to_be_in_viewport()


def test_when_the_network_fails_a_link_does_not_die_in_silence(visit):
    page = visit()
    page.goto("/topics/")
    tried = []
    page.on("framenavigated", lambda frame: tried.append(frame.url))
    page.route(
        "**/help/",
        lambda route: route.abort() if route.request.headers.get("hx-request") else route.fulfill(body="whole page"),
    )
    page.get_by_role("link", name="Urgent help").click()
    page.wait_for_url("**/help/")
    expect(page.locator("body")).to_have_text("whole page")
    for remark in ("net::ERR_FAILED", "htmx:"):
        visit.forgive(remark)


def test_an_answer_that_is_no_page_of_ours_is_loaded_whole(visit):
    page = visit()
    page.goto("/topics/")
    page.route(
        "**/glossary/",
        lambda route: route.fulfill(body="<html><body><h1>Bad gateway</h1></body></html>", content_type="text/html"),
    )
    page.get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary/")
    expect(page.locator("h1")).to_have_text("Bad gateway")
    assert page.locator(".site-header").count() == 0


def test_an_explanation_closes_when_the_page_changes(visit):
    page = visit()
    page.goto("/topics/friendship/can-we-be-friends/")
    page.locator(".prose a.term").first.click()
    page.locator("#note").get_by_role("link", name="Open the whole entry").click()
    expect(page).to_have_url(re.compile("/glossary/.+/$"))
    expect(page.locator("#note")).not_to_be_visible()


def test_capitals_in_a_record_do_not_leave_the_site(visit, site):
    page = visit()
    page.goto("/guides/former-client-gets-in-touch/")
    page.goto(page.locator(".outcomes a").first.get_attribute("href") + "record/")
    page.locator("textarea").first.fill("some words")
    for _ in range(4):
        page.keyboard.press("Shift")
    expect(page.locator("textarea").first).to_have_value("some words")
    assert page.url.startswith(site)


def test_the_slash_key_can_be_turned_off(visit):
    page = visit()
    page.goto("/topics/")
    page.get_by_role("button", name="Turn the / key off").click()
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert page.url.endswith("/topics/")
    page.get_by_role("button", name="Turn the / key on").click()
    page.keyboard.press("/")
    page.wait_for_url("**/search/")
