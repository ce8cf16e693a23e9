#include "ui/users/latent_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui {

namespace {

struct LatentText {
    Q_DECLARE_TR_FUNCTIONS(ui::LatentFigure)
};

} // namespace

double klOf(const model::UserProfile& profile, std::size_t dimension) {
    if (profile.sigma.empty())
        return 0.0;
    const auto mu = static_cast<double>(profile.mu[dimension]);
    const auto sigma = static_cast<double>(profile.sigma[dimension]);
    return 0.5 * (sigma * sigma + mu * mu - 1.0 - 2.0 * std::log(sigma));
}

std::vector<std::size_t> orderedDimensions(const model::UserProfile& profile, LatentOrder order,
                                           std::size_t most) {
    std::vector<std::size_t> dimensions(profile.mu.size());
    std::iota(dimensions.begin(), dimensions.end(), 0U);
    const auto strength = [&](std::size_t dimension) {
        return order == LatentOrder::ByKl ? klOf(profile, dimension)
                                          : static_cast<double>(std::abs(profile.mu[dimension]));
    };
    std::stable_sort(dimensions.begin(), dimensions.end(),
                     [&](std::size_t a, std::size_t b) { return strength(a) > strength(b); });
    if (most > 0 && most < dimensions.size())
        dimensions.resize(most);
    if (order == LatentOrder::ByIndex)
        std::sort(dimensions.begin(), dimensions.end());
    return dimensions;
}

QString personName(const model::UserProfile& profile) {
    return profile.id.empty() ? LatentText::tr("a new person")
                              : LatentText::tr("user %1").arg(QString::fromStdString(profile.id));
}

BarFigure latentFigure(const model::UserProfile& profile, const std::vector<std::size_t>& dimensions,
                       const model::UserProfile* other) {
    BarFigure figure;
    figure.title = LatentText::tr("Latent means");
    const bool spread = !profile.sigma.empty();
    const QString name = spread ? QStringLiteral("μ") : QStringLiteral("z");
    figure.phrase =
        (spread ? LatentText::tr("μ ± σ of %1") : LatentText::tr("z of %1")).arg(personName(profile));
    figure.x.title = LatentText::tr("latent dimension");
    figure.y.title = name;
    figure.valueName = name;
    figure.whiskerName = QStringLiteral("σ");
    if (other)
        figure.otherName = other->id.empty() ? LatentText::tr("average %1").arg(name)
                                             : LatentText::tr("%1 of %2").arg(name, personName(*other));
    for (const std::size_t dimension : dimensions) {
        figure.labels += QString::number(dimension + 1);
        figure.values.push_back(static_cast<double>(profile.mu[dimension]));
        if (spread)
            figure.whiskers.push_back(static_cast<double>(profile.sigma[dimension]));
        if (other && dimension < other->mu.size())
            figure.others.push_back(static_cast<double>(other->mu[dimension]));
    }
    return figure;
}

} // namespace ui
