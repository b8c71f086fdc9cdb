package org.matricula.enrolment.photo;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.IdentityDocument;
import org.matricula.registry.Intake;
import org.matricula.registry.PhotoCheck;
import org.matricula.registry.PhotoProfiles;
import org.matricula.registry.ShownPhotos;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 采集照片: one picture, found by its name: a student number or the whole number of a document.
@Service
class TakePhotos {

    /// What became of one picture.
    ///
    /// @param name what the file is called; a document number in it is not repeated
    /// @param student whose it is, null where it fits no one
    record Result(String name, @Nullable String student, List<Refusal> faults) {

        boolean taken() {
            return student != null && faults.isEmpty();
        }
    }

    private static final int LONGEST_NUMBER = 20;

    private final PhotoSessions sessions;
    private final PhotoProfiles profiles;
    private final Files files;
    private final ShownPhotos photos;
    private final NewcomerPhotoRows newcomers;
    private final Ledger ledger;
    private final Vault vault;
    private final Clock clock;

    TakePhotos(
            PhotoSessions sessions,
            PhotoProfiles profiles,
            Files files,
            ShownPhotos photos,
            NewcomerPhotoRows newcomers,
            Ledger ledger,
            Vault vault,
            Clock clock) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.files = files;
        this.photos = photos;
        this.newcomers = newcomers;
        this.ledger = ledger;
        this.vault = vault;
        this.clock = clock;
    }

    /// Each picture for itself: one that is refused does not keep the others out.
    ///
    /// @param vouched whether somebody has looked at the faces
    @Transactional
    Result take(UUID sessionId, String fileName, byte[] content, boolean vouched) {
        sessions.get(sessionId);
        // whoever closes it waits for this picture, and this one for them
        sessions.hold(sessionId);
        var session = sessions.get(sessionId);
        if (session.closed()) {
            throw new Refused(Refusal.conflict("photo.closed", session.name()));
        }
        var number = number(fileName);
        var digests =
                Stream.of(number)
                        .filter(it -> it.length() >= 7)
                        .flatMap(it -> IdentityDocument.keysOf(it).stream())
                        .map(it -> vault.digest(Intake.DOCUMENT_KEY, it))
                        .toList();
        var sitter =
                number.isEmpty() ? null : sessions.named(sessionId, number, digests).orElse(null);
        var shown = shown(fileName, number);
        if (sitter == null) {
            return new Result(shown, null, List.of());
        }
        var faults = PhotoCheck.check(content, profiles.get(session.profileId()), vouched);
        if (!faults.isEmpty()) {
            return new Result(shown, sitter.name(), faults);
        }
        try {
            keep(sitter, content, vouched);
        } catch (Refused refused) {
            return new Result(shown, sitter.name(), refused.refusals());
        }
        return new Result(shown, sitter.name(), List.of());
    }

    private void keep(PhotoSessions.Sitter sitter, byte[] content, boolean vouched) {
        var file =
                files.store(
                        NewFile.of(
                                sitter.scopePos(),
                                sitter.personId(),
                                "photo",
                                sitter.number() + ".jpg",
                                content));
        if (sitter.enrolmentId() != null && sitter.personId() != null) {
            photos.show(sitter.enrolmentId(), sitter.personId(), sitter.scopePos(), file.id());
        } else {
            newcomers.keep(sitter.candidateId(), file.id());
        }
        sessions.taken(sitter.id(), file.id(), Acting.now().name(), clock.instant());
        if (vouched) {
            ledger.record(Act.of("photo.vouch", subject(sitter)).at(sitter.scopePos()));
        }
    }

    static String subject(PhotoSessions.Sitter it) {
        return it.enrolmentId() == null
                ? "candidate:" + it.candidateId()
                : "enrolment:" + it.enrolmentId();
    }

    private static String number(String fileName) {
        var name =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var dot = name.lastIndexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).strip();
        return stem.length() > LONGEST_NUMBER ? "" : stem;
    }

    /// A document number stays private even where it fits no one.
    private static String shown(String fileName, String number) {
        return number.length() >= 15
                ? org.matricula.personal.Masks.ofNobody(number)
                : number.isEmpty() ? fileName : number;
    }
}
