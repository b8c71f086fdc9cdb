package org.matricula.registry.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.RegistryNumber;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.PersonEntered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学籍登记: one student typed in. It waits for a second person to check it before a number is given
/// (中小学生学籍管理办法 第二章).
@Service
class RegisterStudent {

    private static final String REGISTERED_ADDRESS_UNKNOWN = "000000";

    private final Intake intake;
    private final Units units;
    private final DocumentChecks checks;
    private final EnrolledRows enrolled;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;

    RegisterStudent(
            Intake intake,
            Units units,
            DocumentChecks checks,
            EnrolledRows enrolled,
            ApplicationEventPublisher news,
            Ledger ledger) {
        this.intake = intake;
        this.units = units;
        this.checks = checks;
        this.enrolled = enrolled;
        this.news = news;
        this.ledger = ledger;
    }

    /// @return the enrolment
    @Transactional
    UUID register(NewStudentForm form) {
        var unit = form.unit() == null ? null : units.find(form.unit()).orElse(null);
        Refused.unlessEmpty(refusals(form, unit));
        var institution = units.get(institution(unit));
        var taken =
                intake.enrol(
                        institution.id(),
                        null,
                        "entered",
                        List.of(student(form, unit, institution)).iterator());
        var enrolment = enrolled.of(taken.batch());
        ledger.record(
                Act.of("student.register", "enrolment:" + enrolment)
                        .at(unit.pos())
                        .because(NewStudentForm.text(form.override()))
                        .to(Map.of("name", new Ledger.Private(form.name()), "unit", unit.name())));
        news.publishEvent(
                new PersonEntered(enrolled.person(enrolment), form.documentNumber()));
        return enrolment;
    }

    private static UUID institution(Unit unit) {
        if (unit.institutionId() == null) {
            throw new Refused(Refusal.input("unit", "register.unit"));
        }
        return unit.institutionId();
    }

    private List<Refusal> refusals(NewStudentForm form, @Nullable Unit unit) {
        var found = new ArrayList<Refusal>();
        var scope = Acting.now().scope();
        if (unit == null || unit.institutionId() == null || !scope.reaches(unit.pos())) {
            found.add(Refusal.input("unit", "register.unit"));
        }
        if (form.entryOn() == null) {
            found.add(Refusal.input("entryOn", "register.entry"));
        }
        if (NewStudentForm.text(form.sex()) == null) {
            found.add(Refusal.input("sex", "register.sex"));
        }
        var name = NewStudentForm.text(form.name());
        found.addAll(checks.name(name == null ? "" : name, form.override()));
        found.addAll(
                checks.document(
                        form.documentType(),
                        form.documentNumber(),
                        form.birthOn(),
                        form.sex(),
                        form.override()));
        found.addAll(checks.registryNumber(form.registryNumber(), form.override()));
        if (form.temporarily() && form.birthOn() == null) {
            found.add(Refusal.input("birthOn", "register.birth"));
        }
        return found;
    }

    private NewStudent student(NewStudentForm form, Unit unit, Unit institution) {
        var entry = java.util.Objects.requireNonNull(form.entryOn());
        var number = registryNumber(form);
        return new NewStudent(
                1,
                person(form),
                guardians(form),
                form.school() == null || form.school().isBlank()
                        ? List.of()
                        : List.of(
                                new NewStudent.Schooling(form.school().strip(), null, null, null)),
                health(form),
                unit.id(),
                form.gradeLevel() == null ? unit.gradeLevel() : form.gradeLevel(),
                null,
                null,
                number,
                number != null && new RegistryNumber(number).national(),
                null,
                institution.stage() == null || institution.stage().isBlank()
                        ? institution.education() + ""
                        : institution.stage(),
                NewStudentForm.text(form.level()),
                null,
                null,
                NewStudentForm.text(form.boarding()),
                List.of(),
                entry,
                entry.getYear(),
                null,
                null,
                null);
    }

    private NewStudent.Person person(NewStudentForm form) {
        var name = new PersonName(java.util.Objects.requireNonNull(form.name()));
        var type = NewStudentForm.text(form.documentType());
        var number = NewStudentForm.text(form.documentNumber());
        var document = type == null || number == null ? null : new IdentityDocument(type, number);
        var birth =
                form.birthOn() == null && document != null
                        ? document.birthOn().orElse(null)
                        : form.birthOn();
        return new NewStudent.Person(
                name.text(),
                NewStudentForm.text(form.formerName()),
                name.pinyin(),
                name.initials(),
                name.suffixes(),
                java.util.Objects.requireNonNull(form.sex()),
                birth,
                NewStudentForm.text(form.ethnicity()),
                null,
                null,
                NewStudentForm.text(form.politicalStatus()),
                null,
                document == null ? null : document.type(),
                document == null ? null : document.number(),
                NewStudentForm.text(form.override()),
                NewStudentForm.text(form.householdType()),
                NewStudentForm.text(form.householdAddress()),
                NewStudentForm.text(form.homeAddress()),
                NewStudentForm.text(form.phone()),
                null);
    }

    private static List<NewStudent.Guardian> guardians(NewStudentForm form) {
        var name = NewStudentForm.text(form.guardianName());
        var relation = NewStudentForm.text(form.guardianRelation());
        return name == null
                ? List.of()
                : List.of(
                        new NewStudent.Guardian(
                                name,
                                relation == null ? "99" : relation,
                                NewStudentForm.text(form.guardianPhone()),
                                null,
                                true));
    }

    private static NewStudent.@Nullable Health health(NewStudentForm form) {
        var condition = NewStudentForm.text(form.health());
        var note = NewStudentForm.text(form.healthNote());
        return condition == null && note == null
                ? null
                : new NewStudent.Health(condition, null, note);
    }

    /// The number typed in, or a temporary one that says of itself that it is not national.
    private @Nullable String registryNumber(NewStudentForm form) {
        var typed = NewStudentForm.text(form.registryNumber());
        if (typed != null) {
            return RegistryNumber.normalise(typed);
        }
        if (!form.temporarily()) {
            return null;
        }
        var division =
                ResidentId.of(
                                ResidentId.normalise(
                                        form.documentNumber() == null ? "" : form.documentNumber()))
                        .map(ResidentId::division)
                        .orElse(REGISTERED_ADDRESS_UNKNOWN);
        return RegistryNumber.temporary(
                        division,
                        java.util.Objects.requireNonNull(form.birthOn()),
                        RandomGenerator.getDefault())
                .number();
    }
}
