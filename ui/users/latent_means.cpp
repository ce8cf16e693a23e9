#include "ui/users/latent_means.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/components/elided_label.h"
#include "ui/fields/choice.h"
#include "ui/style/format.h"
#include "ui/style/item_name.h"
#include "ui/users/epoch_slider.h"

namespace ui {

namespace {

constexpr int fewBars = 40;
constexpr double keyStep = 0.1; ///< of a mean

} // namespace

LatentMeans::LatentMeans(QWidget* parent)
    : QWidget(parent), m_chart(new BarChart(this)), m_meaning(new ElidedLabel(this)),
      m_epochs(new EpochSlider(this)) {
    buildChart();
    buildHeader();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    showMeaning();
}

void LatentMeans::buildChart() {
    m_chart->setObjectName(QStringLiteral("latentMeans"));
    m_chart->setEditable(keyStep);
    m_meaning->setObjectName(QStringLiteral("meaning"));
    m_meaning->setProperty("muted", true);
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_chart, 1);
    column->addWidget(m_meaning);
    m_card = new ChartCard(
        content, [this] { return m_chart->figure(); }, this);
    m_card->setTitle(tr("Latent means"));
    connect(m_chart, &BarChart::pointed, this, &LatentMeans::point);
    connect(m_chart, &BarChart::valueChosen, this, [this](int bar, double value, bool moving) {
        m_moving = moving;
        emit meanChosen(static_cast<int>(m_dimensions[static_cast<std::size_t>(bar)]), value, moving);
    });
}

void LatentMeans::buildHeader() {
    m_card->headerLayout()->addWidget(m_epochs);
    m_order = makeChoice<LatentOrder>({{tr("by |μ|"), LatentOrder::ByMagnitude},
                                       {tr("by KL"), LatentOrder::ByKl},
                                       {tr("by index"), LatentOrder::ByIndex}},
                                      this);
    addToHeader(m_order, QStringLiteral("latentOrder"), tr("Order of the bars"));
    m_number = new QComboBox(this);
    m_number->addItem(tr("top %1").arg(fewBars), fewBars);
    m_number->addItem(tr("all"), 0);
    addToHeader(m_number, QStringLiteral("latentNumber"), tr("Number of bars"));
}

void LatentMeans::addToHeader(QComboBox* choice, const QString& name, const QString& purpose) {
    choice->setObjectName(name);
    choice->setAccessibleName(purpose);
    choice->setToolTip(purpose);
    connect(choice, &QComboBox::currentIndexChanged, this, &LatentMeans::arrange);
    m_card->headerLayout()->addWidget(choice);
}

void LatentMeans::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    const bool sameSize = m_profile && m_profile->mu.size() == profile->mu.size();
    m_profile = std::move(profile);
    if (m_moving && sameSize)
        refresh();
    else
        arrange();
}

void LatentMeans::setComparison(std::shared_ptr<const model::UserProfile> other) {
    m_other = std::move(other);
    refresh();
}

void LatentMeans::arrange() {
    if (!m_profile)
        return;
    m_dimensions = orderedDimensions(*m_profile, currentIn<LatentOrder>(*m_order),
                                     static_cast<std::size_t>(m_number->currentData().toInt()));
    refresh();
}

void LatentMeans::refresh() {
    if (!m_profile)
        return;
    m_chart->setFigure(latentFigure(*m_profile, m_dimensions, m_other.get()));
    m_card->setPhrase(phrase());
    showMeaning();
}

QString LatentMeans::phrase() const {
    const QString shown = count(m_dimensions.size());
    const QString all = count(m_profile->mu.size());
    QString phrase =
        m_profile->sigma.empty() ? tr("z, %1 of %2").arg(shown, all) : tr("μ ± σ, %1 of %2").arg(shown, all);
    const bool byIndex = currentIn<LatentOrder>(*m_order) == LatentOrder::ByIndex;
    if (byIndex && m_dimensions.size() < m_profile->mu.size()) // else the order says which
        phrase = (m_profile->sigma.empty() ? tr("%1 with the largest |z|") : tr("%1 with the largest |μ|"))
                     .arg(phrase);
    if (m_other)
        phrase += tr(", ● %1").arg(m_chart->figure().otherName.toHtmlEscaped());
    return phrase;
}

void LatentMeans::point(std::optional<int> bar) {
    m_bar = bar;
    if (bar && !m_meanings)
        emit meaningsRequested();
    showMeaning();
}

void LatentMeans::setMeanings(std::shared_ptr<const std::vector<model::DimensionMeaning>> meanings) {
    m_meanings = std::move(meanings);
    if (m_bar && !m_meanings)
        emit meaningsRequested(); // somebody is reading them
    showMeaning();
}

void LatentMeans::showMeaning() {
    const auto bar = static_cast<std::size_t>(m_bar.value_or(-1));
    if (!m_profile || bar >= m_dimensions.size()) {
        m_meaning->setWholeText(tr("Point at a bar to see what its dimension stands for; drag it, or press + "
                                   "and −, and the recommendations follow."));
        return;
    }
    const std::size_t dimension = m_dimensions[bar];
    QString text = tr("z %1").arg(dimension + 1);
    if (!m_profile->sigma.empty())
        text.prepend(tr("KL %1 nats · ").arg(significant(klOf(*m_profile, dimension), 2)));
    if (m_meanings && dimension < m_meanings->size()) {
        const model::DimensionMeaning& meaning = (*m_meanings)[dimension];
        text += tr(" raises %1 · lowers %2").arg(itemNames(meaning.raises), itemNames(meaning.lowers));
    }
    m_meaning->setWholeText(text);
}

} // namespace ui
