#include "tests/monkey/act.h"

#include <QtTest>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QWheelEvent>

namespace {

QWidget* visibleWindow(const QString& className) {
    for (QWidget* window : QApplication::topLevelWidgets())
        if (window->isVisible() && className == QLatin1String(window->metaObject()->className()))
            return window;
    return nullptr;
}

QPoint point(const QStringList& words, int first) {
    return {words[first].toInt(), words[first + 1].toInt()};
}

/// What one does with the mouse, told to the window system's queue: it is safe there when its window goes.
class Mouse {
public:
    Mouse(QWidget& window, Qt::KeyboardModifiers modifiers)
        : m_window(window.windowHandle()), m_modifiers(modifiers) {
        now += 2000; // milliseconds; what was pressed before is no half of a double click
    }

    void move(const QPoint& place, Qt::MouseButtons held = {}) {
        tell(QEvent::MouseMove, place, Qt::NoButton, held);
    }
    void click(const QPoint& place, Qt::MouseButton button) {
        tell(QEvent::MouseButtonPress, place, button, button);
        tell(QEvent::MouseButtonRelease, place, button, {});
    }
    void drag(const QPoint& from, const QPoint& to) {
        constexpr int steps = 5;
        tell(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int step = 1; step <= steps; ++step)
            move(from + (to - from) * step / steps, Qt::LeftButton);
        tell(QEvent::MouseButtonRelease, to, Qt::LeftButton, {});
    }

private:
    void tell(QEvent::Type type, const QPoint& place, Qt::MouseButton button, Qt::MouseButtons held) {
        now += 10;
        if (m_window)
            qt_handleMouseEvent(m_window, place, m_window->mapToGlobal(place), held, button, type,
                                m_modifiers, now);
    }

    static inline int now = 0;
    QWindow* m_window;
    Qt::KeyboardModifiers m_modifiers;
};

void turnWheel(QWidget& window, const QPoint& place, int delta) {
    QWidget* below = window.childAt(place);
    QWidget& taking = below ? *below : window;
    const QPoint global = window.mapToGlobal(place);
    QWheelEvent wheel(taking.mapFromGlobal(global), global, {}, QPoint(0, delta), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&taking, &wheel);
}

void chooseFile(QWidget& window, const QString& path) {
    auto* dialog = qobject_cast<QFileDialog*>(&window);
    if (!dialog)
        return;
    if (path.isEmpty()) {
        dialog->reject();
        return;
    }
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
}

void dropFile(QWidget& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent drop(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

void pressNamed(const QWidget& window, const QString& name) {
    if (auto* action = window.findChild<QAction*>(name))
        action->trigger();
    else if (auto* button = window.findChild<QAbstractButton*>(name))
        button->click();
}

void useMouse(const Act& act, QWidget& window) {
    const QPoint place = point(act.words, 0);
    if (act.kind == QLatin1String("drag")) {
        Mouse(window, Qt::NoModifier).drag(place, point(act.words, 2));
        return;
    }
    const auto button = Qt::MouseButton(act.words[2].toInt());
    Mouse mouse(window, Qt::KeyboardModifiers(act.words[3].toInt()));
    mouse.move(place);
    mouse.click(place, button);
    if (act.kind == QLatin1String("double"))
        mouse.click(place, button);
}

void useKeyboard(const Act& act, QWidget& window) {
    QWidget* focus = window.focusWidget();
    QWidget* target = focus ? focus : &window;
    if (act.kind == QLatin1String("key"))
        QTest::keyClick(target, Qt::Key(act.words[0].toInt()), Qt::KeyboardModifiers(act.words[1].toInt()));
    else
        for (const QChar letter : act.words[0]) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(target, &press);
        }
}

} // namespace

QString Act::line() const {
    return (QStringList{kind, window} + words).join(QLatin1Char('\t'));
}

Act Act::ofLine(const QString& line) {
    QStringList words = line.split(QLatin1Char('\t'));
    words.resize(std::max<qsizetype>(words.size(), 6)); // a line cut short does nothing worse than nothing
    return {words[0], words[1], words.mid(2)};
}

QWidget* windowInFront() {
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget* dialog = QApplication::activeModalWidget())
        return dialog;
    QWidget* active = QApplication::activeWindow();
    return active && active->isVisible() ? active : visibleWindow(QStringLiteral("ui::MainWindow"));
}

void perform(const Act& act) {
    QWidget* window = visibleWindow(act.window);
    if (!window)
        return;
    if (act.kind == QLatin1String("wheel"))
        turnWheel(*window, point(act.words, 0), act.words[2].toInt());
    else if (act.kind == QLatin1String("key") || act.kind == QLatin1String("text"))
        useKeyboard(act, *window);
    else if (act.kind == QLatin1String("resize"))
        window->resize(act.words[0].toInt(), act.words[1].toInt());
    else if (act.kind == QLatin1String("close"))
        window->close();
    else if (act.kind == QLatin1String("press"))
        pressNamed(*window, act.words[0]);
    else if (act.kind == QLatin1String("choose"))
        chooseFile(*window, act.words[0]);
    else if (act.kind == QLatin1String("drop"))
        dropFile(*window, act.words[0]);
    else if (act.kind != QLatin1String("wait"))
        useMouse(act, *window);
}
