package org.matricula.identity.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.entry.Lock;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Accounts within reach, as lists and sheets show them.
@Service
@Transactional(readOnly = true)
public class AccountDesk {

    private static final int MOST = 200;

    public record Line(
            UUID id, String username, String name, List<String> roles, boolean disabled) {}

    public record Unit(UUID id, String code, String name, String kind) {}

    public record Post(
            UUID id,
            String role,
            @Nullable Unit unit,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String grantedBy,
            @Nullable String reason,
            @Nullable Instant revokedAt,
            @Nullable String revocationReason,
            boolean held) {}

    public record Sheet(
            UUID id,
            String username,
            String name,
            boolean disabled,
            boolean locked,
            boolean mustChangePassword,
            boolean oneTimeCodes,
            Instant createdAt,
            List<Post> posts) {}

    private final Reached reached;
    private final AccountRows rows;
    private final PostRows posts;
    private final Lock lock;
    private final Clock clock;

    AccountDesk(Reached reached, AccountRows rows, PostRows posts, Lock lock, Clock clock) {
        this.reached = reached;
        this.rows = rows;
        this.posts = posts;
        this.lock = lock;
        this.clock = clock;
    }

    Slice<Line> list(@Nullable String part, @Nullable String cursor, int limit) {
        var wide = Math.clamp(limit, 1, MOST);
        var after = cursor == null ? null : Cursor.read(cursor, 1).getFirst();
        var found = rows.list(Acting.now().scope(), blankToNull(part), after, wide);
        return Slice.of(
                        found,
                        wide,
                        it -> Cursor.of(it.username().toLowerCase(java.util.Locale.ROOT)))
                .map(AccountDesk::line);
    }

    Sheet sheet(UUID id) {
        var account = reached.account(id);
        var today = LocalDate.now(clock);
        return new Sheet(
                id,
                account.username(),
                account.name(),
                account.disabledAt() != null,
                lock.shut(account.username()),
                account.mustChange(),
                account.otp(),
                account.createdAt(),
                posts.of(id).stream().map(it -> post(it, today)).toList());
    }

    /// The acting person's own posts, past ones left out.
    public List<Post> held(UUID id) {
        var today = LocalDate.now(clock);
        return posts.of(id).stream()
                .filter(it -> it.held(today))
                .map(it -> post(it, today))
                .toList();
    }

    private static Line line(AccountRows.Row row) {
        var roles = row.posts() == null ? List.<String>of() : List.of(row.posts().split(" "));
        return new Line(row.id(), row.username(), row.name(), roles, row.disabledAt() != null);
    }

    private static Post post(PostRows.Row row, LocalDate today) {
        var unit =
                row.unit() == null
                        ? null
                        : new Unit(row.unit(), row.unitCode(), row.unitName(), row.unitKind());
        return new Post(
                row.id(),
                row.role(),
                unit,
                row.from(),
                row.until(),
                row.grantor(),
                row.reason(),
                row.revokedAt(),
                row.revocationReason(),
                row.held(today));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
