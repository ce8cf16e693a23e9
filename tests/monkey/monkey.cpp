#include "tests/monkey/monkey.h"

#include <QFileDialog>
#include <QMainWindow>

#include <algorithm>

namespace {

const char* const oddWords[] = {"0",
                                "1",
                                "-1",
                                "200",
                                "0.5",
                                "1e9",
                                "99999999999999999999",
                                "nan",
                                "abc",
                                "600, 200",
                                "<b>bold</b>",
                                "=1+1",
                                "star wars",
                                " ",
                                "\u0627\u0644\u0641\u064a\u0644\u0645",
                                "\u200f\u202e",
                                "\U0001f3ac",
                                "%1 %2 %s"};

const Qt::Key keys[] = {Qt::Key_Tab,     Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Space,
                        Qt::Key_Up,      Qt::Key_Down,    Qt::Key_Left,   Qt::Key_Right,  Qt::Key_PageUp,
                        Qt::Key_Home,    Qt::Key_End,     Qt::Key_Delete, Qt::Key_F1,     Qt::Key_F2,
                        Qt::Key_F5,      Qt::Key_F10,     Qt::Key_F11,    Qt::Key_Menu,   Qt::Key_Backspace,
                        Qt::Key_PageDown};

// With Control; W and Q close and are left to "close".
const Qt::Key shortcuts[] = {Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X,    Qt::Key_Z,     Qt::Key_Y,
                             Qt::Key_F, Qt::Key_O, Qt::Key_E, Qt::Key_S,    Qt::Key_R,     Qt::Key_N,
                             Qt::Key_P, Qt::Key_1, Qt::Key_2, Qt::Key_3,    Qt::Key_4,     Qt::Key_5,
                             Qt::Key_0, Qt::Key_L, Qt::Key_T, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Return};

const QSize sizes[] = {{960, 640}, {1280, 800}, {1366, 768}, {1920, 1080}};

QString className(const QWidget& window) {
    return QLatin1String(window.metaObject()->className());
}

QStringList numbers(std::initializer_list<int> values) {
    QStringList words;
    for (const int value : values)
        words << QString::number(value);
    return words;
}

} // namespace

Monkey::Monkey(unsigned seed, const QDir& folder) : m_random(seed), m_folder(folder) {
    const auto window = QStringLiteral("ui::MainWindow");
    const Act example{QStringLiteral("press"), window, {QStringLiteral("loadExample")}};
    const Act wait{QStringLiteral("wait"), window, {QStringLiteral("2000")}};
    const Act start{QStringLiteral("press"), window, {QStringLiteral("primary")}};
    if (seed % 4 > 0)
        m_beginning = {wait, example};
    if (seed % 4 > 1)
        m_beginning = {wait, start, wait, example};
}

Act Monkey::next(QWidget& window) {
    if (!m_beginning.empty()) {
        const Act first = m_beginning.back();
        m_beginning.pop_back();
        return first;
    }
    const QString name = className(window);
    if (qobject_cast<QFileDialog*>(&window)) // elsewhere it could rename and remove what is not ours
        return {QStringLiteral("choose"), name, {below(4) == 0 ? QString() : path()}};
    const int kind = below(1000);
    if (kind < 650)
        return mouse(window);
    if (kind < 880)
        return key(name);
    if (kind < 950)
        return {QStringLiteral("text"), name, {QString::fromUtf8(oneOf(oddWords))}};
    if (kind < 960) {
        const QSize size = oneOf(sizes);
        return {QStringLiteral("resize"), name, numbers({size.width(), size.height()})};
    }
    if (kind < 964)
        return {QStringLiteral("drop"), name, {path()}};
    if (kind < (qobject_cast<QMainWindow*>(&window) ? 965 : 975))
        return {QStringLiteral("close"), name, {}};
    return {QStringLiteral("wait"), name, numbers({below(150)})};
}

Act Monkey::mouse(QWidget& window) {
    const QString name = className(window);
    const QStringList at = placeWords(window);
    const int kind = below(20);
    if (kind == 0)
        return {QStringLiteral("double"), name, at + numbers({Qt::LeftButton, 0})};
    if (kind == 1)
        return {QStringLiteral("drag"), name, at + placeWords(window)};
    if (kind <= 3)
        return {QStringLiteral("wheel"), name, at + numbers({below(2) == 0 ? -120 : 120})};
    const int button = below(12) == 0 ? Qt::RightButton : Qt::LeftButton;
    const int modifiers = below(10) > 0   ? 0
                          : below(2) == 0 ? int(Qt::ControlModifier)
                                          : int(Qt::ShiftModifier);
    return {QStringLiteral("click"), name, at + numbers({button, modifiers})};
}

Act Monkey::key(const QString& window) {
    const int kind = below(10);
    if (kind == 0)
        return {QStringLiteral("key"), window, numbers({oneOf(shortcuts), int(Qt::ControlModifier)})};
    if (kind == 1) // an access key
        return {QStringLiteral("key"), window, numbers({Qt::Key_A + below(26), int(Qt::AltModifier)})};
    const int shift = below(8) == 0 ? int(Qt::ShiftModifier) : 0;
    return {QStringLiteral("key"), window, numbers({oneOf(keys), shift})};
}

QPoint Monkey::place(QWidget& window) {
    QList<QWidget*> shown = window.findChildren<QWidget*>();
    shown.erase(std::remove_if(shown.begin(), shown.end(),
                               [&](const QWidget* widget) {
                                   return !widget->isVisible() || widget->window() != &window ||
                                          widget->visibleRegion().isEmpty();
                               }),
                shown.end());
    if (shown.isEmpty() || below(4) == 0)
        return {below(window.width()), below(window.height())};
    const QWidget* widget = oneOf(shown);
    const QRect visible = widget->visibleRegion().boundingRect();
    return widget->mapTo(&window,
                         visible.topLeft() + QPoint(below(visible.width()), below(visible.height())));
}

QStringList Monkey::placeWords(QWidget& window) {
    const QPoint at = place(window);
    return numbers({at.x(), at.y()});
}

QString Monkey::path() {
    if (below(3) == 0)
        return m_folder.filePath(QStringLiteral("export-%1").arg(below(10)));
    const QStringList there = m_folder.entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return there.isEmpty() ? m_folder.path() : m_folder.filePath(there[below(int(there.size()))]);
}
