package org.matricula.change.batch;

import static org.matricula.change.batch.BatchLine.Outcome.EXCEPTED;
import static org.matricula.change.batch.BatchLine.Outcome.GONE;
import static org.matricula.change.batch.BatchLine.Outcome.KEPT;
import static org.matricula.change.batch.BatchLine.Outcome.MOVED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.batch.BatchPopulation.Standing;
import org.matricula.change.batch.BatchRows.Kept;
import org.matricula.registry.StudentStatus;

/// 预览: what would become of each student, and the sum of each class. Computed from who stood there
/// when it was prepared and who stands there now; the effect is written from the same lines.
///
/// @param lines every student once
/// @param sums each class that it concerns
public record BatchPlan(List<BatchLine> lines, List<ClassSum> sums) {

    /// Whether it balances: before + arrived = after + departed.
    ///
    /// @param before when the preview was made
    /// @param after counted from the lines, not from the other three
    public record ClassSum(UUID unitId, int before, int arrived, int departed, int after) {

        public boolean balances() {
            return before + arrived == after + departed;
        }
    }

    /// @param classes those concerned, in their order
    /// @param counts who stands in them now
    static BatchPlan of(
            BatchChange batch,
            List<UUID> classes,
            List<Kept> kept,
            List<Standing> now,
            Map<UUID, Integer> counts) {
        var standing = new LinkedHashMap<UUID, Standing>();
        now.forEach(it -> standing.put(it.enrolmentId(), it));
        var lines = new ArrayList<BatchLine>();
        for (var it : kept) {
            var stands = standing.remove(it.enrolmentId());
            lines.add(stands == null ? gone(it) : line(batch, it, stands));
        }
        standing.values().forEach(it -> lines.add(excepted(null, it, "came", null)));
        return new BatchPlan(lines, sums(classes, lines, counts));
    }

    private static BatchLine gone(Kept it) {
        return new BatchLine(
                it.enrolmentId(),
                it.personId(),
                it.name(),
                it.studentNumber(),
                it.fromUnitId(),
                null,
                it.fromLevel(),
                GONE,
                null,
                null,
                null,
                null,
                it.note());
    }

    private static BatchLine line(BatchChange batch, Kept kept, Standing now) {
        var why = why(batch, kept, now);
        if (why != null) {
            return excepted(
                    kept,
                    now,
                    why,
                    why.equals("case")
                            ? now.pending()
                            : why.equals("status") ? now.status() : null);
        }
        var keep = kept.mark().equals("keep");
        var to = kept.toUnitId() == null ? now.unitId() : kept.toUnitId();
        var level =
                batch.kind() == BatchKind.ADVANCE && !keep
                        ? Objects.requireNonNull(batch.fromLevel()) + 1
                        : now.gradeLevel();
        // whoever of a split class stays in it is kept, and nothing is written of them
        var stays = batch.kind() != BatchKind.ADVANCE && to.equals(now.unitId());
        return drawn(kept, now, keep || stays ? KEPT : MOVED, null, null, to, level);
    }

    private static BatchLine excepted(
            @Nullable Kept kept, Standing now, String why, @Nullable String detail) {
        return drawn(kept, now, EXCEPTED, why, detail, now.unitId(), now.gradeLevel());
    }

    private static BatchLine drawn(
            @Nullable Kept kept,
            Standing now,
            BatchLine.Outcome outcome,
            @Nullable String why,
            @Nullable String detail,
            UUID end,
            @Nullable Integer level) {
        return new BatchLine(
                now.enrolmentId(),
                now.personId(),
                now.name(),
                now.studentNumber(),
                kept == null ? null : kept.fromUnitId(),
                now.unitId(),
                now.gradeLevel(),
                outcome,
                why,
                detail,
                end,
                level,
                kept == null ? null : kept.note());
    }

    /// The first reason for which nothing is done with a student; null where there is none.
    private static @Nullable String why(BatchChange batch, Kept kept, Standing now) {
        if (!now.status().equals(StudentStatus.ENROLLED.code())) {
            return "status";
        } else if (now.chased()) {
            return "chase";
        } else if (now.pending() != null) {
            return "case";
        } else if (now.leaving()) {
            return "leaving";
        } else if (now.booked()) {
            return "booked";
        } else if (now.unchecked()) {
            return "unchecked";
        } else if (batch.kind() == BatchKind.ADVANCE) {
            return yearly(batch, kept, now);
        }
        return kept.mark().equals("except") || kept.toUnitId() == null ? "by-hand" : null;
    }

    private static @Nullable String yearly(BatchChange batch, Kept kept, Standing now) {
        if (!Objects.equals(now.gradeLevel(), batch.fromLevel())) {
            return "other-year";
        } else if (now.lastYear()) {
            return "last-year";
        }
        return kept.mark().equals("except") ? "by-hand" : null;
    }

    private static List<ClassSum> sums(
            List<UUID> classes, List<BatchLine> lines, Map<UUID, Integer> counts) {
        var before = new HashMap<UUID, Integer>();
        var arrived = new HashMap<UUID, Integer>();
        var departed = new HashMap<UUID, Integer>();
        var here = new HashMap<UUID, Integer>();
        var after = new HashMap<UUID, Integer>();
        for (var it : lines) {
            add(before, it.fromUnitId());
            add(here, it.nowUnitId());
            add(after, it.endUnitId());
            if (!Objects.equals(it.fromUnitId(), it.endUnitId())) {
                add(departed, it.fromUnitId());
                add(arrived, it.endUnitId());
            }
        }
        return classes.stream()
                .map(it -> {
                    // who stands there and is no line of the batch: a class that takes others in
                    var others = counts.getOrDefault(it, 0) - here.getOrDefault(it, 0);
                    return new ClassSum(
                            it,
                            before.getOrDefault(it, 0) + others,
                            arrived.getOrDefault(it, 0),
                            departed.getOrDefault(it, 0),
                            after.getOrDefault(it, 0) + others);
                })
                .toList();
    }

    private static void add(Map<UUID, Integer> counts, @Nullable UUID unit) {
        if (unit != null) {
            counts.merge(unit, 1, Integer::sum);
        }
    }

    boolean balances() {
        return sums.stream().allMatch(ClassSum::balances);
    }

    long count(BatchLine.Outcome outcome) {
        return lines.stream().filter(it -> it.outcome() == outcome).count();
    }

    /// What somebody has seen of it: another preview has another.
    String seen() {
        var text = new StringBuilder();
        lines.stream()
                .sorted(java.util.Comparator.comparing(BatchLine::enrolmentId))
                .forEach(it ->
                        text.append(it.enrolmentId())
                                .append(it.outcome())
                                .append(it.why())
                                .append(it.endUnitId())
                                .append(it.endLevel()));
        sums.forEach(text::append);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
