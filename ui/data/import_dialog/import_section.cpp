#include "ui/data/import_dialog/import_section.h"

#include "ui/fields/field.h"

namespace ui {

QString ImportSection::complaint() const {
    for (const Field* field : findChildren<Field*>())
        if (field->isVisibleTo(this) && field->isEnabledTo(this) && !field->complaint().isEmpty())
            return field->accessibleName() + QStringLiteral(": ") + field->complaint();
    return {};
}

} // namespace ui
