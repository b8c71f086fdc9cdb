package org.matricula.enrolment.admission;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.invented.InventedPeople;
import org.matricula.personal.invented.InventedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Batches and people in them, for tests, through the same doors as the pages use.
@Component
public class TestAdmissions {

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final InventedPeople CROWD =
            new InventedPeople(17, LocalDate.of(2011, 1, 1), LocalDate.of(2012, 1, 1));

    private final OpenBatch openBatch;
    private final AddCandidates addCandidates;
    private final EntryCodes entryCodes;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestAdmissions(
            OpenBatch openBatch,
            AddCandidates addCandidates,
            EntryCodes entryCodes,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.openBatch = openBatch;
        this.addCandidates = addCandidates;
        this.entryCodes = entryCodes;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public TestUnits units() {
        return new TestUnits(sql, transaction);
    }

    /// A batch whose window is open today.
    public UUID batch(TestUnits.School school) {
        return batch(
                school, today().minusDays(2), today().plusDays(5), List.of("scores", "identity"));
    }

    public UUID batch(
            TestUnits.School school, LocalDate opens, LocalDate closes, List<String> matters) {
        var n = NEXT.getAndIncrement();
        return system(() ->
                openBatch.open(
                        new BatchForm(
                                school.id(),
                                "秋季录取 " + n,
                                today().getYear(),
                                "autumn",
                                null,
                                null,
                                null,
                                7,
                                new BigDecimal("3"),
                                new BigDecimal("6"),
                                opens,
                                closes,
                                opens,
                                matters)));
    }

    /// Somebody invented, admitted to the first class.
    public UUID candidate(UUID batch, TestUnits.School school) {
        return candidates(batch, school.firstClass(), 1).getFirst();
    }

    /// Somebody admitted, and the 学籍号 they bring along.
    public record Bringing(UUID candidate, String number) {}

    public Bringing bringing(UUID batch, TestUnits.School school) {
        var it = someone(school.firstClass());
        var number = "G" + it.documentNumber();
        var one =
                new NewCandidate(
                        it.unit(),
                        it.candidateNumber(),
                        it.noticeNumber(),
                        it.name(),
                        it.sex(),
                        it.birthOn(),
                        it.documentType(),
                        it.documentNumber(),
                        it.override(),
                        it.phone(),
                        it.homeAddress(),
                        it.guardianName(),
                        it.guardianRelation(),
                        it.guardianPhone(),
                        it.ethnicity(),
                        it.politicalStatus(),
                        it.previousSchool(),
                        it.admission(),
                        it.boarding(),
                        number,
                        it.score(),
                        it.subjectTrack(),
                        it.admissionTier(),
                        it.origin());
        return new Bringing(
                system(() -> addCandidates.add(batch, List.of(one))).getFirst(), number);
    }

    /// @param unit the class, or the unit whose classes they are dealt to
    public List<UUID> candidates(UUID batch, UUID unit, int many) {
        return system(() ->
                addCandidates.add(
                        batch,
                        java.util.stream.IntStream.range(0, many)
                                .mapToObj(it -> someone(unit))
                                .toList()));
    }

    public static NewCandidate someone(UUID unit) {
        var n = NEXT.getAndIncrement();
        return of(CROWD.at(n), unit, "K%07d".formatted(n), n);
    }

    static NewCandidate of(InventedPerson person, UUID unit, String number, int score) {
        return new NewCandidate(
                unit,
                number,
                "T" + number,
                person.name(),
                null,
                null,
                "1",
                person.residentId(),
                null,
                person.phone(),
                person.address(),
                null,
                null,
                null,
                person.ethnicity(),
                null,
                "第一小学",
                "01",
                "1",
                null,
                new BigDecimal(score % 600),
                "物理类",
                "专科批",
                "浙江省杭州市");
    }

    /// The codes under which the people of a batch send their papers in.
    public List<String> codes(UUID batch) {
        return system(() ->
                transaction.execute(
                        it -> entryCodes.of(batch).stream().map(EntryCodes.Given::code).toList()));
    }

    public String state(UUID candidate) {
        return told("select state from enrolment.candidate where id = ?", candidate);
    }

    public String told(String question, Object... values) {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(question)
                                .params(values)
                                .query(String.class)
                                .optional()
                                .orElse("")));
    }

    public List<String> all(String question, Object... values) {
        return system(() ->
                transaction.execute(
                        it -> sql.sql(question).params(values).query(String.class).list()));
    }

    public void changed(String statement, Object... values) {
        system(() -> transaction.execute(it -> sql.sql(statement).params(values).update()));
    }

    static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.call(Actor.system("test"), work);
    }
}
