package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A certificate to be written.
///
/// @param redraws the one withdrawn before it was handed over whose place it takes, null for none
record Fresh(
        UUID conclusion,
        Kind kind,
        String number,
        LocalDate datedOn,
        String name,
        String sex,
        LocalDate bornOn,
        LocalDate fromOn,
        LocalDate toOn,
        @Nullable String major,
        @Nullable String level,
        @Nullable String duration,
        @Nullable String studyForm,
        @Nullable String degreeName,
        String school,
        String principal,
        String body,
        @Nullable UUID replaces,
        @Nullable UUID caseId,
        @Nullable UUID redraws) {

    static Fresh copy(Certificate old, Kind kind, String number, LocalDate on, String body) {
        return new Fresh(
                old.conclusionId(),
                kind,
                number,
                on,
                old.name(),
                old.sex(),
                old.bornOn(),
                old.fromOn(),
                old.toOn(),
                old.major(),
                old.level(),
                old.duration(),
                old.studyForm(),
                null,
                old.school(),
                old.principal(),
                body,
                old.id(),
                null,
                null);
    }

    Fresh within(UUID file) {
        return new Fresh(
                conclusion,
                kind,
                number,
                datedOn,
                name,
                sex,
                bornOn,
                fromOn,
                toOn,
                major,
                level,
                duration,
                studyForm,
                degreeName,
                school,
                principal,
                body,
                replaces,
                file,
                redraws);
    }
}
