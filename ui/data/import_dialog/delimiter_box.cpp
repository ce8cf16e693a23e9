#include "ui/data/import_dialog/delimiter_box.h"

namespace ui {

DelimiterBox::DelimiterBox(QWidget* parent) : TypedGuessBox(parent) {
    addChoice(tr("Comma"), QStringLiteral(","));
    addChoice(tr("Tab"), QStringLiteral("\t"));
    addChoice(tr("Semicolon"), QStringLiteral(";"));
    addChoice(tr("Bar"), QStringLiteral("|"));
    addChoice(tr("Double colon"), QStringLiteral("::"));
    addChoice(tr("Space"), QStringLiteral(" "));
}

} // namespace ui
