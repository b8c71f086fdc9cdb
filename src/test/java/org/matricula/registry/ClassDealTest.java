package org.matricula.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.matricula.registry.ClassDeal.Newcomer;
import org.matricula.registry.ClassDeal.Seats;

/// 分班: every class gets its share.
class ClassDealTest {

    @Property(tries = 60)
    void no_class_has_two_more_of_either_sex_than_another(
            @ForAll @IntRange(min = 1, max = 200) int many,
            @ForAll @IntRange(min = 1, max = 8) int classes,
            @ForAll long seed) {
        var newcomers = newcomers(many, new Random(seed));
        var dealt = ClassDeal.deal(newcomers, seats(classes));
        assertThat(dealt).hasSize(many);
        for (var sex : List.of("1", "2")) {
            var counts = counts(newcomers, dealt, it -> it.sex().equals(sex));
            var least =
                    counts.size() < classes
                            ? 0
                            : counts.values().stream().min(Long::compare).orElse(0L);
            assertThat(counts.values().stream().max(Long::compare).orElse(0L) - least)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void the_best_are_not_all_put_into_one_class() {
        var newcomers =
                IntStream.range(0, 40)
                        .mapToObj(it ->
                                new Newcomer(
                                        new UUID(0, it),
                                        "1",
                                        false,
                                        null,
                                        new BigDecimal(600 - it)))
                        .toList();
        var dealt = ClassDeal.deal(newcomers, seats(2));
        var sums =
                newcomers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> dealt.get(it.id()),
                                        Collectors.summingInt(it -> it.score().intValue())));
        assertThat(sums.values()).hasSize(2);
        var two = sums.values().stream().sorted().toList();
        assertThat(two.getLast() - two.getFirst()).isLessThan(40);
    }

    @Property(tries = 60)
    void every_building_and_room_is_shared_out_among_the_classes(
            @ForAll @IntRange(min = 2, max = 6) int classes, @ForAll long seed) {
        var random = new Random(seed);
        // men in one building, women in another, a third for both; rooms of six, some places empty
        var newcomers =
                IntStream.range(0, 30 * classes)
                        .mapToObj(it -> {
                            var sex = random.nextBoolean() ? "1" : "2";
                            var building = random.nextInt(3) == 0 ? "混合楼" : sex;
                            return new Newcomer(
                                    new UUID(0, it),
                                    sex,
                                    true,
                                    new Dormitory(
                                            building, sex + "-" + random.nextInt(5 * classes)),
                                    new BigDecimal(random.nextInt(700)));
                        })
                        .toList();
        var dealt = ClassDeal.deal(newcomers, seats(classes));
        for (var building : List.of("1", "2", "混合楼")) {
            assertThat(
                            spread(
                                    classes,
                                    newcomers,
                                    dealt,
                                    it -> it.dormitory().building().equals(building)))
                    .as(building)
                    .isLessThanOrEqualTo(2);
        }
        newcomers.stream()
                .map(Newcomer::dormitory)
                .distinct()
                .forEach(room ->
                        assertThat(
                                        spread(
                                                classes,
                                                newcomers,
                                                dealt,
                                                it -> it.dormitory().equals(room)))
                                .as(room.toString())
                                .isLessThanOrEqualTo(2));
        assertThat(spread(classes, newcomers, dealt, it -> it.sex().equals("1")))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whoever_comes_later_is_not_put_where_the_room_mates_are() {
        var room = new Dormitory("三号楼", "412");
        var first = new Seats(new UUID(1, 1), 10, 10, 20, 20, List.of(room, room));
        var second = new Seats(new UUID(1, 2), 10, 10, 20, 20, List.of());
        var man = new Newcomer(new UUID(0, 1), "1", true, room, null);
        assertThat(ClassDeal.deal(List.of(man), List.of(first, second)))
                .containsValue(new UUID(1, 2));
    }

    private static long spread(
            int classes,
            List<Newcomer> newcomers,
            Map<UUID, UUID> dealt,
            java.util.function.Predicate<Newcomer> which) {
        var counts = counts(newcomers, dealt, which);
        var least =
                counts.size() < classes
                        ? 0
                        : counts.values().stream().min(Long::compare).orElse(0L);
        return counts.values().stream().max(Long::compare).orElse(0L) - least;
    }

    @Test
    void whoever_comes_later_goes_where_there_are_fewer() {
        var first = new Seats(new UUID(1, 1), 10, 12, 0, 22, List.of());
        var second = new Seats(new UUID(1, 2), 9, 14, 0, 23, List.of());
        var man = new Newcomer(new UUID(0, 1), "1", false, null, null);
        assertThat(ClassDeal.deal(List.of(man), List.of(first, second)))
                .containsValue(new UUID(1, 2));
    }

    static List<Newcomer> newcomers(int many, Random random) {
        return IntStream.range(0, many)
                .mapToObj(it ->
                        new Newcomer(
                                new UUID(0, it),
                                random.nextBoolean() ? "1" : "2",
                                random.nextInt(3) == 0,
                                null,
                                new BigDecimal(random.nextInt(700))))
                .toList();
    }

    static List<Seats> seats(int many) {
        return IntStream.range(0, many)
                .mapToObj(it -> new Seats(new UUID(1, it), 0, 0, 0, 0, List.of()))
                .toList();
    }

    private static Map<UUID, Long> counts(
            List<Newcomer> newcomers,
            Map<UUID, UUID> dealt,
            java.util.function.Predicate<Newcomer> which) {
        return newcomers.stream()
                .filter(which)
                .collect(Collectors.groupingBy(it -> dealt.get(it.id()), Collectors.counting()));
    }
}
