#include "ui/charts/curve_view.h"

#include <algorithm>

#include "ui/charts/smoothing.h"

namespace ui {

namespace {

constexpr double followedShare = 0.1; ///< of x, unless only a part is visible already

} // namespace

CurveView::CurveView(QObject* parent) : QObject(parent) {}

void CurveView::setX(CurveX x) {
    if (x == m_x)
        return;
    m_x = x;
    emit xChanged(x);
    restart();
}

void CurveView::restart() {
    m_before.clear();
    m_gesture.reset();
    stopFollowing();
    show(std::nullopt);
}

void CurveView::setSmoothing(double weight) {
    weight = std::clamp(weight, 0.0, DebiasedAverage::highestWeight);
    if (weight == m_smoothing)
        return;
    m_smoothing = weight;
    emit smoothingChanged(weight);
}

void CurveView::zoomTo(const Zoom& zoom, Gesture gesture) {
    if (m_gesture != gesture || gesture == Gesture::Box)
        m_before.push_back(m_zoom);
    m_gesture = gesture;
    stopFollowing();
    show(zoom);
}

void CurveView::back() {
    if (m_before.empty())
        return;
    const std::optional<Zoom> last = m_before.back();
    m_before.pop_back();
    m_gesture.reset();
    stopFollowing();
    show(last);
}

void CurveView::reset() {
    if (m_zoom)
        m_before.push_back(m_zoom);
    m_gesture.reset();
    stopFollowing();
    show(std::nullopt);
}

void CurveView::setFollowsLatest(bool follows) {
    if (follows == m_followsLatest)
        return;
    if (!follows) {
        stopFollowing();
        return;
    }
    m_before.push_back(m_zoom);
    m_gesture.reset();
    m_window = m_zoom ? m_zoom->x.width() : followedShare * m_all.width();
    m_followsLatest = true;
    emit followsLatestChanged(true);
    follow();
}

void CurveView::setExtent(const Range& all, double latest) {
    m_all = all;
    m_latest = latest;
    if (m_followsLatest)
        follow();
}

void CurveView::follow() {
    const double high = std::max(m_latest, m_all.low + m_window);
    show(Zoom{.x = {high - m_window, high}});
}

void CurveView::stopFollowing() {
    if (!m_followsLatest)
        return;
    m_followsLatest = false;
    emit followsLatestChanged(false);
}

void CurveView::show(const std::optional<Zoom>& zoom) {
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    emit zoomChanged();
}

} // namespace ui
