#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

/// How far the queue of runs is, with what can be done about it. Hidden while there is no queue.
class QueueStrip : public QFrame {
    Q_OBJECT
public:
    explicit QueueStrip(QWidget* parent = nullptr);

    /// waiting: runs that are to come. done: of this queue. working: the queue trains one now.
    void setQueue(int waiting, int done, bool working);

signals:
    void startRequested();
    void stopRequested(); ///< no further run is started
    void clearRequested();

private:
    QLabel* m_text;
    QPushButton* m_start;
    QPushButton* m_stop;
    QPushButton* m_clear;
};

/// Says once that runs were interrupted, and offers to resume them.
class InterruptedStrip : public QFrame {
    Q_OBJECT
public:
    explicit InterruptedStrip(QWidget* parent = nullptr);

    /// Runs that can be resumed; their names beside their ids.
    void setRuns(const QStringList& ids, const QStringList& names);

signals:
    void resumeRequested(const QString& id);

private:
    void dismiss();

    QStringList m_ids;       ///< that the strip is about
    QStringList m_dismissed; ///< that it is about no longer
    QLabel* m_text;
};

/// Says that runs are in the bin, and offers to put them back.
class BinStrip : public QFrame {
    Q_OBJECT
public:
    explicit BinStrip(QWidget* parent = nullptr);

public slots:
    void setBinned(int runs); ///< 0: hidden

signals:
    void putBackRequested();

private:
    QLabel* m_text;
};

} // namespace ui
