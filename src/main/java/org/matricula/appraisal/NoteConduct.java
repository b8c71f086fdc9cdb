package org.matricula.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记日常表现: how a whole class kept one standard on one day. Who is left blank is not noted; what is
/// changed later is struck with its reason and stays readable.
@Service
class NoteConduct {

    /// @param words what there is to say, may be empty
    record Noted(UUID enrolmentId, Verdict verdict, String words) {}

    private final ConductNotes notes;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    NoteConduct(ConductNotes notes, Units units, Ledger ledger, Clock clock) {
        this.notes = notes;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if the class is not within reach
    Unit reached(UUID unit) {
        return units.find(unit)
                .filter(it -> it.institutionId() != null)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// @return how many students were noted anew or otherwise than before
    @Transactional
    int note(UUID unitId, UUID standard, LocalDate on, List<Noted> noted, @Nullable String why) {
        var unit = reached(unitId);
        notes.hold(unit);
        var lines =
                notes.lines(unit, standard, on).stream()
                        .collect(Collectors.toMap(ConductLine::enrolmentId, Function.identity()));
        if (!lines.keySet().containsAll(noted.stream().map(Noted::enrolmentId).toList())) {
            throw new Absent("enrolment");
        }
        var said =
                noted.stream()
                        .collect(
                                Collectors.toMap(
                                        Noted::enrolmentId, Function.identity(), (a, b) -> b));
        var gone = new ArrayList<UUID>();
        var added = new ArrayList<Noted>();
        lines.forEach((enrolment, line) -> {
            var now = said.get(enrolment);
            var same =
                    now != null
                            && now.verdict().code().equals(line.verdict())
                            && now.words().equals(line.words());
            if (line.verdict() != null && !same) {
                gone.add(enrolment);
            }
            if (now != null && !same) {
                added.add(now);
            }
        });
        var me = Acting.now();
        var others =
                me.holds("teacher")
                        && gone.stream()
                                .anyMatch(it ->
                                        !Objects.equals(lines.get(it).recorderId(), me.account()));
        var known =
                notes.standards(unit.institutionId()).stream()
                        .anyMatch(it -> it.id().equals(standard));
        Refused.unlessEmpty(
                Refusal.all(
                        known ? null : Refusal.input("standard", "appraisal.standard"),
                        on.isAfter(LocalDate.now(clock))
                                ? Refusal.input("on", "appraisal.future")
                                : null,
                        others ? Refusal.forbidden("appraisal.others") : null,
                        !gone.isEmpty() && (why == null || why.isBlank())
                                ? Refusal.input("reason", "appraisal.why")
                                : null));
        if (gone.isEmpty() && added.isEmpty()) {
            return 0;
        }
        var at = clock.instant();
        if (!gone.isEmpty()) {
            notes.strike(gone, standard, on, why.strip(), at);
        }
        notes.add(added, standard, on, at);
        ledger.record(
                Act.of("appraisal.note", "unit:" + unit.id())
                        .at(unit.pos())
                        .because(gone.isEmpty() ? null : why.strip())
                        .to(
                                Map.of(
                                        "standard", standard.toString(),
                                        "on", on.toString(),
                                        "noted", added.size(),
                                        "struck", gone.size())));
        return added.size() + (int) gone.stream().filter(it -> !said.containsKey(it)).count();
    }

    /// 增加行为标准 of the acting person's own school.
    @Transactional
    void addStandard(UUID institution, String name) {
        var it = reached(institution);
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() || name.length() > 40
                                ? Refusal.input("name", "appraisal.standard-name")
                                : null));
        if (!notes.addStandard(it.institutionId(), name.strip())) {
            throw new Refused(Refusal.conflict("appraisal.standard-twice", name.strip()));
        }
        ledger.record(
                Act.of("appraisal.add-standard", "unit:" + it.id())
                        .at(it.pos())
                        .to(Map.of("name", name.strip())));
    }

    /// 停用: a school's own; those of all schools stay.
    @Transactional
    void retireStandard(UUID institution, UUID standard) {
        var it = reached(institution);
        if (!notes.retireStandard(it.institutionId(), standard, clock.instant())) {
            throw new Refused(Refusal.conflict("appraisal.standard-given"));
        }
        ledger.record(
                Act.of("appraisal.retire-standard", "unit:" + it.id())
                        .at(it.pos())
                        .to(Map.of("standard", standard.toString())));
    }
}
