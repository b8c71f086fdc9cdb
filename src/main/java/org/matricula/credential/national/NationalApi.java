package org.matricula.credential.national;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registration for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/diploma-registration")
@OpenToCertificates
class NationalApi {

    /// @param reason why it is made once more
    record Decision(
            @Nullable UUID institution, @Nullable String decisionNo, @Nullable String reason) {}

    record Made(UUID id) {}

    record Result(@Nullable String file) {}

    record Answered(int differ) {}

    record Solution(@Nullable String solution) {}

    private final NationalFiles files;
    private final NationalDesk desk;

    NationalApi(NationalFiles files, NationalDesk desk) {
        this.files = files;
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<Made> make(@RequestBody Decision it) {
        if (it.institution() == null) {
            throw new Refused(Refusal.input("institution", "certificate.decision"));
        }
        return ResponseEntity.status(201)
                .body(
                        new Made(
                                desk.make(
                                        it.institution(),
                                        it.decisionNo() == null ? "" : it.decisionNo(),
                                        it.reason() == null ? "" : it.reason())));
    }

    @GetMapping("/{file}")
    List<NationalFiles.Line> lines(@PathVariable UUID file) {
        files.file(file);
        return files.lines(file);
    }

    @PostMapping("/{file}/answer")
    Answered answer(@PathVariable UUID file, @RequestBody Result it) {
        return new Answered(
                desk.answer(file, it.file() == null ? new byte[0] : decoded(it.file())));
    }

    /// Nothing where it is no Base64: told as a missing file.
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    @PostMapping("/lines/{line}/solve")
    ResponseEntity<Void> solve(@PathVariable UUID line, @RequestBody Solution it) {
        desk.solve(line, it.solution() == null ? "" : it.solution());
        return ResponseEntity.noContent().build();
    }
}
