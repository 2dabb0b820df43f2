"""The addresses of the site, with those of the demonstration."""

from django.conf.urls.i18n import i18n_patterns

from config import urls

handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    *i18n_patterns(*urls.demo_addresses, prefix_default_language=False),
    *urls.urlpatterns,
]
