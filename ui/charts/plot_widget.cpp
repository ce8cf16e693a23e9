#include "ui/charts/plot_widget.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/charts/crosshair.h"
#include "ui/charts/plot_canvas.h"

namespace ui {

PlotWidget::PlotWidget(QWidget* parent)
    : QWidget(parent), m_canvas(new PlotCanvas(this)), m_crosshair(new Crosshair) {
    m_canvas->scene()->addItem(m_crosshair);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    setFocusProxy(m_canvas);
    connect(m_canvas, &PlotCanvas::resized, this, [this](const QRectF& bounds) {
        layOut(bounds);
        drawNow();
    });
    connect(m_canvas, &PlotCanvas::pointed, this, &PlotWidget::point);
    connect(m_canvas, &PlotCanvas::stepped, this, &PlotWidget::step);
}

PlotWidget::~PlotWidget() {
    m_canvas->disconnect(this); // a canvas that has the focus still tells when it loses it
}

void PlotWidget::drawNow() {
    m_changed = false;
    draw();
}

void PlotWidget::refresh() {
    if (m_changed && isVisible())
        drawNow();
}

void PlotWidget::redraw() {
    markChanged();
    refresh();
}

void PlotWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
    QWidget::changeEvent(event);
}

void PlotWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

} // namespace ui
