#pragma once

#include "model/values/import_options.h"
#include "model/values/import_preview.h"
#include "ui/components/card.h"

namespace ui {

/// A part of the dialog in which some of the options are chosen. What the user has not touched stays a guess,
/// and shows what the last preview guessed.
class ImportSection : public Card {
    Q_OBJECT
public:
    using Card::Card;

    /// What has been chosen before, in place of what is chosen now.
    virtual void setOptions(const model::ImportOptions& options) = 0;

    /// Writes this part's options over the others.
    virtual void addTo(model::ImportOptions& options) const = 0;

    /// Takes out of the options what has no effect on the data that were counted last.
    virtual void removeIdle(model::ImportOptions& /*options*/) const {}

    /// Shows what was guessed; what is chosen stays as it is.
    virtual void setPreview(const model::ImportPreview& preview) = 0;

    /// What is wrong with the choices, with the name of the input; empty if nothing is.
    virtual QString complaint() const;

signals:
    void edited(); ///< by the user
};

} // namespace ui
