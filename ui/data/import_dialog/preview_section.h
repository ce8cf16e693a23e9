#pragma once

#include "model/values/failure.h"
#include "ui/data/import_dialog/column_roles.h"
#include "ui/data/import_dialog/import_section.h"

class QLabel;
class QStackedWidget;
class QTabBar;

namespace ui {

class ColumnsNotice;
class CountedNotice;
class EmptyState;
class FailureText;
class PreviewTable;

/// What the files begin with, and which column is what.
class PreviewSection : public ImportSection {
    Q_OBJECT
public:
    explicit PreviewSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;
    QString complaint() const override;

    /// Asks whether the first number of each line is a count.
    void askIfCounted(bool ask);

    void setFailure(const model::Failure& failure);
    void showNothing(); ///< no data are named
    void showLooking(); ///< at other data than before

signals:
    void formatChosen(model::DataFormat format);

private:
    enum Page { Nothing, Looking, Failed, Ratings, Titles, NoTitles };

    void buildHeader();
    QWidget* buildPages();
    QWidget* buildFailure();
    void showTab();
    void showPage(Page page);
    void showNoRows(Page page);
    void showRoles(const model::ImportPreview& preview);
    void onRoleChosen(int column, ColumnRole role);
    void onNoRatingChosen();

    std::optional<model::RatingColumns> m_chosen;
    ColumnRoles m_roles;       ///< empty where they cannot be chosen
    bool m_ratingOpen = false; ///< whether a column is the rating has to be decided
    bool m_hasTitles = false;
    QString m_ratingsPhrase; ///< of each tab
    QString m_titlesPhrase;
    QTabBar* m_tabs;
    CountedNotice* m_notice;
    ColumnsNotice* m_question;
    QStackedWidget* m_pages;
    FailureText* m_failure;
    PreviewTable* m_ratings;
    PreviewTable* m_titles;
};

} // namespace ui
