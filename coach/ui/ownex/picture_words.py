"""Why a file is no picture to be used, in a sentence."""

from PySide6.QtCore import QCoreApplication

from coach.ui.ownex.picture_file import LARGEST_FILE, MOST_PIXELS, PictureProblem


class PictureWords:
    """Puts the problems of pictures into words."""

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("PictureWords", text)

    def sentence(self, problem: PictureProblem, file_name: str) -> str:
        """Return what is wrong with a file and what to do."""
        text = {
            PictureProblem.UNREADABLE: self.tr(
                "{file} cannot be read. Please choose another picture."
            ),
            PictureProblem.TOO_LARGE: self.tr(
                "{file} is larger than {mib} MB. Please choose a smaller picture."
            ),
            PictureProblem.TOO_MANY_PIXELS: self.tr(
                "{file} has more than {pixels} million pixels. Please choose a smaller picture."
            ),
            PictureProblem.OTHER_FORMAT: self.tr(
                "{file} is not a PNG, JPEG or WebP picture. Please choose one of these."
            ),
            PictureProblem.DAMAGED: self.tr(
                "{file} is damaged and cannot be shown. Please choose another picture."
            ),
        }[problem]
        return text.format(file=file_name, mib=LARGEST_FILE >> 20, pixels=MOST_PIXELS // 1_000_000)
