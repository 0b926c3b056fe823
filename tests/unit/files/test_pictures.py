"""A picture is kept as a copy in which nothing is left but what can be seen."""

import io

from PIL import Image

from tests.unit.files.conftest import Laboratory
from tests.unit.files.honest import exif, painted, picture
from tests.unit.files.packages import Sample

PAGE = b"<html><script>alert('here')</script></html>"


def copy(laboratory: Laboratory, name: str, content: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(laboratory.copy_of(Sample(name, content))))
    made.load()
    return made


def test_the_place_and_the_camera_are_left_behind(laboratory: Laboratory) -> None:
    """EXIF is not in the copy of a photo, nor in that of a drawing."""
    photo = copy(laboratory, "a.jpg", picture("JPEG", exif=exif(place=True)))
    drawing = copy(laboratory, "a.png", picture("PNG", exif=exif(place=True)))

    assert not photo.getexif()
    assert not drawing.getexif()


def test_comments_and_profiles_are_left_behind(laboratory: Laboratory) -> None:
    """Neither words nor a colour profile come along, which could hold anything."""
    photo = picture("JPEG", comment=b"secret words", icc_profile=b"secret profile" * 9, dpi=(300, 300))

    kept = laboratory.copy_of(Sample("a.jpg", photo))

    assert b"secret" in photo
    assert b"secret" not in kept


def test_what_stands_behind_a_picture_is_left_behind(laboratory: Laboratory) -> None:
    """A picture that is a page as well is a picture afterwards."""
    for name, form in (("a.jpg", "JPEG"), ("a.png", "PNG")):
        assert PAGE not in laboratory.copy_of(Sample(name, picture(form) + PAGE))


def test_a_page_inside_a_picture_is_left_behind(laboratory: Laboratory) -> None:
    """The same where it stands in a comment before the picture's own bytes."""
    photo = picture("JPEG", comment=PAGE)

    assert PAGE in photo
    assert PAGE not in laboratory.copy_of(Sample("a.jpg", photo))


def test_a_photo_stands_upright(laboratory: Laboratory) -> None:
    """It is turned as the camera said, since what said it is left behind."""
    lying = copy(laboratory, "a.jpg", picture("JPEG", exif=exif(6)))
    turned = copy(laboratory, "a.jpg", picture("JPEG", "L", exif=exif(3)))

    assert lying.size == (48, 64)
    assert [turned.tobytes()[place] > 128 for place in (0, 64 * 48 - 1)] == [True, False]
    assert [painted("L").tobytes()[place] > 128 for place in (0, 64 * 48 - 1)] == [False, True]


def test_a_printers_photo_is_seen_in_colours_of_a_screen(laboratory: Laboratory) -> None:
    """Officers' programs show red, green and blue."""
    printed = copy(laboratory, "a.jpg", picture("JPEG", "CMYK"))

    assert printed.mode == "RGB"
    assert printed.getpixel((2, 2)) != printed.getpixel((2, 45))


def test_one_of_several_pictures_is_kept(laboratory: Laboratory) -> None:
    """The first, of a drawing that moves."""
    whole = io.BytesIO()
    painted("L").save(whole, "PNG", save_all=True, append_images=[Image.new("L", (64, 48))], default_image=False)

    kept = copy(laboratory, "a.png", whole.getvalue())

    assert getattr(kept, "n_frames", 1) == 1
    assert kept.tobytes() == painted("L").tobytes()


def test_a_drawing_looks_as_before(laboratory: Laboratory) -> None:
    """Dot by dot, with what can be seen through."""
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        assert copy(laboratory, "a.png", picture("PNG", mode)).tobytes() == painted(mode).tobytes()
    through = copy(laboratory, "a.png", picture("PNG", transparency=(0, 0, 0)))
    assert through.info["transparency"] == (0, 0, 0)


def test_a_copy_is_as_fine_as_the_photo_was(laboratory: Laboratory) -> None:
    """A coarse one does not grow, a fine one does not become coarse."""
    coarse = picture("JPEG", size=(800, 600), quality=20)
    fine = picture("JPEG", size=(800, 600), quality=98, subsampling=0)

    assert len(laboratory.copy_of(Sample("a.jpg", coarse))) <= 1.1 * len(coarse)
    assert 0.9 * len(fine) <= len(laboratory.copy_of(Sample("a.jpg", fine))) <= 1.1 * len(fine)
