#include "ui/tables/filter_keys.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

namespace {

/// Belongs to the field.
class FilterKeys : public QObject {
public:
    FilterKeys(QLineEdit* filter, QAbstractItemView* rows) : QObject(filter), m_filter(filter), m_rows(rows) {
        filter->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::KeyPress)
            return QObject::eventFilter(watched, event);
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down && m_rows->model()->rowCount() > 0) {
            m_rows->setFocus(Qt::TabFocusReason);
            m_rows->setCurrentIndex(m_rows->model()->index(0, 0));
            return true;
        }
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QLineEdit* m_filter;
    QAbstractItemView* m_rows;
};

} // namespace

void addFilterKeys(QLineEdit* filter, QAbstractItemView* rows) {
    new FilterKeys(filter, rows);
}

} // namespace ui
