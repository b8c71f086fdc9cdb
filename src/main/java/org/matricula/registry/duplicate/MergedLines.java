package org.matricula.registry.duplicate;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.PersonName;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// What of a merge has to be sealed anew: a private value opens only beside its own person's salt.
@Component
class MergedLines {

    /// Family, schooling and growth; destinations go with their enrolment.
    private static final Map<String, List<Field>> LINES =
            Map.of(
                    "guardian", List.of(Intake.GUARDIAN_PHONE, Intake.GUARDIAN_DOCUMENT),
                    "previous_schooling", List.of(),
                    "growth", List.of(Intake.GROWTH_NOTE));

    private static final String HEALTH = "health";

    private static final List<String> CLEAR =
            List.of(
                    "birth_on",
                    "ethnicity",
                    "overseas",
                    "political_status",
                    "native_place",
                    "household_type",
                    "photo_id");

    private static final List<Field> SEALED =
            List.of(Intake.HOUSEHOLD_ADDRESS, Intake.HOME_ADDRESS, Intake.PHONE, Intake.EMAIL);

    private final MergedLineRows rows;
    private final MergeRows merges;
    private final Registry registry;
    private final Vault vault;

    MergedLines(MergedLineRows rows, MergeRows merges, Registry registry, Vault vault) {
        this.rows = rows;
        this.merges = merges;
        this.registry = registry;
        this.vault = vault;
    }

    /// The lines of the one who goes stand behind those of the one who stays.
    void move(UUID merge, UUID from, UUID to) {
        var fromSalt = rows.salt(from);
        var toSalt = rows.salt(to);
        LINES.forEach((table, fields) -> {
            var last = rows.last(table, to);
            for (var line : rows.lines(table, from, fields)) {
                rows.note(merge, "line", table, line.id().toString(), String.valueOf(line.seq()));
                rows.move(
                        table,
                        line.id(),
                        to,
                        last + line.seq(),
                        resealed(fields, line, fromSalt, toSalt));
            }
        });
        if (rows.moveHealth(from, to)) {
            rows.note(merge, "line", HEALTH, from.toString(), null);
            rows.healthNote(to, seal(Intake.HEALTH_NOTE, rows.healthNote(to), fromSalt, toSalt));
        }
    }

    /// What became of the lines goes back with them; what was taken out meanwhile stays out.
    void moveBack(UUID merge, UUID from, UUID to) {
        var fromSalt = rows.salt(from);
        var toSalt = rows.salt(to);
        LINES.forEach((table, fields) -> {
            var before = rows.parts(merge, table);
            for (var line : rows.lines(table, from, fields)) {
                var seq = before.get(line.id().toString());
                if (seq != null) {
                    rows.move(
                            table,
                            line.id(),
                            to,
                            Integer.parseInt(seq),
                            resealed(fields, line, fromSalt, toSalt));
                }
            }
        });
        if (!rows.parts(merge, HEALTH).isEmpty() && rows.moveHealth(from, to)) {
            rows.healthNote(to, seal(Intake.HEALTH_NOTE, rows.healthNote(to), fromSalt, toSalt));
        }
    }

    /// Enrolments go to another person, and their registry numbers with them. Whose they are is
    /// within reach, before the one, then the other.
    void hand(List<UUID> enrolments, UUID from, UUID to) {
        var numbers = rows.numbers(enrolments);
        var fromSalt = numbers.isEmpty() ? new byte[0] : rows.salt(from);
        merges.hand(enrolments, to);
        for (var it : numbers) {
            rows.number(
                    it.enrolment(),
                    Objects.requireNonNull(
                            seal(Intake.REGISTRY_NUMBER, it.sealed(), fromSalt, rows.salt(to))));
        }
    }

    /// What is not known of the one who stays is taken from the one who goes.
    void fill(UUID merge, UUID gone, UUID kept) {
        var goneSalt = rows.salt(gone);
        var keptSalt = rows.salt(kept);
        rows.fillFormerName(gone, kept).ifPresent(it -> column(merge, "former_name", it));
        for (var column : CLEAR) {
            rows.fill(column, gone, kept).ifPresent(it -> column(merge, column, it));
        }
        if (rows.lacksDocument(gone, kept)) {
            for (var column : List.of("document_type", "document_until", "document_override")) {
                rows.fill(column, gone, kept).ifPresent(it -> column(merge, column, it));
            }
            fill(merge, Intake.DOCUMENT, gone, kept, goneSalt, keptSalt);
        }
        for (var field : SEALED) {
            if (fill(merge, field, gone, kept, goneSalt, keptSalt) && field.equals(Intake.PHONE)) {
                rows.phoneTail(gone, kept);
            }
        }
    }

    private boolean fill(
            UUID merge, Field field, UUID gone, UUID kept, byte[] goneSalt, byte[] keptSalt) {
        var value = seal(field, rows.sealed(field.column(), gone), goneSalt, keptSalt);
        if (value == null || rows.sealed(field.column(), kept) != null) {
            return false;
        }
        rows.fill(field.column(), kept, value);
        column(merge, field.column(), HexFormat.of().formatHex(value));
        return true;
    }

    private void column(UUID merge, String column, String value) {
        rows.note(merge, "column", "person", column, value);
    }

    /// What was filled is empty again, unless somebody has written over it.
    void empty(UUID merge, UUID kept) {
        rows.parts(merge, "person")
                .forEach((column, value) -> {
                    if (rows.empty(column, kept, value) && column.equals("phone")) {
                        rows.noPhoneTail(kept);
                    }
                });
    }

    /// Whoever is looked for by any part of the name is found under all their enrolments.
    void respell(UUID person) {
        registry.spelt(person, new PersonName(rows.name(person)).suffixes());
    }

    private Map<String, byte @Nullable []> resealed(
            List<Field> fields, MergedLineRows.Sealed line, byte[] from, byte[] to) {
        var values = new java.util.HashMap<String, byte @Nullable []>();
        for (var field : fields) {
            values.put(field.column(), seal(field, line.values().get(field.column()), from, to));
        }
        return values;
    }

    private byte @Nullable [] seal(Field field, byte @Nullable [] sealed, byte[] from, byte[] to) {
        return sealed == null
                ? null
                : vault.seal(field, Objects.requireNonNull(vault.open(field, sealed, from)), to);
    }
}
