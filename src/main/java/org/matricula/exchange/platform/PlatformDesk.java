package org.matricula.exchange.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.sheet.DbfTable;
import org.matricula.sheet.FixedLayout;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 平台上报: sent only when every row is whole; what comes back differently stays somebody's task until
/// it is solved (高等学校学生学籍学历电子注册办法, 教学〔2014〕11号; 中小学生学籍管理办法, 教基〔2025〕1号).
@Service
public class PlatformDesk {

    /// What a file inside a package may not be called, whatever was typed for a candidate's number.
    private static final Pattern UNSAFE = Pattern.compile("[^0-9A-Za-z_-]");

    /// What list is asked for.
    ///
    /// @param layout a key of [PlatformLayouts]
    public record Wish(
            @Nullable UUID institution,
            @Nullable String layout,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    private static final int LONGEST = 500;

    private final PlatformLists lists;
    private final PlatformRows rows;
    private final PlatformLayouts layouts;
    private final PlatformFaults faults;
    private final PlatformAnswer answers;
    private final org.matricula.attachment.Files attachments;
    private final Units units;
    private final Policies policies;
    private final TakenLists taken;
    private final Ledger ledger;
    private final Clock clock;

    PlatformDesk(
            PlatformLists lists,
            PlatformRows rows,
            PlatformLayouts layouts,
            PlatformFaults faults,
            PlatformAnswer answers,
            org.matricula.attachment.Files attachments,
            Units units,
            Policies policies,
            TakenLists taken,
            Ledger ledger,
            Clock clock) {
        this.lists = lists;
        this.rows = rows;
        this.layouts = layouts;
        this.faults = faults;
        this.answers = answers;
        this.attachments = attachments;
        this.units = units;
        this.policies = policies;
        this.taken = taken;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the list
    /// @throws Refused with the faults of every row
    @Transactional
    public UUID make(Wish wish) {
        var school = school(wish);
        var asked = asked(wish, school);
        var found = rows.of(asked);
        Refused.unlessEmpty(
                found.isEmpty()
                        ? List.of(Refusal.rule("platform-list.nobody"))
                        : faults.of(asked.of(), found));
        var id = lists.add(asked, school.pos(), found, clock.instant());
        ledger.record(
                Act.of("platform-list.make", "platform-list:" + id)
                        .at(school.pos())
                        .to(Map.of("layout", asked.of().key(), "rows", found.size())));
        return id;
    }

    /// @throws Refused where something is missing, or is not of this school
    private PlatformRows.Asked asked(Wish wish, Unit school) {
        var layout = wish.layout() == null ? null : layouts.find(wish.layout()).orElse(null);
        var from = wish.from();
        var to = wish.to();
        if (layout == null || !layout.educations().contains(String.valueOf(school.education()))) {
            throw new Refused(Refusal.input("layout", "platform-list.layout"));
        }
        if (from == null || to == null || to.isBefore(from)) {
            throw new Refused(Refusal.input("to", "platform-list.period"));
        }
        return asked(school, layout, from, to);
    }

    private PlatformRows.Asked asked(
            Unit school, PlatformLayout layout, LocalDate from, LocalDate to) {
        var set = policies.value(PlatformPolicies.IDENTIFIER, school.id(), LocalDate.now(clock));
        return new PlatformRows.Asked(
                school.id(), set.isEmpty() ? school.code() : set, layout, from, to);
    }

    private PlatformRows.Asked asked(PlatformLists.Made it) {
        return asked(
                units.get(it.institutionId()), layouts.get(it.layout()), it.fromOn(), it.toOn());
    }

    private Unit school(Wish wish) {
        var scope = Acting.now().scope();
        return wish.institution() == null
                ? refused()
                : units.find(wish.institution())
                        .filter(Unit::institution)
                        .filter(it -> it.pos() >= scope.lo() && it.pos() <= scope.hi())
                        .orElseThrow(() -> new Absent("institution"));
    }

    private static Unit refused() {
        throw new Refused(Refusal.input("institution", "platform-list.school"));
    }

    /// @param as `xlsx` or `dbf`
    /// @param reason what it is for, as identity numbers stand in it in full (个人信息保护法 第二十八条)
    @Transactional
    public void write(UUID list, String as, String reason, OutputStream out) throws IOException {
        var it = lists.list(list);
        TakenLists.needed(reason);
        var asked = asked(it);
        var found = rows.of(asked, list);
        Refused.unlessEmpty(faults.of(asked.of(), found));
        var columns = asked.of().columns();
        var values =
                found.stream()
                        .map(row ->
                                columns.stream().map(column -> layouts.value(column, row)).toList())
                        .toList();
        if (as.equals("dbf")) {
            DbfTable.write(out, columns, values, LocalDate.now(clock));
        } else {
            var heads = columns.stream().map(FixedLayout.Column::name).toList();
            var design = SheetDesign.of(asked.of().layout().fact("sheet"), heads);
            try (var sheet = SheetWriter.xlsx(out, design)) {
                values.forEach(sheet::row);
            }
        }
        taken.note(it, as, values.size(), reason);
    }

    /// 照片包: one picture a student, named as the platform asks.
    ///
    /// @param out a file: what is sent while somebody reads slowly holds a connection, and is told
    ///   of to the ledger by nobody if they hang up
    @Transactional
    public void photographs(UUID list, String reason, OutputStream out) throws IOException {
        var it = lists.list(list);
        TakenLists.needed(reason);
        var asked = asked(it);
        var named = asked.of().photographs();
        if (named == null) {
            throw new Absent("photographs");
        }
        var column = asked.of().column(named);
        var names = new HashSet<String>();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var row : rows.of(asked, list)) {
                var name = layouts.value(column, row);
                if (name.isEmpty()) {
                    name = row.value("student-number");
                }
                if (row.photoId() == null || !names.add(name)) {
                    continue;
                }
                var content = attachments.open(row.photoId());
                var png = content.file().mediaType().endsWith("png");
                zip.putNextEntry(
                        new ZipEntry(
                                UNSAFE.matcher(name).replaceAll("_") + (png ? ".png" : ".jpg")));
                Files.copy(content.path(), zip);
                zip.closeEntry();
            }
        }
        taken.note(it, "zip", names.size(), reason);
    }

    /// What the platform gives out, loaded back; the differences become tasks of whoever loaded it.
    ///
    /// @param export whether it is an export of whom the platform has, which may name more than the
    ///   list; those become differences too, a receipt that does so is refused
    /// @return how many differ
    @Transactional
    public int answer(UUID list, byte[] content, boolean export) {
        var it = lists.lockList(list);
        if (content.length == 0) {
            throw new Refused(Refusal.input("file", "platform-list.no-file"));
        }
        var asked = asked(it);
        var lines = lists.lines(list, null);
        var open =
                lines.stream()
                        .filter(PlatformLists.Line::answerable)
                        .map(PlatformLists.Line::id)
                        .collect(Collectors.toSet());
        if (open.isEmpty()) {
            throw new Refused(Refusal.conflict("platform-list.answered"));
        }
        var by = Acting.now().name();
        var told = answers.read(content, asked.of(), sent(asked, list, lines), export, by);
        var read = told.answers().stream().filter(one -> open.contains(one.line())).toList();
        lists.answered(list, read, clock.instant());
        lists.strange(it, told.strangers(), by);
        var differ =
                (int) read.stream().filter(one -> !one.state().equals("agreed")).count()
                        + told.strangers().size();
        ledger.record(
                Act.of("platform-list.answer", "platform-list:" + list)
                        .at(it.scopePos())
                        .to(Map.of("rows", read.size(), "differ", differ)));
        return differ;
    }

    private record Key(@Nullable UUID enrolment, @Nullable UUID event) {}

    private List<PlatformAnswer.Sent> sent(
            PlatformRows.Asked asked, UUID list, List<PlatformLists.Line> lines) {
        var today =
                rows.of(asked, list).stream()
                        .collect(
                                Collectors.toMap(
                                        it -> new Key(it.enrolmentId(), it.eventId()), it -> it));
        return lines.stream()
                .filter(it -> it.enrolmentId() != null)
                .filter(it -> today.containsKey(new Key(it.enrolmentId(), it.eventId())))
                .map(it ->
                        new PlatformAnswer.Sent(
                                it, today.get(new Key(it.enrolmentId(), it.eventId()))))
                .toList();
    }

    /// 处理差异.
    @Transactional
    public void solve(UUID line, String solution) {
        var it = lists.lock(line);
        // who does not reach the list settles nothing of it
        lists.list(it.listId());
        Refused.unlessEmpty(
                Refusal.all(
                        it.open() ? null : Refusal.conflict("platform-list.not-open"),
                        solution.isBlank() || solution.strip().length() > LONGEST
                                ? Refusal.input("solution", "platform-list.solution", LONGEST)
                                : null));
        lists.solved(line, solution.strip(), LocalDate.now(clock));
        ledger.record(
                Act.of(
                                "platform-list.solve",
                                it.enrolmentId() == null
                                        ? "platform-list:" + it.listId()
                                        : "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(solution.strip())
                        .from(
                                Map.of(
                                        "line",
                                        it.name() + " " + it.studentNumber(),
                                        "answer",
                                        String.valueOf(it.answer())))
                        .to(Map.of()));
    }
}
