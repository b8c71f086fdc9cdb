package org.matricula.registry.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Detail;
import org.matricula.registry.KeepDetails;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 信息维护 of a file's lists: a line is added, put right or taken out, by whoever keeps the list. The
/// file's version tells apart two who do so at once.
@Service
class EditLines {

    /// @param line null where a new one is asked for
    record Shown(FileRow row, LineKind kind, @Nullable UUID line, Map<String, String> values) {}

    /// What a list says that is corrected by application too: the first guardian, the last
    /// schooling.
    private static final Set<Detail> CORRECTED =
            Set.of(
                    Detail.GUARDIAN_NAME,
                    Detail.GUARDIAN_RELATION,
                    Detail.GUARDIAN_PHONE,
                    Detail.PREVIOUS_EDUCATION);

    private final StudentFiles files;
    private final LineRows rows;
    private final EditRows edits;
    private final Vault vault;
    private final Codes codes;
    private final KeepDetails keepDetails;
    private final Ledger ledger;

    EditLines(
            StudentFiles files,
            LineRows rows,
            EditRows edits,
            Vault vault,
            Codes codes,
            KeepDetails keepDetails,
            Ledger ledger) {
        this.files = files;
        this.rows = rows;
        this.edits = edits;
        this.vault = vault;
        this.codes = codes;
        this.keepDetails = keepDetails;
        this.ledger = ledger;
    }

    /// The line with its values in clear, for whoever is about to change it; the ledger says so.
    @Transactional
    Shown show(String key, @Nullable String institution, String list, @Nullable UUID line) {
        var row = files.file(files.named(key, institution));
        var kind = kind(list);
        if (!kind.writtenBy(Acting.now())) {
            throw new Refused(Refusal.forbidden("students.lines"));
        }
        if (line == null) {
            return new Shown(row, kind, null, Map.of());
        }
        var values = opened(kind, line(kind, row, line), row);
        if (kind.fields().stream().anyMatch(it -> it.sealed() != null)) {
            ledger.record(
                    Act.of("student.unmask", subject(row))
                            .at(row.scopePos())
                            .because("edit " + list));
        }
        return new Shown(row, kind, line, values);
    }

    /// @param line null for a new one
    /// @param typed the values by name, and why under `reason`, which a new line need not give
    /// @return the file as it is now, and the line
    @Transactional
    Shown save(
            String key,
            @Nullable String institution,
            String list,
            @Nullable UUID line,
            @Nullable String tag,
            Map<String, String> typed) {
        var row = files.file(files.named(key, institution));
        var kind = kind(list);
        var before =
                line == null ? Map.<String, String>of() : opened(kind, line(kind, row, line), row);
        var now = merged(kind, before, typed);
        var found = refusals(kind, row, tag, line != null, typed);
        kind.fields().forEach(it -> it.refusal(now.get(it.name()), codes).ifPresent(found::add));
        kind.owed().stream()
                .filter(it -> now.get(it).isEmpty())
                .sorted()
                .forEach(it -> found.add(Refusal.input(it, "students.owed")));
        Refused.unlessEmpty(found);
        touch(row);
        var values = new LinkedHashMap<EditField, @Nullable Object>();
        kind.fields().forEach(it -> values.put(it, value(it, now.get(it.name()), row)));
        var kept =
                keepDetails.around(
                        row.enrolmentId(),
                        CORRECTED,
                        typed.get("reason"),
                        () -> {
                            if (line == null) {
                                return rows.add(kind, row.personId(), row.enrolmentId(), values);
                            }
                            rows.change(kind, line, values);
                            return line;
                        });
        note(line == null ? "line-add" : "line-change", kind, row, typed, before, now);
        return new Shown(files.file(row.enrolmentId()), kind, kept, now);
    }

    @Transactional
    FileRow remove(
            String key,
            @Nullable String institution,
            String list,
            UUID line,
            @Nullable String tag,
            Map<String, String> typed) {
        var row = files.file(files.named(key, institution));
        var kind = kind(list);
        var before = opened(kind, line(kind, row, line), row);
        Refused.unlessEmpty(refusals(kind, row, tag, true, typed));
        touch(row);
        keepDetails.around(
                row.enrolmentId(),
                CORRECTED,
                typed.get("reason"),
                () -> {
                    rows.remove(kind, line);
                    return true;
                });
        note("line-remove", kind, row, typed, before, Map.of());
        return files.file(row.enrolmentId());
    }

    private void touch(FileRow row) {
        if (!edits.touch(row.personId(), row.personVersion())) {
            throw new Refused(EditFile.changed());
        }
    }

    private static ArrayList<Refusal> refusals(
            LineKind kind,
            FileRow row,
            @Nullable String tag,
            boolean explained,
            Map<String, String> typed) {
        var found = new ArrayList<Refusal>();
        if (!kind.writtenBy(Acting.now())) {
            found.add(Refusal.forbidden("students.lines"));
        }
        if (tag == null) {
            found.add(Refusal.input("version", "students.version"));
        } else if (!tag.equals(row.tag())) {
            found.add(EditFile.changed());
        }
        if (explained && EditFile.unexplained(typed)) {
            found.add(Refusal.input("reason", "students.reason"));
        }
        return found;
    }

    private Map<String, @Nullable Object> line(LineKind kind, FileRow row, UUID line) {
        return rows.of(kind, row.personId()).stream()
                .filter(it -> line.equals(it.get("id")))
                .findFirst()
                .orElseThrow(() -> new Absent(kind.key()));
    }

    private Map<String, String> opened(
            LineKind kind, Map<String, @Nullable Object> line, FileRow row) {
        var values = new LinkedHashMap<String, String>();
        for (var it : kind.fields()) {
            var stored = line.get(it.column());
            var text =
                    it.sealed() == null
                            ? stored
                            : vault.open(it.sealed(), (byte[]) stored, row.salt());
            values.put(it.name(), text == null ? "" : text.toString());
        }
        return values;
    }

    /// What is not given stays as it was.
    private static Map<String, String> merged(
            LineKind kind, Map<String, String> before, Map<String, String> typed) {
        var now = new LinkedHashMap<String, String>();
        for (var it : kind.fields()) {
            var was = before.getOrDefault(it.name(), it.type().equals("checkbox") ? "false" : "");
            now.put(it.name(), typed.getOrDefault(it.name(), was).strip());
        }
        return now;
    }

    private @Nullable Object value(EditField field, String typed, FileRow row) {
        if (field.sealed() != null) {
            return vault.seal(field.sealed(), typed.isEmpty() ? null : typed, row.salt());
        }
        return field.type().equals("checkbox")
                ? Boolean.valueOf(typed.equals("true"))
                : typed.isEmpty() ? null : typed;
    }

    private void note(
            String action,
            LineKind kind,
            FileRow row,
            Map<String, String> typed,
            Map<String, String> before,
            Map<String, String> after) {
        var reason = typed.getOrDefault("reason", "").strip();
        ledger.record(
                Act.of("student." + action, subject(row))
                        .at(row.scopePos())
                        .because(reason.isEmpty() ? null : reason)
                        .from(told(kind, before))
                        .to(told(kind, after)));
    }

    /// Family and notes are personal: the ledger holds them as commitments.
    private static Map<String, Object> told(LineKind kind, Map<String, String> values) {
        var told = new LinkedHashMap<String, Object>();
        told.put("list", kind.key());
        for (var it : kind.fields()) {
            var value = values.get(it.name());
            if (value != null && !value.isEmpty()) {
                var secret = it.sealed() != null || it.name().equals("name");
                told.put(it.name(), secret ? new Ledger.Private(value) : value);
            }
        }
        return told;
    }

    static LineKind kind(String list) {
        return LineKind.of(list).orElseThrow(() -> new Absent("list " + list));
    }

    private static String subject(FileRow row) {
        return "enrolment:" + row.enrolmentId();
    }
}
