#include "ui/style/item_name.h"

#include <QStringList>

namespace ui {

namespace {

QString titleOrId(const std::string& title, const std::string& id) {
    return QString::fromStdString(title.empty() ? id : title);
}

} // namespace

QString itemName(const model::ItemRow& item) {
    return titleOrId(item.title, item.id);
}

QString itemName(const model::PopularItem& item) {
    return titleOrId(item.title, item.id);
}

QString itemNames(const std::vector<model::ItemRow>& items) {
    QStringList names;
    for (const model::ItemRow& item : items)
        names += itemName(item);
    return names.join(QStringLiteral(", "));
}

} // namespace ui
