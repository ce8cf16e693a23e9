#include "ui/charts/plane_view.h"

namespace ui {

PlaneView::PlaneView(QObject* parent) : QObject(parent) {}

void PlaneView::show(const QRectF& part, Gesture gesture) {
    if (m_gesture != gesture || gesture == Gesture::Box)
        m_before.push_back(m_part);
    m_gesture = gesture;
    set(part);
}

void PlaneView::endGesture() {
    m_gesture.reset();
}

void PlaneView::back() {
    if (m_before.empty())
        return;
    const std::optional<QRectF> last = m_before.back();
    m_before.pop_back();
    m_gesture.reset();
    set(last);
}

void PlaneView::reset() {
    if (m_part)
        m_before.push_back(m_part);
    m_gesture.reset();
    set(std::nullopt);
}

void PlaneView::restart() {
    m_before.clear();
    m_gesture.reset();
    set(std::nullopt);
}

void PlaneView::set(const std::optional<QRectF>& part) {
    if (part == m_part)
        return;
    m_part = part;
    emit changed();
}

} // namespace ui
