"""The first run: two steps, and then the first session."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.welcome.parts import CheckBox, Point, Step
from coach.ui.welcome.view import FirstSession
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.doctor_signs import SignList, sign_groups
from coach.ui.widgets.focus import PassesFocusOn
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.key_cap import KeyCap
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import Picture
from coach.ui.widgets.thumbnails import Thumbnails


class WelcomePage(PassesFocusOn, QStackedWidget):
    """What the program is and is not, then a first session.

    Signals:
        read: the user has read the first step and goes on.
        start_asked: begin the first session.
        skipped: look around first.
    """

    read = Signal()
    start_asked = Signal()
    skipped = Signal()

    def __init__(
        self,
        look: Look,
        thumbnails: Thumbnails,
        session: FirstSession,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.before = BeforeStep(look, self)
        self.before.done.connect(self._go_on)
        self.addWidget(self.before)
        self.first = FirstSessionStep(look, thumbnails, session, self)
        self.first.back_asked.connect(self._go_back)
        self.first.start_asked.connect(self.start_asked)
        self.first.skipped.connect(self.skipped)
        self.addWidget(self.first)
        self.pass_focus_to(self.before.agree)

    @Slot()
    def _go_on(self) -> None:
        self.read.emit()
        self.pass_focus_to(self.first.start)
        self.setCurrentWidget(self.first)
        self.first.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_back(self) -> None:
        self.pass_focus_to(self.before.agree)
        self.setCurrentWidget(self.before)
        self.before.agree.setFocus(Qt.FocusReason.OtherFocusReason)


class BeforeStep(Step):
    """What to know before anything else, and the card of warning signs.

    Signals:
        done: it is ticked as read, and the user goes on.
    """

    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.set_heading(
            self.tr("Before you begin"),
            self.tr(
                "A calm guide through exercises for the lower back, with a diary of what you did."
            ),
        )
        for icon, title, text in (
            (
                "book-open",
                self.tr("General guidance"),
                self.tr(
                    "The exercises come from five public articles. They are not medical advice, "
                    "and not meant for diagnosis or treatment."
                ),
            ),
            (
                "chats-circle",
                self.tr("Ask first if you are unsure"),
                self.tr(
                    "Talk to a doctor or physiotherapist before you start if your pain is new, "
                    "severe or does not go away."
                ),
            ),
            (
                "hand-palm",
                self.tr("Stop when it hurts"),
                self.tr("A mild pull is enough. If anything gets worse, press “That hurts”."),
            ),
            (
                "lock-simple",
                self.tr("It stays with you"),
                self.tr("Everything is kept on this computer. No account, nothing is sent."),
            ),
        ):
            self.left_column.addWidget(Point(look, icon, title, text, self.left))
            self.left_column.addSpacing(20)
        self.right_column.addWidget(_DoctorPanel(look, self.right))
        self.agree = CheckBox(look, self.tr("&I have read this and the card"), self.foot)
        self.agree.toggled.connect(self._take_hint_back)
        self.add_to_foot(self.agree)
        self.hint = Paragraph(
            look,
            self.tr("Please tick that you have read both."),
            Role.BODY,
            Ink.ACCENT,
            wrap=False,
            parent=self.foot,
        )
        self.hint.hide()
        self.add_to_foot(self.hint)
        self.go_on = Button(
            look, self.tr("&Continue"), ButtonKind.PRIMARY, key=self.tr("Enter"), parent=self.foot
        )
        self.go_on.clicked.connect(self._finish)
        self.enter_pressed.connect(self._finish)
        self.add_to_foot(self.go_on)
        self._announcer = Announcer(self)

    @Slot()
    def _finish(self) -> None:
        if self.agree.isChecked():
            self.done.emit()
            return
        # Said when it matters: a greyed-out button would not say what it waits for.
        self.hint.show()
        self._announcer.forget()
        self._announcer.announce(self.hint.text())
        self.agree.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _take_hint_back(self) -> None:
        self.hint.hide()


class FirstSessionStep(Step):
    """The first session: what it is, and how it goes.

    Signals:
        start_asked: begin.
        skipped: look around first.
        back_asked: back to the first step.
    """

    start_asked = Signal()
    skipped = Signal()
    back_asked = Signal()

    def __init__(
        self,
        look: Look,
        thumbnails: Thumbnails,
        session: FirstSession,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.set_heading(
            self.tr("Your first session"),
            self.tr("“{name}” is short and easy. You need a little room on the floor.").format(
                name=session.name
            ),
        )
        for icon, title, text in (
            (
                "speaker-high",
                self.tr("Listen and follow"),
                self.tr("A voice tells you what to do and when. Every word is on screen too."),
            ),
            (
                "pause",
                self.tr("Pause at any time"),
                self.tr("Press Space, or the large button. Nothing is lost."),
            ),
            (
                "hand-palm",
                self.tr("Only as far as it feels good"),
                self.tr("You can skip any exercise, or press “That hurts”."),
            ),
        ):
            self.left_column.addWidget(Point(look, icon, title, text, self.left))
            self.left_column.addSpacing(20)
        self.right_column.addWidget(_SessionPanel(look, thumbnails, session, self.right))
        self.skip = Button(look, self.tr("&Look around first"), ButtonKind.GHOST, parent=self.foot)
        self.skip.clicked.connect(self.skipped)
        self.add_to_foot(self.skip)
        self.back = Button(look, self.tr("&Back"), key=self.tr("Esc"), height=56, parent=self.foot)
        self.back.clicked.connect(self.back_asked)
        self.escape_pressed.connect(self.back_asked)
        self.add_to_foot(self.back)
        self.start = Button(
            look,
            self.tr("&Start"),
            ButtonKind.PRIMARY,
            icon="play-fill",
            key=self.tr("Enter"),
            parent=self.foot,
        )
        self.start.clicked.connect(self.start_asked)
        self.enter_pressed.connect(self.start_asked)
        self.add_to_foot(self.start)


class _DoctorPanel(Card):
    """The card as it is shown here: open, with the way to find it again."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, CardTone.CARE, 22, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(18)
        head = QHBoxLayout()
        head.setSpacing(14)
        mark = IconView(look, "first-aid-kit", 26, Ink.CARE, disc=48, solid=True, parent=self)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        title = Paragraph(look, self.tr("When to see a doctor"), Role.SECTION_TITLE, parent=self)
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        for group in sign_groups():
            column.addWidget(SignList(look, group, self))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(KeyCap(look, "F1", self), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr("opens this card at any time, also during a session.")
        foot.addWidget(Paragraph(look, words, Role.SECONDARY, Ink.TEXT2, parent=self), 1)
        column.addLayout(foot)


class _SessionPanel(Card):
    """The first session's exercises."""

    def __init__(
        self, look: Look, thumbnails: Thumbnails, session: FirstSession, parent: QWidget
    ) -> None:
        super().__init__(look, radius=22, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(Paragraph(look, session.name, Role.SECTION_TITLE, parent=self))
        facts = " · ".join(session.facts)
        column.addWidget(Paragraph(look, facts, Role.SECONDARY_STRONG, parent=self))
        purpose = Paragraph(look, session.purpose, Role.SECONDARY, Ink.TEXT2, parent=self)
        column.addWidget(purpose)
        for one in session.exercises:
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(_Small(look, thumbnails, one.picture, self))
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(Paragraph(look, one.name, Role.BODY_STRONG, parent=self))
            texts.addWidget(Paragraph(look, one.dose, Role.SECONDARY, Ink.TEXT2, parent=self))
            row.addLayout(texts, 1)
            column.addLayout(row)


class _Small(QWidget):
    """A small picture; the words beside it name what it shows."""

    def __init__(
        self, look: Look, thumbnails: Thumbnails, picture: Picture, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._thumbnails = thumbnails
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self.update)
        look.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a size that grows with the text."""
        return QSize(self._look.theme.scaled(76), self._look.theme.scaled(50))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        ratio = self.devicePixelRatioF()
        pixmap = self._thumbnails.pixmap(self._picture, self.size(), ratio)
        QPainter(self).drawPixmap(QRect(0, 0, self.width(), self.height()), pixmap)
