#include "ui/runs/overlay_charts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>

#include <algorithm>

#include "ui/chart_cards/chart_card.h"
#include "ui/chart_cards/curve_view_bar.h"
#include "ui/charts/line_chart.h"

namespace ui {

namespace {

QString objectNameOf(OverlaySubject subject) {
    const char* names[] = {"overlayValidation", "overlayElbo", "overlayReconstruction", "overlayKl",
                           "overlayBeta"};
    return QLatin1String(names[static_cast<int>(subject)]);
}

} // namespace

OverlayCharts::OverlayCharts(QWidget* parent)
    : QWidget(parent), m_view(new CurveView(this)), m_controls(new QWidget(this)),
      m_stack(new QStackedWidget(this)) {
    auto* nothing = new QLabel(tr("Tick runs in the list to see their curves here."), this);
    nothing->setObjectName(QStringLiteral("noCurves"));
    nothing->setProperty("muted", true);
    nothing->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(nothing);
    m_stack->addWidget(buildCharts());
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildControls();
    linkCrosshairs();
}

void OverlayCharts::buildControls() {
    m_eachUpdate = new QCheckBox(tr("each &update"), m_controls);
    m_eachUpdate->setObjectName(QStringLiteral("eachUpdate"));
    m_eachUpdate->setToolTip(tr("The value of every update instead of the mean over each epoch"));
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(m_eachUpdate);
    row->addSpacing(8);
    row->addWidget(new CurveViewBar(m_view, m_controls));
    connect(m_view, &CurveView::xChanged, this, &OverlayCharts::change);
    connect(m_view, &CurveView::smoothingChanged, this, &OverlayCharts::change);
    connect(m_eachUpdate, &QCheckBox::toggled, this, &OverlayCharts::change);
}

/// The metric that decides is twice as high as what explains it.
QWidget* OverlayCharts::buildCharts() {
    auto* charts = new QWidget(this);
    auto* grid = new QGridLayout(charts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    addChart(grid, OverlaySubject::Validation, 0, 0, 2);
    addChart(grid, OverlaySubject::Elbo, 0, 1, 1);
    addChart(grid, OverlaySubject::Reconstruction, 0, 2, 1);
    addChart(grid, OverlaySubject::Kl, 1, 1, 1);
    addChart(grid, OverlaySubject::Beta, 1, 2, 1);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 3);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(1, 1);
    return charts;
}

void OverlayCharts::addChart(QGridLayout* grid, OverlaySubject subject, int row, int column, int rows) {
    auto* chart = new LineChart(this);
    chart->setObjectName(objectNameOf(subject));
    auto* card = new ChartCard(
        chart, [chart] { return chart->figure(); }, this);
    const LineFigure figure = overlayFigure(subject, {}, {});
    card->setTitle(figure.title);
    card->setPhrase(figure.phrase);
    grid->addWidget(card, row, column, rows, 1);
    m_charts[static_cast<std::size_t>(subject)] = chart;
}

void OverlayCharts::linkCrosshairs() {
    for (LineChart* from : m_charts) {
        from->setView(m_view);
        for (LineChart* to : m_charts)
            if (from != to)
                connect(from, &LineChart::hovered, to, &LineChart::setCrosshair);
    }
}

void OverlayCharts::setRuns(std::vector<OverlayRun> runs) {
    if (runs == m_runs)
        return;
    m_runs = std::move(runs);
    m_stack->setCurrentIndex(m_runs.empty() ? 0 : 1);
    change();
}

void OverlayCharts::curvesGrew(const std::string& id, CurvePart part) {
    const bool isShown =
        std::ranges::any_of(m_runs, [&](const OverlayRun& run) { return run.curves->id == id; });
    if (isShown && (part == CurvePart::Epochs || m_eachUpdate->isChecked()))
        change();
}

void OverlayCharts::change() {
    m_changed = true;
    if (isVisible())
        draw();
}

void OverlayCharts::draw() {
    m_changed = false;
    const OverlayLook look{m_view->x(), m_eachUpdate->isChecked(), m_view->smoothing()};
    double latest = 0;
    for (std::size_t subject = 0; subject < subjects; ++subject) {
        LineFigure figure = overlayFigure(static_cast<OverlaySubject>(subject), m_runs, look);
        for (const Curve& curve : figure.curves)
            latest = std::max(latest, curve.points.back().x());
        if (figure.x.title != m_charts[subject]->figure().x.title)
            m_view->restart(); // the same numbers are other places now
        m_charts[subject]->setFigure(std::move(figure));
    }
    m_view->setExtent({0, latest}, latest);
}

void OverlayCharts::showEvent(QShowEvent* event) {
    if (m_changed)
        draw();
    QWidget::showEvent(event);
}

} // namespace ui
