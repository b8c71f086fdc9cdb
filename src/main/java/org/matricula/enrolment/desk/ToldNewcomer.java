package org.matricula.enrolment.desk;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.EnrolmentColumns;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.personal.RegistryNumber;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Entrance;
import org.matricula.registry.NewStudent;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// Tells the registry all that is known of a newcomer.
@Component
class ToldNewcomer {

    private static final String ADDRESS_UNKNOWN = "000000";
    private static final String OTHER_RELATION = "99";

    private final Vault vault;

    ToldNewcomer(Vault vault) {
        this.vault = vault;
    }

    NewStudent of(int row, Candidate it, Batch batch, boolean temporary) {
        var document = document(it);
        var number = registryNumber(it, document, temporary);
        return new NewStudent(
                row,
                person(it, document),
                guardians(it),
                it.previousSchool() == null
                        ? List.of()
                        : List.of(new NewStudent.Schooling(it.previousSchool(), null, null, null)),
                null,
                it.classId() == null ? it.unitId() : it.classId(),
                batch.gradeLevel(),
                null,
                null,
                number,
                number != null && new RegistryNumber(number).national(),
                it.candidateNumber(),
                batch.stage() == null || batch.stage().isBlank()
                        ? batch.education()
                        : batch.stage(),
                batch.level(),
                batch.studyForm(),
                it.admission(),
                it.boarding(),
                List.of(),
                batch.entryOn(),
                batch.year(),
                batch.schoolingYears(),
                batch.studyLimitOn(),
                batch.graduationOn(),
                new Entrance(it.score(), it.subjectTrack(), it.admissionTier(), it.origin()));
    }

    private NewStudent.Person person(Candidate it, @Nullable IdentityDocument document) {
        var name = new PersonName(it.name());
        return new NewStudent.Person(
                name.text(),
                null,
                name.pinyin(),
                name.initials(),
                name.suffixes(),
                it.sex(),
                it.birthOn(),
                it.ethnicity(),
                null,
                null,
                it.politicalStatus(),
                null,
                document == null ? null : document.type(),
                document == null ? null : document.number(),
                it.documentOverride(),
                null,
                null,
                open(EnrolmentColumns.HOME_ADDRESS, it.homeAddress(), it),
                open(EnrolmentColumns.PHONE, it.phone(), it),
                null);
    }

    private List<NewStudent.Guardian> guardians(Candidate it) {
        return it.guardianName() == null
                ? List.of()
                : List.of(
                        new NewStudent.Guardian(
                                it.guardianName(),
                                Objects.requireNonNullElse(it.guardianRelation(), OTHER_RELATION),
                                open(EnrolmentColumns.GUARDIAN_PHONE, it.guardianPhone(), it),
                                null,
                                true));
    }

    private @Nullable IdentityDocument document(Candidate it) {
        var number = open(EnrolmentColumns.DOCUMENT, it.documentNumber(), it);
        return number == null || it.documentType() == null
                ? null
                : new IdentityDocument(it.documentType(), number);
    }

    /// The number brought along, or a temporary one that says of itself that it is not national.
    private @Nullable String registryNumber(
            Candidate it, @Nullable IdentityDocument document, boolean temporary) {
        var brought = open(EnrolmentColumns.REGISTRY_NUMBER, it.registryNumber(), it);
        if (brought != null || !temporary || it.birthOn() == null) {
            return brought;
        }
        var division =
                document == null
                        ? ADDRESS_UNKNOWN
                        : document.residentId().map(ResidentId::division).orElse(ADDRESS_UNKNOWN);
        return RegistryNumber.temporary(division, it.birthOn(), RandomGenerator.getDefault())
                .number();
    }

    private @Nullable String open(Field field, byte @Nullable [] sealed, Candidate it) {
        return vault.open(field, sealed, it.salt());
    }
}
