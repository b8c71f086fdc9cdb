package org.matricula.coursework.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school sets for its term archive, and the day that follows from it.
@Component
class ArchivePolicies implements PolicyDeclarations {

    /// Calendar days from the first day of the new term within which last term's archive is handed
    /// in.
    static final DaysPolicy REPORT =
            Policy.days("archive.report-days", 7, 1, 60).source("学校期末归档要求：新学期开学一周内上报教务处");

    @Override
    public List<Policy<?>> policies() {
        return List.of(REPORT);
    }

    /// The last day on which a term's archive is in time. While the next term is not planned yet,
    /// the days run from the end of the term itself.
    static LocalDate dueOn(Term term, UUID institution, Terms terms, Policies policies) {
        var begins =
                terms.of(institution).stream()
                        .map(Term::from)
                        .filter(it -> !it.isBefore(term.until()))
                        .min(LocalDate::compareTo)
                        .orElse(term.until());
        return begins.plusDays(policies.value(REPORT, institution, begins) - 1L);
    }
}
