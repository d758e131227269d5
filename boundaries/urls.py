"""Every address of the site."""

from django.urls import path, re_path

from boundaries.guidance.views import codes, guides, reference, site, topics

handler400 = "boundaries.guidance.views.site.refused"
handler404 = "boundaries.guidance.views.site.missing"
handler500 = "boundaries.guidance.views.site.broken"

urlpatterns = [
    path("", site.home, name="home"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("topics/<slug:topic>/<slug:slug>/", topics.question, name="question"),
    path("guides/", guides.guides, name="guides"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
    path("guides/<slug:slug>/map/", guides.guide_map, name="map"),
    path("guides/<slug:slug>/all/", guides.whole_guide, name="whole_guide"),
    path("guides/<slug:slug>/<slug:step>/", guides.step, name="step"),
    path("guides/<slug:slug>/<slug:step>/record/", guides.record, name="record"),
    re_path(
        r"^guides/(?P<slug>[\w-]+)/(?P<step>[\w-]+)/record\.(?P<extension>md|txt|docx)$",
        guides.record_file,
        name="record_file",
    ),
    path("codes/", codes.codes, name="codes"),
    re_path(r"^codes\.(?P<extension>csv|json)$", codes.codes_file, name="codes_file"),
    path("codes/<slug:slug>/", codes.code, name="code"),
    re_path(r"^codes/(?P<code>[a-z0-9-]+)/(?P<slug>[a-z0-9.-]+)/$", codes.provision, name="provision"),
    path("situations/<slug:slug>/", codes.situation, name="situation"),
    path("glossary/", reference.glossary, name="glossary"),
    path("glossary/<slug:slug>/", reference.term, name="term"),
    path("sources/", reference.sources, name="sources"),
    path("sources/<slug:slug>/", reference.source, name="source"),
    path("myths/", reference.myths, name="myths"),
    path("help/", reference.help_, name="help"),
    path("help/<slug:slug>/", reference.country, name="country"),
    path("teach/", reference.teach, name="teach"),
    path("search/", site.search, name="search"),
    path("about/", site.about, name="about"),
    path("privacy/", site.privacy, name="privacy"),
    path("robots.txt", site.robots, name="robots"),
    path("healthz", site.healthz, name="healthz"),
]
