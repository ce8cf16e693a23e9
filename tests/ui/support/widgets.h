#pragma once

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTextDocumentFragment>

#include <algorithm>

#include "ui/components/elided_label.h"
#include "ui/tables/table.h"

/// The widget or action of that name somewhere below; null if there is none.
template <typename Object>
Object* find(const QObject& in, const char* name) {
    return in.findChild<Object*>(QLatin1String(name));
}

/// Clicks on a button that can be seen and pressed.
inline void press(const QWidget& in, const char* name) {
    auto* button = find<QAbstractButton>(in, name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

/// What a label says where there is room for it.
inline QString textOf(const QLabel& label) {
    const auto* elided = qobject_cast<const ui::ElidedLabel*>(&label);
    return elided != nullptr ? elided->wholeText() : label.text();
}

/// Puts a text into a field.
inline void type(const QWidget& in, const char* name, const char* text) {
    auto* field = find<QLineEdit>(in, name);
    QVERIFY2(field, name);
    field->setText(QLatin1String(text));
}

/// From here on a warning fails the test. Numbers look as in C.
inline void beginStrictly() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
}

/// Whatever the models of these tables do wrong ends the test.
inline void watchTables(QWidget& page) {
    for (const ui::Table* table : page.findChildren<ui::Table*>())
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     &page);
}

/// Shows a widget at a size and lays it out. False: the window system has never shown it.
inline bool showAt(QWidget& widget, const QSize& size) {
    widget.resize(size);
    widget.show();
    const bool shown = QTest::qWaitForWindowExposed(&widget);
    QCoreApplication::processEvents();
    return shown;
}

/// What a label shows, without its access key and mark-up.
inline QString shownText(const QLabel& label) {
    QString text = label.textFormat() == Qt::PlainText
                       ? label.text() // as mark-up its narrow spaces would become wide ones
                       : QTextDocumentFragment::fromHtml(label.text()).toPlainText();
    return label.buddy() ? text.remove(QLatin1Char('&')) : text;
}

/// Whether a label on the page fulfils a condition on its text.
template <typename Condition>
bool anyLabel(const QWidget& page, Condition condition) {
    const QList<QLabel*> labels = page.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return condition(textOf(*label)); });
}

/// What a cell shows; the narrow spaces of numbers are plain ones.
inline QString shownCell(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString().replace(QChar(0x202F), QLatin1Char(' '));
}
