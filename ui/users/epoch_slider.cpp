#include "ui/users/epoch_slider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>

namespace ui {

namespace {

constexpr int sliderWidth = 130;

QString textOf(const std::vector<int>& epochs, int shown) {
    if (shown == epochs.back())
        return EpochSlider::tr("epoch %1, the latest").arg(shown);
    return EpochSlider::tr("epoch %1 of %2").arg(shown).arg(epochs.back());
}

} // namespace

EpochSlider::EpochSlider(QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)), m_slider(new QSlider(Qt::Horizontal, this)) {
    m_text->setObjectName(QStringLiteral("epochShown"));
    m_text->setProperty("muted", true);
    m_text->setTextFormat(Qt::PlainText);
    m_slider->setObjectName(QStringLiteral("epochs"));
    m_slider->setAccessibleName(tr("Epoch of the model"));
    m_slider->setToolTip(tr("Goes back through the epochs of the run: how did this taste form?"));
    m_slider->setFixedWidth(sliderWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int place) {
        if (place < static_cast<int>(m_epochs.size()))
            emit epochChosen(m_epochs[static_cast<std::size_t>(place)]);
    });
    hide();
}

void EpochSlider::setEpochs(const std::vector<int>& epochs, int shown) {
    m_epochs = epochs;
    setVisible(epochs.size() > 1);
    if (epochs.empty())
        return;
    const QSignalBlocker blocker(m_slider);
    const auto place = std::ranges::lower_bound(epochs, shown) - epochs.begin();
    m_slider->setRange(0, static_cast<int>(epochs.size()) - 1);
    m_slider->setValue(static_cast<int>(place));
    m_text->setText(textOf(epochs, shown));
}

} // namespace ui
