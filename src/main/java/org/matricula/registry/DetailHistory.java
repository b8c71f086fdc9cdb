package org.matricula.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// Keeps what a corrected detail was: when it was true, and when it was held for true.
@Component
public class DetailHistory {

    static final Field VALUE = new Field("registry.detail", "value");

    /// @param from null where the old value never was true
    record Step(String before, String after, @Nullable LocalDate from, UUID act, Instant at) {}

    /// One detail that an act has changed.
    ///
    /// @param before in clear, blank for none
    /// @param from the day since which the new value is true; null where the old one never was
    /// @param heldSince since when the old value stood in the file; null from the beginning
    /// @param role of whoever did it
    /// @param caseId null where the file was edited directly
    public record Change(
            Detail detail,
            String before,
            String after,
            @Nullable LocalDate from,
            @Nullable Instant heldSince,
            Instant at,
            String actor,
            String role,
            @Nullable String why,
            @Nullable UUID caseId) {}

    private final DetailRows rows;
    private final Vault vault;

    DetailHistory(DetailRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    void changed(UUID person, Detail detail, Step it) {
        var held = rows.held(person, detail.code());
        if (held.isEmpty()) {
            // what stood before anybody corrected it: true since ever, known until now
            add(person, detail, it.before(), null, null, null, it.at(), it.act(), it.act());
            if (it.from() != null) {
                now(person, detail, it.before(), null, it.from(), it);
            }
            now(person, detail, it.after(), it.from(), null, it);
            return;
        }
        var last = held.getLast();
        if (it.from() == null) {
            rows.close(last.id(), it.at(), it.act());
            now(person, detail, it.after(), last.from(), null, it);
            return;
        }
        for (var line : held) {
            if (line.until() == null || line.until().isAfter(it.from())) {
                rows.close(line.id(), it.at(), it.act());
                if (line.from() == null || line.from().isBefore(it.from())) {
                    now(person, detail, value(line), line.from(), it.from(), it);
                }
            }
        }
        now(person, detail, it.after(), it.from(), null, it);
    }

    /// @return the values that are true again
    Map<Detail, String> reversed(UUID person, UUID act, UUID reversal, Instant at) {
        var written =
                rows.writtenBy(person, act).stream()
                        .filter(it -> !act.equals(it.closedBy()))
                        .toList();
        if (written.isEmpty()) {
            throw new Absent("correction");
        }
        if (written.stream().anyMatch(it -> it.closedBy() != null)) {
            throw new Refused(Refusal.conflict("detail.later-act"));
        }
        written.forEach(it -> rows.close(it.id(), at, reversal));
        var values = new EnumMap<Detail, String>(Detail.class);
        for (var it : rows.closedBy(person, act)) {
            var detail = Detail.of(it.field()).orElseThrow();
            add(person, detail, value(it), it.from(), it.until(), at, null, reversal, null);
            if (it.until() == null) {
                values.put(detail, value(it));
            }
        }
        return values;
    }

    Map<Detail, Optional<String>> on(UUID person, LocalDate day) {
        var values = new EnumMap<Detail, Optional<String>>(Detail.class);
        for (var it : rows.held(person)) {
            if ((it.from() == null || !it.from().isAfter(day))
                    && (it.until() == null || it.until().isAfter(day))) {
                values.put(
                        Detail.of(it.field()).orElseThrow(),
                        Optional.of(value(it)).filter(text -> !text.isEmpty()));
            }
        }
        return values;
    }

    /// What each act found and what it left; only what is true up to now is told, not the days
    /// between.
    List<Change> changes(UUID person, List<DetailActs.Act> acts) {
        var lines = rows.ever(person).stream().filter(it -> it.until() == null).toList();
        var all = new ArrayList<Change>();
        for (var act : acts) {
            for (var found : lines) {
                if (act.id().equals(found.closedBy())) {
                    lines.stream()
                            .filter(it -> it.field().equals(found.field()))
                            .filter(it ->
                                    it.actId().equals(act.id()) && !act.id().equals(it.closedBy()))
                            .findFirst()
                            .ifPresent(left -> all.add(change(act, found, left)));
                }
            }
        }
        return all;
    }

    private Change change(DetailActs.Act act, DetailRows.Line found, DetailRows.Line left) {
        return new Change(
                Detail.of(found.field()).orElseThrow(),
                value(found),
                value(left),
                Objects.equals(left.from(), found.from()) ? null : left.from(),
                found.heldFrom(),
                act.at(),
                act.actor(),
                act.role(),
                act.why(),
                act.caseId());
    }

    private void now(
            UUID person,
            Detail detail,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Step it) {
        add(person, detail, value, from, until, it.at(), null, it.act(), null);
    }

    private void add(
            UUID person,
            Detail detail,
            String value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant heldFrom,
            @Nullable Instant heldUntil,
            UUID act,
            @Nullable UUID closedBy) {
        var salt = vault.newSalt();
        rows.add(
                person,
                detail.code(),
                salt,
                value.isEmpty() ? null : vault.seal(VALUE, value, salt),
                from,
                until,
                heldFrom,
                heldUntil,
                act,
                closedBy);
    }

    private String value(DetailRows.Line it) {
        var value = vault.open(VALUE, it.value(), it.salt());
        return value == null ? "" : value;
    }
}
