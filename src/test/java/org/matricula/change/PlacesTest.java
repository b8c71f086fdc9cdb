package org.matricula.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.document.Documents;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.MoveUnit;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;

/// Everything about a student lies where the student is: when the class moves in the tree, and when
/// the student comes into another class.
@ProgramTest
class PlacesTest {

    /// Tables whose position is not a student's, and why they stay.
    static final Set<String> STAYING =
            Set.of(
                    // tells where an act was done, and is signed as it was
                    "audit.entry",
                    // the list itself is written anew from the enrolment
                    "statistics.counted");

    @Autowired TestCases cases;
    @Autowired Documents documents;
    @Autowired MoveUnit moveUnit;

    TestUnits.School school;
    TestCases.Offices offices;
    UUID student;

    @BeforeEach
    void aCollege() {
        school = cases.units().school("college");
        offices = cases.offices(school);
        student =
                cases.students()
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
    }

    @Test
    void a_class_that_moves_takes_cases_files_and_documents_along() {
        var today = cases.today();
        var leave = granted("leave-of-absence", cases.leave(today, 3));
        var open =
                cases.submitted(
                        cases.people().holding("代办", "counsellor", school.firstClass()),
                        "leave-extension",
                        student,
                        cases.leave(today.plusMonths(3), 3),
                        "medical-certificate",
                        "guardian-consent");
        var before = position(school.firstClass());
        assertThat(tablesAt(before)).contains("workflow.step", "document.document", "change.leave");

        var other = cases.units().unit("department", school.id(), school.id(), "college");
        var newOffice = cases.people().holding("新院系", "department-registrar", other);
        Acting.as(Actor.system("test"), () -> moveUnit.move(school.firstClass(), other, "专业调整"));

        assertThat(tablesAt(before)).isEmpty();
        var counsellor = offices.counsellor();
        var there =
                new Actor(
                        counsellor.account(),
                        counsellor.name(),
                        counsellor.role(),
                        counsellor.unit(),
                        scope(school.firstClass()),
                        "127.0.0.1");
        cases.approve(there, open);
        cases.approve(newOffice, open);
        assertThat(Acting.call(newOffice, () -> documents.ofCase(leave))).hasSize(3);
        assertThat(Acting.call(offices.department(), () -> documents.ofCase(leave))).isEmpty();
    }

    @Test
    void a_student_who_comes_into_another_class_is_found_there_with_everything() {
        var today = cases.today();
        var leave = granted("leave-of-absence", cases.leave(today.minusDays(20), 3));
        var document = Acting.call(offices.counsellor(), () -> documents.ofCase(leave)).getFirst();
        granted(
                "return-from-leave",
                new HashMap<>(
                        Map.of(
                                "on",
                                today.toString(),
                                "unit",
                                school.secondClass().toString(),
                                "gradeLevel",
                                8,
                                "explanation",
                                "已康复")));

        assertThat(tablesAt(position(school.firstClass())))
                .as("but for the head-counts, which say how many there were")
                .allMatch(it -> it.startsWith("statistics."));
        var newTeacher = cases.people().holding("新班辅导员", "counsellor", school.secondClass());
        assertThat(Acting.call(newTeacher, () -> documents.get(document.id())).number())
                .isEqualTo(document.number());
        assertThat(
                        catchThrowable(() ->
                                Acting.call(
                                        offices.counsellor(), () -> documents.get(document.id()))))
                .isInstanceOf(Absent.class);
    }

    /// Where anything at all lies at a position.
    List<String> tablesAt(long position) {
        return cases.people()
                .system(() -> {
                    var tables =
                            cases.sql()
                                    .sql(
                                            """
                                            select c.table_schema || '.' || c.table_name
                                              from information_schema.columns c
                                              join information_schema.tables t using (table_schema, table_name)
                                             where c.column_name = 'scope_pos' and t.table_type = 'BASE TABLE'
                                               and c.table_schema not in ('public')
                                            """)
                                    .query(String.class)
                                    .list();
                    return tables.stream()
                            .filter(it -> !STAYING.contains(it))
                            .filter(it ->
                                    cases.sql()
                                            .sql(
                                                    "select exists (select from %s where scope_pos = ?)"
                                                            .formatted(it))
                                            .param(position)
                                            .query(Boolean.class)
                                            .single())
                            .sorted()
                            .toList();
                });
    }

    long position(UUID unit) {
        return Long.parseLong(
                cases.texts("select pos::text from organisation.unit where id = ?", unit)
                        .getFirst());
    }

    org.matricula.kernel.Scope scope(UUID unit) {
        return new org.matricula.kernel.Scope(
                position(unit),
                Long.parseLong(
                        cases.texts(
                                        "select pos_end::text from organisation.unit where id = ?",
                                        unit)
                                .getFirst()),
                List.of());
    }

    UUID granted(String kind, Map<String, Object> fields) {
        var id =
                cases.submitted(
                        cases.people().holding("新辅导员", "counsellor", school.firstClass()),
                        kind,
                        student,
                        fields,
                        "medical-certificate",
                        "guardian-consent",
                        "recovery-certificate");
        for (var office : offices.all()) {
            cases.approve(office, id);
        }
        return id;
    }
}
