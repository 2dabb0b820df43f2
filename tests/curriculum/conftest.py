"""What the tests of the curriculum share."""

import pytest

from curriculum.actions.packs import import_packs
from curriculum.readers.packs import read_pack
from tests.curriculum import pack_writing as writing
from tests.curriculum.packing import rows


@pytest.fixture
def imported(tmp_path, a_moment):
    """Import a pack made of these files, and answer with the report: the one its trial foretold."""

    def do(pack, *, replace=False):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        reading = read_pack(writing.write_folder(folder, pack))
        before = rows()
        foretold = import_packs(reading, at=a_moment, replace=replace, is_trial=True)
        assert rows() == before
        report = import_packs(reading, at=a_moment, replace=replace)
        assert foretold == report
        return report

    return do
