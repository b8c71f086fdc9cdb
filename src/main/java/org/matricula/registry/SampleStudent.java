package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.SampleStudents;
import org.matricula.document.StudentFacts;
import org.matricula.kernel.Acting;
import org.matricula.personal.Masks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Somebody in school for the rehearsal of a paper, told so that nobody knows who it is.
@Repository
@Transactional(readOnly = true)
class SampleStudent implements SampleStudents {

    private final JdbcClient sql;
    private final Particulars particulars;
    private final Clock clock;

    SampleStudent(JdbcClient sql, Particulars particulars, Clock clock) {
        this.sql = sql;
        this.particulars = particulars;
        this.clock = clock;
    }

    @Override
    public Optional<StudentFacts> of(UUID institution) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.institution_id = :institution and s.status = :enrolled
                           and s.scope_pos between :lo and :hi
                         order by s.scope_pos limit 1
                        """)
                .param("institution", institution)
                .param("enrolled", StudentStatus.ENROLLED.code())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .optional()
                .map(it -> masked(particulars.on(it, LocalDate.now(clock))));
    }

    private static StudentFacts masked(StudentFacts it) {
        return new StudentFacts(
                Masks.name(it.name()),
                it.sex(),
                null,
                it.ethnicity(),
                document(it.idNumber()),
                document(it.studentNumber()),
                document(it.registryNumber()),
                null,
                it.enteredOn(),
                it.level(),
                it.duration(),
                it.school(),
                it.department(),
                it.major(),
                it.grade(),
                it.homeClass(),
                null,
                null,
                null,
                null);
    }

    private static @Nullable String document(@Nullable String number) {
        return number == null ? null : Masks.document(number);
    }
}
