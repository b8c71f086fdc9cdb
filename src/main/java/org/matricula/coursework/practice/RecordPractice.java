package org.matricula.coursework.practice;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记实践: one by one with what proves it, or a whole sheet of them, all or none.
@Service
class RecordPractice {

    /// What proves a line.
    record Proof(String name, InputStream content) {}

    private static final int LONGEST = 200;

    private final Practices practices;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    RecordPractice(Practices practices, Files files, Ledger ledger, Clock clock) {
        this.practices = practices;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID add(NewPractice it, @Nullable Proof proof) {
        var whose = practices.students(List.of(it.student().strip())).get(it.student().strip());
        Refused.unlessEmpty(refusals(it, whose));
        var file =
                proof == null
                        ? null
                        : files.store(
                                        new NewFile(
                                                whose.scopePos(),
                                                whose.person(),
                                                "practice-proof",
                                                proof.name(),
                                                proof.content()))
                                .id();
        var line = new Practices.Line(whose.enrolment(), it);
        var written = practices.add(List.of(line), file, clock.instant());
        if (written.isEmpty()) {
            throw new Refused(Refusal.conflict("practice.twice", whose.name(), it.title()));
        }
        recorded(1, whose.scopePos());
        return written.getFirst();
    }

    /// Every reason by its row, before anything is written.
    @Transactional(readOnly = true)
    Map<Integer, List<Refusal>> check(Map<Integer, NewPractice> rows) {
        var known = known(rows);
        var wrong = new LinkedHashMap<Integer, List<Refusal>>();
        var seen = new HashSet<String>();
        rows.forEach((row, it) -> {
            var all = new ArrayList<>(refusals(it, known.get(it.student().strip())));
            if (!seen.add(it.student() + it.sort() + it.title() + it.fromOn())) {
                all.add(Refusal.input("title", "practice.again", it.title()));
            }
            if (!all.isEmpty()) {
                wrong.put(row, all);
            }
        });
        return wrong;
    }

    /// @return how many are new; what stands already is left as it is
    @Transactional
    int addAll(Map<Integer, NewPractice> rows) {
        Refused.unlessEmpty(check(rows).values().stream().flatMap(List::stream).toList());
        var known = known(rows);
        var lines =
                rows.values().stream()
                        .map(it ->
                                new Practices.Line(known.get(it.student().strip()).enrolment(), it))
                        .toList();
        var written = practices.add(lines, null, clock.instant()).size();
        recorded(written, Acting.now().scope().lo());
        return written;
    }

    @Transactional
    void strike(UUID id, String why) {
        practices.find(id).orElseThrow(() -> new Absent("practice " + id));
        if (why.isBlank()) {
            throw new Refused(Refusal.input("reason", "field.missing"));
        }
        if (!practices.strike(id, why.strip(), clock.instant())) {
            throw new Absent("practice " + id);
        }
        ledger.record(
                Act.of("practice.strike", "practice:" + id)
                        .at(Acting.now().scope().lo())
                        .because(why.strip()));
    }

    private Map<String, Practices.Whose> known(Map<Integer, NewPractice> rows) {
        return practices.students(
                rows.values().stream().map(it -> it.student().strip()).distinct().toList());
    }

    private void recorded(int many, long at) {
        ledger.record(Act.of("practice.record", null).at(at).to(Map.of("lines", many)));
    }

    private List<Refusal> refusals(NewPractice it, Practices.@Nullable Whose whose) {
        var today = LocalDate.now(clock);
        var from = it.fromOn();
        var until = it.untilOn();
        return Refusal.all(
                whose == null
                        ? Refusal.input("student", "practice.student", it.student().strip())
                        : null,
                Practices.SORTS.contains(it.sort())
                        ? null
                        : Refusal.input("sort", "practice.sort", it.sort()),
                text("title", it.title()),
                text("place", it.place()),
                from == null || until == null || until.isBefore(from)
                        ? Refusal.input("fromOn", "practice.days")
                        : from.isAfter(today) ? Refusal.input("fromOn", "practice.future") : null,
                it.hours() == null && it.credits() == null
                        ? Refusal.input("hours", "practice.amount")
                        : null,
                it.hours() != null && it.hours().signum() <= 0
                                || it.credits() != null && it.credits().signum() < 0
                        ? Refusal.input("hours", "practice.amount")
                        : null,
                it.assessment().isEmpty() || Practices.ASSESSMENTS.contains(it.assessment())
                        ? null
                        : Refusal.input("assessment", "practice.assessment", it.assessment()));
    }

    private static @Nullable Refusal text(String field, String given) {
        return given.isBlank() || given.length() > LONGEST
                ? Refusal.input(field, "practice.text", String.valueOf(LONGEST))
                : null;
    }
}
