package org.matricula.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Surroundings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 收件箱 of whoever asks.
@Service
@Transactional
public class Inbox implements Surroundings {

    /// @param text the sentence in the reader's language
    public record Line(
            UUID id, String text, String href, Instant toldAt, @Nullable Instant readAt) {}

    private final NoticeRows rows;
    private final MessageSource messages;
    private final Clock clock;

    Inbox(NoticeRows rows, MessageSource messages, Clock clock) {
        this.rows = rows;
        this.messages = messages;
        this.clock = clock;
    }

    Slice<Line> page(@Nullable String cursor, int limit) {
        var before = cursor == null ? null : id(Cursor.read(cursor, 1).getFirst());
        return Slice.of(rows.inbox(before, limit), limit, it -> Cursor.of(it.id())).map(this::line);
    }

    private Line line(NoticeRows.Row row) {
        var locale = LocaleContextHolder.getLocale();
        var text = messages.getMessage(row.key(), row.args().toArray(), row.key(), locale);
        return new Line(
                row.id(), text == null ? row.key() : text, row.href(), row.toldAt(), row.readAt());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    /// @return where the notice leads
    String read(UUID id) {
        if (!rows.read(id, clock.instant())) {
            throw new Absent("notice " + id);
        }
        return rows.href(id);
    }

    void readAll() {
        rows.readAll(clock.instant());
    }

    @Override
    public long unread(Actor actor) {
        return actor.account() == null ? 0 : rows.unread();
    }
}
