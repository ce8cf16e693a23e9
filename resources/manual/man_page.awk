# Makes a man page of the manual's page on the command line: awk -v version=X -f man_page.awk command_line.md
# It understands what that page uses: headings, paragraphs, code, tables, lists, and links, whose text it keeps.
# awk, because every system that builds has it.

# Escapes what roff would take for its own, and sets code and emphasis.
function inline(text,    out, begin, before, said) {
    gsub(/\\/, "\\e", text)
    while (match(text, /\[[^\]]*\]\([^)]*\)/)) {
        begin = substr(text, RSTART + 1, RLENGTH - 1)
        text = substr(text, 1, RSTART - 1) substr(begin, 1, index(begin, "](") - 1) substr(text, RSTART + RLENGTH)
    }
    out = ""
    while (match(text, /`[^`]*`/)) {
        before = substr(text, 1, RSTART - 1)
        said = substr(text, RSTART + 1, RLENGTH - 2)
        text = substr(text, RSTART + RLENGTH) # emphasis() matches, too
        out = out emphasis(before) code(said)
    }
    return out emphasis(text)
}

function code(text) { return "\\fB" hyphens(text) "\\fR" }

# Those of options can be copied, and are no places to break a line.
function hyphens(text) {
    gsub(/-/, "\\-", text)
    return text
}

function emphasis(text) {
    while (match(text, /\*\*[^*]+\*\*/))
        text = substr(text, 1, RSTART - 1) "\\fB" substr(text, RSTART + 2, RLENGTH - 4) "\\fR" substr(text, RSTART + RLENGTH)
    while (match(text, /\*[^* ][^*]*\*/))
        text = substr(text, 1, RSTART - 1) "\\fI" substr(text, RSTART + 1, RLENGTH - 2) "\\fR" substr(text, RSTART + RLENGTH)
    return text
}

# A line that begins with . or ' would be a request.
function put(line) { print (line ~ /^[.']/ ? "\\&" : "") line }

function trimmed(text) {
    gsub(/^ +| +$/, "", text)
    return text
}

# A row becomes a paragraph: the first cell its tag, those in the middle behind it with their column's name.
function row(line,    cells, count, i, tag) {
    sub(/^\| */, "", line)
    sub(/ *\|$/, "", line)
    count = split(line, cells, / *\| */)
    if (!inTable) {
        for (i = 1; i <= count; ++i)
            names[i] = trimmed(cells[i])
        inTable = 1
        return
    }
    if (line ~ /^[-| :]+$/)
        return
    tag = cells[1] ~ /`/ ? inline(cells[1]) : code(cells[1])
    for (i = 2; i < count; ++i)
        tag = tag " (" names[i] ": " inline(trimmed(cells[i])) ")"
    print ".TP"
    put(tag)
    put(inline(trimmed(cells[count])))
}

BEGIN {
    print "'\\\" -*- coding: UTF-8 -*-"
    print ".TH TASTESCOPE 1 \"\" \"Tastescope " version "\" \"User commands\""
    print ".SH NAME"
    print "tastescope \\- train variational autoencoders for collaborative filtering, and see them learn"
}

/^## / { begun = 1 } # what stands before is for readers of the manual
!begun { next }

/^```/ {
    inCode = !inCode
    print inCode ? ".PP\n.nf" : ".fi"
    next
}
inCode {
    gsub(/\\/, "\\e")
    put(hyphens($0))
    next
}

/^\|/ {
    row($0)
    next
}
{ inTable = 0 }

/^## / {
    print ".SH " toupper(substr($0, 4))
    next
}
/^### / {
    print ".SS " substr($0, 5)
    next
}
/^- / {
    print ".IP \\(bu 2"
    put(inline(substr($0, 3)))
    next
}
/^$/ {
    ended = 1
    next
}
{
    if (ended)
        print ".PP"
    ended = 0
    put(inline(trimmed($0)))
}

END {
    print ".SH SEE ALSO"
    print "The manual: in the window, menu Help."
}
