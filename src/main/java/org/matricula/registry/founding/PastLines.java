package org.matricula.registry.founding;

import static org.matricula.registry.founding.Target.ENROLMENT;
import static org.matricula.registry.founding.Target.GUARDIAN;
import static org.matricula.registry.founding.Target.HEALTH;
import static org.matricula.registry.founding.Target.NAME_PART;
import static org.matricula.registry.founding.Target.PERSON;
import static org.matricula.registry.founding.Target.PERSON_KEY;
import static org.matricula.registry.founding.Target.STUDENT;

import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.matricula.registry.CopyLine;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Sealing.Sealed;
import org.matricula.registry.StudentStatus;

/// Writes one student's rows as registering them on their day of entry and every act since would
/// have left them.
final class PastLines {

    private final CopyLine line = new CopyLine();
    private final Identifiers identifiers;
    private final Map<UUID, Long> positions;
    private final Standing standing;

    /// @param positions of the units
    PastLines(Identifiers identifiers, Map<UUID, Long> positions, String recorder) {
        this.identifiers = identifiers;
        this.positions = positions;
        this.standing = new Standing(line, identifiers, recorder);
    }

    /// @param place the student's in the whole register
    void write(
            Chunk to, PastStudent past, Sealed sealed, UUID institution, UUID batch, long place) {
        var ids =
                new Standing.Whose(
                        place,
                        identifiers.of(Identifiers.PERSON, place),
                        identifiers.of(Identifiers.ENROLMENT, place),
                        positions.get(past.now().unit()));
        person(to, past.student(), sealed, ids.person());
        family(to, past.student(), sealed, ids.person());
        enrolment(to, past, sealed, institution, ids);
        standing.write(to, past, batch, ids);
        list(to, past, institution, ids);
    }

    private void person(Chunk to, NewStudent student, Sealed sealed, UUID id) {
        var it = student.person();
        line.begin()
                .add(id)
                .add(sealed.salt())
                .add(it.name())
                .add(it.pinyin())
                .add(it.initials())
                .add(it.sex())
                .add(it.birthOn())
                .add(it.ethnicity())
                .add(it.nationality() == null ? "156" : it.nationality())
                .add(it.overseas())
                .add(it.politicalStatus())
                .add(it.nativePlace())
                .add(it.documentType())
                .add(sealed.document())
                .add(it.householdType())
                .add(sealed.householdAddress())
                .add(sealed.homeAddress())
                .add(sealed.phone())
                .add(sealed.email());
        to.add(PERSON, line.end());
        key(to, Intake.DOCUMENT_KEY, sealed.documentDigest(), id);
        key(to, Intake.PHONE_TAIL_KEY, sealed.phoneTailDigest(), id);
    }

    private void key(
            Chunk to, String kind, byte @org.jspecify.annotations.Nullable [] digest, UUID person) {
        if (digest != null) {
            to.add(PERSON_KEY, line.begin().add(kind).add(digest).add(person).end());
        }
    }

    private void family(Chunk to, NewStudent student, Sealed sealed, UUID person) {
        for (var i = 0; i < student.guardians().size(); i++) {
            var it = student.guardians().get(i);
            line.begin()
                    .add(person)
                    .add(i + 1)
                    .add(it.name())
                    .add(it.relation())
                    .add(sealed.guardianPhones().get(i))
                    .add(it.employer())
                    .add(it.custody());
            to.add(GUARDIAN, line.end());
        }
        var health = student.health();
        if (health != null) {
            line.begin().add(person).add(health.condition()).add(health.blood());
            to.add(HEALTH, line.add(sealed.healthNote()).end());
        }
    }

    private void enrolment(
            Chunk to, PastStudent past, Sealed sealed, UUID institution, Standing.Whose ids) {
        var it = past.student();
        line.begin()
                .add(ids.enrolment())
                .add(ids.person())
                .add(institution)
                .add(ids.scopePos())
                .add(it.kind())
                .add(it.studentNumber())
                .add(sealed.registryNumber())
                .add(sealed.registryDigest())
                .add(it.registryNumberNational())
                .add(it.candidateNumber())
                .add(it.level())
                .add(it.studyForm())
                .add(it.admission())
                .add(it.boarding())
                .addAll(it.special())
                .add(it.entryOn())
                .add(it.entryYear())
                .add(it.schoolingYears())
                .add(it.studyLimitOn())
                .add(it.graduationOn())
                .add(Standing.after(past.now()).active());
        to.add(ENROLMENT, line.end());
    }

    private void list(Chunk to, PastStudent past, UUID institution, Standing.Whose ids) {
        var it = past.student();
        var person = it.person();
        StudentStatus status = Standing.after(past.now());
        line.begin()
                .add(ids.enrolment())
                .add(ids.person())
                .add(institution)
                .add(ids.scopePos())
                .add(person.name())
                .add(person.pinyin())
                .add(person.initials())
                .add(it.studentNumber() == null ? "" : it.studentNumber())
                .add(person.sex())
                .add(person.birthOn())
                .add(person.ethnicity())
                .add(status.code())
                .add(Standing.since(past))
                .add(past.now().unit())
                .add(past.now().gradeLevel())
                .add(it.entryYear())
                .add(it.level())
                .add(it.boarding())
                .add("registered");
        to.add(STUDENT, line.end());
        for (var part : new HashSet<>(person.nameParts())) {
            line.begin().add(part).add(ids.enrolment()).add(ids.scopePos()).add(ids.person());
            to.add(NAME_PART, line.end());
        }
    }
}
