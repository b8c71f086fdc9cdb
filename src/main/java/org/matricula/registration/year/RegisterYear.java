package org.matricula.registration.year;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.StudentStatus;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 在校生学年电子注册 (高等学校学生学籍学历电子注册办法): listed, registered and exported apart from the terms.
@Service
class RegisterYear {

    private static final Set<String> STATES = Set.of("pending", "registered", "suspended");
    private static final int MOST = 1_000_000;

    private final YearRegistrations years;
    private final Units units;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    RegisterYear(
            YearRegistrations years,
            Units units,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.years = years;
        this.units = units;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if it is no institution within reach
    Unit institution(UUID id) {
        return units.find(id)
                .filter(Unit::institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("institution"));
    }

    /// Lists everyone on the roll; those listed keep what was decided.
    @Transactional
    int lay(UUID institutionId, String year) {
        var it = institution(institutionId);
        var bad = !year.matches("\\d{4}-\\d{4}");
        Refused.unlessEmpty(Refusal.all(bad ? Refusal.input("year", "registration.year") : null));
        var laid = years.lay(it.id(), year, List.of(StudentStatus.activeCodes()));
        record("registration.year-list", it, year, null, Map.of("year", year, "students", laid));
        return laid;
    }

    @Transactional
    int register(UUID institutionId, String year) {
        var it = institution(institutionId);
        var done = years.register(it.id(), year, clock.instant());
        record("registration.year-register", it, year, null, Map.of("year", year, "count", done));
        return done;
    }

    @Transactional
    void set(
            UUID institutionId,
            String year,
            @Nullable UUID enrolment,
            String state,
            @Nullable String reason) {
        var it = institution(institutionId);
        Refused.unlessEmpty(
                Refusal.all(
                        STATES.contains(state)
                                ? null
                                : Refusal.input("state", "registration.state"),
                        state.equals("suspended") && reason == null
                                ? Refusal.input("reason", "registration.reason")
                                : null,
                        enrolment == null
                                ? Refusal.input("student", "registration.nobody")
                                : null));
        if (years.set(it.id(), year, enrolment, state, reason, clock.instant()) == 0) {
            throw new Absent("year registration");
        }
        record(
                "registration.year-set",
                it,
                year,
                reason,
                Map.of("year", year, "enrolment", enrolment.toString(), "state", state));
    }

    @Transactional
    void sheet(UUID institutionId, String year, OutputStream out) {
        var it = institution(institutionId);
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var lines = years.lines(it.id(), year, MOST);
        var heads = List.of("XH", "XM", "SZNJ", "BH", "XN", "ZCZT", "WZCYY");
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("registration.years"), heads))) {
            for (var line : lines) {
                sheet.row(
                        Arrays.asList(
                                line.studentNumber(),
                                line.name(),
                                line.entryYear(),
                                line.className(),
                                year,
                                words.text("registration.year-state." + line.state()),
                                line.reason()));
            }
            sheet.mark(
                    words.text(
                            "registration.list.mark",
                            year,
                            Acting.now().name(),
                            LocalDate.now(clock)));
        }
        record(
                "registration.year-export",
                it,
                year,
                null,
                Map.of("year", year, "lines", lines.size()));
    }

    private void record(
            String act, Unit at, String year, @Nullable String reason, Map<String, ?> now) {
        ledger.record(
                Act.of(act, "year:" + at.id() + ":" + year)
                        .at(at.pos())
                        .because(reason)
                        .to(new java.util.LinkedHashMap<String, Object>(now)));
    }
}
