package org.matricula.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Tells who of a list is in the register already, by document or student number, many at a time.
@Repository
@Transactional(readOnly = true)
public class Recognition {

    /// @param documentKey see [Intake#documentKey]
    public record Trace(
            int row, @Nullable String documentKey, @Nullable String studentNumber, String kind) {}

    /// @param version changes with each edit of the person or the enrolment
    public record Known(
            UUID enrolment,
            UUID person,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            UUID unit,
            @Nullable String studentNumber,
            boolean active,
            int version,
            ContactDetails contacts) {}

    /// @param here by row: those of the institution
    /// @param elsewhere rows whose person has an active enrolment of the kind at another one
    public record Found(Map<Integer, Known> here, Set<Integer> elsewhere) {}

    record Row(
            byte @Nullable [] digest,
            UUID enrolment,
            UUID person,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            UUID unit,
            @Nullable String studentNumber,
            boolean active,
            int version,
            byte[] salt,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus,
            @Nullable String boarding) {}

    record Elsewhere(byte[] digest, String kind) {}

    private final JdbcClient sql;
    private final Vault vault;

    Recognition(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public Found recognise(UUID institution, List<Trace> traces) {
        var digests = new HashMap<Integer, byte[]>();
        traces.stream()
                .filter(it -> it.documentKey() != null)
                .forEach(it ->
                        digests.put(it.row(), vault.digest(Intake.DOCUMENT_KEY, it.documentKey())));
        var byDigest = new HashMap<String, Row>();
        var byNumber = new HashMap<String, Row>();
        rows(institution, List.copyOf(digests.values()), numbers(traces))
                .forEach(it -> {
                    if (it.digest() != null) {
                        byDigest.merge(text(it.digest()), it, (a, b) -> a.active() ? a : b);
                    }
                    if (it.studentNumber() != null) {
                        byNumber.put(it.studentNumber(), it);
                    }
                });
        var elsewhere = elsewhere(List.copyOf(digests.values()));
        var here = new HashMap<Integer, Known>();
        var away = new HashSet<Integer>();
        for (var trace : traces) {
            var digest = digests.get(trace.row());
            var found = digest == null ? null : byDigest.get(text(digest));
            if (found == null && trace.studentNumber() != null) {
                found = byNumber.get(trace.studentNumber());
            }
            if (found != null) {
                here.put(trace.row(), known(found));
            } else if (digest != null && elsewhere.contains(text(digest) + trace.kind())) {
                away.add(trace.row());
            }
        }
        return new Found(here, away);
    }

    private static List<String> numbers(List<Trace> traces) {
        return traces.stream().map(Trace::studentNumber).filter(it -> it != null).toList();
    }

    private static String text(byte[] digest) {
        return java.util.HexFormat.of().formatHex(digest);
    }

    private List<Row> rows(UUID institution, List<byte[]> digests, List<String> numbers) {
        return sql.sql(
                        """
                        select k.digest, e.id as enrolment, p.id as person, p.name, p.sex, p.birth_on,
                               coalesce(s.unit_id, e.institution_id) as unit, e.student_number, e.active,
                               p.version + e.version as version, p.salt, p.phone, p.home_address,
                               p.household_address, p.email, p.political_status, e.boarding
                          from registry.enrolment e
                          join registry.person p on p.id = e.person_id
                          left join registry.student s on s.enrolment_id = e.id
                          left join registry.person_key k on k.person_id = p.id and k.kind = 'document'
                         where e.institution_id = :institution
                           and (e.student_number = any(:numbers)
                                or e.active and p.id in (select d.person_id from registry.person_key d
                                            where d.kind = 'document' and d.digest = any(:digests)))
                        """)
                .param("institution", institution)
                .param("numbers", numbers.toArray(String[]::new))
                .param("digests", digests.toArray(byte[][]::new))
                .query(Row.class)
                .list();
    }

    private Set<String> elsewhere(List<byte[]> digests) {
        var found = new HashSet<String>();
        sql.sql(
                        """
                        select k.digest, a.kind
                          from registry.person_key k
                          join registry.active_elsewhere(array(select d.person_id from registry.person_key d
                                 where d.kind = 'document' and d.digest = any(:digests))) a
                            on a.person_id = k.person_id
                         where k.kind = 'document' and k.digest = any(:digests)
                        """)
                .param("digests", digests.toArray(byte[][]::new))
                .query(Elsewhere.class)
                .list()
                .forEach(it -> found.add(text(it.digest()) + it.kind()));
        return found;
    }

    private Known known(Row row) {
        return new Known(
                row.enrolment(),
                row.person(),
                row.name(),
                row.sex(),
                row.birthOn(),
                row.unit(),
                row.studentNumber(),
                row.active(),
                row.version(),
                new ContactDetails(
                        vault.open(Intake.PHONE, row.phone(), row.salt()),
                        vault.open(Intake.HOME_ADDRESS, row.homeAddress(), row.salt()),
                        vault.open(Intake.HOUSEHOLD_ADDRESS, row.householdAddress(), row.salt()),
                        vault.open(Intake.EMAIL, row.email(), row.salt()),
                        row.politicalStatus(),
                        row.boarding()));
    }
}
