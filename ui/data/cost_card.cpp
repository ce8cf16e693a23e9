#include "ui/data/cost_card.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/style/format.h"

namespace ui {

namespace {

/// The widths from x to f, e.g. "I–600–200–600–I".
QString networkOf(const model::NetworkOptions& network) {
    QStringList widths;
    for (const int width : network.hidden)
        widths += QString::number(width);
    QStringList mirrored(widths.rbegin(), widths.rend());
    return (widths << QString::number(network.latent) << mirrored).join(QChar(0x2013));
}

QString about(const QString& value) {
    return QStringLiteral("≈ ") + value;
}

QString secondsOf(double seconds) {
    if (seconds < 60)
        return CostCard::tr("%1 s").arg(significant(seconds, 2));
    return seconds < 3600 ? CostCard::tr("%1 min").arg(significant(seconds / 60, 2))
                          : CostCard::tr("%1 h").arg(significant(seconds / 3600, 2));
}

QString memoryHelp(const model::RunMemory& memory) {
    return CostCard::tr("About what the run needs: %1 for the weights and Adam’s two moments, %2 for the "
                        "models of epochs that are kept, %3 for saving, %4 for a batch, and %5 for the data.")
        .arg(dataSize(memory.network), dataSize(memory.snapshots), dataSize(memory.saving),
             dataSize(memory.batches), dataSize(memory.data));
}

} // namespace

CostCard::CostCard(QWidget* parent) : Card(parent) {
    setTitle(tr("Training here needs"));
    auto* values = new QWidget(this);
    auto* layout = new QHBoxLayout(values);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(20);
    m_time = addValue(layout, QStringLiteral("costTime"), tr("per epoch"),
                      tr("About how long an epoch takes, including validation: the operations of the "
                         "network’s layers at the measured speed of this machine."));
    m_memory = addValue(
        layout, QStringLiteral("costMemory"), tr("memory"),
        tr("About what the run needs: weights, Adam’s two moments, the snapshots, a batch, and the data."));
    m_parameters = addValue(layout, QStringLiteral("costParameters"), tr("parameters"),
                            tr("Weights and biases of the network."));
    layout->addStretch();
    setContent(values);
    clear();
}

QLabel* CostCard::addValue(QHBoxLayout* layout, const QString& name, const QString& unit,
                           const QString& help) {
    auto* value = new QLabel(this);
    value->setObjectName(name);
    value->setProperty("title", true);
    value->setTextFormat(Qt::PlainText);
    value->setToolTip(help);
    auto* caption = new QLabel(unit, this);
    caption->setProperty("muted", true);
    caption->setToolTip(help);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(4);
    pair->addWidget(value);
    pair->addWidget(caption);
    layout->addLayout(pair);
    return value;
}

void CostCard::clear() {
    setPhrase(tr("nothing is planned"));
    for (QLabel* value : {m_parameters, m_memory, m_time})
        value->setText(QStringLiteral("–"));
}

void CostCard::setPlan(const model::RunPlan& plan) {
    setPhrase(
        tr("network %1, batch %2")
            .arg(networkOf(plan.options.network), count(static_cast<std::uint64_t>(plan.options.batch))));
}

void CostCard::setCost(const model::RunCost& cost) {
    m_parameters->setText(count(cost.parameters));
    m_memory->setText(about(dataSize(cost.memory.total())));
    m_memory->setToolTip(memoryHelp(cost.memory));
    m_time->setText(cost.secondsPerEpoch > 0 ? about(secondsOf(cost.secondsPerEpoch)) : QStringLiteral("…"));
}

} // namespace ui
