package org.matricula.verification.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.RegistryNumber;
import org.matricula.personal.ResidentId;
import org.matricula.registry.Intake;
import org.matricula.registry.StudentStatus;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 证件号核查: the numbers of a range are opened one after the other in memory, compared with what the
/// record says, and forgotten; no digit of them is written anywhere.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SealedNumbers {

    private static final String RESIDENT = "1";
    private static final String REGISTRY_FORMAT = "registry-number-format";

    /// Of any other there is nothing to compare; that it is missing another rule says.
    private static final List<String> SEXES = List.of("1", "2");

    private static final String WHO =
            """
              from registry.student s join registry.person p on p.id = s.person_id
             where s.scope_pos between :lo and :hi and s.status = any (:active)
               and (cast(:enrolment as uuid) is null or s.enrolment_id = :enrolment)
            """;

    record Row(
            UUID enrolment,
            UUID person,
            byte[] salt,
            byte[] number,
            String type,
            String sex,
            @Nullable LocalDate birthOn) {}

    record RegistryRow(UUID enrolment, byte[] salt, byte[] number) {}

    record GuardianRow(UUID person, byte[] salt, byte[] number) {}

    private final JdbcClient sql;
    private final Vault vault;

    SealedNumbers(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    List<RegisterPass.Hit> hits(RegisterPass.Look look) {
        var found = new ArrayList<RegisterPass.Hit>();
        var guardians = guardians(look);
        try (var rows =
                about(
                        look,
                        "select s.enrolment_id as enrolment, p.id as person, p.salt,"
                                + " p.document_number as number, p.document_type as type, p.sex, p.birth_on"
                                + WHO
                                + " and p.document_number is not null and p.document_type is not null")
                        .query(Row.class)
                        .stream()) {
            rows.forEach(it -> {
                var number = String.valueOf(vault.open(Intake.DOCUMENT, it.number(), it.salt()));
                if (it.type().equals(RESIDENT)) {
                    resident(it, number, look.today(), found);
                }
                if (guardians.getOrDefault(it.person(), List.of()).contains(number)) {
                    found.add(new RegisterPass.Hit("document-of-guardian", it.enrolment(), null));
                }
            });
        }
        registry(look, found);
        return found;
    }

    private void registry(RegisterPass.Look look, List<RegisterPass.Hit> found) {
        if (!look.rules().containsKey(REGISTRY_FORMAT)) {
            return;
        }
        try (var rows =
                about(
                        look,
                        "select s.enrolment_id as enrolment, p.salt, e.registry_number as number"
                                + WHO.replace(
                                        " where ",
                                        " join registry.enrolment e on e.id = s.enrolment_id where ")
                                + " and e.scope_pos between :lo and :hi and e.registry_number is not null")
                        .query(RegistryRow.class)
                        .stream()) {
            rows.filter(it ->
                            RegistryNumber.of(
                                            String.valueOf(
                                                    vault.open(
                                                            Intake.REGISTRY_NUMBER,
                                                            it.number(),
                                                            it.salt())))
                                    .isEmpty())
                    .forEach(it ->
                            found.add(new RegisterPass.Hit(REGISTRY_FORMAT, it.enrolment(), null)));
        }
    }

    private static void resident(
            Row it, String number, LocalDate today, List<RegisterPass.Hit> found) {
        var id = ResidentId.of(number);
        if (id.isEmpty() || id.get().birthOn().isAfter(today)) {
            found.add(new RegisterPass.Hit("document-invalid", it.enrolment(), null));
            return;
        }
        if (it.birthOn() != null && !id.get().birthOn().equals(it.birthOn())) {
            found.add(new RegisterPass.Hit("document-birth", it.enrolment(), null));
        }
        if (SEXES.contains(it.sex()) && !id.get().sex().equals(it.sex())) {
            found.add(new RegisterPass.Hit("document-sex", it.enrolment(), null));
        }
    }

    private Map<UUID, List<String>> guardians(RegisterPass.Look look) {
        var all = new HashMap<UUID, List<String>>();
        about(
                        look,
                        "select g.person_id as person, p.salt, g.document_number as number from registry.guardian g"
                                + " join registry.person p on p.id = g.person_id"
                                + " where g.document_number is not null and g.person_id in (select s.person_id"
                                + WHO
                                + ")")
                .query(GuardianRow.class)
                .stream()
                .forEach(it ->
                        all.computeIfAbsent(it.person(), key -> new ArrayList<>())
                                .add(
                                        String.valueOf(
                                                vault.open(
                                                        Intake.GUARDIAN_DOCUMENT,
                                                        it.number(),
                                                        it.salt()))));
        return all;
    }

    private JdbcClient.StatementSpec about(RegisterPass.Look look, String statement) {
        return sql.sql(statement)
                .param("lo", look.lo())
                .param("hi", look.hi())
                .param("active", StudentStatus.activeCodes())
                .param("enrolment", look.enrolment(), java.sql.Types.OTHER);
    }
}
