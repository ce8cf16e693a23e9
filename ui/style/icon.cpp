#include "ui/style/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "ui/style/resources.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

/// Draws the SVG at whatever size is asked for, with its currentColor replaced.
class ColouredSvg : public QIconEngine {
public:
    /// colour: invalid = that of text when it is drawn.
    ColouredSvg(QString name, QByteArray svg, const QColor& colour)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        const QColor colour = m_colour.isValid() ? m_colour : currentColours().text;
        QByteArray coloured = m_svg;
        QSvgRenderer(coloured.replace("currentColor", colour.name().toLatin1())).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new ColouredSvg(m_name, m_svg, m_colour); }

private:
    QString m_name;
    QByteArray m_svg;
    QColor m_colour;
};

} // namespace

QIcon icon(const QString& name, const QColor& colour) {
    initialiseResources();
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new ColouredSvg(name, file.readAll(), colour));
}

QIcon icon(const QString& name) {
    return icon(name, QColor());
}

} // namespace ui
