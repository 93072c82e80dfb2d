#!/bin/sh
# Collect the source strings into the catalogues; translators fill in the rest.
set -eu
command -v xgettext >/dev/null || { echo "GNU gettext is missing: apt-get install gettext" >&2; exit 1; }
cd src/kentongan
mkdir -p locale
export KENTONGAN_SECRET_KEY=messages KENTONGAN_DATA="${TMPDIR:-/tmp}/kentongan-messages"
exec ../../.venv/bin/python -m django makemessages --settings kentongan.settings --locale en --no-location --ignore 'tests/*' --ignore 'static/*'
