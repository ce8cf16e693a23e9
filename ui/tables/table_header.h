#pragma once

#include <QHeaderView>

namespace ui {

/// Headings with the arrow of sorting right after the title, and room for it in the sorted column alone, so
/// that narrow columns stay narrow.
class TableHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    bool isSorted(int section) const;
    QString arrow() const;
    int styleArrowWidth() const;
};

} // namespace ui
