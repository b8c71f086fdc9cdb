package org.matricula.journey;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.TestStudents;
import org.springframework.context.ApplicationContext;

/// A college with students, a leave on the first desk, one that was granted, and somebody in every
/// role.
///
/// @param waiting whose leave waits for the counsellor
/// @param studying who has never applied for anything
record PeopledCollege(
        JourneyCollege college, Map<Role, Person> people, Student waiting, Student studying) {

    record Student(UUID enrolment, String name, String number) {}

    static PeopledCollege open(ApplicationContext context, TestCases cases) {
        var college = JourneyCollege.open(context);
        var students =
                List.of("林一诺", "欧阳昕", "马腾飞").stream()
                        .map(it -> enrolled(it, college, cases))
                        .toList();
        applied(students.get(0), college, cases);
        granted(students.get(1), college, cases);
        var people = new EnumMap<Role, Person>(Role.class);
        for (var role : Role.values()) {
            people.put(role, person(role, college, students.get(0), cases, context));
        }
        return new PeopledCollege(college, people, students.get(0), students.get(2));
    }

    Person somebody(Role role) {
        return people.get(role);
    }

    private static Student enrolled(String name, JourneyCollege college, TestCases cases) {
        var newcomer =
                TestStudents.newcomer(
                        name,
                        college.firstClass(),
                        cases.today().minusMonths(15).withDayOfMonth(1));
        var enrolment = cases.students().enrolled(newcomer, college.institution());
        return new Student(enrolment, name, newcomer.studentNumber());
    }

    private static UUID applied(Student student, JourneyCollege college, TestCases cases) {
        var applicant =
                cases.people()
                        .reaching(
                                student.name(),
                                "student",
                                college.institution(),
                                student.enrolment());
        return cases.submitted(
                applicant,
                "leave-of-absence",
                student.enrolment(),
                cases.leave(cases.today(), 6),
                "medical-certificate",
                "guardian-consent");
    }

    private static void granted(Student student, JourneyCollege college, TestCases cases) {
        var id = applied(student, college, cases);
        var people = cases.people();
        cases.approve(people.holding("刘思源", "counsellor", college.firstClass()), id);
        cases.approve(people.holding("李建国", "department-registrar", college.department()), id);
        cases.approve(people.holding("王秀英", "registrar", college.institution()), id);
        cases.approve(people.holding("周敏", "academic-office-head", college.institution()), id);
    }

    private static Person person(
            Role role,
            JourneyCollege college,
            Student student,
            TestCases cases,
            ApplicationContext context) {
        var accounts = TestAccounts.of(context);
        var code = role.code();
        if (role.keptApart()) {
            return accounts.holding(code, null);
        }
        var unit =
                switch (role) {
                    case STUDENT, GUARDIAN, CLASS_TEACHER, COUNSELLOR, TEACHER ->
                            college.firstClass();
                    case DEPARTMENT_REGISTRAR -> college.department();
                    default -> college.institution();
                };
        var person = accounts.holding(code, unit);
        if (role == Role.STUDENT || role == Role.GUARDIAN) {
            linked(person, role, student, cases, context.getBean(AccountLinks.class));
        }
        return person;
    }

    private static void linked(
            Person person, Role role, Student student, TestCases cases, AccountLinks links) {
        cases.people()
                .system(() -> {
                    var file =
                            cases.sql()
                                    .sql("select person_id from registry.enrolment where id = ?")
                                    .param(student.enrolment())
                                    .query(UUID.class)
                                    .single();
                    if (role == Role.STUDENT) {
                        links.ownAccount(person.id(), file);
                    } else {
                        links.guardianAccount(person.id(), file, 1);
                    }
                    return file;
                });
    }
}
