package org.matricula.registry.link;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发关联码: a code for each student, or each guardian of a minor. The newest of somebody alone is
/// good; it is told once and kept nowhere.
@Service
class IssueCodes {

    static final Duration GOOD_FOR = Duration.ofDays(14);
    static final int MOST = 200;

    private static final int ADULT = 18;
    private static final int LETTERS = 12;

    /// Without letters that are taken for digits, or for each other, on paper.
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// @param code as it is printed
    record Issued(LinkCodes.Holder holder, String code, LocalDate until) {}

    private final LinkCodes codes;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssueCodes(LinkCodes codes, Vault vault, Ledger ledger, Clock clock) {
        this.codes = codes;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param unit a class, or any unit; null where enrolments are named
    /// @param guardians for the guardians instead of the students
    @Transactional
    List<Issued> issue(@Nullable UUID unit, List<UUID> enrolments, boolean guardians) {
        var chosen = unit == null ? enrolments : codes.inClass(unit, MOST + 1);
        if (chosen.size() > MOST) {
            throw new Refused(Refusal.rule("link.most", MOST));
        }
        var holders =
                guardians
                        ? codes.guardians(chosen, LocalDate.now(clock).minusYears(ADULT))
                        : codes.students(chosen);
        if (holders.isEmpty()) {
            throw new Absent("students");
        }
        var now = clock.instant();
        var until = now.plus(GOOD_FOR);
        var issued = new ArrayList<Issued>();
        for (var it : holders) {
            if (!it.linked()) {
                var code = next();
                codes.put(it, digest(vault, code), Acting.now().account(), now, until);
                issued.add(new Issued(it, code, LocalDate.ofInstant(until, clock.getZone())));
                ledger.record(
                        Act.of("link.issue", "enrolment:" + it.enrolment())
                                .at(it.scopePos())
                                .to(
                                        Map.of(
                                                "for",
                                                it.guardian() == null ? "student" : "guardian")));
            }
        }
        if (issued.isEmpty()) {
            throw new Refused(Refusal.conflict("link.all-linked"));
        }
        return issued;
    }

    static byte[] digest(Vault vault, String typed) {
        var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return Objects.requireNonNull(vault.digest("link-code", plain));
    }

    private String next() {
        var code = new StringBuilder();
        for (var i = 0; i < LETTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
