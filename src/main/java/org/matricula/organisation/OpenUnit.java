package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设立机构: opens a unit below another.
@Service
public class OpenUnit {

    private static final Set<String> EDUCATIONS = Set.of("school", "college", "open");
    private static final int LONGEST_CODE = 30;
    private static final int LONGEST_NAME = 100;

    private final Units units;
    private final UnitRows rows;
    private final Ledger ledger;
    private final Clock clock;

    OpenUnit(Units units, UnitRows rows, Ledger ledger, Clock clock) {
        this.units = units;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID open(NewUnit asked) {
        rows.lockTree();
        var unit = tidy(asked);
        var parent = unit.parent() == null ? null : units.get(unit.parent());
        var from = unit.from() == null ? LocalDate.now(clock) : unit.from();
        Refused.unlessEmpty(refusals(unit, parent, from));
        var education =
                unit.education() != null || parent == null ? unit.education() : parent.education();
        var institution =
                parent == null || unit.kind().equals("school") ? null : parent.institutionId();
        var id = rows.insert(unit, institution, education, from);
        rows.insertName(id, unit.name(), from);
        var opened = units.get(id);
        ledger.record(
                Act.of("unit.open", TreeKeepers.subject(id))
                        .at(opened.pos())
                        .to(Map.of("kind", unit.kind(), "code", unit.code(), "name", unit.name())));
        return id;
    }

    private static NewUnit tidy(NewUnit unit) {
        return new NewUnit(
                plain(unit.kind()),
                plain(unit.code()),
                plain(unit.name()),
                unit.parent(),
                blankToNull(unit.education()),
                blankToNull(unit.stage()),
                blankToNull(unit.division()),
                unit.gradeLevel(),
                unit.entryYear(),
                unit.from());
    }

    /// What the interface was not told is as good as left empty.
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private List<Refusal> refusals(NewUnit unit, @Nullable Unit parent, LocalDate from) {
        var kind = UnitKind.of(unit.kind());
        if (kind.isEmpty()) {
            return List.of(Refusal.input("kind", "unit.kind", unit.kind()));
        }
        return Refusal.all(
                parent == null ? TreeKeepers.unlessMayPlant() : TreeKeepers.unlessMay(parent),
                wrong(unit.code(), LONGEST_CODE)
                        ? Refusal.input("code", "unit.code.shape", LONGEST_CODE)
                        : null,
                wrong(unit.name(), LONGEST_NAME)
                        ? Refusal.input("name", "unit.name.shape", LONGEST_NAME)
                        : null,
                unit.education() != null && !EDUCATIONS.contains(unit.education())
                        ? Refusal.input("education", "unit.education", unit.education())
                        : null,
                kind.get().mayHangUnder(parent == null ? null : parent.kind())
                        ? null
                        : Refusal.rule("unit.place").at("parent"),
                Refusal.when(
                        parent != null && (parent.until() != null || !parent.openOn(from)),
                        "unit.parent.closed",
                        parent == null ? "" : parent.name(),
                        from));
    }

    private static boolean wrong(String text, int longest) {
        return text.isEmpty()
                || text.codePointCount(0, text.length()) > longest
                || text.codePoints().anyMatch(Character::isISOControl);
    }
}
