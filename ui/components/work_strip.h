#pragma once

#include <QFrame>

class QProgressBar;

namespace ui {

/// A strip above the pages while something is done in the background: what it is, how far it is, and Cancel.
class WorkStrip : public QFrame {
    Q_OBJECT
public:
    explicit WorkStrip(const QString& text, QWidget* parent = nullptr);

public slots:
    void setRunning(bool running);  ///< hidden while nothing runs
    void setProgress(double share); ///< 0 … 1

signals:
    void cancelRequested();

private:
    QProgressBar* m_progress;
};

} // namespace ui
