#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QRectF>

namespace ui {

/// Which part of a plane is visible, and how to go back.
class PlaneView : public QObject {
    Q_OBJECT
public:
    /// What leads to a part. One gesture in several moves is one step back.
    enum class Gesture { Box, Wheel, Pan, Keys };

    explicit PlaneView(QObject* parent = nullptr);

    const std::optional<QRectF>& part() const { return m_part; } ///< in values; none: everything

    void show(const QRectF& part, Gesture gesture);
    void endGesture(); ///< the next move is a step of its own
    void back();       ///< to what was visible before the last gesture
    void reset();
    void restart(); ///< everything is visible, and there is nothing to go back to: for other points

signals:
    void changed();

private:
    void set(const std::optional<QRectF>& part);

    std::optional<QRectF> m_part;
    std::vector<std::optional<QRectF>> m_before; ///< the last one at the end
    std::optional<Gesture> m_gesture;            ///< that led here, while it can continue
};

} // namespace ui
