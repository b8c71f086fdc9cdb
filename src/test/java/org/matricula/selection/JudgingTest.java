package org.matricula.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.organisation.Unit;
import org.matricula.selection.RecordRows.Facts;

/// Criteria, places and ties, without a database.
class JudgingTest {

    private static final UUID GROUP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void places_are_shared_by_equals_and_counted_in_the_own_group_alone() {
        var all = List.of(of("90", 10), of("90", 10), of("80", 10), in(OTHER, of("50", 20)));
        var judged = new Judging(scheme(34, null), Map.of(), Map.of()).of(all);
        assertThat(judged)
                .extracting(it ->
                        it.facts().mean() + " " + it.place() + "/" + it.size() + " " + it.chosen())
                .containsExactlyInAnyOrder(
                        "90 1/3 true", "90 1/3 true", "80 3/3 false", "50 1/1 false");
        assertThat(judged)
                .filteredOn(it -> !it.chosen())
                .extracting(it -> it.reasons().getFirst())
                .containsExactlyInAnyOrder("rank:3/3", "rank:1/1");
    }

    @Test
    void each_criterion_that_is_not_fulfilled_is_named() {
        var bad =
                new Facts(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        10,
                        GROUP,
                        GROUP,
                        2024,
                        new BigDecimal("59.5"),
                        2,
                        9,
                        new BigDecimal("70"),
                        true,
                        List.of());
        var strict =
                new Scheme(
                        GROUP,
                        GROUP,
                        "",
                        "grant",
                        "x",
                        "y",
                        null,
                        "mean",
                        "class",
                        null,
                        new BigDecimal("60"),
                        true,
                        true,
                        80,
                        3,
                        List.of("1", "2"));
        assertThat(new Judging(strict, Map.of(), Map.of()).of(List.of(bad)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.fulfils()).isFalse();
                    assertThat(it.reasons())
                            .containsExactly(
                                    "least:59.5",
                                    "failed:2",
                                    "sanctioned:",
                                    "absent:9",
                                    "conduct:70",
                                    "special:");
                });
    }

    @Test
    void who_shares_the_last_place_is_left_to_a_nomination() {
        var all = new ArrayList<Facts>();
        for (var mean : List.of("95", "90", "90", "85")) {
            all.add(of(mean, 10));
        }
        assertThat(chosen(all, 3)).containsExactly("95", "90", "90");
        assertThat(chosen(all, 2)).containsExactly("95");
        assertThat(chosen(all, 0)).isEmpty();
        assertThat(chosen(all, 9)).hasSize(4);
    }

    @Test
    void units_without_places_get_none_where_others_have_some() {
        var quotas = new LinkedHashMap<Unit, Integer>();
        quotas.put(unit(10, 19), 5);
        var judged =
                new Judging(scheme(null, null), Map.of(), quotas)
                        .of(List.of(of("90", 10), of("99", 20)));
        assertThat(judged)
                .filteredOn(it -> !it.chosen())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.fulfils()).isTrue();
                    assertThat(it.reasons()).containsExactly("places:");
                });
    }

    @Test
    void without_results_nobody_is_ranked() {
        var none = in(GROUP, of(null, 10));
        assertThat(new Judging(scheme(50, null), Map.of(), Map.of()).of(List.of(none)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.place()).isNull();
                    assertThat(it.reasons()).containsExactly("no-results:");
                });
    }

    private static List<String> chosen(List<Facts> all, int places) {
        return new Judging(scheme(null, null), Map.of(), Map.of(unit(0, 100), places))
                .of(all).stream()
                        .filter(RecordRows.Judged::chosen)
                        .map(it -> String.valueOf(it.measure()))
                        .toList();
    }

    /// The second of the two groups asks for more than it has.
    private static Scheme scheme(Integer top, BigDecimal least) {
        return new Scheme(
                GROUP, GROUP, "", "honour", "x", "y", null, "mean", "class", top, least, false,
                false, null, null, List.of());
    }

    private static Facts of(String mean, long pos) {
        return new Facts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                pos,
                GROUP,
                GROUP,
                2024,
                mean == null ? null : new BigDecimal(mean),
                0,
                0,
                null,
                false,
                List.of());
    }

    private static Facts in(UUID group, Facts it) {
        return new Facts(
                it.enrolment(),
                it.person(),
                it.scopePos(),
                group,
                group,
                it.entryYear(),
                it.mean(),
                it.failed(),
                it.absent(),
                it.conduct(),
                it.sanctioned(),
                it.special());
    }

    private static Unit unit(long pos, long end) {
        return new Unit(
                UUID.randomUUID(),
                "class",
                "x",
                "x",
                null,
                null,
                null,
                null,
                null,
                null,
                pos,
                end,
                LocalDate.of(2020, 1, 1),
                null);
    }
}
