"""Static files under names that change with what they hold, the imports of our scripts included."""

from typing import ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "js/offline*.js"  # Wagtail's scripts are left alone
STATIC_IMPORT = (
    r"""(?P<matched>import (?P<names>[^"';]+) from "(?P<url>\./[^"]+)";)""",
    'import %(names)s from "%(url)s";',
)
LATER_IMPORT = (r"""(?P<matched>import\("(?P<url>\./[^"]+)"\))""", 'import("%(url)s")')


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Django would rewrite the imports of every script: we ask it for ours alone."""

    patterns: ClassVar = (
        *CompressedManifestStaticFilesStorage.patterns,
        (OURS, (STATIC_IMPORT, LATER_IMPORT)),
    )
