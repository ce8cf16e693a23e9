#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/ui/support/page_test.h"
#include "ui/training/options_form.h"

/// No field has its default, and every number needs all of its digits.
inline model::TrainingOptions unusualOptions() {
    model::TrainingOptions options;
    options.network.kind = model::ModelKind::Dae;
    options.network.likelihood = model::Likelihood::Gaussian;
    options.network.hidden = {600, 300, 20};
    options.network.decoderHidden = std::vector<int>{30, 65536};
    options.network.latent = 17;
    options.network.normaliseInput = false;
    options.network.gaussianWeightPositive = 2.000000000000001;
    options.network.gaussianWeightZero = 0.1234567890123;
    options.dropout = 0.333333333333333;
    options.epochs = 7;
    options.batch = 12345;
    options.learningRate = 1.2345678901234e-7;
    options.l2 = 1e-300;
    options.beta.kind = model::BetaKind::Cyclical;
    options.beta.cap = 0.30000000000000004;
    options.beta.annealSteps = 200000;
    options.beta.peakPatience = 3;
    options.beta.cycles = 7;
    options.beta.growingShare = 0.12345678901234567;
    options.patience = 9;
    options.seed = 18446744073709551615U;
    options.threads = 2;
    return options;
}

/// Field by field, so that a failure says which one.
inline void compareOptions(const model::TrainingOptions& actual, const model::TrainingOptions& expected) {
    QVERIFY(actual.network.kind == expected.network.kind);
    QVERIFY(actual.network.decoderHidden == expected.network.decoderHidden);
    QCOMPARE(actual.network.likelihood, expected.network.likelihood);
    QCOMPARE(actual.network.hidden, expected.network.hidden);
    QCOMPARE(actual.network.latent, expected.network.latent);
    QCOMPARE(actual.network.normaliseInput, expected.network.normaliseInput);
    QVERIFY(actual.network.gaussianWeightPositive == expected.network.gaussianWeightPositive);
    QVERIFY(actual.network.gaussianWeightZero == expected.network.gaussianWeightZero);
    QVERIFY(actual.dropout == expected.dropout);
    QCOMPARE(actual.epochs, expected.epochs);
    QCOMPARE(actual.batch, expected.batch);
    QVERIFY(actual.learningRate == expected.learningRate);
    QVERIFY(actual.l2 == expected.l2);
    QVERIFY(actual.beta.cap == expected.beta.cap);
    QCOMPARE(actual.beta.annealSteps, expected.beta.annealSteps);
    QCOMPARE(actual.seed, expected.seed);
    QCOMPARE(actual.threads, expected.threads);
    QCOMPARE(actual.patience, expected.patience);
    QVERIFY(actual.beta == expected.beta);
    QVERIFY(actual == expected);
}

/// A test of the form of the training options, m_page.
class OptionsFormTest : public PageTest<ui::OptionsForm> {
protected:
    QLineEdit* field(const QString& name) const { return m_page->findChild<QLineEdit*>(name); }
    QString complaint(const QString& name) const {
        const auto* label = m_page->findChild<QLabel*>(name + QStringLiteral("Complaint"));
        return label->isVisibleTo(m_page.get()) ? label->text() : QString();
    }
    QComboBox* choice(const char* name) const { return find<QComboBox>(name); }
    void choose(const char* name, auto value) const {
        choice(name)->setCurrentIndex(choice(name)->findData(static_cast<int>(value)));
    }
    QPushButton* section(const char* title) const {
        for (auto* button : m_page->findChildren<QPushButton*>())
            if (button->accessibleName() == QString::fromUtf8(title))
                return button;
        return nullptr;
    }
    void type(const char* name, const QString& text) const { field(QLatin1String(name))->setText(text); }
};
