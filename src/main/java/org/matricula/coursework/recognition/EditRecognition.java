package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.PlannedCourse;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.OpenTurns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 填写和审核课程认定单: the applicant puts lines as long as it is a draft; the offices, while it is under
/// way, add what they judge and decline what they do not recognise, each with a reason.
@Service
class EditRecognition {

    /// @param credits null for all of the course's
    /// @param sources keys of [Available]
    record Wanted(
            String course, List<String> sources, @Nullable BigDecimal credits, boolean keepsMark) {}

    static final String[] REVIEWERS = {
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    };
    private static final int LONGEST = 200;

    private final Recognitions recognitions;
    private final RecognitionRows rows;
    private final RecognitionRules rules;
    private final ProposeRecognition propose;
    private final Courses courses;
    private final Programmes programmes;
    private final OpenTurns turns;
    private final List<RecognitionDesk> desks;
    private final Agreements agreements;
    private final Ledger ledger;
    private final Clock clock;

    EditRecognition(
            Recognitions recognitions,
            RecognitionRows rows,
            RecognitionRules rules,
            ProposeRecognition propose,
            Courses courses,
            Programmes programmes,
            OpenTurns turns,
            List<RecognitionDesk> desks,
            Agreements agreements,
            Ledger ledger,
            Clock clock) {
        this.recognitions = recognitions;
        this.rows = rows;
        this.rules = rules;
        this.propose = propose;
        this.courses = courses;
        this.programmes = programmes;
        this.turns = turns;
        this.desks = desks;
        this.agreements = agreements;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    Recognition show(UUID caseId) {
        return recognitions.find(caseId).orElseThrow(() -> new Absent("case"));
    }

    /// Why it would be refused as it stands; none once it is decided.
    @Transactional(readOnly = true)
    List<Refusal> check(Recognition it) {
        return it.open() ? rules.refusals(it, java.time.LocalDate.now(clock)) : List.of();
    }

    @Transactional(readOnly = true)
    List<Available> available(Recognition it) {
        return rows.available(it.enrolmentId());
    }

    @Transactional(readOnly = true)
    List<PlannedCourse> planned(Recognition it) {
        return programmes.planned(it.programmeId());
    }

    static boolean mine(Recognition it) {
        return it.draft() && Objects.equals(it.applicant(), Acting.now().account());
    }

    /// Whoever has the turn, and they alone: what the offices before have agreed to is not changed
    /// behind them, nor by the student whose sheet it is.
    boolean reviews(Recognition it) {
        var account = Acting.now().account();
        return it.open()
                && !"draft".equals(it.state())
                && Acting.now().holds(REVIEWERS)
                && (account == null || !account.equals(it.applicant()))
                && (turns.mine(it.caseId())
                        || desks.stream().anyMatch(desk -> desk.mine(it.caseId())));
    }

    @Transactional
    void propose(UUID caseId, int version) {
        var it = held(caseId, version);
        if (!mine(it) && !reviews(it)) {
            throw new Refused(Refusal.conflict("recognition.closed"));
        }
        // what the student had lies beyond the receiving department: proposed there, nothing would
        // be
        Refused.unlessEmpty(Refusal.all(it.apart() ? Refusal.conflict("recognition.apart") : null));
        propose.renew(it);
        agreements.changed(it);
    }

    @Transactional
    void put(UUID caseId, int version, Wanted wanted) {
        var it = held(caseId, version);
        if (!mine(it) && !reviews(it)) {
            throw new Refused(Refusal.conflict("recognition.closed"));
        }
        var course = courses.byCode(it.institutionId(), wanted.course().strip()).orElse(null);
        var all = rows.available(it.enrolmentId());
        var sources = new ArrayList<Available>();
        all.stream().filter(one -> wanted.sources().contains(one.key())).forEach(sources::add);
        var planned =
                course != null
                        && programmes.planned(it.programmeId()).stream()
                                .anyMatch(one -> one.courseId().equals(course.id()));
        var credits = wanted.credits();
        Refused.unlessEmpty(
                Refusal.all(
                        course == null
                                ? Refusal.input("course", "course.unknown", wanted.course())
                                : planned
                                        ? null
                                        : Refusal.rule(
                                                        "recognition.not-planned",
                                                        course.name(),
                                                        it.programme())
                                                .at("course"),
                        sources.isEmpty() || sources.size() != wanted.sources().size()
                                ? Refusal.input("sources", "recognition.sources")
                                : null,
                        credits != null
                                        && course != null
                                        && course.credits() != null
                                        && credits.compareTo(course.credits()) > 0
                                ? Refusal.rule(
                                                "recognition.credits",
                                                course.name(),
                                                course.credits().toPlainString())
                                        .at("credits")
                                : null,
                        credits != null
                                        && (credits.signum() <= 0
                                                || credits.stripTrailingZeros().scale() > 1)
                                ? Refusal.input("credits", "course.credits")
                                : null));
        rows.put(
                caseId,
                List.of(
                        new Proposal(
                                Objects.requireNonNull(course).id(),
                                null,
                                "judged",
                                credits == null ? course.credits() : credits,
                                wanted.keepsMark() && !it.kind().equals("exemption"),
                                sources)));
        agreements.changed(it);
        written(it, "recognition.put", null, Map.of("course", course.code()));
    }

    @Transactional
    void drop(UUID caseId, UUID line, int version) {
        var it = held(caseId, version);
        if (!mine(it)) {
            throw new Refused(Refusal.conflict("recognition.closed"));
        }
        if (rows.drop(caseId, line) == 0) {
            throw new Absent("recognition line");
        }
        agreements.changed(it);
        written(it, "recognition.drop", null, Map.of("line", line.toString()));
    }

    /// @param why asked of whoever declines
    @Transactional
    void decide(UUID caseId, UUID line, int version, boolean accepted, String why) {
        var it = held(caseId, version);
        Refused.unlessEmpty(
                Refusal.all(
                        reviews(it)
                                ? null
                                : it.open()
                                        ? Refusal.forbidden("recognition.own")
                                        : Refusal.conflict("recognition.closed"),
                        !accepted && (why.isBlank() || why.length() > LONGEST)
                                ? Refusal.input("reason", "field.missing")
                                : null));
        if (rows.decide(caseId, line, accepted, why.strip(), clock.instant()) == 0) {
            throw new Absent("recognition line");
        }
        if (it.lines().stream()
                .anyMatch(one -> one.id().equals(line) && one.wanted() != accepted)) {
            agreements.changed(it);
        }
        written(
                it,
                accepted ? "recognition.accept" : "recognition.decline",
                accepted ? null : why,
                Map.of("line", line.toString()));
    }

    /// Locked in one statement, read in the next, and still what the writer saw.
    private Recognition held(UUID caseId, int version) {
        show(caseId);
        rows.lock(caseId);
        var it = show(caseId);
        if (it.version() != version) {
            throw new Refused(Refusal.conflict("recognition.moved"));
        }
        return it;
    }

    private void written(Recognition it, String act, @Nullable String why, Map<String, ?> after) {
        rows.touched(it.caseId());
        ledger.record(
                Act.of(act, "case:" + it.caseId())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .because(why)
                        .to(after));
    }
}
