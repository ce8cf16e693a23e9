#include "ui/users/user_words.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct UserWords {
    Q_DECLARE_TR_FUNCTIONS(ui::UserWords)
};

} // namespace

QString roleName(model::UserRole role) {
    switch (role) {
    case model::UserRole::Training:
        return UserWords::tr("training");
    case model::UserRole::Validation:
        return UserWords::tr("validation");
    case model::UserRole::Test:
        return UserWords::tr("test");
    }
    return {};
}

} // namespace ui
