package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.TestPeople;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.decide.Decide;
import org.matricula.workflow.decide.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Applications for tests, sent by people through the same doors as the pages use.
@Component
public class TestCases {

    /// The four offices of a college, each with one person.
    public record Offices(Actor counsellor, Actor department, Actor registrar, Actor head) {
        public List<Actor> all() {
            return List.of(counsellor, department, registrar, head);
        }
    }

    private static final Set<String> MET = ConcurrentHashMap.newKeySet();

    private final DraftCase draftCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final Decide decide;
    private final Intake intake;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestCases(
            DraftCase draftCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            Decide decide,
            Intake intake,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.draftCase = draftCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.decide = decide;
        this.intake = intake;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    public TestPeople people() {
        return new TestPeople(sql, transaction);
    }

    public TestStudents students() {
        return new TestStudents(intake, transaction, sql);
    }

    public TestUnits units() {
        return new TestUnits(sql, transaction);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Offices offices(TestUnits.School school) {
        var people = people();
        return new Offices(
                people.holding("辅导员", "counsellor", school.firstClass()),
                people.holding("院系", "department-registrar", school.grade()),
                people.holding("学籍科", "registrar", school.id()),
                people.holding("处长", "academic-office-head", school.id()));
    }

    /// A leave for illness of so many months, consented to in writing.
    public Map<String, Object> leave(LocalDate from, int months) {
        return new HashMap<>(
                Map.of(
                        "from", from.toString(),
                        "lastOn", from.plusMonths(months).minusDays(1).toString(),
                        "wish", "hospital",
                        "reason", "10",
                        "explanation", "经医院诊断须休养",
                        "consent", "signed"));
    }

    /// A student not seen for a month, called in two ways, and announced.
    public Map<String, Object> absence(LocalDate today) {
        return new HashMap<>(
                Map.of(
                        "ground", "two-weeks-absent",
                        "lostOn", today.minusDays(30).toString(),
                        "contacts",
                                List.of(
                                        Map.of(
                                                "on",
                                                today.minusDays(9).toString(),
                                                "channel",
                                                "phone",
                                                "person",
                                                "本人",
                                                "result",
                                                "无人接听"),
                                        Map.of(
                                                "on",
                                                today.minusDays(7).toString(),
                                                "channel",
                                                "post",
                                                "person",
                                                "家长",
                                                "result",
                                                "已签收")),
                        "noticeFrom", today.toString(),
                        "service", "announcement",
                        "on", today.plusDays(31).toString(),
                        "explanation", "多方联系未果"));
    }

    /// A move to another class, with a reason where the form asks for one.
    public Map<String, Object> move(LocalDate on, UUID unit, @Nullable String reason) {
        var fields =
                new HashMap<String, Object>(
                        Map.of(
                                "on",
                                on.toString(),
                                "unit",
                                unit.toString(),
                                "explanation",
                                "经家长和学校商定，编入所选班级",
                                "consent",
                                "signed"));
        if (reason != null) {
            fields.put("reason", reason);
        }
        return fields;
    }

    public Map<String, Object> extension(LocalDate on, LocalDate graduationOn) {
        return new HashMap<>(
                Map.of(
                        "on", on.toString(),
                        "graduationOn", graduationOn.toString(),
                        "reason", "22",
                        "explanation", "尚有课程未通过",
                        "consent", "signed"));
    }

    /// A further class of the school, of another year.
    public UUID classOf(TestUnits.School school, int gradeLevel) {
        var unit =
                people().system(() ->
                        units().unit("class", school.grade(), school.id(), "college"));
        people().system(() ->
                sql.sql("update organisation.unit set grade_level = ? where id = ?")
                        .params(gradeLevel, unit)
                        .update());
        return unit;
    }

    public JdbcClient sql() {
        return sql;
    }

    /// The first post that may decide the open turn.
    public String roles(UUID id) {
        return texts(
                        "select roles[1] from workflow.step where case_id = ? and decision is null",
                        id)
                .getFirst();
    }

    public UUID draft(Actor by, String kind, UUID student, Map<String, ?> fields) {
        return Acting.call(by, () -> draftCase.draft(kind, student, fields, "代办"));
    }

    public void evidence(Actor by, UUID id, String... kinds) {
        for (var kind : kinds) {
            Acting.as(by, () -> addEvidence.add(id, kind, kind + ".png", TestPeople.scan()));
        }
    }

    /// @return the codes of the refusals, none where it was sent
    public List<String> submit(Actor by, UUID id) {
        return refusals(() -> Acting.as(by, () -> submitCase.submit(id)));
    }

    public UUID submitted(
            Actor by, String kind, UUID student, Map<String, ?> fields, String... evidence) {
        var id = draft(by, kind, student, fields);
        evidence(by, id, evidence);
        Acting.as(by, () -> submitCase.submit(id));
        return id;
    }

    public void approve(Actor by, UUID id) {
        decided(by, step(id), Verdict.APPROVE, "同意");
    }

    public List<String> decide(Actor by, UUID id, Verdict verdict) {
        var step = step(id);
        return refusals(() -> decided(by, step, verdict, "意见"));
    }

    /// Of every kind, the first approval and the first refusal of a run meet the opposite one at
    /// the same turn before they are written down: that one has to be told of them.
    private void decided(Actor by, UUID step, Verdict verdict, String words) {
        var kind =
                texts(
                                "select f.kind from workflow.step s join workflow.case_file f on f.id = s.case_id where s.id = ?",
                                step)
                        .getFirst();
        var own = texts("select unnest(roles) from workflow.step where id = ?", step);
        if (verdict != Verdict.RETURN
                && by.holds(own.toArray(String[]::new))
                && MET.add(kind + verdict)) {
            try {
                met(by, step, verdict, words);
                return;
            } catch (Refused | Absent none) {
                // nothing was decided: asked again below, by the door alone
                MET.remove(kind + verdict);
            }
        }
        Acting.as(by, () -> decide.decide(step, verdict, words));
    }

    private void met(Actor by, UUID step, Verdict verdict, String words) {
        var opposite = verdict == Verdict.APPROVE ? Verdict.REFUSE : Verdict.APPROVE;
        try (var second = Executors.newSingleThreadExecutor()) {
            var answer =
                    Acting.call(
                            by,
                            () ->
                                    transaction.execute(open -> {
                                        decide.decide(step, verdict, words);
                                        var told =
                                                second.submit(() ->
                                                        refusals(() ->
                                                                Acting.as(
                                                                        by,
                                                                        () ->
                                                                                decide.decide(
                                                                                        step,
                                                                                        opposite,
                                                                                        "相反的意见"))));
                                        untilItWaits(told);
                                        return told;
                                    }));
            assertThat(answer.get())
                    .as("the opposite in the same moment")
                    .containsExactly("step.decided");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Until the other one has come to the lock that this transaction holds.
    private void untilItWaits(Future<?> other) {
        for (var i = 0; i < 300 && !other.isDone(); i++) {
            var waits =
                    sql.sql(
                                    "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")
                            .query(Boolean.class)
                            .single();
            if (waits) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(other.isDone()).as("decided without waiting for this one").isFalse();
    }

    public static List<String> refusals(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream().map(Refusal::code).toList();
        }
    }

    /// The one open turn.
    public UUID step(UUID id) {
        return people().system(() ->
                sql.sql(
                                """
                                select id from workflow.step
                                 where case_id = ? and decision is null
                                """)
                        .param(id)
                        .query(UUID.class)
                        .single());
    }

    /// The turns, the oldest first, as `task decision`.
    public List<String> steps(UUID id) {
        return texts(
                "select task || ' ' || coalesce(decision, 'open') || case when taken_back then ' taken-back' else '' end"
                        + " from workflow.step where case_id = ? order by opened_at, id",
                id);
    }

    public String state(UUID id) {
        return texts("select state from workflow.case_file where id = ?", id).getFirst();
    }

    public String number(UUID id) {
        return texts("select number from workflow.case_file where id = ?", id).getFirst();
    }

    public List<String> trail(UUID id) {
        return texts(
                "select what || ' ' || actor from workflow.trail where case_id = ? order by id",
                id);
    }

    public List<String> texts(String query, UUID id) {
        return people().system(() -> sql.sql(query).param(id).query(String.class).list());
    }
}
