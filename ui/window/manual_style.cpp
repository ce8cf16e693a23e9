#include "ui/window/manual_style.h"

#include <QFontDatabase>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr int codePixels = 12;

/// As GitHub names it, so that a link leads to the same place there.
QString anchorOf(const QString& heading) {
    static const QRegularExpression punctuation(QStringLiteral(R"([^\w\s-])"),
                                                QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(punctuation).replace(QLatin1Char(' '), QLatin1Char('-'));
}

QTextCursor cursorOver(const QTextBlock& block) {
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    return cursor;
}

void styleHeading(const QTextBlock& block, int level) {
    QTextBlockFormat space;
    space.setTopMargin(level == 1 ? 0 : level == 2 ? 24 : 16);
    space.setBottomMargin(level == 1 ? 12 : 8);
    QTextCursor(block).mergeBlockFormat(space);
}

bool isCodeLine(const QTextBlock& block) {
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

/// The lines of a piece of code become one block, whose background has no gaps.
void joinCodeLines(QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        while (isCodeLine(block) && isCodeLine(block.next())) {
            QTextCursor end(block);
            end.movePosition(QTextCursor::EndOfBlock);
            end.deleteChar();
            end.insertText(QString(QChar::LineSeparator));
        }
}

void styleParagraph(const QTextBlock& block, const Colours& colours) {
    QTextBlockFormat space;
    if (isCodeLine(block)) {
        space.setBackground(colours.ground);
        space.setLineHeight(18, QTextBlockFormat::FixedHeight);
        space.setTopMargin(4);
        space.setBottomMargin(14);
    } else {
        const bool inTable = QTextCursor(block).currentTable() != nullptr;
        const bool itemFollows = block.textList() && block.next().textList() == block.textList();
        space.setLineHeight(inTable ? 20 : 22, QTextBlockFormat::FixedHeight); // whatever the letters
        space.setTopMargin(0);
        space.setBottomMargin(inTable ? 0 : itemFollows ? 5 : 10);
    }
    QTextCursor(block).mergeBlockFormat(space);
}

QTextCharFormat headingType(QTextCharFormat type, int level, const QString& anchor) {
    type.clearProperty(QTextFormat::FontSizeAdjustment); // the importer's, which would overrule the size
    type.setProperty(QTextFormat::FontPixelSize, level == 1 ? 24 : level == 2 ? 18 : 15);
    type.setFontWeight(QFont::DemiBold);
    type.setAnchor(true);
    type.setAnchorNames({anchor});
    return type;
}

/// Code in a typewriter's letters, links in the colour of what can be clicked.
QTextCharFormat textType(QTextCharFormat type, const Colours& colours) {
    if (type.fontFixedPitch()) {
        type.setFontFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
        type.setProperty(QTextFormat::FontPixelSize, codePixels);
        type.setBackground(colours.ground);
    }
    if (!type.anchorHref().isEmpty()) {
        type.setForeground(colours.accent);
        type.setFontUnderline(false);
    }
    return type;
}

void styleFragments(const QTextBlock& block, const Colours& colours) {
    const int level = block.blockFormat().headingLevel();
    std::vector<std::pair<QTextCursor, QTextCharFormat>> changes;
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        const QTextFragment fragment = at.fragment();
        QTextCursor over(block);
        over.setPosition(fragment.position());
        over.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        const QTextCharFormat type = fragment.charFormat();
        changes.emplace_back(over, level > 0 ? headingType(type, level, anchorOf(block.text()))
                                             : textType(type, colours));
    }
    for (auto& [over, type] : changes)
        over.setCharFormat(type);
}

void styleTable(QTextTable& table, const Colours& colours) {
    QTextTableFormat format = table.format();
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(4);
    format.setBottomMargin(14);
    table.setFormat(format);
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextTableCell cell = table.cellAt(row, column);
            QTextTableCellFormat edges = cell.format().toTableCellFormat();
            edges.setTopPadding(5);
            edges.setBottomPadding(5);
            edges.setLeftPadding(column == 0 ? 2 : 8);
            edges.setRightPadding(8);
            edges.setBottomBorder(1);
            edges.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            edges.setBottomBorderBrush(colours.line);
            cell.setFormat(edges);
            if (row > 0)
                continue;
            QTextCharFormat head;
            head.setForeground(colours.muted);
            head.setFontWeight(QFont::DemiBold);
            cursorOver(cell.firstCursorPosition().block()).mergeCharFormat(head);
        }
    }
}

} // namespace

void styleManual(QTextDocument& document, const Colours& colours) {
    QTextCursor all(&document);
    all.beginEditBlock();
    joinCodeLines(document);
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame))
            styleTable(*table, colours);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        styleFragments(block, colours);
        const int level = block.blockFormat().headingLevel();
        level > 0 ? styleHeading(block, level) : styleParagraph(block, colours);
    }
    all.endEditBlock();
}

} // namespace ui
