#pragma once

#include <QWidget>

#include "model/values/failure.h"

namespace ui {

class FailureText;

/// Says above a page what went wrong, where, and what to do; stays until it is dismissed.
class FailureBanner : public QWidget {
    Q_OBJECT
public:
    explicit FailureBanner(QWidget* parent = nullptr);

    void showFailure(const model::Failure& failure);

    /// Is gone if it says that.
    void dismiss(const model::Failure& failure);

private:
    QWidget* buildBanner();

    QString m_details;
    FailureText* m_text;
};

} // namespace ui
