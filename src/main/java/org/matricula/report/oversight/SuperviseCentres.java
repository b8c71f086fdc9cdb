package org.matricula.report.oversight;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Line;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 教务处对两中心的指导和监管: what waits at the registry centre and the archive centre, what their people did,
/// and what they were told to do, answered by them and struck off by the academic office.
@Service
class SuperviseCentres implements ForgottenFinder {

    private static final Duration MONTH = Duration.ofDays(30);

    private final SupervisionRows rows;
    private final Units units;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    SuperviseCentres(
            SupervisionRows rows, Units units, Notices notices, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public OversightView.Supervision page(List<Line> lines) {
        var school = institution();
        var today = LocalDate.now(clock);
        return new OversightView.Supervision(
                school.name(),
                rows.centres(school.id(), today).stream()
                        .map(it ->
                                new OversightView.Centre(
                                        it.id(),
                                        it.kind(),
                                        it.name(),
                                        it.work(),
                                        rows.people(it.id(), today),
                                        it.kind().equals(SupervisionRows.REGISTRY)
                                                ? rows.registry(today)
                                                : rows.archive(today),
                                        guides()
                                                ? rows.acts(it.id(), clock.instant().minus(MONTH))
                                                : List.of(),
                                        rows.guidance(it.id())))
                        .toList(),
                guides(),
                today,
                lines);
    }

    /// 提出指导意见.
    @Transactional
    public UUID guide(UUID body, String words, @Nullable LocalDate dueOn) {
        var school = institution();
        var today = LocalDate.now(clock);
        var centre =
                rows.centres(school.id(), today).stream()
                        .filter(it -> it.id().equals(body))
                        .findFirst()
                        .orElseThrow(() -> new Absent("body " + body));
        Refused.unlessEmpty(
                Refusal.all(
                        guides() ? null : Refusal.forbidden("report.guide"),
                        Written.needed("words", words, Written.WORDS),
                        dueOn != null && dueOn.isBefore(today)
                                ? Refusal.input("dueOn", "report.guide-due")
                                : null));
        var id = rows.add(school, body, words.strip(), dueOn, clock.instant());
        notices.tell(
                rows.accounts(body, today),
                "notice.guidance.given",
                "/supervision",
                centre.name(),
                words.strip());
        ledger.record(
                Act.of("guidance.give", "guidance:" + id)
                        .at(school.pos())
                        .because(words.strip())
                        .to(Map.of("centre", centre.name(), "dueOn", String.valueOf(dueOn))));
        return id;
    }

    /// 答复: by the centre, what was done.
    @Transactional
    public void answer(UUID id, String words) {
        var it = rows.find(id).orElseThrow(() -> new Absent("guidance " + id));
        Refused.unlessEmpty(
                Refusal.all(
                        answers(it.bodyId()) ? null : Refusal.forbidden("report.guide-answer"),
                        it.answer() == null ? null : Refusal.conflict("report.answered"),
                        Written.needed("words", words, Written.WORDS)));
        rows.answered(id, words.strip(), clock.instant());
        rows.author(id)
                .ifPresent(author ->
                        notices.tell(
                                List.of(author),
                                "notice.guidance.answered",
                                "/supervision",
                                words.strip()));
        ledger.record(Act.of("guidance.answer", "guidance:" + id).because(words.strip()));
    }

    /// 销号.
    @Transactional
    public void settle(UUID id) {
        var it = rows.find(id).orElseThrow(() -> new Absent("guidance " + id));
        Refused.unlessEmpty(
                Refusal.all(
                        guides() ? null : Refusal.forbidden("report.guide"),
                        it.answer() == null || it.settled()
                                ? Refusal.conflict("report.not-answered")
                                : null));
        rows.settled(id, clock.instant());
        ledger.record(Act.of("guidance.settle", "guidance:" + id));
    }

    @Override
    public List<Forgotten> find(LocalDate today, int limit) {
        return rows.unanswered(today, limit).stream()
                .map(it ->
                        new Forgotten(
                                "guidance-late",
                                it.words(),
                                "/supervision",
                                java.util.Objects.requireNonNull(it.dueOn()),
                                "",
                                true))
                .toList();
    }

    /// The registry centre's work is the registrar's, the archive centre's the keeper's.
    private boolean answers(UUID body) {
        var kind = rows.kind(body);
        return Acting.now()
                .holds(kind.equals(SupervisionRows.REGISTRY) ? "registrar" : "archive-keeper");
    }

    private static boolean guides() {
        return Acting.now().holds("academic-office-head", "vice-principal");
    }

    private Unit institution() {
        var unit = Acting.now().unit();
        return units.find(unit == null ? new UUID(0, 0) : unit)
                .filter(it -> it.institutionId() != null)
                .map(it -> units.get(it.institutionId()))
                .orElseThrow(() -> new Absent("institution"));
    }
}
