package org.matricula.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.kernel.TurnedClock;
import org.matricula.organisation.Units;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The demonstration's accounts, named after their roles, all with one password that everybody may
/// know: they exist nowhere else.
@Component
class DemoAccounts {

    static final String PASSWORD = "matricula-demo";

    /// Longer than the oldest application.
    private static final Duration IN_OFFICE = Duration.ofDays(400);

    private final MakeAccount makeAccount;
    private final AccountLinks links;
    private final DemoRows rows;
    private final InventedWords words;
    private final Units units;

    DemoAccounts(
            MakeAccount makeAccount,
            AccountLinks links,
            DemoRows rows,
            InventedWords words,
            Units units) {
        this.makeAccount = makeAccount;
        this.links = links;
        this.rows = rows;
        this.words = words;
        this.units = units;
    }

    /// @return each as they act under their post since last year, by username
    @Transactional
    public Map<String, Actor> make(Institutions.Built built) {
        var made = new LinkedHashMap<String, Actor>();
        officer(made, "administrator", "administrator", null);
        officer(made, "security-officer", "security-officer", null);
        officer(made, "auditor", "auditor", null);
        officer(made, "registrar", "registrar", built.college());
        officer(made, "registrar2", "registrar", built.college());
        officer(made, "academic-office-head", "academic-office-head", built.college());
        officer(made, "vice-principal", "vice-principal", built.college());
        officer(made, "department-registrar", "department-registrar", built.department());
        officer(made, "counsellor", "counsellor", built.department());
        officer(made, "counsellor2", "counsellor", built.department());
        officer(made, "teacher", "teacher", built.collegeClass());
        officer(made, "archive-keeper", "archive-keeper", built.college());
        officer(made, "student-affairs", "student-affairs", built.college());
        officer(made, "legal-reviewer", "legal-reviewer", built.college());
        officer(made, "appeals-committee", "appeals-committee", built.college());
        officer(made, "school-registrar", "registrar", built.school());
        officer(made, "class-teacher", "class-teacher", built.schoolClass());
        officer(made, "class-teacher2", "class-teacher", built.schoolClass());
        officer(made, "principal", "vice-principal", built.school());
        if (built.otherSchool() != null) {
            officer(made, "school-registrar2", "registrar", built.otherSchool());
            officer(made, "class-teacher3", "class-teacher", built.otherSchool());
            officer(made, "principal2", "vice-principal", built.otherSchool());
        }
        officer(made, "point-reviewer", "point-reviewer", built.point());
        officer(made, "point-reviewer2", "point-reviewer", built.point());
        officer(made, "branch-reviewer", "branch-reviewer", built.branch());
        officer(made, "province-reviewer", "province-reviewer", built.open());
        student(made, "student", built.collegeClass(), 4);
        student(made, "student2", built.collegeClass(), 5);
        guardian(made, "guardian", built.schoolClass(), 2);
        return made;
    }

    /// As [#make], and people who reach a whole province.
    @Transactional
    public void make(Institutions.Built built, UUID province) {
        var made = make(built);
        officer(made, "province-registrar", "registrar", province);
        officer(made, "province-head", "vice-principal", province);
    }

    private void officer(
            Map<String, Actor> made, String username, String role, @Nullable UUID unit) {
        add(made, username, words.person(username), role, unit);
    }

    private void student(Map<String, Actor> made, String username, UUID unit, int place) {
        var student = rows.inClass(unit).get(place);
        add(made, username, student.name(), "student", unit);
        links.ownAccount(account(made, username), student.personId());
        made.computeIfPresent(username, (name, it) -> own(it, student.personId()));
    }

    private void guardian(Map<String, Actor> made, String username, UUID unit, int place) {
        var ward = rows.inClass(unit).get(place);
        add(made, username, words.guardianOf(ward.name()), "guardian", unit);
        links.guardianAccount(account(made, username), ward.personId(), 1);
        made.computeIfPresent(username, (who, it) -> own(it, ward.personId()));
    }

    private void add(
            Map<String, Actor> made,
            String username,
            String name,
            String role,
            @Nullable UUID unit) {
        var post = new NewAccount.Post(role, unit);
        var asked = new NewAccount(username, name, List.of(post));
        var account = TurnedClock.back(IN_OFFICE, () -> makeAccount.make(asked, PASSWORD));
        made.put(username, new Actor(account, name, role, unit, reach(unit), "127.0.0.1"));
    }

    private static UUID account(Map<String, Actor> made, String username) {
        return Objects.requireNonNull(
                Objects.requireNonNull(made.get(username)).account(), username);
    }

    private Scope reach(@Nullable UUID unit) {
        if (unit == null) {
            return Scope.ALL;
        }
        var it = units.get(unit);
        return new Scope(it.pos(), it.posEnd(), List.of());
    }

    private static Actor own(Actor it, UUID person) {
        return it.within(new Scope(0, Long.MAX_VALUE, List.of(person)));
    }
}
