"""Whatever bytes come, reading them ends in a form or in a refusal, and never in a file name that leads anywhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.errors import Refused
from kentongan.openrosa.submission import Filled, read
from kentongan.openrosa.tests.conftest import filled

TAGS = st.sampled_from(["isi", "foto_1", "rekaman", "tambahan", "meta", "instanceID", "laporan", "a:b", "é", "1", ""])
PIECES = st.one_of(
    st.text(max_size=30),
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, TAGS),
    st.builds("<{} id='kentongan-lapor' xmlns='{}'>".format, TAGS, st.text(max_size=8)),
    st.sampled_from(["<!DOCTYPE a>", "<![CDATA[", "]]>", "<?x?>", "&#0;", "&amp;", "&b;", "../", "\x00", "<!--"]),
)


def outcome(xml: bytes) -> Filled | None:
    try:
        return read(xml)
    except Refused:
        return None


@settings(max_examples=150, deadline=None, database=None)
@given(st.lists(PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(xml):
    outcome(b"<laporan>" + xml + b"</laporan>")
    outcome(xml)


@settings(max_examples=100, deadline=None, database=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=150), st.text(max_size=40))
def test_no_name_leads_out_of_its_folder(name, instance):
    for hidden in (name.replace("&", "").replace("<", ""), "..%2f.." + "/.." * 3, "C:\\a.jpg", "a\\..\\b"):
        found = outcome(filled(foto_1=hidden))
        if found:
            assert all(one not in {".", ".."} and not set(one) & set("/\\\x00\n") for one in found.files)
    assert Filled("f", "1", instance, "d", {}).id == Filled("f", "1", instance, "d", {}).id
