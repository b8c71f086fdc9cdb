package org.matricula.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The archive for other systems.
@RestController
@RequestMapping("/api/v1/archives")
@OpenToVolumes
class VolumesApi {

    private static final int MOST = 200;

    /// @param pages on paper, by kind
    record Student(@Nullable UUID enrolmentId, @Nullable Map<String, Integer> pages) {}

    record Filing(
            @Nullable UUID unit,
            @Nullable String place,
            @Nullable List<Student> students,
            @Nullable String missingWhy) {}

    record Filed(int volumes) {}

    record Candidates(List<Candidate> items) {}

    record Paper(@Nullable String kind, @Nullable Integer pages) {}

    private final ReadVolumes readVolumes;
    private final FileVolumes fileVolumes;

    VolumesApi(ReadVolumes readVolumes, FileVolumes fileVolumes) {
        this.readVolumes = readVolumes;
        this.fileVolumes = fileVolumes;
    }

    @GetMapping
    Slice<Volume> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(readVolumes.page(q, cursor, most + 1), most, Volume::cursor);
    }

    @GetMapping("/{volume}")
    OpenedVolume show(@PathVariable UUID volume) {
        return readVolumes.open(volume);
    }

    @GetMapping("/candidates")
    Candidates candidates(@RequestParam UUID unit) {
        return new Candidates(readVolumes.candidates(unit));
    }

    @PostMapping
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.CREATED)
    Filed file(@RequestBody Filing it) {
        if (it.unit() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        var pages = new HashMap<UUID, Map<String, Integer>>();
        for (var student : it.students() == null ? List.<Student>of() : it.students()) {
            if (student.enrolmentId() == null) {
                throw new Refused(Refusal.input("enrolmentId", "field.missing"));
            }
            pages.put(student.enrolmentId(), student.pages() == null ? Map.of() : student.pages());
        }
        return new Filed(
                fileVolumes.file(
                        it.unit(),
                        new FileVolumes.Filing(
                                List.copyOf(pages.keySet()),
                                it.place() == null ? "" : it.place(),
                                pages,
                                it.missingWhy())));
    }

    @PostMapping("/{volume}/papers")
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable UUID volume, @RequestBody Paper it) {
        if (it.kind() == null || it.pages() == null) {
            throw new Refused(Refusal.input("kind", "field.missing"));
        }
        fileVolumes.add(volume, it.kind(), it.pages());
    }
}
