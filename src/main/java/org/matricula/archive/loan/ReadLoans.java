package org.matricula.archive.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Requests of everybody for those who keep and decide, their own for everybody else.
@Service
class ReadLoans {

    static final List<String> WHICH = List.of("open", "out", "overdue", "all");

    private final LoanRows rows;
    private final CopyRows copies;
    private final Clock clock;

    ReadLoans(LoanRows rows, CopyRows copies, Clock clock) {
        this.rows = rows;
        this.copies = copies;
        this.clock = clock;
    }

    static boolean keeps() {
        return Acting.now().holds("archive-keeper", "registrar", "academic-office-head");
    }

    @Transactional(readOnly = true)
    Slice<Loan> page(String which, @Nullable UUID before, int most) {
        var chosen = Set.copyOf(WHICH).contains(which) ? which : "open";
        return Slice.of(
                rows.page(
                        chosen,
                        keeps() ? null : Acting.now().account(),
                        LocalDate.now(clock),
                        before,
                        most + 1),
                most,
                it -> it.id().toString());
    }

    /// @throws Absent if it is neither within reach of a keeper nor one's own
    @Transactional(readOnly = true)
    Loan get(UUID id) {
        var it = rows.get(id);
        if (!keeps() && !java.util.Objects.equals(Acting.now().account(), it.askerId())) {
            throw new Absent("loan");
        }
        return it;
    }

    /// The certificate that went with a copy.
    @Transactional(readOnly = true)
    @Nullable CertifiedCopy copy(Loan it) {
        return copies.of(it.id()).orElse(null);
    }
}
