package org.matricula.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Allowed.SIGNED_IN)
class NoticesApi {

    private final Inbox inbox;

    NoticesApi(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/api/v1/notices")
    Slice<Inbox.Line> list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return inbox.page(cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/api/v1/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id) {
        inbox.read(id);
    }
}
