package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.Problem;
import org.matricula.vault.Vault;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/// What is wrong with a corrected value. Here a doubt forbids as a mistake does: a correction is
/// made because something is known better.
@Component
class DetailFaults {

    /// Those that are judged beside each other.
    static final Set<Detail> TOGETHER =
            EnumSet.of(Detail.SEX, Detail.BIRTH_ON, Detail.DOCUMENT_TYPE, Detail.DOCUMENT_NUMBER);

    private static final Set<Detail> NEEDED =
            EnumSet.of(Detail.NAME, Detail.SEX, Detail.GUARDIAN_NAME, Detail.GUARDIAN_RELATION);
    private static final int LONGEST = 200;
    private static final int EARLIEST = 1900;

    private final DetailRows rows;
    private final Codes codes;
    private final Vault vault;
    private final Clock clock;

    DetailFaults(DetailRows rows, Codes codes, Vault vault, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.vault = vault;
        this.clock = clock;
    }

    /// @param values the new ones
    /// @param whole the new ones, with what stays beside them
    List<Refusal> of(UUID person, Map<Detail, String> values, Map<Detail, String> whole) {
        var all = new ArrayList<Refusal>();
        values.forEach((detail, value) -> {
            var fault = shape(detail, value);
            if (fault != null) {
                all.add(fault);
            }
        });
        if (!all.isEmpty()) {
            return all;
        }
        if (values.containsKey(Detail.NAME)) {
            all.addAll(told(Detail.NAME, new PersonName(values.get(Detail.NAME)).check()));
        }
        if (values.keySet().stream().anyMatch(TOGETHER::contains)) {
            all.addAll(document(person, whole));
        }
        return all;
    }

    private @Nullable Refusal shape(Detail it, String value) {
        if (value.isBlank()) {
            return NEEDED.contains(it)
                    ? Refusal.rule("detail.needed", label(it)).at(it.code())
                    : null;
        }
        if (value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ')) {
            return Refusal.input(it.code(), "detail.text", label(it), LONGEST);
        }
        return switch (it.type()) {
            case TEXT -> null;
            case DAY ->
                    day(value) == null ? Refusal.input(it.code(), "detail.day", label(it)) : null;
            case CODE ->
                    codes.find(String.valueOf(it.codes()), value).isEmpty()
                            ? Refusal.input(it.code(), "detail.code", label(it), value)
                            : null;
        };
    }

    private List<Refusal> document(UUID person, Map<Detail, String> whole) {
        var number = whole.getOrDefault(Detail.DOCUMENT_NUMBER, "");
        var type = whole.getOrDefault(Detail.DOCUMENT_TYPE, "");
        if (number.isBlank()) {
            return List.of();
        }
        if (type.isBlank()) {
            return List.of(
                    Refusal.rule("detail.needed", label(Detail.DOCUMENT_TYPE))
                            .at(Detail.DOCUMENT_TYPE.code()));
        }
        var all =
                new ArrayList<>(
                        told(
                                Detail.DOCUMENT_NUMBER,
                                new IdentityDocument(type, number)
                                        .check(
                                                day(whole.getOrDefault(Detail.BIRTH_ON, "")),
                                                whole.get(Detail.SEX),
                                                null,
                                                LocalDate.now(clock))));
        var digest = vault.digest(Intake.DOCUMENT_KEY, Intake.documentKey(type, number));
        if (digest != null && rows.taken(person, digest)) {
            all.add(Refusal.conflict("detail.document-taken").at(Detail.DOCUMENT_NUMBER.code()));
        }
        return all;
    }

    private static List<Refusal> told(Detail at, List<Problem> problems) {
        return problems.stream()
                .filter(it -> it.forbids() || it.needsReason())
                .map(it ->
                        Refusal.rule(
                                        "detail.fault",
                                        label(at),
                                        new DefaultMessageSourceResolvable(
                                                new String[] {"problem." + it.code()},
                                                it.args().toArray(),
                                                it.code()))
                                .at(at.code()))
                .toList();
    }

    private static DefaultMessageSourceResolvable label(Detail it) {
        return new DefaultMessageSourceResolvable(it.label());
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = text.isBlank() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < EARLIEST ? null : day;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
