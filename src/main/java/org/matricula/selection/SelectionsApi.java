package org.matricula.selection;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 评选 for programs, to be read.
@RestController
@RequestMapping("/api/v1/selections")
@OpenToSelections
class SelectionsApi {

    private static final int MOST = 500;

    record Schemes(List<Scheme> items) {}

    private final ReadSelections read;

    SelectionsApi(ReadSelections read) {
        this.read = read;
    }

    @GetMapping
    Slice<Round> rounds(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return read.rounds(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/schemes")
    Schemes schemes() {
        return new Schemes(read.schemes());
    }

    @GetMapping("/{round}/candidates")
    Slice<Candidate> candidates(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "chosen") String which,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return read.candidates(round, which, cursor, Math.clamp(limit, 1, MOST));
    }
}
