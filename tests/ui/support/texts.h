#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QListWidget>
#include <QScrollArea>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

#include "tests/ui/support/widgets.h"

/// Tells which texts of a page do not fit where they are drawn. A cell of a table or of its heading may end
/// in … if its tooltip has all of it.
class CutTexts {
public:
    explicit CutTexts(const QWidget& page) : m_page(page) {
        look<QLabel>([this](const QLabel& label) { lookAtLabel(label); });
        look<QAbstractButton>([this](const QAbstractButton& button) { lookAtButton(button); });
        look<QComboBox>([this](const QComboBox& box) { lookAtBox(box); });
        look<QTabBar>([this](const QTabBar& tabs) { lookAtTabs(tabs); });
        look<QListWidget>([this](const QListWidget& list) { lookAtList(list); });
        look<QTableView>([this](const QTableView& table) {
            lookAtHeadings(table);
            lookAtCells(table);
        });
    }

    /// E.g. "QLabel users: 12 345"; empty = every text fits.
    QString toString() const { return m_cut.join(QStringLiteral(" | ")); }

private:
    template <typename Widget, typename Look>
    void look(Look lookAt) {
        for (const Widget* widget : m_page.findChildren<Widget*>())
            if (widget->isVisible())
                lookAt(*widget);
    }

    void add(const QWidget& widget, const QString& text) {
        m_cut += QStringLiteral("%1 %2: %3")
                     .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text);
    }

    /// Of its longest line.
    static int widthOf(const QString& text, const QFontMetrics& metrics) {
        int width = 0;
        for (const QString& line : text.split(QLatin1Char('\n')))
            width = std::max(width, metrics.horizontalAdvance(line));
        return width;
    }

    void lookAtLabel(const QLabel& label) {
        if (!label.pixmap().isNull() || label.text().isEmpty())
            return;
        const QString text = shownText(label);
        if (label.wordWrap() ? label.heightForWidth(label.width()) > label.height()
                             : label.width() < widthOf(text, label.fontMetrics()))
            add(label, text);
    }

    void lookAtButton(const QAbstractButton& button) {
        QSize needed = button.sizeHint();
        if (const auto* tool = qobject_cast<const QToolButton*>(&button)) {
            if (tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
                return;
            // Its hint has room for an arrow that is not drawn.
            const int padding = tool->property("quiet").toBool() ? 2 : 12;
            needed = {widthOf(tool->text(), tool->fontMetrics()) + 2 * padding, tool->fontMetrics().height()};
        }
        if (!button.text().isEmpty() &&
            (needed.width() > button.width() || needed.height() > button.height()))
            add(button, button.text());
    }

    void lookAtBox(const QComboBox& box) {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.editable = box.isEditable();
        const QRect room =
            box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        if (room.width() < box.fontMetrics().horizontalAdvance(box.currentText()))
            add(box, box.currentText());
    }

    void lookAtTabs(const QTabBar& tabs) {
        for (int tab = 0; tab < tabs.count(); ++tab) {
            const QString text = tabs.tabText(tab).remove(QLatin1Char('&'));
            const QRect place = tabs.tabRect(tab);
            if (place.width() < tabs.fontMetrics().horizontalAdvance(text) || place.right() > tabs.width())
                add(tabs, text);
        }
    }

    void lookAtList(const QListWidget& list) {
        constexpr int margins = 16; ///< as the rail's delegate leaves
        for (int row = 0; row < list.count(); ++row) {
            const QListWidgetItem* item = list.item(row);
            for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleDescriptionRole)})
                if (const QString text = item->data(role).toString();
                    list.visualItemRect(item).width() < list.fontMetrics().horizontalAdvance(text) + margins)
                    add(list, text);
        }
    }

    void lookAtHeadings(const QTableView& table) {
        const QHeaderView& headings = *table.horizontalHeader();
        for (int column = 0; headings.isVisible() && column < headings.count(); ++column) {
            const auto text = table.model()->headerData(column, Qt::Horizontal).toString();
            const bool explained =
                table.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().size() > 0;
            if (!headings.isSectionHidden(column) && !explained &&
                headings.sectionSize(column) < headings.fontMetrics().horizontalAdvance(text))
                add(headings, text);
        }
    }

    void lookAtCells(const QTableView& table) {
        const QRect seen = table.viewport()->rect();
        const int first = std::max(0, table.rowAt(seen.top()));
        const int last = table.rowAt(seen.bottom());
        for (int row = first; row <= (last < 0 ? table.model()->rowCount() - 1 : last); ++row)
            for (int column = 0; column < table.model()->columnCount(); ++column) {
                const QModelIndex cell = table.model()->index(row, column);
                const QString text = cell.data().toString();
                if (!table.isColumnHidden(column) && cell.data(Qt::ToolTipRole).toString().isEmpty() &&
                    table.columnWidth(column) < table.fontMetrics().horizontalAdvance(text))
                    add(table, text);
            }
    }

    const QWidget& m_page;
    QStringList m_cut;
};
