package org.matricula.verification.check;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.job.TestJobs;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Intake;
import org.matricula.registry.TestNumbers;
import org.matricula.registry.TestStudents;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Students about whom nothing is to be found, and what spoils them.
@Component
public class TestVerification {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final TestJobs jobs;
    private final Intake intake;
    private final Vault vault;
    private final TestNumbers numbers;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TestVerification(
            TestJobs jobs,
            Intake intake,
            Vault vault,
            TestNumbers numbers,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.intake = intake;
        this.vault = vault;
        this.numbers = numbers;
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

    /// Until every run begun so far has come to its end.
    public void ran() {
        jobs.ended(RunPass.NAME);
    }

    /// A girl of thirteen in the seventh grade, or of fifteen on entering a college, with
    /// everything a record should hold.
    public UUID flawless(TestUnits.School school, UUID unit, String education) {
        var n = NEXT.getAndIncrement();
        var students = new TestStudents(intake, transaction, sql);
        var since = LocalDate.of(RegisterPass.september(today()).getYear(), 9, 1);
        var made =
                TestStudents.numbered(
                        TestStudents.newcomer(name(n), unit, since), "88%06d".formatted(n));
        var enrolment = students.enrolled(made, school.id());
        var birth = since.minusYears(education.equals("school") ? 13 : 16).minusMonths(6);
        var id = residentId(birth, n, "2");
        told(
                """
                update registry.person p
                   set birth_on = :birth, document_type = '1', photo_id = f.id
                  from registry.enrolment e, f
                 where e.id = :e and p.id = e.person_id
                """
                        .replace(
                                "registry.enrolment e, f",
                                "registry.enrolment e, attachment.file f")
                        .replace("where e.id", "where f.id = cast(:file as uuid) and e.id"),
                Map.of("e", enrolment, "birth", birth, "file", file(enrolment)));
        seal(enrolment, id);
        seal(enrolment, Intake.HOME_ADDRESS, "home_address", "江州市中山路" + n + "号");
        told(
                "update registry.enrolment set study_form = '1' where id = :e",
                Map.of("e", enrolment));
        numbers.put(enrolment, "G" + id);
        told(
                "update registry.student set birth_on = :birth where enrolment_id = :e",
                Map.of("birth", birth, "e", enrolment));
        return enrolment;
    }

    /// Another identity number.
    public void seal(UUID enrolment, String number) {
        seal(enrolment, Intake.DOCUMENT, "document_number", number);
    }

    /// The guardian bears the student's number.
    public void sealGuardian(UUID enrolment) {
        var salt =
                bytes(
                        "select p.salt from registry.person p join registry.enrolment e on e.person_id = p.id where e.id = :e",
                        enrolment);
        var own =
                bytes(
                        "select p.document_number from registry.person p join registry.enrolment e on e.person_id = p.id where e.id = :e",
                        enrolment);
        var number = vault.open(Intake.DOCUMENT, own, salt);
        told(
                "update registry.guardian set document_number = :sealed where person_id = (select person_id from registry.enrolment where id = :e)",
                Map.of(
                        "sealed",
                        vault.seal(Intake.GUARDIAN_DOCUMENT, number, salt),
                        "e",
                        enrolment));
    }

    private void seal(
            UUID enrolment, org.matricula.vault.Field field, String column, String value) {
        var salt =
                bytes(
                        "select p.salt from registry.person p join registry.enrolment e on e.person_id = p.id where e.id = :e",
                        enrolment);
        told(
                "update registry.person set "
                        + column
                        + " = :sealed where id = (select person_id from registry.enrolment where id = :e)",
                Map.of("sealed", vault.seal(field, value, salt), "e", enrolment));
    }

    public static String residentId(LocalDate birth, int n, String sex) {
        var sequence = "%03d".formatted((n % 400) * 2 + (sex.equals("1") ? 1 : 0) + 2);
        var seventeen = "110105" + birth.toString().replace("-", "") + sequence;
        return seventeen + ResidentId.checkDigit(seventeen);
    }

    /// Another 学籍号.
    public void register(UUID enrolment, String number) {
        numbers.put(enrolment, number);
    }

    /// The 学籍号 in clear.
    public String registered(UUID enrolment) {
        return numbers.of(enrolment).orElseThrow();
    }

    private byte[] bytes(String question, UUID enrolment) {
        return system(() -> sql.sql(question).param("e", enrolment).query(byte[].class).single());
    }

    private UUID file(UUID enrolment) {
        return system(() ->
                sql.sql(
                                """
                                insert into attachment.file (scope_pos, person_id, kind, name, media_type, size, digest)
                                select scope_pos, person_id, 'photo', 'x.jpg', 'image/jpeg', 1, :digest
                                  from registry.enrolment where id = :e returning id
                                """)
                        .param("digest", enrolment.toString().getBytes(StandardCharsets.UTF_8))
                        .param("e", enrolment)
                        .query(UUID.class)
                        .single());
    }

    public void told(String statement, Map<String, Object> values) {
        system(() -> sql.sql(statement).params(values).update());
    }

    public List<String> texts(String question, Map<String, Object> values) {
        return system(() -> sql.sql(question).params(values).query(String.class).list());
    }

    /// What is open in a campaign, by enrolment or unit.
    public Map<String, List<String>> open(String campaign) {
        var all = new HashMap<String, List<String>>();
        texts(
                        "select about || ' ' || rule from verification.finding where campaign_id = cast(:c as uuid) and state = 'open' order by rule",
                        Map.of("c", campaign))
                .forEach(it ->
                        all.computeIfAbsent(
                                        it.split(" ")[0].split(":")[0],
                                        key -> new java.util.ArrayList<>())
                                .add(it.split(" ")[1]));
        return all;
    }

    private <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }

    private static String name(int n) {
        return "林" + (char) ('一' + n * 7 % 5000) + "诺";
    }
}
