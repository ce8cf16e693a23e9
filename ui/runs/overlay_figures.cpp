#include "ui/runs/overlay_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "ui/charts/smoothing.h"

namespace ui {

namespace {

using OverlayRuns = std::vector<OverlayRun>;

struct OverlayFigures {
    Q_DECLARE_TR_FUNCTIONS(ui::OverlayFigures)
};

/// Seconds are shown in the unit in which the longest run has a number of a comfortable size.
struct TimeUnit {
    double seconds = 1.0;
    QString name;
};

TimeUnit unitFor(const OverlayRuns& runs) {
    double longest = 0;
    for (const OverlayRun& run : runs)
        if (!run.curves->epochs.empty())
            longest = std::max(longest, run.curves->epochs.back().seconds);
    if (longest > 3 * 3600)
        return {3600, OverlayFigures::tr("hours")};
    if (longest > 3 * 60)
        return {60, OverlayFigures::tr("minutes")};
    return {1, OverlayFigures::tr("seconds")};
}

LineFigure emptyFigure(OverlaySubject subject) {
    LineFigure figure;
    const QString nats = OverlayFigures::tr("nats per user");
    switch (subject) {
    case OverlaySubject::Validation:
        figure.title = OverlayFigures::tr("Validation");
        figure.phrase = OverlayFigures::tr("NDCG@100, mean over the validation users");
        figure.y.title = OverlayFigures::tr("NDCG@100");
        break;
    case OverlaySubject::Elbo:
        figure.title = OverlayFigures::tr("ELBO");
        figure.phrase = OverlayFigures::tr("true, per user");
        figure.y.title = nats;
        break;
    case OverlaySubject::Reconstruction:
        figure.title = OverlayFigures::tr("Reconstruction");
        figure.phrase = OverlayFigures::tr("log p(x | z) per user");
        figure.y.title = nats;
        break;
    case OverlaySubject::Kl:
        figure.title = OverlayFigures::tr("KL");
        figure.phrase = OverlayFigures::tr("q(z | x) from the prior");
        figure.y = {.title = nats, .minimum = 0.0, .maximum = {}};
        break;
    case OverlaySubject::Beta:
        figure.title = OverlayFigures::tr("β");
        figure.phrase = OverlayFigures::tr("weight of the KL term");
        figure.y = {.title = figure.title, .minimum = 0.0, .maximum = {}};
        break;
    }
    return figure;
}

double valueOf(OverlaySubject subject, const model::EpochReport& epoch) {
    switch (subject) {
    case OverlaySubject::Validation:
        return epoch.validation.ndcg100;
    case OverlaySubject::Elbo:
        return epoch.elbo;
    case OverlaySubject::Reconstruction:
        return epoch.logLikelihood;
    case OverlaySubject::Kl:
        return epoch.kl;
    case OverlaySubject::Beta:
        return epoch.beta;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double valueOf(OverlaySubject subject, const model::BatchReport& batch) {
    switch (subject) {
    case OverlaySubject::Elbo:
        return batch.elbo();
    case OverlaySubject::Reconstruction:
        return batch.logLikelihood;
    case OverlaySubject::Kl:
        return batch.kl;
    case OverlaySubject::Beta:
        return batch.beta;
    case OverlaySubject::Validation: // not of a batch
        break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

template <typename Report>
std::vector<QPointF> pointsOf(const std::vector<Report>& reports, OverlaySubject subject, CurveX x,
                              double unit) {
    std::vector<QPointF> points;
    points.reserve(reports.size());
    for (const Report& report : reports) {
        const double place = x == CurveX::Epoch  ? static_cast<double>(report.epoch)
                             : x == CurveX::Step ? static_cast<double>(report.step)
                                                 : report.seconds / unit;
        if (const double value = valueOf(subject, report); !std::isnan(value)) // nobody was measured
            points.emplace_back(place, value);
    }
    return points;
}

Axis axisFor(CurveX x, const TimeUnit& unit) {
    switch (x) {
    case CurveX::Epoch:
        return {.title = OverlayFigures::tr("epoch"), .minimum = 0.0, .maximum = {}, .whole = true};
    case CurveX::Step:
        return {.title = OverlayFigures::tr("step"), .minimum = 0.0, .maximum = {}, .whole = true};
    case CurveX::Time:
        return {.title = unit.name, .minimum = 0.0, .maximum = {}};
    }
    return {};
}

/// The baseline of the data, as long as all runs were trained on the same.
std::vector<ReferenceLine> popularityOf(const OverlayRuns& runs) {
    const auto differs = [&](const OverlayRun& run) {
        return run.curves->popularity.users == 0 ||
               run.curves->popularity.ndcg100 != runs.front().curves->popularity.ndcg100;
    };
    if (runs.empty() || std::ranges::any_of(runs, differs))
        return {};
    return {{.name = OverlayFigures::tr("popularity"),
             .y = runs.front().curves->popularity.ndcg100,
             .hue = Hue::Neutral}};
}

/// The raw curves, faint, behind the smoothed ones.
std::vector<Curve> withSmoothed(std::vector<Curve> raw, double weight) {
    std::vector<Curve> curves = raw;
    for (Curve& curve : raw) {
        Curve& average = curves.emplace_back(std::move(curve));
        average.points = smoothed(average.points, weight);
        average.name = OverlayFigures::tr("%1, smoothed").arg(average.name);
    }
    for (Curve& curve : std::span(curves).first(raw.size()))
        curve.faint = true;
    return curves;
}

} // namespace

LineFigure overlayFigure(OverlaySubject subject, const OverlayRuns& runs, const OverlayLook& look) {
    LineFigure figure = emptyFigure(subject);
    const TimeUnit unit = unitFor(runs);
    const bool ofPosterior = subject == OverlaySubject::Kl || subject == OverlaySubject::Beta;
    figure.x = axisFor(look.x, unit);
    for (const OverlayRun& run : runs) {
        if (ofPosterior && !run.hasPosterior)
            continue;
        const model::RunCurves& curves = *run.curves;
        figure.curves.push_back({.name = run.name,
                                 .hue = run.hue,
                                 .dashed = run.dashed,
                                 .points = look.eachUpdate && subject != OverlaySubject::Validation
                                               ? pointsOf(curves.batches, subject, look.x, unit.seconds)
                                               : pointsOf(curves.epochs, subject, look.x, unit.seconds)});
    }
    std::erase_if(figure.curves, [](const Curve& curve) { return curve.points.empty(); });
    std::ranges::stable_sort(figure.curves, std::greater(),
                             [](const Curve& curve) { return curve.points.back().x(); });
    if (look.smoothing > 0 && subject != OverlaySubject::Beta)
        figure.curves = withSmoothed(std::move(figure.curves), look.smoothing);
    if (subject == OverlaySubject::Validation)
        figure.references = popularityOf(runs);
    return figure;
}

} // namespace ui
