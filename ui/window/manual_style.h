#pragma once

class QTextDocument;

namespace ui {

struct Colours;

/// Gives a document that was made from Markdown the window's type and colours, and each heading an anchor:
/// its text in lower case, with hyphens for spaces and without punctuation. May be called again with other
/// colours.
void styleManual(QTextDocument& document, const Colours& colours);

} // namespace ui
