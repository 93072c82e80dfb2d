#!/bin/sh
# Collect the source strings into the catalogues; translators fill in the rest.
set -eu
command -v xgettext >/dev/null || { echo "GNU gettext is missing: apt-get install gettext" >&2; exit 1; }
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root/src/kentongan"
mkdir -p locale
export KENTONGAN_SECRET_KEY=messages KENTONGAN_DATA="${TMPDIR:-/tmp}/kentongan-messages" PYTHONPATH="$root/src"
"${PYTHON:-$root/.venv/bin/python}" -P -m django makemessages --settings kentongan.settings --locale en \
    --add-location file --no-obsolete --ignore 'tests/*' --ignore 'migrations/*' --ignore 'static/*'
# A guess is worse than nothing ("Tanda" is not "Home"), and the day of collecting would change at every run.
for catalogue in locale/*/LC_MESSAGES/django.po; do
    msgattrib --clear-fuzzy --clear-previous --empty "$catalogue" | sed '/^"POT-Creation-Date:/d' >"$catalogue.new"
    mv "$catalogue.new" "$catalogue"
done
