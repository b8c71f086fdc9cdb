package org.matricula.enrolment.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.desk.Materials;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The checklist of a newcomer with what was sent in, for other systems.
@RestController
@RequestMapping("/api/v1/candidates/{candidate}/materials")
@OpenToAdmission
class SentPapersApi {

    /// @param seen whether the original was looked at, null where nobody has
    /// @param sent `sent`, `accepted`, `returned` or `discarded`, null where no copy came
    record ToldMaterial(
            UUID id,
            String name,
            boolean required,
            @Nullable Boolean seen,
            @Nullable UUID file,
            @Nullable String sent,
            @Nullable String reason,
            @Nullable LocalDate sentOn) {

        static ToldMaterial of(Materials.Item it) {
            return new ToldMaterial(
                    it.id(),
                    it.name(),
                    it.required(),
                    it.seen(),
                    it.kept() ? it.fileId() : null,
                    it.sent(),
                    it.reason(),
                    it.sentOn());
        }
    }

    /// @param file the one that was looked at
    record Judged(@Nullable UUID file, boolean accepted, @Nullable String reason) {}

    private final Candidates candidates;
    private final Materials materials;
    private final JudgePaper judgePaper;

    SentPapersApi(Candidates candidates, Materials materials, JudgePaper judgePaper) {
        this.candidates = candidates;
        this.materials = materials;
        this.judgePaper = judgePaper;
    }

    @GetMapping
    List<ToldMaterial> list(@PathVariable UUID candidate) {
        return materials.of(candidates.get(candidate)).stream().map(ToldMaterial::of).toList();
    }

    @PostMapping("/{material}/verdict")
    List<ToldMaterial> judge(
            @PathVariable UUID candidate, @PathVariable UUID material, @RequestBody Judged judged) {
        judgePaper.judge(
                candidate,
                material,
                judged.file(),
                judged.accepted(),
                judged.reason() == null ? "" : judged.reason());
        return list(candidate);
    }
}
