#pragma once

#include <QWidget>

#include "model/values/failure.h"

class QLabel;

namespace ui {

/// Says above a page what went wrong, where, and what to do; stays until it is dismissed.
class FailureBanner : public QWidget {
    Q_OBJECT
public:
    explicit FailureBanner(QWidget* parent = nullptr);

    void showFailure(const model::Failure& failure);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildBanner();
    void paintIcon();

    QString m_details;
    QLabel* m_icon;
    QLabel* m_what;
    QLabel* m_where;
};

} // namespace ui
