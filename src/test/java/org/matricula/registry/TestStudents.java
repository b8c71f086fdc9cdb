package org.matricula.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Students for every module's tests, enrolled through the registry's own door.
public record TestStudents(Intake intake, TransactionOperations transaction, JdbcClient sql) {

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    /// Somebody of an invented name, enrolled in a class since a day.
    public UUID enrolled(UUID institution, UUID unit, LocalDate since) {
        return enrolled(newcomer("林一诺", unit, since), institution);
    }

    public UUID enrolled(NewStudent student, UUID institution) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status -> {
                            var taken =
                                    intake.enrol(
                                            institution,
                                            null,
                                            "registered",
                                            List.of(student).iterator());
                            return sql.sql(
                                            "select enrolment_id from registry.status_event where batch = :batch")
                                    .param("batch", taken.batch())
                                    .query(UUID.class)
                                    .single();
                        }));
    }

    public static NewStudent newcomer(String name, UUID unit, LocalDate since) {
        var number = NUMBER.getAndIncrement();
        return new NewStudent(
                number,
                new NewStudent.Person(
                        name,
                        null,
                        "linyinuo",
                        "lyn",
                        List.of(name),
                        "2",
                        LocalDate.of(2010, 3, 1),
                        "01",
                        null,
                        null,
                        "03",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "1390000%04d".formatted(number % 10000),
                        null),
                List.of(new NewStudent.Guardian("林父", "51", "13800000000", null, true)),
                List.of(),
                null,
                unit,
                7,
                null,
                "T%07d".formatted(number),
                null,
                false,
                null,
                "vocational",
                "4",
                null,
                null,
                "1",
                List.of(),
                since,
                since.getYear(),
                null,
                since.plusYears(6),
                null);
    }

    /// The same newcomer under another number, or under none yet.
    public static NewStudent numbered(NewStudent it, String number) {
        return new NewStudent(
                it.row(),
                it.person(),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                it.gradeLevel(),
                it.entryLevel(),
                number,
                it.registryNumber(),
                it.registryNumberNational(),
                it.candidateNumber(),
                it.kind(),
                it.level(),
                it.studyForm(),
                it.admission(),
                it.boarding(),
                it.special(),
                it.entryOn(),
                it.entryYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn());
    }

    /// The same newcomer in another year of study, or in none that is known.
    public static NewStudent inYear(NewStudent it, @Nullable Integer level) {
        return new NewStudent(
                it.row(),
                it.person(),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                level,
                it.entryLevel(),
                it.studentNumber(),
                it.registryNumber(),
                it.registryNumberNational(),
                it.candidateNumber(),
                it.kind(),
                it.level(),
                it.studyForm(),
                it.admission(),
                it.boarding(),
                it.special(),
                it.entryOn(),
                it.entryYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn());
    }

    /// The same newcomer, with what they were admitted on.
    public static NewStudent admitted(NewStudent it, Entrance entrance) {
        return new NewStudent(
                it.row(),
                it.person(),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                it.gradeLevel(),
                it.entryLevel(),
                it.studentNumber(),
                it.registryNumber(),
                it.registryNumberNational(),
                "26330106150123",
                it.kind(),
                it.level(),
                it.studyForm(),
                "01",
                it.boarding(),
                it.special(),
                it.entryOn(),
                it.entryYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn(),
                entrance);
    }

    /// The same newcomer with an identity document.
    public static NewStudent documented(NewStudent it, String type, String document) {
        var p = it.person();
        return new NewStudent(
                it.row(),
                new NewStudent.Person(
                        p.name(),
                        p.formerName(),
                        p.pinyin(),
                        p.initials(),
                        p.nameParts(),
                        p.sex(),
                        p.birthOn(),
                        p.ethnicity(),
                        p.nationality(),
                        p.overseas(),
                        p.politicalStatus(),
                        p.nativePlace(),
                        type,
                        document,
                        null,
                        p.householdType(),
                        p.householdAddress(),
                        p.homeAddress(),
                        p.phone(),
                        p.email()),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                it.gradeLevel(),
                it.entryLevel(),
                it.studentNumber(),
                it.registryNumber(),
                it.registryNumberNational(),
                it.candidateNumber(),
                it.kind(),
                it.level(),
                it.studyForm(),
                it.admission(),
                it.boarding(),
                it.special(),
                it.entryOn(),
                it.entryYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn());
    }

    /// The spells known now, as `status during`.
    public List<String> spells(UUID enrolment) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(status ->
                                sql.sql(
                                                """
                                                select status || ' ' || during || ' ' || unit_id || ' ' || coalesce(grade_level::text, '')
                                                  from registry.spell
                                                 where enrolment_id = :id and upper_inf(recorded) order by during
                                                """)
                                        .param("id", enrolment)
                                        .query(String.class)
                                        .list()));
    }
}
