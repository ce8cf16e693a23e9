#pragma once

#include <QHeaderView>

namespace ui {

/// Headings that leave room for the arrow of sorting in the sorted column alone, so that narrow columns stay
/// narrow.
class TableHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent);

protected:
    QSize sectionSizeFromContents(int section) const override;

private:
    int arrowWidth() const;
};

} // namespace ui
