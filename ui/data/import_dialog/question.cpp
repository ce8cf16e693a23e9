#include "ui/data/import_dialog/question.h"

#include <utility>

namespace ui {

Question::Question(int pause, QObject* parent) : QObject(parent) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(pause);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_awaited = true;
        emit due();
    });
}

void Question::ask() {
    m_awaited = false;
    m_delay.start();
}

void Question::drop() {
    m_awaited = false;
    m_delay.stop();
}

bool Question::acceptAnswer() {
    return std::exchange(m_awaited, false);
}

} // namespace ui
