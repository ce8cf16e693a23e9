#include "ui/data/import_dialog/section_rows.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>

namespace ui {

namespace {

constexpr int scrollBarRoom = 12;

/// Scrolls up and down only: it is as wide as what it shows.
class TallScroll : public QScrollArea {
public:
    using QScrollArea::QScrollArea;

    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override {
        constexpr int lowest = 80;
        const QSize whole = widget()->minimumSizeHint();
        return {whole.width(), std::min(whole.height(), lowest)};
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

void describe(QWidget* input, const QString& objectName, const QString& name, const QString& help) {
    input->setObjectName(objectName);
    input->setAccessibleName(name);
    input->setToolTip(help);
    input->setWhatsThis(help);
}

void setAvailable(QWidget* input, bool available, const QString& reason) {
    input->setEnabled(available);
    input->setToolTip(available ? input->whatsThis() : reason);
}

QWidget* pushedUp(QWidget* widget) {
    auto* room = new QWidget(widget->parentWidget());
    auto* layout = new QVBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    layout->addStretch();
    return room;
}

QWidget* scrolling(QWidget* widget, const QString& name) {
    auto* scroll = new TallScroll(widget->parentWidget());
    scroll->setAccessibleName(name);
    scroll->setFocusPolicy(Qt::NoFocus); // what has the focus is scrolled to anyway
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget* content = pushedUp(widget);
    content->layout()->setContentsMargins(0, 0, scrollBarRoom, 0);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

SectionRows::SectionRows(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void SectionRows::addRow(const QString& label, std::initializer_list<QWidget*> inputs) {
    auto* text = new QLabel(label, this);
    text->setBuddy(*inputs.begin());
    text->setToolTip((*inputs.begin())->whatsThis());
    auto* cells = new QHBoxLayout;
    cells->setSpacing(8);
    bool filled = false;
    for (QWidget* input : inputs) {
        const bool plainText =
            qobject_cast<QLabel*>(input) && input->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored;
        const bool grows = input->maximumWidth() == QWIDGETSIZE_MAX && !plainText;
        cells->addWidget(input, grows ? 1 : 0);
        filled = filled || grows;
    }
    if (!filled)
        cells->addStretch();
    const int row = m_grid->rowCount();
    m_grid->addWidget(text, row, 0);
    m_grid->addLayout(cells, row, 1);
    m_rows.push_back({text, inputs});
}

void SectionRows::addWide(QWidget* widget) {
    m_grid->addWidget(widget, m_grid->rowCount(), 0, 1, 2);
}

void SectionRows::show(const Row& row, bool visible) {
    row.label->setVisible(visible);
    for (QWidget* input : row.inputs)
        input->setVisible(visible);
}

void SectionRows::setRowVisible(const QWidget* input, bool visible) {
    for (const Row& row : m_rows)
        if (std::ranges::find(row.inputs, input) != row.inputs.end())
            show(row, visible);
}

void SectionRows::setRowsVisible(bool visible) {
    for (const Row& row : m_rows)
        show(row, visible);
}

} // namespace ui
