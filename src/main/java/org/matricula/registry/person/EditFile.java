package org.matricula.registry.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Detail;
import org.matricula.registry.DirectEdits;
import org.matricula.registry.Intake;
import org.matricula.registry.KeepDetails;
import org.matricula.registry.Registry;
import org.matricula.vault.Vault;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 信息维护: puts the details of one section right. Two who edit at once are told apart by the version
/// each has seen: the second is refused and sees the file as it is now.
@Service
class EditFile {

    /// @param tag of the file as it was read
    record Shown(FileRow row, String tag, Map<String, String> values) {}

    private static final int LEAST_REASON = 2;

    private final StudentFiles files;
    private final EditRows rows;
    private final Registry registry;
    private final DirectEdits directEdits;
    private final Vault vault;
    private final Codes codes;
    private final KeepDetails keepDetails;
    private final Ledger ledger;

    EditFile(
            StudentFiles files,
            EditRows rows,
            Registry registry,
            DirectEdits directEdits,
            Vault vault,
            Codes codes,
            KeepDetails keepDetails,
            Ledger ledger) {
        this.files = files;
        this.rows = rows;
        this.registry = registry;
        this.directEdits = directEdits;
        this.vault = vault;
        this.codes = codes;
        this.keepDetails = keepDetails;
        this.ledger = ledger;
    }

    /// The section with its values in clear: whoever is about to change them has to see them, and
    /// the ledger says so.
    @Transactional
    Shown show(String key, @Nullable String institution, String section) {
        var row = files.file(files.named(key, institution));
        var values = new LinkedHashMap<String, String>();
        for (var it : fields(section)) {
            values.put(it.name(), text(it, stored(it, row, section), row));
        }
        if (fields(section).stream().anyMatch(it -> it.sealed() != null)) {
            ledger.record(
                    Act.of("student.unmask", subject(row))
                            .at(row.scopePos())
                            .because("edit " + section));
        }
        return new Shown(row, row.tag(), values);
    }

    /// @param typed the values by name, and why under `reason`
    @Transactional
    FileRow edit(
            String key,
            @Nullable String institution,
            String section,
            @Nullable String tag,
            Map<String, String> typed) {
        var enrolment = files.named(key, institution);
        registry.lock(enrolment);
        var row = files.file(enrolment);
        var given = fields(section).stream().filter(it -> typed.containsKey(it.name())).toList();
        Refused.unlessEmpty(refusals(row, tag, given, typed));
        var values = new LinkedHashMap<EditField, @Nullable Object>();
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        for (var it : given) {
            var was = text(it, stored(it, row, section), row);
            var now = typed.getOrDefault(it.name(), "").strip();
            if (!was.equals(now)) {
                values.put(it, value(it, now, row));
                before.put(it.name(), it.sealed() == null ? was : new Ledger.Private(was));
                after.put(it.name(), it.sealed() == null ? now : new Ledger.Private(now));
            }
        }
        Refused.unlessEmpty(byCase(row, before.keySet()));
        if (!values.isEmpty()) {
            var reason = typed.getOrDefault("reason", "").strip();
            keepDetails.around(
                    enrolment,
                    details(before.keySet()),
                    reason,
                    () -> {
                        write(row, section, values, typed);
                        return true;
                    });
            ledger.record(
                    Act.of("student.edit", subject(row))
                            .at(row.scopePos())
                            .because(reason)
                            .from(before)
                            .to(after));
        }
        return files.file(enrolment);
    }

    /// What is corrected by application alone, as the evidence matrix says.
    private List<Refusal> byCase(FileRow row, Collection<String> changed) {
        var details = details(changed);
        return details.isEmpty()
                ? List.of()
                : directEdits.closed(row.institutionId(), details).stream()
                        .map(it ->
                                Refusal.rule(
                                                "students.by-case",
                                                new DefaultMessageSourceResolvable(it.label()))
                                        .at(named(it)))
                        .toList();
    }

    private static EnumSet<Detail> details(Collection<String> changed) {
        var details = EnumSet.noneOf(Detail.class);
        changed.forEach(it -> detail(it).ifPresent(details::add));
        return details;
    }

    private static Optional<Detail> detail(String field) {
        return Arrays.stream(Detail.values()).filter(it -> named(it).equals(field)).findFirst();
    }

    /// As the page calls the field: `home-address` is `homeAddress` there.
    private static String named(Detail it) {
        var name = new StringBuilder();
        for (var part : it.code().split("-")) {
            name.append(
                    name.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    private void write(
            FileRow row,
            String section,
            Map<EditField, @Nullable Object> values,
            Map<String, String> typed) {
        var table = fields(section).getFirst().table();
        var id = table.equals("enrolment") ? row.enrolmentId() : row.personId();
        var version = table.equals("enrolment") ? row.version() : row.personVersion();
        var first =
                rows.write(table, id, values, version)
                        && (!table.equals("health")
                                || rows.touch(row.personId(), row.personVersion()));
        if (!first) {
            throw new Refused(changed());
        }
        if (values.keySet().stream().anyMatch(it -> it.name().equals("phone"))) {
            var phone = typed.getOrDefault("phone", "").strip();
            rows.phoneTail(
                    row.personId(),
                    phone.isEmpty()
                            ? null
                            : vault.digest(Intake.PHONE_TAIL_KEY, Intake.tail(phone)));
        }
        registry.detailsChanged(
                files.studies(row.personId()).stream().map(FileRow.Study::enrolmentId).toList());
    }

    private List<Refusal> refusals(
            FileRow row, @Nullable String tag, List<EditField> given, Map<String, String> typed) {
        var found = new ArrayList<Refusal>();
        if (!FileViews.mayWrite()) {
            found.add(Refusal.forbidden("students.edit", Acting.now().role()));
        }
        if (tag == null) {
            found.add(Refusal.input("version", "students.version"));
        } else if (!tag.equals(row.tag())) {
            found.add(changed());
        }
        if (unexplained(typed)) {
            found.add(Refusal.input("reason", "students.reason"));
        }
        given.forEach(it ->
                it.refusal(typed.getOrDefault(it.name(), "").strip(), codes).ifPresent(found::add));
        return found;
    }

    static boolean unexplained(Map<String, String> typed) {
        return typed.getOrDefault("reason", "").strip().length() < LEAST_REASON;
    }

    static Refusal changed() {
        return Refusal.conflict("students.changed");
    }

    private @Nullable Object stored(EditField field, FileRow row, String section) {
        var id = field.table().equals("enrolment") ? row.enrolmentId() : row.personId();
        return rows.read(field.table(), id, List.of(field)).get(field.column());
    }

    private String text(EditField field, @Nullable Object stored, FileRow row) {
        if (stored == null) {
            return "";
        }
        return field.sealed() == null
                ? stored.toString()
                : vault.open(field.sealed(), (byte[]) stored, row.salt()) + "";
    }

    private @Nullable Object value(EditField field, String typed, FileRow row) {
        if (typed.isEmpty()) {
            return null;
        }
        return field.sealed() == null ? typed : vault.seal(field.sealed(), typed, row.salt());
    }

    static List<EditField> fields(String section) {
        var fields = EditField.SECTIONS.get(section);
        if (fields == null) {
            throw new Absent("section " + section);
        }
        return fields;
    }

    private static String subject(FileRow row) {
        return "enrolment:" + row.enrolmentId();
    }
}
