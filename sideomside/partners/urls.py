"""The partners' door: for those who work there, for the phone that is asked, for the person, and for coordinators."""

from django.urls import path

from sideomside.partners.views import (
    answering,
    asking,
    bridging,
    elsewhere,
    home,
    keeping,
    mine,
    offices,
    phone,
    table,
)

app_name = "partners"
urlpatterns = [
    path("samarbejde/", home.home, name="home"),
    path("samarbejde/henvis/", table.begin, name="begin"),
    path("samarbejde/henvis/<uuid:draft_id>/ja/", asking.where, name="where"),
    path("samarbejde/henvis/<uuid:draft_id>/send/", asking.check, name="check"),
    path("samarbejde/henvis/<uuid:draft_id>/slet/", table.drop, name="drop"),
    path("samarbejde/henvis/<uuid:draft_id>/<slug:page>/", table.table, name="table"),
    path("samarbejde/sendt/", asking.sent, name="sent"),
    path("samarbejde/sendt/<uuid:referral_id>/tilbage/", home.let_be, name="take_back"),
    path("samarbejde/bro/<uuid:introduction_id>/", answering.introduced, name="introduced"),
    path("kontor/", offices.offices, name="offices"),
    path("kontor/<slug:name>/", offices.office, name="office"),
    path("kontor/<slug:name>/retur/", offices.back, name="office_back"),
    path("velkommen/<uuid:account_id>/<str:token>/kontor/", offices.by_invitation, name="by_invitation"),
    path("ja/<str:token>/", phone.opened, name="opened"),
    path("dit-ja/", phone.asked, name="asked"),
    path("dit-ja/tak/", phone.thanks, name="thanks"),
    path("min-side/henvist/", mine.mine, name="mine"),
    path("min-side/henvist/<uuid:referral_id>/", mine.decide, name="decide"),
    path("min-side/andre-steder/", elsewhere.elsewhere, name="elsewhere"),
    path("min-side/bro/<uuid:introduction_id>/", mine.bridge, name="my_bridge"),
    path("partnere/", keeping.listed, name="list"),
    path("partnere/ny/", keeping.keep, name="new"),
    path("partnere/<uuid:body_id>/", keeping.body, name="body"),
    path("partnere/<uuid:body_id>/ret/", keeping.keep, name="rename"),
    path("partnere/<uuid:body_id>/aftale/", keeping.agreement, name="agree"),
    path("partnere/aftale/<uuid:agreement_id>/", keeping.agreement, name="agreement"),
    path("partnere/kontakt/<uuid:contact_id>/slut/", keeping.end_contact, name="end_contact"),
    path("partnere/introducer/<uuid:person_id>/", bridging.introduce, name="introduce"),
    path("partnere/bro/<uuid:introduction_id>/", bridging.introduction, name="introduction"),
    path("partnere/til-os/<uuid:introduction_id>/", answering.to_us, name="to_us"),
]
