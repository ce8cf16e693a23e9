#pragma once

#include <QTimer>

namespace ui {

/// A question that waits until edits pause, and whose answer holds only while nothing has changed since it
/// was asked.
class Question : public QObject {
    Q_OBJECT
public:
    /// pause: milliseconds without another edit.
    Question(int pause, QObject* parent);

    void ask();  ///< soon; an answer to what was asked before no longer holds
    void drop(); ///< no answer is wanted

    bool awaited() const { return m_awaited; } ///< it has been asked, and its answer would hold

    /// Whether the answer that is there holds; there will be no other.
    bool acceptAnswer();

signals:
    void due(); ///< ask now

private:
    QTimer m_delay;
    bool m_awaited = false;
};

} // namespace ui
