package org.matricula.registry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            int row,
            String name,
            @Nullable LocalDate birthOn,
            @Nullable String documentKey,
            @Nullable String studentNumber,
            @Nullable String registryNumber,
            String kind) {}

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

    /// @param here by row: those of the institution within reach
    /// @param elsewhere by row: the institution at which the person has an active enrolment of the
    ///   kind that the acting person does not reach; of it no more is told
    /// @param otherwise rows whose document belongs to somebody of another name or birth date
    /// @param numberTaken rows whose student number somebody else of the institution bears or bore
    /// @param registryNumberTaken rows whose registry number an active student bears somewhere
    public record Found(
            Map<Integer, Known> here,
            Map<Integer, UUID> elsewhere,
            Set<Integer> otherwise,
            Set<Integer> numberTaken,
            Set<Integer> registryNumberTaken) {}

    record Row(
            byte @Nullable [] digest,
            UUID enrolment,
            UUID person,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            UUID unit,
            @Nullable String studentNumber,
            byte @Nullable [] registryDigest,
            boolean active,
            int version,
            byte[] salt,
            byte @Nullable [] phone,
            byte @Nullable [] homeAddress,
            byte @Nullable [] householdAddress,
            byte @Nullable [] email,
            @Nullable String politicalStatus,
            @Nullable String boarding) {}

    record Elsewhere(byte[] digest, String kind, UUID institution) {}

    /// @param number a registry number by its digest
    record Taken(String kind, String number) {}

    private final JdbcClient sql;
    private final Vault vault;

    Recognition(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public Found recognise(UUID institution, List<Trace> traces) {
        var digests = digests(traces);
        var byDigest = new HashMap<String, Row>();
        var byNumber = new HashMap<String, Row>();
        rows(institution, List.copyOf(digests.values()), numbers(traces, Trace::studentNumber))
                .forEach(it -> {
                    if (it.digest() != null) {
                        byDigest.merge(text(it.digest()), it, (a, b) -> a.active() ? a : b);
                    }
                    if (it.studentNumber() != null) {
                        byNumber.put(it.studentNumber(), it);
                    }
                });
        var elsewhere = elsewhere(List.copyOf(digests.values()));
        var taken = taken(institution, traces);
        var found =
                new Found(
                        new HashMap<>(),
                        new HashMap<>(),
                        otherwise(traces, digests),
                        new HashSet<>(),
                        new HashSet<>());
        for (var trace : traces) {
            var digest = digests.get(trace.row());
            var known = digest == null ? null : byDigest.get(text(digest));
            if (known == null && trace.studentNumber() != null) {
                known = byNumber.get(trace.studentNumber());
            }
            if (known != null) {
                found.here().put(trace.row(), known(known));
            } else if (digest != null && elsewhere.containsKey(text(digest) + trace.kind())) {
                found.elsewhere().put(trace.row(), elsewhere.get(text(digest) + trace.kind()));
            }
            numbers(trace, known, taken, found);
        }
        return found;
    }

    /// A number is taken where it is not this very student's own.
    private void numbers(Trace trace, @Nullable Row known, Set<Taken> taken, Found found) {
        var number = trace.studentNumber();
        if (number != null
                && taken.contains(new Taken("student", number))
                && (known == null || !number.equals(known.studentNumber()))) {
            found.numberTaken().add(trace.row());
        }
        var registry = registryDigest(trace);
        if (registry != null
                && taken.contains(new Taken("registry", text(registry)))
                && (known == null || !Arrays.equals(registry, known.registryDigest()))) {
            found.registryNumberTaken().add(trace.row());
        }
    }

    private Map<Integer, byte[]> digests(List<Trace> traces) {
        var digests = new HashMap<Integer, byte[]>();
        for (var it : traces) {
            if (it.documentKey() != null) {
                digests.put(it.row(), vault.digest(Intake.DOCUMENT_KEY, it.documentKey()));
            }
        }
        return digests;
    }

    private static List<String> numbers(
            List<Trace> traces, Function<Trace, @Nullable String> which) {
        return traces.stream().map(which).filter(Objects::nonNull).toList();
    }

    private Set<Taken> taken(UUID institution, List<Trace> traces) {
        return Set.copyOf(
                sql.sql(
                                """
                                select distinct kind, number
                                  from registry.taken_numbers(:institution, :student, :registry)
                                """)
                        .param("institution", institution)
                        .param(
                                "student",
                                numbers(traces, Trace::studentNumber).toArray(String[]::new))
                        .param(
                                "registry",
                                traces.stream()
                                        .map(this::registryDigest)
                                        .filter(Objects::nonNull)
                                        .toArray(byte[][]::new))
                        .query(Taken.class)
                        .list());
    }

    private byte @Nullable [] registryDigest(Trace trace) {
        var number = trace.registryNumber();
        return number == null
                ? null
                : vault.digest(Intake.REGISTRY_KEY, Intake.registryKey(number));
    }

    private static String text(byte[] digest) {
        return java.util.HexFormat.of().formatHex(digest);
    }

    private List<Row> rows(UUID institution, List<byte[]> digests, List<String> numbers) {
        return sql.sql(
                        """
                        select k.digest, e.id as enrolment, p.id as person, p.name, p.sex, p.birth_on,
                               coalesce(s.unit_id, e.institution_id) as unit, e.student_number, e.registry_digest, e.active,
                               p.version + e.version as version, p.salt, p.phone, p.home_address,
                               p.household_address, p.email, p.political_status, e.boarding
                          from registry.enrolment e
                          join registry.person p on p.id = e.person_id
                          left join registry.student s on s.enrolment_id = e.id
                          left join registry.person_key k on k.person_id = p.id and k.kind = 'document'
                         where e.institution_id = :institution
                           and e.id in (
                                 select n.id from registry.enrolment n
                                  where n.institution_id = :institution and n.student_number = any(:numbers)
                                 union all
                                 select n.id from registry.person_key d
                                   join registry.enrolment n on n.person_id = d.person_id and n.active
                                  where d.kind = 'document' and d.digest = any(:digests))
                        """)
                .param("institution", institution)
                .param("numbers", numbers.toArray(String[]::new))
                .param("digests", digests.toArray(byte[][]::new))
                .query(Row.class)
                .list();
    }

    private Map<String, UUID> elsewhere(List<byte[]> digests) {
        var found = new HashMap<String, UUID>();
        sql.sql(
                        """
                        select k.digest, a.kind, a.institution_id as institution
                          from registry.person_key k
                          join registry.active_at(array(select d.person_id from registry.person_key d
                                 where d.kind = 'document' and d.digest = any(:digests))) a
                            on a.person_id = k.person_id
                         where k.kind = 'document' and k.digest = any(:digests)
                        """)
                .param("digests", digests.toArray(byte[][]::new))
                .query(Elsewhere.class)
                .list()
                .forEach(it -> found.put(text(it.digest()) + it.kind(), it.institution()));
        return found;
    }

    /// One document, two people: a slip of the pen or somebody else's card. Joined silently, one
    /// person's record would go on in another's name.
    private Set<Integer> otherwise(List<Trace> traces, Map<Integer, byte[]> digests) {
        var asked = traces.stream().filter(it -> digests.containsKey(it.row())).toList();
        var named =
                Set.copyOf(
                        sql.sql(
                                        "select * from registry.named_otherwise(:digests, :names, cast(:births as date[]))")
                                .param(
                                        "digests",
                                        asked.stream()
                                                .map(it -> digests.get(it.row()))
                                                .toArray(byte[][]::new))
                                .param(
                                        "names",
                                        asked.stream().map(Trace::name).toArray(String[]::new))
                                .param(
                                        "births",
                                        asked.stream()
                                                .map(it ->
                                                        it.birthOn() == null
                                                                ? null
                                                                : it.birthOn().toString())
                                                .toArray(String[]::new))
                                .query((row, n) ->
                                        text(row.getBytes("digest")) + row.getString("name"))
                                .list());
        return asked.stream()
                .filter(it -> named.contains(text(digests.get(it.row())) + it.name()))
                .map(Trace::row)
                .collect(Collectors.toSet());
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
