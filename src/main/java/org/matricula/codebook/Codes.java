package org.matricula.codebook;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// 代码表: what a code means. Lists ask it for every row, so a table is read once and kept for half a
/// minute; a change made here is seen at once.
@Service
public class Codes {

    private static final Duration KEPT = Duration.ofSeconds(30);

    /// @param retired labels of codes that nobody may choose any more and old records still carry
    private record Kept(
            Instant at, LocalDate day, Map<String, Code> byCode, Map<String, String> retired) {}

    private final CodeRows rows;
    private final Clock clock;
    private final Map<String, Kept> tables = new ConcurrentHashMap<>();

    Codes(CodeRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// The Chinese word, of a retired code its last one; the code itself where no word is known, so
    /// that nothing is hidden.
    public String label(String table, @Nullable String code) {
        if (code == null) {
            return "";
        }
        var kept = kept(table);
        var found = kept.byCode().get(code);
        return found == null ? kept.retired().getOrDefault(code, code) : found.label();
    }

    /// The word for a page in the reader's language; papers and registers have the Chinese one.
    public String label(String table, @Nullable String code, Locale locale) {
        if (code == null) {
            return "";
        }
        var found = table(table).get(code);
        return found == null ? code : found.label(locale);
    }

    /// The word as it read on a day, for papers and histories.
    public String label(String table, String code, LocalDate on) {
        return rows.labelOn(table, code, on).orElse(code);
    }

    /// What may be chosen today, in the standard's order.
    public List<Code> list(String table) {
        return List.copyOf(table(table).values());
    }

    public Optional<Code> find(String table, String code) {
        return Optional.ofNullable(table(table).get(code));
    }

    /// Reads a cell of a roster: the code itself, its Chinese word or its English one; `01` and `1`
    /// mean the same where only one of them is a code, `男` means `男性`.
    public Optional<String> codeOf(String table, String labelOrCode) {
        return Wording.codeOf(table(table).values(), labelOrCode);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(CodesChanged change) {
        tables.remove(change.table());
    }

    private Map<String, Code> table(String key) {
        return kept(key).byCode();
    }

    private Kept kept(String key) {
        var kept = tables.get(key);
        var now = clock.instant();
        var today = LocalDate.now(clock);
        if (kept != null && kept.day().equals(today) && kept.at().plus(KEPT).isAfter(now)) {
            return kept;
        }
        var byCode = new LinkedHashMap<String, Code>();
        rows.on(key, today).forEach(it -> byCode.put(it.code(), it));
        var read = new Kept(now, today, byCode, rows.retired(key, today));
        tables.put(key, read);
        return read;
    }
}
