package org.matricula.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matricula.page.Band.Bar;
import org.matricula.page.Band.Segment;

class BandTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void spells_that_follow_each_other_are_drawn_end_to_end() {
        var band =
                Band.of(
                        List.of(
                                spell("2023-09-01", "2024-09-01"),
                                spell("2024-09-01", "2025-09-01"),
                                spell("2025-09-01", "2027-07-01")),
                        TODAY);

        assertThat(band.bars()).extracting(Bar::x).isSorted();
        assertThat(band.bars().getFirst().x()).isZero();
        for (var i = 1; i < band.bars().size(); i++) {
            var before = band.bars().get(i - 1);
            assertThat(before.x() + before.width()).isEqualTo(band.bars().get(i).x());
        }
        assertThat(band.bars().getLast().x() + band.bars().getLast().width()).isEqualTo(Band.WIDTH);
    }

    @Test
    void an_open_spell_reaches_beyond_today() {
        var band = Band.of(List.of(spell("2025-09-01", null)), TODAY);

        assertThat(band.bars().getFirst().width()).isEqualTo(Band.WIDTH);
        assertThat(band.today()).isNotNull();
        assertThat(band.today().x()).isBetween(600.0, Band.WIDTH - 1.0);
    }

    @Test
    void today_is_not_marked_when_all_is_long_past() {
        assertThat(Band.of(List.of(spell("2010-09-01", "2014-07-01")), TODAY).today()).isNull();
    }

    @Test
    void a_spell_too_short_for_its_name_goes_without() {
        var band =
                Band.of(
                        List.of(
                                spell("2016-09-01", "2026-09-01"),
                                spell("2026-09-01", "2026-09-03")),
                        TODAY);

        assertThat(band.bars()).extracting(Bar::label).containsExactly("enrolled", "");
        assertThat(band.bars().getLast().width()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void marks_on_the_axis_keep_their_distance() {
        for (var year = 1990; year < 2026; year++) {
            var ticks = Band.of(List.of(spell(year + "-09-01", null)), TODAY).ticks();
            for (var i = 1; i < ticks.size(); i++) {
                assertThat(ticks.get(i).x() - ticks.get(i - 1).x())
                        .as("since %d", year)
                        .isGreaterThan(60);
            }
        }
    }

    @Test
    void no_spell_makes_no_band() {
        assertThat(Band.of(List.of(), TODAY).bars()).isEmpty();
    }

    static Segment spell(String from, String until) {
        return new Segment(
                "enrolled",
                "jade",
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }
}
