#pragma once

#include <vector>

#include <QObject>
#include <QPolygonF>

#include "ui/map/map_data.h"

namespace ui {

/// Which users of a map are chosen.
class MapSelection : public QObject {
    Q_OBJECT
public:
    /// What becomes of the users that are chosen already.
    enum class Choice { Replace, Add };

    explicit MapSelection(QObject* parent) : QObject(parent) {}

    const UserFlags& flags() const { return m_flags; } ///< null: none is chosen
    std::size_t size() const { return m_size; }
    std::vector<std::uint32_t> rows() const; ///< places in the directory, ascending
    const std::vector<QPolygonF>& outlines() const { return m_outlines; } ///< drawn around them, on the map

    /// Of a map with so many users; none is chosen. Emits nothing.
    void restart(std::size_t users);

    /// outline: the line that was drawn around them, if one was.
    void choose(const std::vector<std::uint32_t>& rows, Choice choice, const QPolygonF& outline = {});
    void toggle(std::uint32_t row);
    void clear();

signals:
    void changed();

private:
    std::vector<std::uint8_t> copy() const;
    void set(std::vector<std::uint8_t> flags);

    std::size_t m_users = 0;
    std::size_t m_size = 0;
    UserFlags m_flags;
    std::vector<QPolygonF> m_outlines; ///< of none but chosen users
};

} // namespace ui
