package org.matricula.teaching.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 教学质量监控: whoever inspects writes down what they saw, never of their own course; the teacher is
/// told and reports what was done about it; somebody else than the teacher confirms it.
@Service
public class WatchTeaching {

    private static final Set<String> KINDS = Set.of("listening", "papers", "materials");
    private static final int LONG = 1000;
    private static final int SHORT = 100;

    private final Inspections inspections;
    private final Units units;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    WatchTeaching(
            Inspections inspections, Units units, Notices notices, Ledger ledger, Clock clock) {
        this.inspections = inspections;
        this.units = units;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Inspection> page(boolean open, @Nullable UUID after, int most) {
        return inspections.page(open, after, most);
    }

    @Transactional(readOnly = true)
    Inspection get(UUID inspection) {
        return inspections.get(inspection);
    }

    /// Of a teacher's courses, within reach.
    @Transactional(readOnly = true)
    public List<Inspection> of(UUID teacher) {
        return inspections.of(teacher);
    }

    @Transactional(readOnly = true)
    List<Inspections.Choosable> tasks() {
        var place = Acting.now().unit();
        var institution = place == null ? null : units.get(place).institutionId();
        return institution == null
                ? List.of()
                : inspections.tasks(institution, LocalDate.now(clock));
    }

    @Transactional
    UUID record(NewInspection it) {
        var today = LocalDate.now(clock);
        var of =
                it.task() == null
                        ? null
                        : inspections
                                .task(it.task())
                                .orElseThrow(() -> new Absent("task " + it.task()));
        Refused.unlessEmpty(
                Refusal.all(
                        of == null ? Refusal.input("task", "field.missing") : null,
                        of != null && of.taught() ? Refusal.forbidden("inspection.own") : null,
                        KINDS.contains(it.kind()) ? null : Refusal.input("kind", "inspection.kind"),
                        it.heldOn() == null || it.heldOn().isAfter(today)
                                ? Refusal.input("heldOn", "inspection.day")
                                : null,
                        it.subject().length() > SHORT
                                ? Refusal.input("subject", "inspection.long", SHORT)
                                : null,
                        it.rating() < 1 || it.rating() > 5
                                ? Refusal.input("rating", "inspection.rating")
                                : null,
                        it.lookedAt() != null && (it.lookedAt() < 1 || it.lookedAt() > 5000)
                                ? Refusal.input("lookedAt", "inspection.looked-at")
                                : null,
                        it.findings().isBlank() || it.findings().length() > LONG
                                ? Refusal.input("findings", "inspection.findings", LONG)
                                : null,
                        it.measure().length() > LONG
                                ? Refusal.input("measure", "inspection.long", LONG)
                                : null,
                        !it.measure().isBlank()
                                        && (it.dueOn() == null || it.dueOn().isBefore(today))
                                ? Refusal.input("dueOn", "inspection.due")
                                : null));
        var id = inspections.add(Objects.requireNonNull(of), it, clock.instant());
        notices.tell(
                List.of(of.teacherId()),
                it.measure().isBlank() ? "notice.inspection.told" : "notice.inspection.measure",
                "/teaching-quality/" + id,
                of.course(),
                String.valueOf(it.dueOn()));
        written(
                "inspection.record",
                id,
                of.scopePos(),
                null,
                Map.of("kind", it.kind(), "rating", it.rating()));
        return id;
    }

    /// 报告完成, by whoever teaches the course.
    @Transactional
    void done(UUID inspection, String words) {
        var it = held(inspection);
        Refused.unlessEmpty(
                Refusal.all(
                        it.teacherId().equals(Acting.now().account())
                                ? null
                                : Refusal.forbidden("inspection.teacher", it.teacher()),
                        it.state().equals("due") ? null : Refusal.conflict("inspection.not-due"),
                        words.isBlank() || words.length() > LONG
                                ? Refusal.input("words", "inspection.findings", LONG)
                                : null));
        inspections.done(inspection, words.strip(), clock.instant());
        if (it.inspectorId() != null) {
            notices.tell(
                    List.of(it.inspectorId()),
                    "notice.inspection.done",
                    "/teaching-quality/" + inspection,
                    it.course());
        }
        written("inspection.done", inspection, it.scopePos(), null, Map.of());
    }

    /// 验收, or 退回 with a new day; by the offices or whoever inspected, never by the teacher.
    ///
    /// @param again by when it is to be done again, null where it is confirmed
    @Transactional
    void confirm(UUID inspection, @Nullable LocalDate again, String why) {
        var it = held(inspection);
        var actor = Acting.now();
        Refused.unlessEmpty(
                Refusal.all(
                        it.teacherId().equals(actor.account())
                                        || actor.holds("teacher")
                                                && !Objects.equals(
                                                        it.inspectorId(), actor.account())
                                ? Refusal.forbidden("inspection.confirm")
                                : null,
                        it.state().equals("done") ? null : Refusal.conflict("inspection.not-done"),
                        again != null && again.isBefore(LocalDate.now(clock))
                                ? Refusal.input("again", "inspection.due")
                                : null,
                        again != null && why.isBlank()
                                ? Refusal.input("reason", "field.missing")
                                : null));
        if (again == null) {
            inspections.confirmed(inspection, clock.instant());
        } else {
            inspections.undone(inspection, again);
            notices.tell(
                    List.of(it.teacherId()),
                    "notice.inspection.again",
                    "/teaching-quality/" + inspection,
                    it.course(),
                    why.strip());
        }
        written(
                again == null ? "inspection.confirm" : "inspection.again",
                inspection,
                it.scopePos(),
                why.isBlank() ? null : why.strip(),
                Map.of("was", String.valueOf(it.doneWords())));
    }

    private Inspection held(UUID inspection) {
        inspections.hold(inspection);
        return inspections.get(inspection);
    }

    private void written(
            String act, UUID inspection, long pos, @Nullable String why, Map<String, ?> after) {
        var it = Act.of(act, "inspection:" + inspection).at(pos).to(after);
        ledger.record(why == null ? it : it.because(why));
    }
}
