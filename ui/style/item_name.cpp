#include "ui/style/item_name.h"

#include <QStringList>

namespace ui {

QString itemName(const model::ItemRow& item) {
    return QString::fromStdString(item.title.empty() ? item.id : item.title);
}

QString itemNames(const std::vector<model::ItemRow>& items) {
    QStringList names;
    for (const model::ItemRow& item : items)
        names += itemName(item);
    return names.join(QStringLiteral(", "));
}

} // namespace ui
