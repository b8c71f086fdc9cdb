package org.matricula.graduation.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.graduation.audit.OpenCourse;
import org.matricula.graduation.audit.Unmet;
import org.matricula.graduation.round.Objections;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业进度: the same look that rounds take, at one student and today, and what would be. Nothing of it
/// is kept.
@Service
@Transactional
public class GraduationProgress {

    /// @param enrolment whose study
    /// @param status 学籍状态: rounds look only at those who study (01)
    public record Shown(
            UUID enrolment,
            String name,
            String studentNumber,
            String status,
            ExamineGraduates.Picture picture,
            List<ExamineGraduates.ModuleLine> modules,
            List<Unmet> unmet,
            List<ExamineGraduates.Segment> segments) {}

    /// A student of a class in a list.
    ///
    /// @param status 学籍状态: those on leave are among them
    public record Line(
            UUID enrolment,
            String name,
            String studentNumber,
            String unit,
            String status,
            ExamineGraduates.Outline outline) {}

    private final ProgressRows rows;
    private final ExamineGraduates students;
    private final Objections objections;
    private final Units units;
    private final Clock clock;

    GraduationProgress(
            ProgressRows rows,
            ExamineGraduates students,
            Objections objections,
            Units units,
            Clock clock) {
        this.rows = rows;
        this.students = students;
        this.objections = objections;
        this.units = units;
        this.clock = clock;
    }

    /// Of the acting student.
    public List<Shown> own() {
        return rows.studying(Acting.now().scope().persons(), LocalDate.now(clock)).stream()
                .map(it -> shown(it, null, List.of()))
                .toList();
    }

    /// 公示结论与异议答复 of the acting student, who may have left the school since.
    public List<Objections.Hearing> ownHearings() {
        return rows.enrolments(Acting.now().scope().persons()).stream()
                .flatMap(it -> objections.hearings(it).stream())
                .toList();
    }

    /// @param programme another programme of the school, to see what would be
    /// @param assumed courses taken for passed, to see what would be
    /// @throws Absent if the student is not within reach
    public Shown of(UUID enrolment, @Nullable UUID programme, List<UUID> assumed) {
        var it = rows.one(enrolment, LocalDate.now(clock)).orElseThrow(() -> new Absent("student"));
        if (programme != null
                && rows.programmes(enrolment).stream().noneMatch(p -> p.id().equals(programme))) {
            throw new Refused(Refusal.input("programme", "graduation.if-programme"));
        }
        return shown(it, programme, assumed);
    }

    /// 假设: one of the acting student's studies, or everyone's as it is where nothing is assumed.
    ///
    /// @param study of which something is assumed
    public List<Supposed> ownIf(
            @Nullable UUID study, @Nullable UUID programme, List<UUID> assumed) {
        var today = LocalDate.now(clock);
        return rows.studying(Acting.now().scope().persons(), today).stream()
                .map(it ->
                        it.enrolment().equals(study)
                                ? supposed(it, programme, assumed)
                                : supposed(it, null, List.of()))
                .toList();
    }

    /// @throws Absent if the student is not within reach
    public Supposed ofIf(UUID enrolment, @Nullable UUID programme, List<UUID> assumed) {
        return supposed(
                rows.one(enrolment, LocalDate.now(clock)).orElseThrow(() -> new Absent("student")),
                programme,
                assumed);
    }

    /// Those who belong to a unit, on leave or not, in their order, each as they would be judged
    /// now.
    ///
    /// @throws Absent if the unit is not within reach
    public Slice<Line> under(UUID unit, @Nullable String cursor, int limit) {
        var of =
                units.find(unit)
                        .filter(it -> it.institutionId() != null)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("unit"));
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        var mates =
                rows.under(
                        of,
                        LocalDate.now(clock),
                        after == null ? -1L : number(after.getFirst()),
                        after == null ? new UUID(0, 0) : id(after.getLast()),
                        limit + 1);
        var page = Slice.of(mates, limit, it -> Cursor.of(it.pos(), it.enrolment()));
        var outlines = outlines(page.items());
        return new Slice<>(
                page.items().stream()
                        .filter(it -> outlines.containsKey(it.enrolment()))
                        .map(it ->
                                new Line(
                                        it.enrolment(),
                                        it.name(),
                                        it.studentNumber(),
                                        it.unit(),
                                        it.status(),
                                        outlines.get(it.enrolment())))
                        .toList(),
                page.next());
    }

    /// A class ends on one day, seldom on two: a statement for each.
    private Map<UUID, ExamineGraduates.Outline> outlines(List<ProgressRows.Mate> mates) {
        return mates.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> Map.entry(it.institution(), it.until()),
                                Collectors.mapping(
                                        ProgressRows.Mate::enrolment, Collectors.toList())))
                .entrySet()
                .stream()
                .flatMap(it ->
                        students
                                .outlines(
                                        look(it.getKey().getKey(), it.getKey().getValue()),
                                        it.getValue())
                                .stream())
                .collect(Collectors.toMap(ExamineGraduates.Outline::enrolmentId, it -> it));
    }

    private ExamineGraduates.Look look(UUID institution, LocalDate until) {
        return new ExamineGraduates.Look(
                null,
                institution,
                LocalDate.now(clock),
                until,
                0,
                Long.MAX_VALUE,
                null,
                null,
                List.of());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private Supposed supposed(
            ProgressRows.Student it, @Nullable UUID programme, List<UUID> assumed) {
        var now = shown(it, null, List.of());
        var programmes = rows.programmes(it.enrolment());
        var other =
                programme == null || programme.equals(now.picture().programmeId())
                        ? null
                        : programmes.stream()
                                .filter(p -> p.id().equals(programme))
                                .findFirst()
                                .orElseThrow(() ->
                                        new Refused(
                                                Refusal.input(
                                                        "programme", "graduation.if-programme")));
        var open = students.open(look(it, other == null ? null : other.id(), List.of()));
        var taken = open.stream().filter(course -> assumed.contains(course.id())).toList();
        return new Supposed(
                now,
                open,
                programmes,
                other,
                taken,
                other == null && taken.isEmpty()
                        ? null
                        : shown(
                                it,
                                other == null ? null : other.id(),
                                taken.stream().map(OpenCourse::id).toList()));
    }

    private ExamineGraduates.Look look(
            ProgressRows.Student it, @Nullable UUID programme, List<UUID> assumed) {
        return new ExamineGraduates.Look(
                null,
                it.institution(),
                LocalDate.now(clock),
                it.until(),
                0,
                Long.MAX_VALUE,
                it.enrolment(),
                programme,
                assumed);
    }

    private Shown shown(ProgressRows.Student it, @Nullable UUID programme, List<UUID> assumed) {
        var look = look(it, programme, assumed);
        return new Shown(
                it.enrolment(),
                it.name(),
                it.studentNumber(),
                it.status(),
                students.picture(look).orElseThrow(() -> new Absent("student")),
                students.modules(look),
                students.unmet(look),
                students.segments(look));
    }
}
