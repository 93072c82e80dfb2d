"""/rencana/"""

from django.urls import path

from kentongan.plans import form_views, item_views, sheet_views, views

app_name = "plans"
urlpatterns = [
    path("", views.plans, name="plans"),
    path("baru/", views.new, name="new"),
    path("format/", form_views.plan_forms, name="forms"),
    path("format/baru/", form_views.form_new, name="form_new"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/tetapkan/", views.adopt, name="adopt"),
    path("<int:pk>/tutup/", views.close, name="close"),
    path("<int:pk>/unduh.xlsx", sheet_views.export, name="export"),
    path("<int:pk>/templat.xlsx", sheet_views.template, name="template"),
    path("<int:pk>/impor/", sheet_views.take, name="import"),
    path("<int:pk>/butir/", item_views.item_new, name="item_new"),
    path("butir/<int:pk>/", item_views.item, name="item"),
    path("butir/<int:pk>/cabut/", item_views.drop, name="drop"),
    path("butir/<int:pk>/<slug:period>/", item_views.result, name="result"),
]
