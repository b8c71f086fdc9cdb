package org.matricula.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 分班: deals students to classes so that each class gets its share of either sex, of boarders, of
/// every dormitory building and room, and of high and low scores. The same students are always
/// dealt the same way.
public final class ClassDeal {

    /// @param boarding whether they live at the school
    /// @param dormitory null where it is not known
    public record Newcomer(
            UUID id,
            String sex,
            boolean boarding,
            @Nullable Dormitory dormitory,
            @Nullable BigDecimal score) {

        private String building() {
            return dormitory == null ? "" : dormitory.building();
        }

        private String room() {
            return dormitory == null || dormitory.room() == null ? "" : dormitory.room();
        }
    }

    /// A class and who is in it already.
    public static final class Seats {
        private final UUID id;
        private final Map<String, Integer> bySex = new LinkedHashMap<>();
        private final Map<String, Integer> byBuilding = new HashMap<>();
        private final Map<Dormitory, Integer> byRoom = new HashMap<>();
        private int boarders;
        private int all;
        private BigDecimal scores = BigDecimal.ZERO;

        /// @param dormitories of those who are in it already, as far as they are known
        public Seats(
                UUID id,
                int men,
                int women,
                int boarders,
                int all,
                Collection<Dormitory> dormitories) {
            this.id = id;
            this.bySex.put("1", men);
            this.bySex.put("2", women);
            this.boarders = boarders;
            this.all = all;
            dormitories.forEach(this::live);
        }

        private void live(Dormitory it) {
            byBuilding.merge(it.building(), 1, Integer::sum);
            byRoom.merge(it, 1, Integer::sum);
        }

        private int from(@Nullable Dormitory it) {
            return it == null ? 0 : byBuilding.getOrDefault(it.building(), 0);
        }

        private int sharing(@Nullable Dormitory it) {
            return it == null ? 0 : byRoom.getOrDefault(it, 0);
        }

        private int of(String sex) {
            return bySex.getOrDefault(sex, 0);
        }

        private void take(Newcomer it) {
            bySex.merge(it.sex(), 1, Integer::sum);
            boarders += it.boarding() ? 1 : 0;
            if (it.dormitory() != null) {
                live(it.dormitory());
            }
            all++;
            scores = scores.add(it.score() == null ? BigDecimal.ZERO : it.score());
        }
    }

    private ClassDeal() {}

    /// @return the class of each newcomer; empty where there is no class
    public static Map<UUID, UUID> deal(List<Newcomer> newcomers, List<Seats> classes) {
        var dealt = new LinkedHashMap<UUID, UUID>();
        if (classes.isEmpty()) {
            return dealt;
        }
        var inOrder = new ArrayList<>(newcomers);
        inOrder.sort(
                Comparator.comparing(Newcomer::sex)
                        .thenComparing(Newcomer::boarding)
                        .thenComparing(Newcomer::building)
                        .thenComparing(Newcomer::room)
                        .thenComparing(
                                Newcomer::score, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Newcomer::id));
        for (var it : inOrder) {
            var seats = emptiest(it, classes);
            seats.take(it);
            dealt.put(it.id(), seats.id);
        }
        return dealt;
    }

    /// Fewest of the sex, then fewest boarders for a boarder, then fewest of the same building and
    /// room, then fewest of all, then the lowest scores so far: the last is what makes the deal a
    /// snake.
    private static Seats emptiest(Newcomer it, List<Seats> classes) {
        return classes.stream()
                .min(
                        Comparator.<Seats>comparingInt(seats -> seats.of(it.sex()))
                                .thenComparingInt(seats -> it.boarding() ? seats.boarders : 0)
                                .thenComparingInt(seats -> seats.from(it.dormitory()))
                                .thenComparingInt(seats -> seats.sharing(it.dormitory()))
                                .thenComparingInt(seats -> seats.all)
                                .thenComparing(seats -> seats.scores))
                .orElseThrow();
    }
}
