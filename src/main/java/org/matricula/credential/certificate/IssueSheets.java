package org.matricula.credential.certificate;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业证、学位证发放登记表 of a class, with a column to sign in.
@Service
class IssueSheets {

    /// A class and a kind of certificate.
    record Asked(UUID unit, String kind) {}

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f-]{36})/([a-z]+)");
    private static final List<String> HEADINGS =
            List.of(
                    "certificate.row",
                    "page.name",
                    "coursework.student-number",
                    "page.unit",
                    "certificate.number",
                    "certificate.serial",
                    "certificate.dated-on",
                    "certificate.way",
                    "certificate.handed-on");

    private static final List<String> EXCHANGED =
            List.of(
                    "certificate.row",
                    "page.name",
                    "coursework.student-number",
                    "page.unit",
                    "certificate.old-number",
                    "certificate.kind",
                    "certificate.new-number",
                    "certificate.dated-on",
                    "page.status");

    private final Diplomas certificates;
    private final DiplomaSheets sheets;
    private final Units units;
    private final Ledger ledger;
    private final MessageSource messages;
    private final Clock clock;

    IssueSheets(
            Diplomas certificates,
            DiplomaSheets sheets,
            Units units,
            Ledger ledger,
            MessageSource messages,
            Clock clock) {
        this.certificates = certificates;
        this.sheets = sheets;
        this.units = units;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /// @throws Refused if it names no class
    static Asked asked(String what) {
        var read = SHAPE.matcher(what);
        if (!read.matches()) {
            throw new Refused(Refusal.input("what", "certificate.unit"));
        }
        return new Asked(UUID.fromString(read.group(1)), read.group(2));
    }

    @Transactional
    byte[] register(Asked asked) {
        var unit = unit(asked);
        var all = certificates.issued(asked.unit(), asked.kind());
        told(unit, asked, all.size(), "pdf");
        return sheets.register(unit.name(), asked.kind(), all);
    }

    @Transactional
    void register(Asked asked, OutputStream out, Locale locale) {
        var unit = unit(asked);
        var all = certificates.issued(asked.unit(), asked.kind());
        var heads = HEADINGS.stream().map(it -> say(it, locale)).toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(say("certificate.register-sheet", locale), heads))) {
            var n = 1;
            for (var it : all) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                it.name(),
                                it.studentNumber(),
                                it.unit(),
                                it.number(),
                                it.serial(),
                                it.datedOn(),
                                it.way() == null
                                        ? null
                                        : say("certificate.way." + it.way(), locale),
                                it.handedOn()));
            }
            sheet.mark(Acting.now().name() + " " + LocalDate.now(clock));
        }
        told(unit, asked, all.size(), "xlsx");
    }

    /// 换发证书汇总表: completions exchanged, faulty ones exchanged, proofs of lost ones.
    @Transactional
    void exchanges(OutputStream out, Locale locale) {
        var all = certificates.exchanged();
        var heads = EXCHANGED.stream().map(it -> say(it, locale)).toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, SheetDesign.of(say("certificate.exchanges", locale), heads))) {
            var n = 1;
            for (var it : all) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                it.name(),
                                it.studentNumber(),
                                it.unit(),
                                it.replaces(),
                                say("certificate.kind." + it.kind(), locale),
                                it.number(),
                                it.datedOn(),
                                say("certificate.state." + it.state(), locale)));
            }
            sheet.mark(Acting.now().name() + " " + LocalDate.now(clock));
        }
        ledger.record(Act.of("certificate.exchanges", null).to(Map.of("rows", all.size())));
    }

    private Unit unit(Asked asked) {
        var unit = units.find(asked.unit()).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        return unit;
    }

    private void told(Unit unit, Asked asked, int rows, String as) {
        ledger.record(
                Act.of("certificate.register", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("kind", asked.kind(), "rows", rows, "as", as)));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
