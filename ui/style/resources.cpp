#include "ui/style/resources.h"

#include <QDir>

static void initialise() {
    Q_INIT_RESOURCE(ui);
}

namespace ui {

void initialiseResources() {
    initialise();
}

} // namespace ui
