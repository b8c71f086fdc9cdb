package org.matricula.codebook;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.CodeRows.LogLine;
import org.matricula.codebook.CodeRows.Version;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 维护代码: a code's word changes from a day on, a code is added or ends. What stood before stays
/// readable, for papers and histories of its time.
@Service
class RecordCode {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,20}");

    private final CodeRows rows;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    RecordCode(CodeRows rows, Ledger ledger, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ledger = ledger;
        this.events = events;
    }

    /// @param from first day of the new word
    @Transactional
    public void record(
            String table,
            String code,
            String label,
            @Nullable String labelEn,
            LocalDate from,
            String reason) {
        rows.lock(table);
        rows.table(table).orElseThrow(() -> new Absent("code table " + table));
        Refused.unlessEmpty(
                Refusal.all(
                        unlessAdministrator(),
                        CODE.matcher(code).matches() ? null : Refusal.input("code", "code.shape"),
                        label.isBlank() ? Refusal.input("label", "field.missing") : null,
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null));
        var last = rows.last(table, code);
        last.ifPresent(it -> refuseBefore(it, from));
        last.ifPresent(it -> rows.end(table, code, from));
        var seq = last.map(Version::seq).orElseGet(() -> rows.versions(table).size() + 1);
        var local = last.map(Version::local).orElse(true);
        var english = labelEn == null || labelEn.isBlank() ? null : labelEn.strip();
        rows.add(table, new Version(code, label.strip(), english, seq, local, true, from, null));
        told(table, code, reason, from, last.map(Version::label).orElse(null), label.strip());
    }

    /// Ends a code: it may not be chosen any more, and still reads where it was used.
    @Transactional
    public void end(String table, String code, LocalDate on, String reason) {
        rows.lock(table);
        var last =
                rows.last(table, code).orElseThrow(() -> new Absent("code " + table + "/" + code));
        Refused.unlessEmpty(
                Refusal.all(
                        unlessAdministrator(),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        Refusal.when(last.until() != null, "code.ended", code),
                        Refusal.when(!last.from().isBefore(on), "code.before", last.from())));
        rows.end(table, code, on);
        rows.markEdited(table, code);
        told(table, code, reason, on, last.label(), "");
    }

    private static void refuseBefore(Version last, LocalDate from) {
        Refused.unlessEmpty(
                Refusal.all(Refusal.when(from.isBefore(last.from()), "code.before", last.from())));
    }

    private static @Nullable Refusal unlessAdministrator() {
        return Acting.now().holds("administrator", "system")
                ? null
                : Refusal.forbidden("code.reach");
    }

    private void told(
            String table,
            String code,
            String reason,
            LocalDate on,
            @Nullable String before,
            String after) {
        var actor = Acting.now();
        rows.log(
                table,
                new LogLine(on, actor.name(), code + " " + after + " (" + reason.strip() + ")"));
        events.publishEvent(new CodesChanged(table));
        ledger.record(
                Act.of("codes.record", "codes:" + table)
                        .because(reason)
                        .from(Map.of("code", code, "label", before == null ? "" : before))
                        .to(Map.of("code", code, "label", after, "on", on.toString())));
    }
}
