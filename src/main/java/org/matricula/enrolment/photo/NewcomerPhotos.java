package org.matricula.enrolment.photo;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.registry.PhotoCheck;
import org.matricula.registry.PhotoProfile;
import org.matricula.registry.PhotoProfiles;
import org.matricula.registry.ShownPhotos;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Photos taken at the reporting desk or in a session before somebody is enrolled; with the
/// enrolment their file shows them.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class NewcomerPhotos {

    private final NewcomerPhotoRows rows;
    private final PhotoProfiles profiles;
    private final Files files;
    private final ShownPhotos photos;
    private final Clock clock;

    NewcomerPhotos(
            NewcomerPhotoRows rows,
            PhotoProfiles profiles,
            Files files,
            ShownPhotos photos,
            Clock clock) {
        this.rows = rows;
        this.profiles = profiles;
        this.files = files;
        this.photos = photos;
        this.clock = clock;
    }

    /// The profile of the session in which they sit.
    @Transactional(readOnly = true)
    public Optional<PhotoProfile> profile(Candidate candidate) {
        return rows.profile(candidate.id()).map(profiles::get);
    }

    /// Against the profile of the session in which they sit; none where they sit in none, for then
    /// only what every photo has to be is asked.
    ///
    /// @param vouched whether somebody at the desk sees the face
    public List<Refusal> faults(Candidate candidate, byte[] content, boolean vouched) {
        return rows.profile(candidate.id())
                .map(it -> PhotoCheck.check(content, profiles.get(it), vouched))
                .orElse(List.of());
    }

    /// @throws org.matricula.kernel.Refused if it is no photo
    public void keep(Candidate candidate, byte[] content) {
        var file =
                files.store(
                        NewFile.of(
                                candidate.scopePos(),
                                candidate.personId(),
                                "photo",
                                candidate.number() + ".jpg",
                                content));
        rows.keep(candidate.id(), file.id());
        rows.present(candidate.id(), file.id(), Acting.now().name(), clock.instant());
        if (candidate.enrolmentId() != null && candidate.personId() != null) {
            photos.show(
                    candidate.enrolmentId(), candidate.personId(), candidate.scopePos(), file.id());
        }
    }

    /// Newcomers who have just been enrolled bring their photos along.
    public void settle(List<Candidate> before) {
        var ids = before.stream().map(Candidate::id).toList();
        rows.settle(ids);
        for (var it : rows.kept(ids)) {
            var file = files.get(it.fileId());
            files.hand(List.of(it.fileId()), it.personId());
            files.place(List.of(new Files.Move(it.personId(), file.scopePos(), it.scopePos())));
            photos.show(it.enrolmentId(), it.personId(), it.scopePos(), it.fileId());
        }
    }
}
