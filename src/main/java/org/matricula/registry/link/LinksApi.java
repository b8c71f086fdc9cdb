package org.matricula.registry.link;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Codes for accounts, by interface.
@RestController
class LinksApi {

    /// @param who `student` or `guardian`
    record Wish(@Nullable UUID unit, @Nullable List<UUID> enrolments, @Nullable String who) {}

    record Slip(
            String name, String student, String studentNumber, String code, LocalDate expiresOn) {}

    record Answer(List<Slip> items) {}

    record Typed(@Nullable String code) {}

    private final IssueCodes issueCodes;
    private final RedeemCode redeem;

    LinksApi(IssueCodes issueCodes, RedeemCode redeem) {
        this.issueCodes = issueCodes;
        this.redeem = redeem;
    }

    @PostMapping("/api/v1/link-codes")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    ResponseEntity<Answer> issue(@RequestBody Wish wish) {
        var issued =
                issueCodes.issue(
                        wish.unit(),
                        wish.enrolments() == null ? List.of() : wish.enrolments(),
                        "guardian".equals(wish.who()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(
                        new Answer(
                                issued.stream()
                                        .map(it ->
                                                new Slip(
                                                        it.holder().name(),
                                                        it.holder().student(),
                                                        it.holder().studentNumber(),
                                                        it.code(),
                                                        it.until()))
                                        .toList()));
    }

    @PostMapping("/api/v1/me/links")
    @Allowed(Allowed.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@RequestBody Typed typed) {
        redeem.link(typed.code() == null ? "" : typed.code());
    }
}
