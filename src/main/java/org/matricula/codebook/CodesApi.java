package org.matricula.codebook;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// The code tables with every version of each code, for other systems.
@RestController
@RequestMapping("/api/v1/codes")
@Allowed(Allowed.SIGNED_IN)
class CodesApi {

    record Items(List<CodeRows.Table> items) {}

    record One(CodeRows.Table table, List<CodeRows.Version> codes) {}

    /// @param label left out where the code ends
    record Recorded(
            @Nullable String code,
            @Nullable String label,
            @Nullable String labelEn,
            @Nullable LocalDate from,
            @Nullable String reason) {}

    record Release(@Nullable String yaml) {}

    record Loaded(boolean newer) {}

    private final CodeRows rows;
    private final RecordCode recordCode;
    private final LoadRelease loadRelease;

    CodesApi(CodeRows rows, RecordCode recordCode, LoadRelease loadRelease) {
        this.rows = rows;
        this.recordCode = recordCode;
        this.loadRelease = loadRelease;
    }

    @GetMapping
    Items tables() {
        return new Items(rows.tables());
    }

    @GetMapping("/{key}")
    One table(@PathVariable String key) {
        return new One(get(key), rows.versions(key));
    }

    /// A new wording from a day on, or the code's end where no label is given.
    @PostMapping("/{key}")
    @Allowed("administrator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void record(@PathVariable String key, @RequestBody Recorded it) {
        get(key);
        if (it.from() == null || it.code() == null || it.code().isBlank()) {
            throw new Refused(Refusal.input(it.from() == null ? "from" : "code", "field.missing"));
        }
        var reason = it.reason() == null ? "" : it.reason();
        if (it.label() == null) {
            recordCode.end(key, it.code().strip(), it.from(), reason);
        } else {
            recordCode.record(key, it.code().strip(), it.label(), it.labelEn(), it.from(), reason);
        }
    }

    @PostMapping("/{key}/release")
    @Allowed("administrator")
    Loaded load(@PathVariable String key, @RequestBody Release release) throws IOException {
        get(key);
        var yaml = release.yaml() == null ? "" : release.yaml();
        return new Loaded(
                loadRelease.load(
                        key, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private CodeRows.Table get(String key) {
        return rows.table(key).orElseThrow(() -> new Absent("code table " + key));
    }
}
