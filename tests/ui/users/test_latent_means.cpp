#include <QAction>
#include <QSlider>
#include <QTest>

#include <cmath>

#include "tests/support/registered_test.h"
#include "tests/ui/users/users_page_test.h"
#include "ui/users/compare_button.h"
#include "ui/users/epoch_slider.h"
#include "ui/users/latent_means.h"

/// The bars of z: their order, moving them by hand, comparing, going back through the epochs.
class TestLatentMeans : public UsersPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void drawsTheLargestMeans();
    void drawsAllMeansByIndex();
    void setsAMeanByHand();
    void saysWhatADimensionStandsFor();
    void comparesWithSomebodyElse();
    void goesBackThroughTheEpochs();
};

void TestLatentMeans::drawsTheLargestMeans() {
    showUser(profileOf("b1"));
    QCOMPARE(figure().values.size(), std::size_t{40});
    QCOMPARE(figure().whiskers.size(), std::size_t{40});
    QCOMPARE(figure().labels.front(), QStringLiteral("50")); // |μ| grows with k
    QCOMPARE(figure().values.front(), static_cast<double>(-49.0F / 10.0F));
    QCOMPARE(figure().whiskers.front(), 0.5);
    choose("latentOrder", 1); // by KL, which grows with μ² where σ is the same
    QCOMPARE(figure().labels.front(), QStringLiteral("50"));
    choose("latentOrder", 2);
    QCOMPARE(figure().labels.front(), QStringLiteral("11"));
    QCOMPARE(figure().labels.back(), QStringLiteral("50"));
}

void TestLatentMeans::drawsAllMeansByIndex() {
    showUser(profileOf("b1"));
    choose("latentOrder", 2);
    choose("latentNumber", 1);
    QCOMPARE(figure().values.size(), std::size_t{50});
    QCOMPARE(figure().labels.front(), QStringLiteral("1"));
}

void TestLatentMeans::setsAMeanByHand() {
    showUser(profileOf("b1"));
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QSignalSpy chosen(&m_page->latentMeans(), &ui::LatentMeans::meanChosen);
    auto* chart = means();
    QWidget* canvas = chart->focusProxy();
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Left);
    QTest::keyClick(canvas, Qt::Key_Plus);
    QCOMPARE(chosen.last().at(0).toInt(), 49);
    QVERIFY(std::abs(chosen.last().at(1).toDouble() + 4.8) < 1e-6);
    QVERIFY(!chosen.last().at(2).toBool());
    emit chart->valueChosen(1, 2.5, true);
    QCOMPARE(chosen.last().at(0).toInt(), 48);
    auto moved = profileOf("b1");
    moved->mu[48] = 0.0F;
    m_page->setProfile(moved); // while the mouse drags the bar, the bars keep their places
    QCOMPARE(figure().labels[1], QStringLiteral("49"));
    emit chart->valueChosen(1, 0.0, false);
    m_page->setProfile(moved);
    QVERIFY(figure().labels[1] != QStringLiteral("49"));
}

void TestLatentMeans::saysWhatADimensionStandsFor() {
    showUser(profileOf("b1"));
    QSignalSpy asked(&m_page->latentMeans(), &ui::LatentMeans::meaningsRequested);
    auto* chart = means();
    emit chart->pointed(0);
    QCOMPARE(asked.count(), 1);
    auto meanings = std::make_shared<std::vector<model::DimensionMeaning>>(50);
    (*meanings)[49] = {{{"1", "Fargo", {0}}, {"2", "Heat", {1}}}, {{"3", "Shrek", {2}}}};
    m_page->latentMeans().setMeanings(meanings);
    const QString text = find<ui::ElidedLabel>("meaning")->wholeText();
    QVERIFY(text.contains(QStringLiteral("z 50 raises Fargo, Heat · lowers Shrek")));
    emit chart->pointed(1);
    QCOMPARE(asked.count(), 1);                 // they are known of this model
    m_page->latentMeans().setMeanings(nullptr); // a later model, while the pointer stands there
    QCOMPARE(asked.count(), 2);
    auto larger = profileOf("b1");
    larger->mu.resize(80, 9.0F);
    larger->sigma.resize(80, 0.5F);
    m_page->latentMeans().setMeanings(meanings); // of 50 dimensions
    m_page->setProfile(larger);
    emit chart->pointed(0); // dimension 51
    QVERIFY(find<ui::ElidedLabel>("meaning")->wholeText().endsWith(QLatin1String("z 51")));
}

void TestLatentMeans::comparesWithSomebodyElse() {
    showUser(profileOf("b1"));
    QSignalSpy average(&m_page->compareButton(), &ui::CompareButton::averageRequested);
    QSignalSpy kept(&m_page->compareButton(), &ui::CompareButton::userRequested);
    QSignalSpy ended(&m_page->compareButton(), &ui::CompareButton::nobodyRequested);
    const auto action = [this](const char* name) { return find<QAction>(name); };
    action("compareAverage")->trigger();
    action("compareThis")->trigger();
    QCOMPARE(average.count(), 1);
    QCOMPARE(kept.last().first().toString(), QStringLiteral("b1"));
    QVERIFY(!action("compareNobody")->isEnabled());
    auto other = profileOf("a1");
    std::ranges::fill(other->mu, 0.25F);
    m_page->setComparison(other);
    QCOMPARE(figure().others.size(), figure().values.size());
    QCOMPARE(figure().others.front(), 0.25);
    QCOMPARE(figure().otherName, QStringLiteral("μ of user a1"));
    action("compareNobody")->trigger();
    QCOMPARE(ended.count(), 1);
    m_page->setComparison(nullptr);
    QVERIFY(figure().others.empty());
}

void TestLatentMeans::goesBackThroughTheEpochs() {
    showUser(profileOf("b1"));
    auto* slider = find<QSlider>("epochs");
    QVERIFY(!slider->parentWidget()->isVisibleTo(m_page.get()));
    m_page->latentMeans().epochs()->setEpochs({0, 4, 8, 9}, 9);
    QVERIFY(slider->isVisibleTo(m_page.get()));
    QCOMPARE(slider->value(), 3);
    QSignalSpy chosen(m_page->latentMeans().epochs(), &ui::EpochSlider::epochChosen);
    slider->setValue(1);
    QCOMPARE(chosen.last().first().toInt(), 4);
    m_page->latentMeans().epochs()->setEpochs({0, 4, 8, 10}, 4);
    QCOMPARE(label("epochShown")->text(), QStringLiteral("epoch 4 of 10"));
    QCOMPARE(chosen.count(), 1); // nobody moved it
}

TASTESCOPE_TEST(TestLatentMeans)
#include "test_latent_means.moc"
