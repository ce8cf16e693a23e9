#include "ui/window/manual_window.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/style/window_size.h"
#include "ui/window/manual_pages.h"
#include "ui/window/manual_view.h"

namespace ui {

namespace {

constexpr QSize usualManualSize(1040, 720);
constexpr int listWidth = 200;

QToolButton* arrowButton(const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setProperty("quiet", true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setEnabled(false);
    return button;
}

} // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QDialog(parent), m_list(new QListWidget(this)), m_view(new ManualView(this)),
      m_back(arrowButton(tr("Back"), this)), m_forward(arrowButton(tr("Forward"), this)),
      m_find(new QLineEdit(this)) {
    setObjectName(QStringLiteral("manual"));
    setWindowTitle(tr("Manual"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(fittingSize(*this, usualManualSize));
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(buildBar());
    right->addWidget(m_view, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);
    fillList();
    connectPages();
    colourIcons();
    m_list->setFocus();
}

QWidget* ManualWindow::buildBar() {
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("manualBar"));
    m_find->setPlaceholderText(tr("Find in this page"));
    constexpr int findWidth = 220;
    m_find->setFixedWidth(findWidth);
    m_find->setClearButtonEnabled(true);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addStretch(1);
    layout->addWidget(m_find);
    return bar;
}

void ManualWindow::fillList() {
    m_list->setObjectName(QStringLiteral("manualPages"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFixedWidth(listWidth);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const ManualPage& page : manualPages()) {
        auto* item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.file);
    }
}

void ManualWindow::connectPages() {
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            m_view->setSource(manualUrl(item->data(Qt::UserRole).toString()));
    });
    connect(m_view, &ManualView::sourceChanged, this, &ManualWindow::showPlace);
    connect(m_back, &QToolButton::clicked, m_view, &ManualView::backward);
    connect(m_forward, &QToolButton::clicked, m_view, &ManualView::forward);
    connect(m_view, &ManualView::backwardAvailable, m_back, &QToolButton::setEnabled);
    connect(m_view, &ManualView::forwardAvailable, m_forward, &QToolButton::setEnabled);
    connect(m_find, &QLineEdit::textEdited, this, [this] {
        QTextCursor begin = m_view->textCursor();
        begin.setPosition(begin.selectionStart()); // a longer text may be found where the shorter one was
        m_view->setTextCursor(begin);
        findNext(false);
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_find, [this] {
        m_find->setFocus();
        m_find->selectAll();
    });
    connect(new QShortcut(QKeySequence::FindNext, this), &QShortcut::activated, this,
            [this] { findNext(false); });
    connect(new QShortcut(QKeySequence::FindPrevious, this), &QShortcut::activated, this,
            [this] { findNext(true); });
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, m_view, &ManualView::backward);
    connect(new QShortcut(QKeySequence::Forward, this), &QShortcut::activated, m_view, &ManualView::forward);
}

void ManualWindow::openPage(const QString& file) {
    m_view->setSource(manualUrl(file));
}

/// A link, or a step back, has led to another page: the list follows.
void ManualWindow::showPlace(const QUrl& url) {
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == url.fileName())
            m_list->setCurrentRow(row);
}

void ManualWindow::findNext(bool backward) {
    const bool found = m_find->text().isEmpty() || m_view->findText(m_find->text(), backward);
    m_find->setProperty("invalid", !found);
    m_find->style()->unpolish(m_find); // the border of the style sheet goes by the property
    m_find->style()->polish(m_find);
}

void ManualWindow::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_find->hasFocus())
        findNext(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QDialog::keyPressEvent(event);
}

void ManualWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::StyleChange) // the style sheet is of the other colours
        colourIcons();
}

void ManualWindow::colourIcons() {
    m_back->setIcon(icon(QStringLiteral("chevron-left"), currentColours().text));
    m_forward->setIcon(icon(QStringLiteral("chevron-right"), currentColours().text));
}

} // namespace ui
