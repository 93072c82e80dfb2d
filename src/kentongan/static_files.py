"""Static files under names that change with their content, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTS = (r'(?P<matched>from "(?P<url>\./[\w.]+\.js)")', 'from "%(url)s"')


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Our own modules, which import one another as `from "./name.js"`, are given the changed names too."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (IMPORTS,)))
