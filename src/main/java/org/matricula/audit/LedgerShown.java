package org.matricula.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// The ledger as its page shows it.
///
/// @param first address of the list's beginning, null there
/// @param next address of the following page
/// @param actions what occurs, to choose from
public record LedgerShown(
        Asked asked,
        List<Row> rows,
        @Nullable String first,
        @Nullable String next,
        List<String> actions,
        List<Root> roots) {

    /// What the filter shows again.
    public record Asked(
            @Nullable String subject,
            @Nullable String person,
            @Nullable String action,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        String address(@Nullable String cursor) {
            var address = UriComponentsBuilder.fromPath("/ledger");
            add(address, "subject", subject);
            add(address, "person", person);
            add(address, "action", action);
            add(address, "from", from);
            add(address, "until", until);
            add(address, "cursor", cursor);
            return address.build(true).toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
            if (value != null && !value.toString().isBlank()) {
                address.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
            }
        }
    }

    /// One entry.
    public record Row(
            @Nullable Long seq,
            String at,
            String actor,
            String role,
            String origin,
            String action,
            @Nullable String subject,
            @Nullable String caseId,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            @Nullable String hash) {}

    /// A signed root.
    public record Root(long size, String at, String root) {}
}
