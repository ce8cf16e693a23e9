#pragma once

#include <optional>

#include <QWidget>

#include "model/values/ease_report.h"

class QProgressBar;
class QPushButton;

namespace ui {

/// Offers to compute the EASE baseline of the data; while it is computed, how far that is, and Cancel.
class EaseBar : public QWidget {
    Q_OBJECT
public:
    explicit EaseBar(QWidget* parent = nullptr);

    void setNeed(const model::EaseNeed& need);

public slots:
    void setRunning(bool running);
    void setProgress(double share); ///< 0 … 1

signals:
    void needRequested(); ///< setNeed() answers before this returns
    void easeRequested(double lambda);
    void cancelRequested();

private:
    void ask();

    model::EaseNeed m_need;
    double m_lambda = 500; ///< as last asked for
    QPushButton* m_offer;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

} // namespace ui
