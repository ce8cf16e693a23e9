#pragma once

#include <QAction>

#include <memory>
#include <type_traits>

#include "tests/ui/support/widgets.h"
#include "ui/components/shared_actions.h"

/// A test of one page or form, of which each of its functions has a new one: init() calls makePage(), and
/// cleanup() dropPage().
template <typename Page>
class PageTest : public QObject {
protected:
    void makePage() {
        beginStrictly();
        if constexpr (std::is_constructible_v<Page, const ui::SharedActions&>)
            m_page = std::make_unique<Page>(m_actions);
        else
            m_page = std::make_unique<Page>();
        watchTables(*m_page);
    }
    void dropPage() { m_page.reset(); }

    template <typename Object>
    Object* find(const char* name) const {
        return ::find<Object>(*m_page, name);
    }

    /// Whether that widget is in sight, were the page shown.
    bool shows(const char* name) const { return find<QWidget>(name)->isVisibleTo(m_page.get()); }

    ui::SharedActions m_actions;
    std::unique_ptr<Page> m_page;
};
