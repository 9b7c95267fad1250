import pytest
from support.program import Program

ANN = "Ann said that it rained. Nobody knew why it had rained so long, or when it would end."
BO = "Bo believes that it snowed – “for hours”. Nobody knew why it had snowed so long."


def files(sayso: Program, folder: str) -> list[str]:
    return sorted(path.name for path in (sayso.folder / folder).iterdir())


def test_one_story_is_one_page(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), "--html", "report.html")
    assert (ended.code, ended.out, ended.err) == (0, "", "sayso: wrote report.html\n")
    page = (sayso.folder / "report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert '<span class="content none">it rained</span>' in page
    assert files(sayso, ".") == ["ann.txt", "report.html"]


def test_a_page_on_standard_output(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), "--html", "-", "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("<!doctype html>")


def test_several_stories_are_a_folder_with_an_index(sayso: Program) -> None:
    named = [sayso.write("ann.txt", ANN), "nowhere.txt", sayso.write("bo.txt", BO)]
    ended = sayso("read", *named, "--html", "all/reports")
    assert ended.code == 3
    assert ended.err.splitlines()[1:] == ["sayso: wrote all/reports/index.html", "sayso: 2 stories read, 1 failed"]
    assert files(sayso, "all/reports") == ["001-ann.html", "002-bo.html", "index.html"]
    index = (sayso.folder / "all/reports/index.html").read_text("utf-8")
    assert index.index("001-ann.html") < index.index("002-bo.html") < index.index("nowhere.txt does not exist")


def test_one_story_in_a_folder_where_a_folder_is_named(sayso: Program) -> None:
    assert sayso("read", sayso.write("ann.txt", ANN), "--html", "reports").code == 0
    assert files(sayso, "reports") == ["001-ann.html", "index.html"]
    (sayso.folder / "pages.html").mkdir()
    assert sayso("read", "ann.txt", "--html", "pages.html").code == 0
    assert files(sayso, "pages.html") == ["001-ann.html", "index.html"]


def test_several_stories_do_not_fit_one_page(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), sayso.write("bo.txt", BO), "--html", "report.html")
    assert ended.code == 2
    assert "here are several: name a folder, such as report" in " ".join(ended.err.replace("│", "").split())
    assert files(sayso, ".") == ["ann.txt", "bo.txt"]


def test_a_file_that_is_there_is_no_folder(sayso: Program) -> None:
    ended = sayso("read", sayso.write("ann.txt", ANN), "--html", sayso.write("reports", ""))
    assert ended.code == 1
    assert ended.err.startswith("sayso: error: cannot ")
    assert ended.err.count("\n") == 1


def test_other_files_of_a_folder_stay(sayso: Program) -> None:
    sayso.write("reports/mine.txt", "mine")
    assert sayso("read", sayso.write("ann.txt", ANN), "--html", "reports").code == 0
    assert files(sayso, "reports") == ["001-ann.html", "index.html", "mine.txt"]


@pytest.mark.parametrize("target", ["reports", "report.html"])
def test_nothing_is_left_where_nothing_could_be_read(sayso: Program, target: str) -> None:
    ended = sayso("read", "nowhere.txt", "--html", target)
    assert (ended.code, ended.err) == (1, "sayso: error: nowhere.txt does not exist: check the path\n")
    assert files(sayso, ".") == []


@pytest.mark.parametrize("others", [["--json"], ["--format", "csv"], ["-o", "x.html"]])
def test_a_page_and_another_form_are_wrong_usage(sayso: Program, others: list[str]) -> None:
    ended = sayso("read", "ann.txt", "--html", "report.html", *others)
    assert ended.code == 2
    assert "names its file itself" in ended.err


def test_any_number_of_workers_gives_the_same_pages(sayso: Program) -> None:
    for number in range(40):
        sayso.write(f"many/{number:02}.txt", f"Ann said that it rained {number} times. {ANN}")
    for workers in "12":
        assert sayso("read", "many", "--html", f"by-{workers}", "--workers", workers).code == 0
    names = files(sayso, "by-1")
    assert len(names) == 41
    assert names == files(sayso, "by-2")
    for name in names:
        assert (sayso.folder / "by-1" / name).read_bytes() == (sayso.folder / "by-2" / name).read_bytes()
