#pragma once

#include <memory>

#include <QWidget>

#include "model/values/user_profile.h"
#include "ui/charts/figure.h"

class QComboBox;

namespace ui {

class BarChart;
class ChartCard;

enum class LatentOrder { ByMagnitude, ByIndex };

/// The bars μ_k with whiskers ± σ_k; most: how many of them at most, 0 = all.
BarFigure latentFigure(const model::UserProfile& profile, LatentOrder order, std::size_t most);

/// The posterior of one user: a bar a latent dimension.
class LatentMeans : public QWidget {
    Q_OBJECT
public:
    explicit LatentMeans(QWidget* parent = nullptr);

    void setProfile(std::shared_ptr<const model::UserProfile> profile);

private:
    QComboBox* makeChoice(const QString& name, const QString& purpose, const QStringList& choices);
    void refresh();

    std::shared_ptr<const model::UserProfile> m_profile;
    BarChart* m_chart;
    ChartCard* m_card;
    QComboBox* m_order;
    QComboBox* m_number;
};

} // namespace ui
