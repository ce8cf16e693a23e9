#include "ui/training/ease_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/fields/real_field.h"
#include "ui/style/format.h"

namespace ui {

namespace {

constexpr int dialogWidth = 420;
constexpr int lambdaWidth = 96;

QLabel* makeParagraph(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString needSentence(const model::EaseNeed& need) {
    const QString takes = EaseDialog::tr("%1: the matrix takes %2 of memory")
                              .arg(counted(need.items, EaseDialog::tr("1 item"), EaseDialog::tr("%1 items")),
                                   dataSize(need.bytes));
    if (need.available == 0)
        return takes + QLatin1Char('.');
    return EaseDialog::tr("%1, of which %2 is free.").arg(takes, dataSize(need.available));
}

} // namespace

EaseDialog::EaseDialog(const model::EaseNeed& need, double lambda, QWidget* parent)
    : QDialog(parent), m_need(need),
      m_lambda(new RealField({.minimum = 0, .maximum = model::largestLambda, .minimumAllowed = false},
                             tr("a number above 0 and at most 1e9"), this)),
      m_complaint(new QLabel(this)), m_start(new QPushButton(tr("&Compute"), this)) {
    setObjectName(QStringLiteral("easeDialog"));
    setWindowTitle(tr("Compare with EASE"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(makeParagraph(tr("EASE (Steck 2019) is a linear model with a closed-form solution: a "
                                       "baseline that a network should beat."),
                                    this));
    layout->addWidget(buildForm());
    auto* sentence = makeParagraph(needSentence(need), this);
    sentence->setObjectName(QStringLiteral("easeNeed"));
    sentence->setProperty("muted", true);
    layout->addWidget(sentence);
    layout->addWidget(buildButtons());
    layout->addStretch();
    setFixedWidth(dialogWidth);
    m_lambda->setValue(lambda);
    connect(m_lambda, &Field::edited, this, &EaseDialog::refresh);
    refresh();
}

QWidget* EaseDialog::buildForm() {
    const QString help = tr("Keeps the weights small. 500 suits MovieLens 20M; more items need more.");
    m_lambda->setObjectName(QStringLiteral("easeLambda"));
    m_lambda->setAccessibleName(tr("λ"));
    m_lambda->setToolTip(help);
    m_lambda->setWhatsThis(help);
    m_lambda->setFixedWidth(lambdaWidth);
    m_lambda->setAlignment(Qt::AlignRight);
    m_complaint->setObjectName(QStringLiteral("easeComplaint"));
    m_complaint->setProperty("failure", true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->setWordWrap(true);
    auto* form = new QWidget(this);
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(12);
    rows->addRow(tr("&λ"), m_lambda);
    rows->addRow(m_complaint);
    return form;
}

QWidget* EaseDialog::buildButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_start->setObjectName(QStringLiteral("easeStart"));
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_start, &QPushButton::clicked, this, &EaseDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &EaseDialog::reject);
    return buttons;
}

bool EaseDialog::fits() const {
    return m_need.available == 0 || m_need.bytes <= m_need.available;
}

void EaseDialog::refresh() {
    const QString lambda = m_lambda->complaint();
    const QString complaint =
        fits() || !lambda.isEmpty()
            ? lambda
            : tr("There is too little memory: %1 would fit. Close other programs, or keep fewer items when "
                 "the data are opened.")
                  .arg(counted(m_need.fitting, tr("1 item"), tr("%1 items")));
    m_complaint->setText(complaint);
    m_complaint->setVisible(!complaint.isEmpty());
    m_start->setText(fits() ? tr("&Compute") : tr("Compute &anyway"));
    m_start->setDefault(fits());
    m_start->setEnabled(lambda.isEmpty());
    m_start->setToolTip(complaint);
}

void EaseDialog::choose() {
    emit lambdaChosen(*m_lambda->value());
    accept();
}

} // namespace ui
