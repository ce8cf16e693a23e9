#include "ui/chart_cards/curve_view_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/charts/smoothing.h"
#include "ui/components/menu_button.h"
#include "ui/fields/real_field.h"

namespace ui {

namespace {

constexpr int smoothingWidth = 60;

QLabel* addLabel(QHBoxLayout* row, const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text, buddy->parentWidget());
    label->setProperty("muted", true);
    label->setBuddy(buddy);
    row->addWidget(label);
    row->addWidget(buddy);
    return label;
}

} // namespace

CurveViewBar::CurveViewBar(CurveView* view, QWidget* parent) : QWidget(parent), m_view(view) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    buildX(row);
    buildSmoothing(row);
    buildFollow(row);
}

void CurveViewBar::buildX(QHBoxLayout* row) {
    m_x = new QComboBox(this);
    m_x->setObjectName(QStringLiteral("curveX"));
    m_x->setAccessibleName(tr("x axis"));
    m_x->setToolTip(
        tr("What the curves are drawn over: updates, epochs (passes over the data), or time without pauses"));
    m_x->addItem(tr("step"), static_cast<int>(CurveX::Step));
    m_x->addItem(tr("epoch"), static_cast<int>(CurveX::Epoch));
    m_x->addItem(tr("time"), static_cast<int>(CurveX::Time));
    const auto follow = [this] { m_x->setCurrentIndex(m_x->findData(static_cast<int>(m_view->x()))); };
    follow();
    connect(m_view, &CurveView::xChanged, m_x, follow);
    connect(m_x, &QComboBox::currentIndexChanged, m_view,
            [this] { m_view->setX(static_cast<CurveX>(m_x->currentData().toInt())); });
    addLabel(row, tr("&x"), m_x);
}

void CurveViewBar::buildSmoothing(QHBoxLayout* row) {
    m_smoothing = new RealField({.minimum = 0, .maximum = DebiasedAverage::highestWeight},
                                tr("a number from 0 to 0.999"), this);
    m_smoothing->setObjectName(QStringLiteral("smoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tr("Weight of earlier values in the moving average, from 0 (none) to 0.999"));
    m_smoothing->setAlignment(Qt::AlignRight);
    m_smoothing->setFixedWidth(smoothingWidth);
    m_smoothing->setValue(m_view->smoothing());
    connect(m_smoothing, &Field::edited, m_view, [this] {
        if (const std::optional<double> weight = m_smoothing->value())
            m_view->setSmoothing(*weight);
    });
    connect(m_view, &CurveView::smoothingChanged, m_smoothing, [this](double weight) {
        if (m_smoothing->value() != weight)
            m_smoothing->setValue(weight);
    });
    addLabel(row, tr("smoothing"), m_smoothing);
}

void CurveViewBar::buildFollow(QHBoxLayout* row) {
    m_follow = new QToolButton(this);
    m_follow->setObjectName(QStringLiteral("followLatest"));
    m_follow->setText(tr("Follo&w latest"));
    m_follow->setCheckable(true);
    m_follow->setFixedHeight(toolButtonHeight);
    m_follow->setToolTip(tr("Keeps the newest values visible, at the current width of x"));
    connect(m_follow, &QToolButton::toggled, m_view, &CurveView::setFollowsLatest);
    connect(m_view, &CurveView::followsLatestChanged, m_follow, &QToolButton::setChecked);
    row->addWidget(m_follow);
}

} // namespace ui
