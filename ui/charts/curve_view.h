#pragma once

#include <optional>
#include <vector>

#include <QObject>

#include "ui/charts/range.h"

namespace ui {

/// What the curves of a run are drawn over.
enum class CurveX { Step, Epoch, Time };

/// The visible part of a chart: x in every chart of a view, y in one of them.
struct Zoom {
    Range x;
    std::optional<Range> y = std::nullopt; ///< none: what lies within x, whole
    const QObject* chart = nullptr;        ///< whose y it is

    bool operator==(const Zoom&) const = default;
};

/// How charts with the same x are looked at: what x is, how far values are smoothed, which part is visible,
/// and how to go back. Charts of one view move together; only the user and following the latest move them,
/// never new data.
class CurveView : public QObject {
    Q_OBJECT
public:
    /// What leads to a zoom. One gesture in several moves is one step back.
    enum class Gesture { Box, Wheel, Pan, Keys };

    explicit CurveView(QObject* parent = nullptr);

    CurveX x() const { return m_x; }
    double smoothing() const { return m_smoothing; } ///< 0 … DebiasedAverage::highestWeight
    bool followsLatest() const { return m_followsLatest; }
    const std::optional<Zoom>& zoom() const { return m_zoom; } ///< none: everything

    /// By the user; from here on the latest is no longer followed.
    void zoomTo(const Zoom& zoom, Gesture gesture);

    /// How far x goes when everything is visible, and the x of the newest value; moves a window that
    /// follows.
    void setExtent(const Range& all, double latest);

    /// Everything is visible, and there is nothing to go back to: for other data.
    void restart();

public slots:
    /// Another x has other numbers: everything is visible again.
    void setX(ui::CurveX x);
    void setSmoothing(double weight);
    /// Keeps a window at the newest values, as wide as the visible part; a tenth of x if that is everything.
    void setFollowsLatest(bool follows);
    void back(); ///< to what was visible before the last gesture
    void reset();

signals:
    void xChanged(ui::CurveX x);
    void smoothingChanged(double weight);
    void followsLatestChanged(bool follows);
    void zoomChanged();

private:
    void show(const std::optional<Zoom>& zoom);
    void stopFollowing();
    void follow();

    CurveX m_x = CurveX::Epoch;
    double m_smoothing = 0.0;
    bool m_followsLatest = false;
    double m_window = 0.0; ///< width of the part that follows
    Range m_all;
    double m_latest = 0.0;
    std::optional<Zoom> m_zoom;
    std::vector<std::optional<Zoom>> m_before; ///< the last one at the end
    std::optional<Gesture> m_gesture;          ///< that led here, while it can continue
};

} // namespace ui
