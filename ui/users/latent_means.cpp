#include "ui/users/latent_means.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/charts/bar_chart.h"
#include "ui/charts/chart_card.h"
#include "ui/components/format.h"

namespace ui {

namespace {

constexpr std::size_t fewBars = 40;

} // namespace

BarFigure latentFigure(const model::UserProfile& profile, LatentOrder order, std::size_t most) {
    std::vector<std::size_t> dimensions(profile.mu.size());
    std::iota(dimensions.begin(), dimensions.end(), 0U);
    const auto stronger = [&profile](std::size_t a, std::size_t b) {
        return std::abs(profile.mu[a]) > std::abs(profile.mu[b]);
    };
    std::stable_sort(dimensions.begin(), dimensions.end(), stronger);
    if (most > 0 && most < dimensions.size())
        dimensions.resize(most);
    if (order == LatentOrder::ByIndex)
        std::sort(dimensions.begin(), dimensions.end());
    BarFigure figure;
    figure.title = LatentMeans::tr("Latent means");
    const bool spread = !profile.sigma.empty();
    const QString name = spread ? QStringLiteral("μ") : QStringLiteral("z");
    figure.phrase = (spread ? LatentMeans::tr("μ ± σ of user %1") : LatentMeans::tr("z of user %1"))
                        .arg(QString::fromStdString(profile.id));
    figure.x.title = LatentMeans::tr("latent dimension");
    figure.y.title = name;
    figure.valueName = name;
    figure.whiskerName = QStringLiteral("σ");
    for (const std::size_t dimension : dimensions) {
        figure.labels += QString::number(dimension + 1);
        figure.values.push_back(static_cast<double>(profile.mu[dimension]));
        if (spread)
            figure.whiskers.push_back(static_cast<double>(profile.sigma[dimension]));
    }
    return figure;
}

LatentMeans::LatentMeans(QWidget* parent) : QWidget(parent), m_chart(new BarChart(this)) {
    m_chart->setObjectName(QStringLiteral("latentMeans"));
    m_card = new ChartCard(
        m_chart, [this] { return m_chart->figure(); }, this);
    m_card->setTitle(tr("Latent means"));
    m_order =
        makeChoice(QStringLiteral("latentOrder"), tr("Order of the bars"), {tr("by |μ|"), tr("by index")});
    m_number = makeChoice(QStringLiteral("latentNumber"), tr("Number of bars"),
                          {tr("top %1").arg(fewBars), tr("all")});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
}

QComboBox* LatentMeans::makeChoice(const QString& name, const QString& purpose, const QStringList& choices) {
    auto* choice = new QComboBox(this);
    choice->setObjectName(name);
    choice->setAccessibleName(purpose);
    choice->setToolTip(purpose);
    choice->addItems(choices);
    connect(choice, &QComboBox::currentIndexChanged, this, &LatentMeans::refresh);
    m_card->headerLayout()->addWidget(choice);
    return choice;
}

void LatentMeans::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    m_profile = std::move(profile);
    refresh();
}

void LatentMeans::refresh() {
    if (!m_profile)
        return;
    const auto order = m_order->currentIndex() == 0 ? LatentOrder::ByMagnitude : LatentOrder::ByIndex;
    const std::size_t all = m_profile->mu.size();
    const std::size_t shown = m_number->currentIndex() == 0 ? std::min(fewBars, all) : all;
    m_chart->setFigure(latentFigure(*m_profile, order, shown));
    m_card->setPhrase((m_profile->sigma.empty() ? tr("z, %1 of %2 with the largest |z|")
                                                : tr("μ ± σ, %1 of %2 with the largest |μ|"))
                          .arg(count(shown), count(all)));
}

} // namespace ui
