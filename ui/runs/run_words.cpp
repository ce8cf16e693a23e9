#include "ui/runs/run_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "ui/style/format.h"

namespace ui {

namespace {

struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(ui::RunWords)
};

QStringList numbersOf(const std::vector<int>& widths) {
    QStringList numbers;
    for (const int width : widths)
        numbers += QString::number(width);
    return numbers;
}

bool isMirrored(const model::NetworkOptions& network) {
    return !network.decoderHidden || std::equal(network.hidden.rbegin(), network.hidden.rend(),
                                                network.decoderHidden->begin(), network.decoderHidden->end());
}

} // namespace

QString stateName(model::RecordedRunState state) {
    switch (state) {
    case model::RecordedRunState::Queued:
        return RunWords::tr("waiting");
    case model::RecordedRunState::Running:
        return RunWords::tr("training");
    case model::RecordedRunState::Interrupted:
        return RunWords::tr("interrupted");
    case model::RecordedRunState::Stopped:
        return RunWords::tr("stopped");
    case model::RecordedRunState::Finished:
        return RunWords::tr("finished");
    case model::RecordedRunState::Failed:
        return RunWords::tr("failed");
    case model::RecordedRunState::Unrecorded:
        return RunWords::tr("never began");
    case model::RecordedRunState::Damaged:
        return RunWords::tr("damaged");
    }
    return {};
}

QString modelName(const model::NetworkOptions& network) {
    const bool dae = network.kind == model::ModelKind::Dae;
    switch (network.likelihood) {
    case model::Likelihood::Multinomial:
        return dae ? RunWords::tr("Mult-DAE") : RunWords::tr("Mult-VAE");
    case model::Likelihood::Gaussian:
        return dae ? RunWords::tr("gaussian DAE") : RunWords::tr("gaussian VAE");
    case model::Likelihood::Logistic:
        return dae ? RunWords::tr("logistic DAE") : RunWords::tr("logistic VAE");
    }
    return {};
}

QString networkName(const model::NetworkOptions& network) {
    QStringList encoder = numbersOf(network.hidden);
    encoder += QString::number(network.latent);
    QString name = encoder.join(QLatin1Char('-'));
    if (isMirrored(network))
        return name;
    const QStringList decoder = numbersOf(*network.decoderHidden);
    return name + QStringLiteral(" / ") +
           (decoder.isEmpty() ? QStringLiteral("0") : decoder.join(QLatin1Char('-')));
}

QString layersName(const std::vector<int>& widths) {
    return widths.empty() ? RunWords::tr("none") : numbersOf(widths).join(QStringLiteral(", "));
}

QString scheduleKindName(model::BetaKind kind) {
    switch (kind) {
    case model::BetaKind::Constant:
        return RunWords::tr("constant");
    case model::BetaKind::Linear:
        return RunWords::tr("linear");
    case model::BetaKind::HoldAtPeak:
        return RunWords::tr("hold at peak");
    case model::BetaKind::Cyclical:
        return RunWords::tr("cyclical");
    }
    return {};
}

QString scheduleName(const model::TrainingOptions& options) {
    if (options.network.kind == model::ModelKind::Dae)
        return noValue();
    const model::BetaSchedule& beta = options.beta;
    const QString cap = exact(beta.cap);
    switch (beta.kind) {
    case model::BetaKind::Constant:
        return RunWords::tr("constant %1").arg(cap);
    case model::BetaKind::Linear:
        return RunWords::tr("linear to %1").arg(cap);
    case model::BetaKind::HoldAtPeak:
        return RunWords::tr("hold at peak");
    case model::BetaKind::Cyclical:
        return beta.cycles == 1 ? RunWords::tr("1 cycle to %1").arg(cap)
                                : RunWords::tr("%1 cycles to %2").arg(beta.cycles).arg(cap);
    }
    return {};
}

QString epochsName(int epochs) {
    return counted(static_cast<std::uint64_t>(epochs), RunWords::tr("1 epoch"), RunWords::tr("%1 epochs"));
}

QString optionsSentence(const model::TrainingOptions& options) {
    QStringList parts{RunWords::tr("network %1").arg(networkName(options.network)),
                      RunWords::tr("dropout %1").arg(exact(options.dropout)),
                      RunWords::tr("batch %1").arg(count(static_cast<std::uint64_t>(options.batch))),
                      RunWords::tr("learning rate %1").arg(exact(options.learningRate)),
                      RunWords::tr("L2 λ %1").arg(exact(options.l2))};
    if (!options.network.normaliseInput)
        parts += RunWords::tr("input not normalised");
    if (options.patience > 0)
        parts += RunWords::tr("early stopping after %1").arg(epochsName(options.patience));
    return parts.join(QStringLiteral(", "));
}

QString exact(double value) {
    const QString rounded = shortest(value);
    const bool isExact = QLocale().toDouble(QLocale().toString(value)) == value;
    return isExact ? rounded : QLocale().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString noValue() {
    return QStringLiteral("—");
}

QString metricOrNone(double value, const model::RankingQuality& of) {
    return of.users > 0 ? metric(value) : noValue();
}

QString momentName(std::int64_t seconds, std::int64_t now) {
    if (seconds <= 0)
        return noValue();
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(seconds);
    const QString time = moment.toString(QStringLiteral("HH:mm"));
    return moment.date() == QDateTime::fromSecsSinceEpoch(now).date()
               ? RunWords::tr("today %1").arg(time)
               : moment.toString(QStringLiteral("yyyy-MM-dd ")) + time;
}

QString nameOf(const model::RunSummary& run) {
    return QString::fromStdString(run.name.empty() ? run.id : run.name);
}

} // namespace ui
