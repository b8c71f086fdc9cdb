package org.matricula.exchange.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 平台名单 for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/platform-lists")
@OpenToPlatforms
class PlatformListApi {

    record NewList(UUID id) {}

    /// @param export whether it is an export of whom the platform has, no receipt
    record Result(@Nullable String file, @Nullable Boolean export) {}

    record Differing(int differ) {}

    record Solution(@Nullable String solution) {}

    record Purpose(@Nullable String reason) {}

    private static final int LINES = 1000;

    private final PlatformLists lists;
    private final PlatformDesk desk;

    PlatformListApi(PlatformLists lists, PlatformDesk desk) {
        this.lists = lists;
        this.desk = desk;
    }

    @GetMapping
    List<PlatformLists.Made> lists() {
        return lists.latest(LINES);
    }

    @PostMapping
    ResponseEntity<NewList> make(@RequestBody PlatformDesk.Wish it) {
        return ResponseEntity.status(201).body(new NewList(desk.make(it)));
    }

    @GetMapping("/{list}")
    List<PlatformLists.Line> lines(@PathVariable UUID list) {
        lists.list(list);
        return lists.lines(list, LINES);
    }

    /// @param as `xlsx` or `dbf`
    @PostMapping("/{list}/list.{as}")
    ResponseEntity<byte[]> take(
            @PathVariable UUID list, @PathVariable String as, @RequestBody Purpose it)
            throws IOException {
        if (!List.of("xlsx", "dbf").contains(as)) {
            throw new Absent("list");
        }
        var out = new ByteArrayOutputStream();
        desk.write(list, as, it.reason() == null ? "" : it.reason(), out);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(out.toByteArray());
    }

    @PostMapping("/{list}/answer")
    Differing answer(@PathVariable UUID list, @RequestBody Result it) {
        return new Differing(
                desk.answer(
                        list,
                        it.file() == null ? new byte[0] : decoded(it.file()),
                        Boolean.TRUE.equals(it.export())));
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
